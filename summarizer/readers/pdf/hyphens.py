"""Whether a hyphen at a line's end was put there by the line's end, or belongs to the word.

No dictionary is asked but the document itself: what it writes elsewhere as one word, or with a hyphen, is
that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.readers.pdf.runs import Run

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_MOST = 500_000
_LAST = re.compile(r"[\w’'-]+$")
_FIRST = re.compile(r"^[\w’'-]+")
_LONGEST_WORD = 60
_SHORTEST = 3
"""Letters of a word that may stand before a hyphen of its own; shorter ones are syllables."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREFIXES = _words(
    """ante anti any can con counter dis every for fore inter man mis not out over per pre pro some sub super
    the trans under with"""
)
"""Which begin words that are written as one, though they may be words themselves."""
_OWN = _words("all anti co ex high long low mid non one pro self short")
"""Which are followed by a hyphen as a rule, where the whole is not known as one word."""


class Vocabulary:
    """The words that a document holds, as far as it has been read."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def learn(self, runs: Iterable[Run]) -> None:
        """The words of a page, but for the halves of those that a line's end parts."""
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
        return word.casefold() in self._words

    def joined(self, before: str, after: str) -> str:
        """Two pieces of text, the first of which a hyphen ended that is not part of it."""
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
        """In one number or the other."""
        return any(map(self.knows, (text, f"{text}s", text.removesuffix("s"))))
