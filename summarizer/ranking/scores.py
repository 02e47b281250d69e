"""The score of every sentence: a sum of named parts, which is also its explanation."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from summarizer.ranking.term_index import TermIndex
from summarizer.ranking.weights import NAMES


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


def row_of(raw: dict[str, float]) -> list[float]:
    """The parts in order; what is taken off never exceeds what there is, so that no score is below 0."""
    gained = sum(value for value in raw.values() if value > 0)
    lost = -sum(value for value in raw.values() if value < 0)
    share = min(1.0, gained / lost) if lost else 1.0
    return [value if value > 0 else value * share for value in (raw.get(name, 0.0) for name in NAMES)]
