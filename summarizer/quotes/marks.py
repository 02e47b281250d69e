"""Find quotations by their marks, paragraph by paragraph, so that a stray mark affects only one.

Of two quotations, one in the other, only the outer one is returned.

Single marks (' or ‘ ’) are those of the British press, and stand among apostrophes. A mark opens a quotation
before a word and after a space, and closes one after a word and before no letter. A closing mark after "s"
may be a possessive ("the drivers' union"), and one after "in" an elision ("goin' home"): such a weak mark
closes a quotation only if no sure one follows.

A dash opens speech in Spanish and Portuguese: "—Vamos —dijo Ana—. Es tarde.".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from summarizer.cancellation import stop_if
from summarizer.document import Document, Paragraph, Span, overlapping
from summarizer.patterns import lazy

_SINGLE = lazy(r"['‘’]")
_PARTNER = {"'": "'", "‘": "’"}
_BEFORE = frozenset('([{/-–—:;,“"„«»*')
_ENDING = frozenset(',.?!…;—–”"»')
_AFTER = frozenset(',.;:?!)]}…—–”"*')
_ELISION = lazy(
    r"(?:\d0s\b|\d\d\b|[tT]was\b|[tT]is\b|[tT]ween\b|[tT]ill?\b|[eE]m\b|[cC]ause\b|[cC]os\b|[cC]oz\b|[bB]out\b"
    r"|[rR]ound\b|[nN]['’]|[nN]eath\b|[gG]ainst\b|[sS]up\b|[tT]ha\b|[sS]\b|[eE]r\b|[iI]m\b|[aA]ve\b)"
)
_CLIPPED = lazy(r"(?:in|\b(?:n|o|an|th|wi|ol|lil|po|mo|bo|fo|ca|co|de|di|fa|va|sta|da|mi))$", re.IGNORECASE)
_SENTENCE_BREAK = lazy(r"[.?!…]\s")
_WEAK_REACH = 200
"""Maximum code points of a quotation that ends with a weak mark."""


class SingleQuotes(NamedTuple):
    """The quotations of a paragraph, and the offset of one that is still open, or -1."""

    spans: list[Span]
    open_at: int


class _QuoteMark(NamedTuple):
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
    return weak - start <= _WEAK_REACH and not _SENTENCE_BREAK.search(text, start, weak)


def _marks(text: str, start: int, end: int) -> Iterator[_QuoteMark]:
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if match[0] != "’" and (before.isspace() or before in _BEFORE) and _opens_word(after):
            yield _QuoteMark(at, "elided" if _ELISION.match(text, at + 1) else "open")
        elif match[0] != "‘" and not before.isspace() and not after.isalnum():
            yield _QuoteMark(at, _closing(text, at, before, after))


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


_OPENING = lazy(r"\s*—(?=[\w¿¡«“…])")
_INSERT = lazy(r"\s—(?=[^\W\d_])")
_RESUME = lazy(r"—[.,;:…]?\s*")
LANGUAGES = frozenset({"es", "pt"})
"""Languages in which a dash right before a word, at the start of a paragraph, opens speech."""


def find_dialogue(document: Document) -> Iterator[Span]:
    """Yield the spoken parts of paragraphs that open with a dash, the first with its dash."""
    text = document.text
    for paragraph in document.paragraphs:
        opening = _OPENING.match(text, paragraph.start, paragraph.end) if paragraph.kind == "body" else None
        if not opening:
            continue
        start = opening.end() - 1
        while start < paragraph.end:
            insert = _INSERT.search(text, start, paragraph.end)
            end = insert.start() if insert else _trimmed(text, start, paragraph.end)
            if end > start:
                yield Span(start, end)
            resume = _RESUME.search(text, insert.end(), paragraph.end) if insert else None
            if resume is None:
                break
            start = resume.end()


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


_CLOSERS = {"“": "”", "«": "»", "»": "«", "„": "“”", '"': '"'}
_MARK = lazy(r"[“”„«»\"]")
_FEET = lazy(r"\d['’′]\s?\d*$")
_SENTENCE_END = lazy(r"[.!?…]")
_WORD = lazy(r"\w+(?:[-'’.]\w+)*")
SCARE_WORDS = 2
_OFTEN = 1000
"""Number of marks between checks for cancellation."""
_BEFORE_OPENING = frozenset("([{-–—/'‘“„«:;,")


def word_count(text: str, span: Span) -> int:
    """Count the words of a quotation, up to one more than `SCARE_WORDS`."""
    return sum(
        1 for _, _ in zip(range(SCARE_WORDS + 1), _WORD.finditer(text, span.start, span.end), strict=False)
    )


def is_said(document: Document, span: Span, cue: str | None) -> bool:
    """Return whether a quotation of one or two words is speech ("No.", "Yes," he said), not scare quotes."""
    inside = document.text[span.start + 1 : span.end - 1].rstrip()
    return bool(_SENTENCE_END.search(inside)) or (inside.endswith(",") and cue is not None)


def quotations(document: Document, cancelled: Callable[[], bool]) -> list[Span]:
    """Return the spans of quotations with their marks, in order and without overlaps."""
    doubles = list(_doubles(document, cancelled))
    singles = [span for span in _singles(document, cancelled) if not _crosses(span, doubles)]
    if not singles:
        return doubles
    return sorted([*singles, *(span for span in doubles if not overlapping(singles, span))])


def _crosses(single: Span, doubles: list[Span]) -> bool:
    """Return whether a span is not wholly outside of, or around, every quotation in double marks."""
    return any(
        not (single.start < double.start and double.end < single.end)
        for double in overlapping(doubles, single)
    )


def _singles(document: Document, cancelled: Callable[[], bool]) -> Iterator[Span]:
    open_at = -1
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "code":
            continue
        stop_if(cancelled)
        start = paragraph.start
        if open_at >= 0:
            start = _opening_of(document.text, paragraph)[1] + 1
        following = _following(document, number)
        found = find_singles(document.text, start, paragraph.end, open_at, following)
        yield from found.spans
        open_at = found.open_at
        if open_at < 0:
            continue
        led_in = open_at < paragraph.start or is_led_in(document.text, open_at, paragraph.start)
        if not led_in or following != document.text[open_at]:
            # A straight mark without a partner is an apostrophe.
            if led_in and (open_at < paragraph.start or document.text[open_at] == "‘"):
                yield Span(open_at, _end_of(document.text, paragraph))
            open_at = -1


def _doubles(document: Document, cancelled: Callable[[], bool]) -> Iterator[Span]:
    """Yield the quotations in double marks.

    A quotation that is open at the end of a paragraph continues only if the next paragraph opens with the
    same mark.
    """
    open_at, mark = -1, ""
    paragraphs = document.paragraphs
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "code":
            continue
        stop_if(cancelled)
        skip = _opening_of(document.text, paragraph)[1] if open_at >= 0 else -1
        for count, match in enumerate(_MARK.finditer(document.text, paragraph.start, paragraph.end)):
            if count % _OFTEN == 0:
                stop_if(cancelled)
            at, found = match.start(), match[0]
            if at == skip or _is_measure(document.text, at, paragraph, open_at >= 0 and mark == '"'):
                continue
            nested = mark == '"' and _opens(document.text, at, paragraph, mark)
            if open_at >= 0 and found in _CLOSERS[mark] and not nested:
                yield Span(open_at, at + 1)
                open_at = -1
            elif found in _CLOSERS and _opens(document.text, at, paragraph, found):
                open_at, mark = (at, found) if open_at < 0 or found == mark else (open_at, mark)
        if open_at >= 0 and _following(document, number) != mark:
            yield Span(open_at, _end_of(document.text, paragraph))
            open_at = -1


def _following(document: Document, number: int) -> str:
    """Return the first visible character of the next paragraph, with which a quotation goes on."""
    following = document.paragraphs[number + 1 : number + 2]
    if not following or following[0].kind == "code":
        return ""
    return _opening_of(document.text, following[0])[0]


def _opening_of(text: str, paragraph: Paragraph) -> tuple[str, int]:
    """Return the first visible character of a paragraph and its offset."""
    for at in range(paragraph.start, paragraph.end):
        if not text[at].isspace():
            return text[at], at
    return "", -1


def _end_of(text: str, paragraph: Paragraph) -> int:
    end = paragraph.end
    while end > paragraph.start and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, at: int, paragraph: Paragraph, mark: str) -> bool:
    """Return whether a mark opens a quotation: after a space or bracket, and right before a word.

    Curly marks have an opening form. Guillemets point in either direction (French « Nous », German »Wir«).
    """
    if mark in "“„":
        return True
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if not before.isspace() and before not in _BEFORE_OPENING:
        return False
    return mark == "«" or (not after.isspace() and after not in '".,;:!?)')


def _is_measure(text: str, at: int, paragraph: Paragraph, quoted: bool) -> bool:
    """Return whether a mark means inches: in 5'10", or after a digit while no quotation is open."""
    if text[at] != '"' or at == paragraph.start or not text[at - 1].isdigit():
        return False
    return not quoted or _FEET.search(text, max(paragraph.start, at - 6), at) is not None
