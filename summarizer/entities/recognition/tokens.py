"""Words and marks of a stretch of text, with their places: what the rules for names look at.

The project's own word splitter serves ranking and knows nothing of capitals; names need other seams: "U.S."
is one word, a possessive ending and a hyphen are words of their own. Stretches are bounded, so that neither
a text in a single line nor one without spaces costs more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.document import Stretch

PIECE = 4000
"""Code points of the longest stretch that is looked at as one."""

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u200c\u200d"
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?"  # U.S. and U.S.A
    rf"|['’][sS](?!\w)"  # a possessive ending
    rf"|{_LETTER}[\w{_MARKS}]*(?:['’](?![sS](?!\w)){_LETTER}[\w{_MARKS}]*)*"  # O’Brien
    rf"|\d+(?:[.,]\d+)*\w*"
    rf"|([^\w\s])\1*"  # a run of one mark is one token
    rf"|_+"
)


class Token(NamedTuple):
    start: int
    end: int
    text: str
    glued: bool
    """It follows what is before it without a space."""

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """A word with a capital in its first two letters: "Kyiv", "eBay"."""
        return self.text[0].isupper() or (self.text[0].isalpha() and self.text[1:2].isupper())

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")


def tokens(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, end):
        found.append(Token(match.start(), match.end(), match[0], match.start() == last))
        last = match.end()
    return found


def pieces(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """A stretch in pieces of bounded length, cut at white space where there is some."""
    start = stretch.start
    while stretch.end - start > PIECE:
        cut = max(
            text.rfind(" ", start + PIECE // 2, start + PIECE),
            text.rfind("\n", start + PIECE // 2, start + PIECE),
        )
        cut = cut if cut > start else start + PIECE
        yield start, cut
        start = cut
    if start < stretch.end:
        yield start, stretch.end
