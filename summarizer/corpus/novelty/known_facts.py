"""What stands in the briefings read before: their facts, and in which sentences each stood.

Sentences are kept apart, as numbers, since it is not enough that every word of a claim has been read
somewhere: a claim is known where its facts stood together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import Union

from summarizer.facts.facts import rows
from summarizer.facts.hashing import fact_of

_Where = Union[int, "array[int]"]
"""Most facts stand in one sentence; a number then, which costs a quarter of an array."""


class KnownFacts:
    """Grows a briefing at a time; briefings that share nothing with a question cost it nothing."""

    def __init__(self, briefings: Iterable[array[int]] = ()) -> None:
        self.sentences = 0
        self._where: dict[int, _Where] = {}
        for prints in briefings:
            self.add(prints)

    def __bool__(self) -> bool:
        return self.sentences > 0

    def add(self, prints: array[int]) -> None:
        """One more briefing (`Facts.prints` of it), whenever it was read."""
        for row in rows(prints):
            for fact in {fact_of(print_) for print_ in row}:
                self._add(fact)
            self.sentences += 1

    def _add(self, fact: int) -> None:
        before = self._where.get(fact)
        if before is None:
            self._where[fact] = self.sentences
        elif isinstance(before, int):
            self._where[fact] = array("I", (before, self.sentences))
        else:
            before.append(self.sentences)

    def __contains__(self, fact: int) -> bool:
        return fact in self._where

    def where(self, fact: int) -> Sequence[int]:
        """The numbers of the sentences that hold it, rising."""
        found = self._where.get(fact, ())
        return (found,) if isinstance(found, int) else found

    def holds(self, sentence: int, fact: int) -> bool:
        where = self.where(fact)
        at = bisect_left(where, sentence)
        return at < len(where) and where[at] == sentence

    def together(self, facts: Collection[int]) -> bool:
        """Did all of these, one at least, stand in one sentence?"""
        rarest = min(facts, key=lambda fact: len(self.where(fact)), default=None)
        if rarest is None:
            return False
        return any(all(self.holds(s, fact) for fact in facts) for s in self.where(rarest))
