"""Text as a search compares it: without accents, ligatures, runs of white space and, if so wanted, case.

A keyboard has no ’ and no –, and few have ł: what is folded away is what a reader would not mind, or could
not type. Each character is folded for itself (Unicode's compatibility decomposition, UAX #15, without its
accents), so that a long text is folded in pieces, and only where it is looked at. Most characters fold to
one, and offsets stay; where that is not so, it is noted.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

KEPT_CLASS = 9
"""Combining classes up to this are no accents: nukta, the voicing of kana, virama."""
_INVISIBLE = re.compile("[\u00ad\u034f\u200c\u200d\ufe00-\ufe0f]")
_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict(zip("øđðłħıŧØĐÐŁĦŦ", "oddlhitODDLHT", strict=True)),
    **{"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "Æ": "AE", "Œ": "OE", "Þ": "TH", "ẞ": "SS"},
}
MANY = 400
"""Distinct characters from which one pass over all of them is faster than one for each."""


@cache
def fold_character(character: str, *, cased: bool) -> str:
    """What one character is compared as: none, one or several; for white space a blank."""
    if character.isspace():
        return " "
    if _INVISIBLE.match(character):
        return ""
    if (found := _PLAIN.get(character)) is None:
        apart = unicodedata.normalize("NFKD", character)
        bare = "".join(c for c in apart if unicodedata.combining(c) <= KEPT_CLASS)
        found = "".join(_PLAIN.get(c, c) for c in unicodedata.normalize("NFC", bare))
        found = found.strip() or found[:1]  # some signs are taken for a blank and a mark
    return found if cased else found.casefold()


class FoldedPiece(NamedTuple):
    """A piece of a text, folded."""

    text: str
    folded: array[int]
    """Where, in `text`, offsets begin to differ otherwise than before; empty where they never do."""
    given: array[int]
    """What these are offsets of, in the piece as it was given."""
    grows: bool
    """A character has become several."""

    def origin(self, at: int) -> int:
        """The offset, in the piece as it was given, of the character that a folded one comes from."""
        if not self.folded:
            return at
        run = bisect_right(self.folded, at) - 1
        return at if run < 0 else self.given[run] + at - self.folded[run]


def fold(text: str, *, cased: bool) -> FoldedPiece:
    """Fold a text, or a piece of one that begins with what leaves something (see `cut`)."""
    folds = {c: fold_character(c, cased=cased) for c in set(text) if not c.isascii() or c.isspace()}
    alone = {c: one for c, one in folds.items() if len(one) == 1 and one != c}
    if len(alone) < MANY:
        for character, one in alone.items():
            text = text.replace(character, one)
    else:
        text = text.translate({ord(character): one for character, one in alone.items()})
    if not cased:
        text = _without_capitals(text)
    dropped = "".join(c for c, none in folds.items() if not none)
    grown = {c: several for c, several in folds.items() if len(several) > 1}
    return _squeeze(text, dropped, grown)


def _without_capitals(text: str) -> str:
    if text.isascii():
        return text.lower()
    for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":  # not lower(), which knows better than one by one
        text = text.replace(capital, capital.lower())
    return text


def _squeeze(text: str, dropped: str, grown: dict[str, str]) -> FoldedPiece:
    """Make one blank of several, nothing of what is dropped, several of what grows."""
    between = f"[ {re.escape(dropped)}]*" if dropped else " *"
    others = re.escape(dropped + "".join(grown))
    pattern = re.compile(f" {between} |[{others}]" if others else f" {between} ")
    parts: list[str] = []
    folded, given = array("I"), array("I")
    done = size = 0
    for match in pattern.finditer(text):
        a, b = match.span()
        found = " " if b - a > 1 else grown.get(match[0], "")
        parts += text[done:a], found
        size += a - done
        for into in range(1, len(found)):
            folded.append(size + into)
            given.append(a)
        size += len(found)
        folded.append(size)
        given.append(b)
        done = b
    return FoldedPiece("".join((*parts, text[done:])), folded, given, bool(grown))


def leaves_nothing(character: str) -> bool:
    """Whether a character belongs to the one before it, in a folded text: a blank, or nothing at all."""
    return fold_character(character, cased=True) in ("", " ")


def cut(text: str, size: int) -> array[int]:
    """Where pieces of about `size` end that can be folded one by one, and the end of the text."""
    ends, at = array("Q"), 0
    while at < len(text):
        at = min(at + size, len(text))
        while at < len(text) and leaves_nothing(text[at]):
            at += 1
        ends.append(at)
    return ends
