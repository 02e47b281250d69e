"""Index the content terms of every unit as numbers, in columns, and compute centrality from them.

Columns rather than a vector object a unit: a long document has a million terms, and they cross from one
process to another. Nothing here or above it is ever n by n; sums over pairs of units are sums over terms.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.cancellation import stop_if, stoppable

READ = 20_000
"""Characters of a sentence whose terms are compared; only what is no prose has longer ones."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Unit tf-idf rows: sentence i holds `ids[a:b]` with `weights[a:b]`, where a, b = offsets[i:i+2].

    A row without content terms is empty; any other has a Euclidean length of 1.
    """

    ids: array[int]
    weights: array[float]
    offsets: array[int]
    size: int
    """How many distinct terms there are: ids run from 0 to size - 1."""

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, index: int) -> Iterator[tuple[int, float]]:
        """(term id, weight) of a sentence."""
        a, b = self.offsets[index], self.offsets[index + 1]
        return zip(self.ids[a:b], self.weights[a:b], strict=True)


def index_terms(sentences: Iterable[Sequence[str]], cancelled: Callable[[], bool]) -> TermIndex:
    """Number the terms of each sentence and weigh them by tf-idf, a sentence taken for a document.

    Terms are weighed (1 + ln tf) * ln(1 + n / df) (Manning, Raghavan and Schütze 2008, section 6.4), so that
    a term of every sentence still counts a little: in a text of one sentence it is all there is.
    """
    vocabulary: dict[str, int] = {}
    rows: list[Counter[int]] = []
    frequency: Counter[int] = Counter()
    for terms in sentences:
        stop_if(cancelled)
        row = Counter(vocabulary.setdefault(term, len(vocabulary)) for term in terms)
        rows.append(row)
        frequency.update(row.keys())
    rarity = [
        math.log(1 + len(rows) / frequency[term]) for term in stoppable(range(len(vocabulary)), cancelled)
    ]
    ids, weights, offsets = array("I"), array("f"), array("I", [0])
    for row in stoppable(rows, cancelled):
        raw = [(1 + math.log(count)) * rarity[term] for term, count in row.items()]
        length = math.sqrt(sum(weight * weight for weight in raw)) or 1.0
        ids.extend(row)
        weights.extend(weight / length for weight in raw)
        offsets.append(len(ids))
    return TermIndex(ids, weights, offsets, len(vocabulary))


BACKWARD = 0.3
"""What a link to an earlier sentence is worth beside one to a later sentence."""


def centrality(index: TermIndex, members: Sequence[int], cancelled: Callable[[], bool]) -> dict[int, float]:
    """Centrality of each of `members` (rows of the index, in text order) among them, 0 to 1 (the highest)."""
    total = [0.0] * index.size
    for member in stoppable(members, cancelled):
        for term, weight in index.row(member):
            total[term] += weight
    seen = [0.0] * index.size
    raw: dict[int, float] = {}
    for member in stoppable(members, cancelled):
        before = after = 0.0
        for term, weight in index.row(member):
            before += weight * seen[term]
            seen[term] += weight
            after += weight * (total[term] - seen[term])
        raw[member] = max(0.0, after) + BACKWARD * before
    highest = max(raw.values(), default=0.0) or 1.0
    return {member: value / highest for member, value in stoppable(raw.items(), cancelled)}
