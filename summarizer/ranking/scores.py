"""Scores of units: named parts whose sum is the score and whose list is its explanation.

What each part is worth is learned (`model`, made by `python -m training.ranking`). The constants of the
choice are set by hand and were compared on documents that the model had not seen.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.ranking.term_index import TermIndex

NAMES = (
    "base",  # what every unit has
    "position",  # where it stands in the text, its section and its paragraph
    "section",  # what the heading above it, or its own label, promises
    "wording",  # what kind of statement its words make: a decision, a finding, a warning, a pleasantry
    "figures",  # what it counts, and in money, per cent, people or days
    "centrality",  # how much of the text is about it
    "title",  # words it shares with the title and its own heading
    "names",  # whom and what it names
    "length",  # too short to say much, too long to take in
    "form",  # whether it can stand alone: a quotation, an answer, "However, he …", half a sentence
)
REDUNDANCY = 2
"""The power by which what has been said takes from a score: of half, a quarter; of all, all."""
BREVITY, SHORTEST, TYPICAL = 0.15, 8, 20
"""A score is multiplied by (`TYPICAL` / words) to the power of `BREVITY`, the words of its context included:
of two units that tell the same the shorter one is taken. Under `SHORTEST` words nothing more is gained."""


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
