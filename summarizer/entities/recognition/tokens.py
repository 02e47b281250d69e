"""Tokenize text for the rules on names, into words and punctuation with offsets.

Unlike the word splitter for ranking (`language.words`), it keeps case and has other boundaries: "U.S." is one
token, while possessive endings and hyphens are separate tokens. Text is processed in bounded pieces, so that
the time is linear even for a text of one line or without spaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.document import Stretch
from summarizer.patterns import compiled

PIECE = 4000
"""Maximum code points processed at a time."""

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u200c\u200d"
_TOKEN = compiled(
    rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?"  # U.S. and U.S.A
    rf"|['’][sS](?!\w)"  # a possessive ending
    rf"|{_LETTER}[\w{_MARKS}]*(?:['’](?![sS](?!\w)){_LETTER}[\w{_MARKS}]*)*"  # O’Brien
    rf"|\d+(?:[.,]\d+)*\w*"
    rf"|([^\w\s])\1*"  # a run of one mark is one token
    rf"|_+"
)


class Token(NamedTuple):
    """A word, number or punctuation mark."""

    start: int
    end: int
    text: str
    glued: bool
    """Whether it follows the previous token without a space."""

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital among its first two letters: "Kyiv", "eBay"."""
        return self.text[0].isupper() or (self.text[0].isalpha() and self.text[1:2].isupper())

    @property
    def lower(self) -> str:
        """The text in lower case, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a span of text."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, end):
        found.append(Token(match.start(), match.end(), match[0], match.start() == last))
        last = match.end()
    return found


def pieces(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Split a span into pieces of bounded length, at white space if possible."""
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
