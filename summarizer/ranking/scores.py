"""Store the scores of units as named parts, and put units in the order in which a summary takes them.

The parts of a score add up to it and explain it. They are computed by a trained model (`model`, made by
`python -m training.ranking`). The constants of the choice were set by hand and compared on documents that
the model had not seen.

The order is by maximal marginal relevance (MMR, Carbonell and Goldstein 1998), which repeatedly takes the
sentence with the highest score after a penalty for redundancy. Redundancy here is the share of a sentence's
tf-idf weight that all chosen sentences cover together, rather than the highest similarity to one of them. A
sentence that repeats the facts of two others therefore counts as redundant, and a step takes time linear in
the sentence. The score is multiplied by 1 - redundancy ** `REDUNDANCY`: a shared subject costs little, full
redundancy costs the whole score. Redundancy only grows, so a stale value is an upper bound and the best
sentence can be found lazily from a heap (Minoux 1978).
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.cancellation import stop_if
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


_LENGTH, _FORM = NAMES.index("length"), NAMES.index("form")


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


def discounted(row: Sequence[float], independence: float) -> list[float]:
    """Return the parts of a score multiplied by `independence`, as a deduction from "form"."""
    lost = (1 - independence) * sum(row)
    return [value - lost * (at == _FORM) for at, value in enumerate(row)]


def lawful(row: Sequence[float]) -> list[float]:
    """Return the parts of a score, negative ones scaled down if needed so that the sum is at least 0."""
    gained = sum(value for value in row if value > 0)
    lost = -sum(value for value in row if value < 0)
    share = min(1.0, gained / lost) if lost else 1.0
    return [value if value > 0 else value * share for value in row]


_LAST = (math.inf, 0)
"""Heap key that sorts after every sentence."""


def best_first(candidates: Iterable[int], score: Callable[[int], float]) -> list[int]:
    """Sort candidates by descending score, ties in text order."""
    return sorted(sorted(candidates), key=score, reverse=True)


def choose(
    scores: Mapping[int, float] | array[float],
    index: TermIndex,
    first: Iterable[int] = (),
    *,
    best: Sequence[int] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[int]:
    """Yield the candidates in the order in which a summary takes them. Ties are broken by text order.

    Args:
        scores: score by sentence.
        index: tf-idf rows of the sentences.
        first: sentences taken before all others, in text order.
        best: the candidates sorted by `best_first`, if known already; else the keys of `scores`, which must
            then be a mapping.
        cancelled: called before each step.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
    said = bytearray(index.size)

    def take(sentence: int) -> int:
        for term, _ in index.row(sentence):
            said[term] = 1
        return sentence

    def value(sentence: int) -> float:
        redundancy = sum(weight * weight for term, weight in index.row(sentence) if said[term])
        return scores[sentence] * (1 - min(1.0, redundancy) ** REDUNDANCY)

    already = set(first)
    for sentence in sorted(already):
        yield take(sentence)
    if best is None:
        assert isinstance(scores, Mapping), "an array has scores of what is no candidate, too"
        best = best_first(scores, scores.__getitem__)
    heap: list[tuple[float, int]] = []
    at = 0
    while heap or at < len(best):
        stop_if(cancelled)
        # A score is the upper bound of a sentence's value, so lower-scoring ones need not be evaluated yet.
        unseen = (-scores[best[at]], best[at]) if at < len(best) else _LAST
        if not heap or unseen < heap[0]:
            at += 1
            if unseen[1] not in already:
                heapq.heappush(heap, (-value(unseen[1]), unseen[1]))
            continue
        sentence = heap[0][1]
        now = (-value(sentence), sentence)
        if all(now <= other for other in (*heap[1:3], unseen)):
            heapq.heappop(heap)
            yield take(sentence)
        else:
            heapq.heapreplace(heap, now)
