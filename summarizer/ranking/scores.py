"""The score of every sentence: a sum of named parts, which is also its explanation."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.ranking.term_index import TermIndex
from summarizer.ranking.weights import BREVITY, NAMES, SHORTEST, TYPICAL

_LENGTH = NAMES.index("length")


@dataclass(frozen=True, slots=True)
class Scores:
    """One row of `NAMES` a sentence, in one column of 4-byte floats: a long text has 100,000 sentences."""

    parts: array[float]

    def __len__(self) -> int:
        return len(self.parts) // len(NAMES)

    def reasons(self, sentence: int) -> dict[str, float]:
        """The parts that are not 0, by name; they add up to the score."""
        start = sentence * len(NAMES)
        row = self.parts[start : start + len(NAMES)]
        return {name: value for name, value in zip(NAMES, row, strict=True) if value}

    def score(self, sentence: int) -> float:
        """At least 0."""
        start = sentence * len(NAMES)
        return max(0.0, sum(self.parts[start : start + len(NAMES)]))


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is known of every unit, and the order in which the eligible ones are taken."""

    scores: Scores
    terms: TermIndex
    order: array[int]
    words: array[int]
    """How many words each unit has."""
    costs: array[int]
    """How many words it takes to quote each: its own and those of its context."""


def brief(row: Sequence[float], words: int) -> list[float]:
    """Return the parts of a score, its length weighed against what the unit tells; see `BREVITY`."""
    factor = (TYPICAL / max(SHORTEST, words)) ** BREVITY
    own = lawful(row)
    return [value + (factor - 1) * sum(own) * (at == _LENGTH) for at, value in enumerate(own)]


def lawful(row: Sequence[float]) -> list[float]:
    """Return the parts of a score, what is taken off scaled to what there is, so that no score is below 0."""
    gained = sum(value for value in row if value > 0)
    lost = -sum(value for value in row if value < 0)
    share = min(1.0, gained / lost) if lost else 1.0
    return [value if value > 0 else value * share for value in row]
