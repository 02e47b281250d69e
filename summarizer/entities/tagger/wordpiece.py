"""Tokenize for the tagger: split words into pieces of an uncased BERT vocabulary, and find their shapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MOST_PIECES = 8
"""Maximum pieces of a word; longer words are not names, and would fill the window."""
_LONGEST = 64
_TYPEWRITER = str.maketrans("’‘“”", "''\"\"")


class WordPieces:
    """Splits words into pieces, as indices into a vocabulary, with a cache."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._index = {piece: at for at, piece in enumerate(vocabulary)}
        self.pad, self.unknown = self._index["[PAD]"], self._index["[UNK]"]
        self.start, self.end = self._index["[CLS]"], self._index["[SEP]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._index)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the vocabulary indices of a word's pieces."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in _parts(plain(word)[:_LONGEST]):
            pieces += self._longest_first(part)
        return tuple(pieces[:MOST_PIECES]) or (self.unknown,)

    def _longest_first(self, word: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(word):
            prefix = "##" if at else ""
            for end in range(len(word), at, -1):
                piece = self._index.get(prefix + word[at:end])
                if piece is not None:
                    found.append(piece)
                    at = end
                    break
            else:
                return [self.unknown]
        return found


def plain(word: str) -> str:
    """Return a word in lower case, without accents, with straight quotation marks."""
    lower = word.translate(_TYPEWRITER).lower()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFD", lower)
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")


def _parts(word: str) -> list[str]:
    """Split dotted initials into letters and dots, as in the encoder's training; return other words whole."""
    if len(word) > 1 and word.endswith("."):
        return [part for letter in word.split(".")[:-1] for part in (letter, ".")]
    return [word] if word else []


WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]|_")

SHAPES = ("none", "lower", "title", "upper", "single", "mixed", "digits", "mark", "code", "dotted")
NONE, LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, MARK, CODE, DOTTED = range(len(SHAPES))


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """Return the index in `SHAPES` of a word's shape, which the lower-case encoder can't see."""
    if not word[0].isalnum():
        return MARK
    if word[-1] == ".":
        return DOTTED
    if word.isdigit():
        return DIGITS
    if any(char.isdigit() for char in word):
        return CODE
    if word.upper() == word.lower() or word.islower():
        return LOWER
    return _of_capitals(word)


def _of_capitals(word: str) -> int:
    if len(word) == 1:
        return SINGLE
    if word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED
