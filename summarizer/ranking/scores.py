"""Store the scores of units as named parts, which add up to the score and explain it.

The parts are computed by a trained model (`model`, made by `python -m training.ranking`). The constants of
the choice were set by hand and compared on documents that the model had not seen.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.ranking.term_index import TermIndex

NAMES = (
    "base",  # constant of every unit
    "position",  # position in the text, the section and the paragraph
    "section",  # kind of the heading above it or of its own label
    "wording",  # kind of statement by its cue words: decision, finding, warning, courtesy
    "figures",  # numbers, money, percentages, people, dates
    "content",  # what it is about, by the vector of its words
    "centrality",  # similarity to the rest of the text
    "title",  # words shared with the title and its own heading
    "names",  # weight and type of the entities it names
    "length",  # penalty for units that are too short or too long
    "form",  # dependence on context: a quotation, an answer, "However, he …", half a sentence
)
REDUNDANCY = 2
"""Exponent of the redundancy penalty: a unit that is half redundant loses a quarter of its score."""
BREVITY, SHORTEST, TYPICAL = 0.15, 8, 20
"""Exponent, minimum and reference length of the preference for short units.

A score is multiplied by (`TYPICAL` / words) ** `BREVITY`, where words include the context, so that the
shorter of two equally informative units is taken. Units under `SHORTEST` words gain no more.
"""


_LENGTH = NAMES.index("length")


@dataclass(frozen=True, slots=True)
class Scores:
    """The parts of the scores of all sentences."""

    parts: array[float]
    """Rows of `NAMES` one after another, as 4-byte floats, since a long text has 100,000 sentences."""

    def __len__(self) -> int:
        return len(self.parts) // len(NAMES)

    def reasons(self, sentence: int) -> dict[str, float]:
        """Return the parts of a score that are not 0, by name."""
        start = sentence * len(NAMES)
        row = self.parts[start : start + len(NAMES)]
        return {name: value for name, value in zip(NAMES, row, strict=True) if value}

    def score(self, sentence: int) -> float:
        """Return the score of a sentence, the sum of its parts; at least 0."""
        start = sentence * len(NAMES)
        return max(0.0, sum(self.parts[start : start + len(NAMES)]))


@dataclass(frozen=True, slots=True)
class Ranking:
    """The scores, terms and lengths of all units, and the order of the eligible ones in a summary."""

    scores: Scores
    terms: TermIndex
    order: array[int]
    """Indices of the eligible units, best first."""
    words: array[int]
    """Number of words of each unit."""
    costs: array[int]
    """Number of words needed to quote each unit, its context included."""


def brief(row: Sequence[float], words: int) -> list[float]:
    """Return the parts of a score, with the preference for short units added to "length"; see `BREVITY`."""
    factor = (TYPICAL / max(SHORTEST, words)) ** BREVITY
    own = lawful(row)
    return [value + (factor - 1) * sum(own) * (at == _LENGTH) for at, value in enumerate(own)]


def lawful(row: Sequence[float]) -> list[float]:
    """Return the parts of a score, negative ones scaled down if needed so that the sum is at least 0."""
    gained = sum(value for value in row if value > 0)
    lost = -sum(value for value in row if value < 0)
    share = min(1.0, gained / lost) if lost else 1.0
    return [value if value > 0 else value * share for value in row]
