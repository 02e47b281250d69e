"""Find a query in folded text: literally, as whole words, or any of the terms of a search in all briefings.

Words are runs of letters, digits and marks. Scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer,
Burmese) have no such boundaries: there, each character counts as a word, as in the index.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, Protocol

from summarizer.language.folding import fold

Mode = Literal["literal", "words", "regex", "terms"]
"""How a query is matched. `terms` is the way of a search in all briefings: words in any order, “phrases”."""
MODES: tuple[Mode, ...] = ("literal", "words", "regex")
"""The modes that a user can choose for a search in the source, in the order of the key."""
MODE_NAMES: dict[Mode, str] = {
    "literal": "literal",
    "words": "whole words",
    "regex": "regex",
    "terms": "any of the words",
}


class SearchQuery(NamedTuple):
    """What the user typed, and how it is matched."""

    text: str
    mode: Mode = "literal"


def next_mode(mode: Mode) -> Mode:
    """Return the mode after one, in a circle; the first after one that can't be chosen."""
    return MODES[(MODES.index(mode) + 1) % len(MODES)] if mode in MODES else MODES[0]


def has_capital(query: str) -> bool:
    """Return whether a query contains a capital, so that case matters."""
    return any(c.isupper() or c.istitle() for c in query)


def means_something(query: str) -> bool:
    """Return whether a query contains anything to search for besides white space."""
    return bool(fold(query, cased=False).text.strip())


class Finder(Protocol):
    """Finds a query in a piece of folded text."""

    @property
    def cased(self) -> bool:
        """Return whether the text must be folded with its case."""

    @property
    def reach(self) -> int:
        """Return the number of characters that must be known after the first one of a match."""

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield offset and length of the matches that begin in text[start:stop], in ascending order.

        Matches may overlap, but no two begin at the same offset.
        """


class LiteralFinder:
    """Finds a query as it is typed; if `whole`, only where it begins and ends at the bounds of words."""

    def __init__(self, query: str, *, whole: bool = False) -> None:
        """The query must not be blank (see `means_something`)."""
        self.cased = has_capital(query)
        self._needle = fold(query.strip() if whole else query, cased=self.cased).text
        self._whole = whole
        self.reach = len(self._needle) - 1 + whole

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        size = len(self._needle)
        at = text.find(self._needle, start)
        while 0 <= at < stop:
            if not self._whole or not (_joined(text, at) or _joined(text, at + size)):
                yield at, size
            at = text.find(self._needle, at + 1)


class _Phrase(NamedTuple):
    """Consecutive words, of which the last one may go on."""

    words: tuple[str, ...]
    prefix: bool


GAP = 8
"""Maximum number of characters between two words of a phrase, such as `. “`."""


class TermsFinder:
    """Finds each of the terms of a query for all briefings, as the index does."""

    cased = False

    def __init__(self, query: str) -> None:
        """The query should have a term, else nothing is found."""
        from summarizer.corpus.search.fts_text import APART, terms  # its tables take 10 ms

        found = (
            _Phrase(_words(fold(term.text.replace(APART, ""), cased=False).text), term.prefix)
            for term in terms(query)
        )
        self._phrases = tuple(phrase for phrase in found if phrase.words)
        sizes = (sum(map(len, phrase.words)) + GAP * len(phrase.words) for phrase in self._phrases)
        self.reach = max(sizes, default=0)

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        longest: dict[int, int] = {}
        for phrase in self._phrases:
            at = text.find(phrase.words[0], start)
            while 0 <= at < stop:
                if not _joined(text, at) and (end := _end(text, at, phrase)) > longest.get(at, 0):
                    longest[at] = end
                at = text.find(phrase.words[0], at + 1)
        yield from ((at, end - at) for at, end in sorted(longest.items()))


def _end(text: str, at: int, phrase: _Phrase) -> int:
    """Return the end of a phrase that may begin at an offset; -1 if it does not."""
    for number, word in enumerate(phrase.words):
        last = min(at + GAP, len(text))
        while number and at < last and not _is_letter(text[at]):
            at += 1
        if not text.startswith(word, at):
            return -1
        at += len(word)
        goes_on = phrase.prefix and number == len(phrase.words) - 1
        if not goes_on and _joined(text, at):
            return -1
    return at


def finder_of(query: SearchQuery) -> Finder:
    """Return the finder of a query, which is not a regular expression."""
    if query.mode == "terms":
        return TermsFinder(query.text)
    return LiteralFinder(query.text, whole=query.mode == "words")


_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x312F), (0x31A0, 0x31FF)),
    *((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFD)),
)
"""First and last code points of scripts without spaces; a pattern of them takes long to compile."""


@cache
def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


@cache
def _is_spaced_letter(character: str) -> bool:
    return _is_letter(character) and not any(a <= ord(character) <= b for a, b in _UNSPACED)


def _joined(text: str, at: int) -> bool:
    """Return whether the characters before and at an offset belong to one word."""
    return 0 < at < len(text) and _is_spaced_letter(text[at - 1]) and _is_spaced_letter(text[at])


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a folded text."""
    found: list[str] = []
    for at, character in enumerate(text):
        if not _is_letter(character):
            continue
        if found and _joined(text, at):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)
