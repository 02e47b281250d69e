"""Decide whether a hyphen at the end of a line comes from hyphenation or belongs to the word.

The document itself serves as the dictionary: a word is joined or hyphenated as it occurs elsewhere in the
text.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.patterns import compiled
from summarizer.readers.pdf.runs import Run

_WORD = compiled(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_MOST = 500_000
_LAST = compiled(r"[\w’'-]+$")
_FIRST = compiled(r"^[\w’'-]+")
_LONGEST_WORD = 60
_SHORTEST = 3
"""Minimum letters of a word before a hyphen that belongs to a compound; shorter parts are syllables."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREFIXES = _words(
    """ante anti any can con counter dis every for fore inter man mis not out over per pre pro some sub super
    the trans under with"""
)
"""Prefixes of words written without a hyphen, although some are words themselves."""
_OWN = _words("all anti co ex high long low mid non one pro self short")
"""Prefixes usually followed by a hyphen, unless the document has the joined word."""


class Vocabulary:
    """The words of the pages read so far."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def learn(self, runs: Iterable[Run]) -> None:
        """Add the words of a page, except the halves of words hyphenated at a line end."""
        broken = False
        for run in runs:
            if len(self._words) > _MOST:
                return
            words = _WORD.findall(run.text.casefold())
            whole = words[broken : len(words) - run.hyphen]
            self._words.update(whole)
            self._words.update(part for word in whole if "-" in word for part in word.split("-"))
            broken = run.hyphen

    def knows(self, word: str) -> bool:
        """Return whether the document contains a word, ignoring case."""
        return word.casefold() in self._words

    def joined(self, before: str, after: str) -> str:
        """Join two pieces of text, the first of which ended in a hyphen at a line end (not included)."""
        left, right = _LAST.search(before, max(0, len(before) - _LONGEST_WORD)), _FIRST.search(after)
        if not left or not right:
            return f"{before}-{after}"
        return f"{before}{'-' if self._keeps(left[0], right[0]) else ''}{after}"

    def _keeps(self, left: str, right: str) -> bool:
        if self.knows(left + right):
            return False
        if left.isupper() and right.isupper() and not self.knows(left) and not self.knows(right):
            return False
        if self.knows(f"{left}-{right}") or not right[0].islower() or not left[-1].isalpha() or "-" in left:
            return True
        one, other = left.casefold(), right.casefold().split("-")[0]
        if one in _OWN and len(other) > _SHORTEST:
            return self._is_word(other)
        return len(one) >= _SHORTEST and one not in _PREFIXES and self._is_word(one) and self._is_word(other)

    def _is_word(self, text: str) -> bool:
        """Return whether a word is known in the singular or the plural."""
        return any(map(self.knows, (text, f"{text}s", text.removesuffix("s"))))
