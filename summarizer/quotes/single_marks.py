"""Find quotations in single marks (' or ‘ ’), as the British press writes them, among apostrophes.

A mark opens a quotation before a word and after a space, and closes one after a word and before no letter.
A closing mark after "s" may be a possessive ("the drivers' union"), and one after "in" an elision
("goin' home"): such a weak mark closes a quotation only if no sure one follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from summarizer.document import Span

_SINGLE = re.compile(r"['‘’]")
_PARTNER = {"'": "'", "‘": "’"}
_BEFORE = frozenset('([{/-–—:;,“"„«»*')
_ENDING = frozenset(',.?!…;—–”"»')
_AFTER = frozenset(',.;:?!)]}…—–”"*')
_ELISION = re.compile(
    r"(?:\d0s\b|\d\d\b|[tT]was\b|[tT]is\b|[tT]ween\b|[tT]ill?\b|[eE]m\b|[cC]ause\b|[cC]os\b|[cC]oz\b|[bB]out\b"
    r"|[rR]ound\b|[nN]['’]|[nN]eath\b|[gG]ainst\b|[sS]up\b|[tT]ha\b|[sS]\b|[eE]r\b|[iI]m\b|[aA]ve\b)"
)
_CLIPPED = re.compile(
    r"(?:in|\b(?:n|o|an|th|wi|ol|lil|po|mo|bo|fo|ca|co|de|di|fa|va|sta|da|mi))$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.?!…]\s")
_WEAK_REACH = 200
"""Maximum code points of a quotation that ends with a weak mark."""


class SingleQuotes(NamedTuple):
    """The quotations of a paragraph, and the offset of one that is still open, or -1."""

    spans: list[Span]
    open_at: int


class _Mark(NamedTuple):
    at: int
    kind: Literal["open", "elided", "close", "weak", "end"]
    """An "end" closes after punctuation; an "elided" mark opens only if such an end follows."""


def find_singles(text: str, start: int, end: int, open_at: int = -1, following: str = "") -> SingleQuotes:
    """Find the quotations of a paragraph.

    Args:
        open_at: offset of the mark of an earlier paragraph's quotation that goes on here, or -1.
        following: the first character of the next paragraph, with which an open quotation goes on.
    """
    found: list[Span] = []
    weak = elided = -1
    for at, kind in _marks(text, start, end):
        sign = text[at]
        if kind in ("open", "elided"):
            if open_at >= 0 and weak >= 0 and _may_end(text, open_at, weak):
                found.append(Span(open_at, weak + 1))
                open_at = -1
            if kind == "open":
                open_at, weak = at, -1
            elif open_at < 0:
                elided = at
        elif open_at >= 0 and sign == _PARTNER[text[open_at]]:
            if kind == "weak":
                weak = weak if weak >= 0 else at
            else:
                found.append(Span(open_at, at + 1))
                open_at = weak = elided = -1
        elif open_at < 0 and elided >= 0 and kind == "end" and sign == _PARTNER[text[elided]]:
            found.append(Span(elided, at + 1))
            elided = -1
    goes_on = open_at >= 0 and following == text[open_at] and is_led_in(text, open_at, start)
    if open_at >= 0 and weak >= 0 and not goes_on and _may_end(text, open_at, weak):
        found.append(Span(open_at, weak + 1))
        open_at = -1
    return SingleQuotes(found, open_at)


def is_led_in(text: str, at: int, start: int) -> bool:
    """Return whether a mark opens the paragraph from `start`, or stands after a colon or a comma."""
    before = text[max(start, at - 2) : at].rstrip()
    return at <= start or not text[start:at].strip() or before[-1:] in (":", ",")


def _may_end(text: str, start: int, weak: int) -> bool:
    return weak - start <= _WEAK_REACH and not _SENTENCE_END.search(text, start, weak)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if match[0] != "’" and (before.isspace() or before in _BEFORE) and _opens_word(after):
            yield _Mark(at, "elided" if _ELISION.match(text, at + 1) else "open")
        elif match[0] != "‘" and not before.isspace() and not after.isalnum():
            yield _Mark(at, _closing(text, at, before, after))


def _opens_word(after: str) -> bool:
    return after.isalnum() or after in '“"„«$£€…[('


def _closing(text: str, at: int, before: str, after: str) -> Literal["close", "weak", "end"]:
    if before in _ENDING:
        return "end"
    if before.isdigit() or _CLIPPED.search(text, max(0, at - 8), at):
        return "weak"
    if after in _AFTER:
        return "close"
    return "weak" if before in "sSzxX" else "close"
