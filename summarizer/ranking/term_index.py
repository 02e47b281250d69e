"""Build a tf-idf index of all units in flat arrays, and compute centrality from it.

Arrays are used rather than one vector object for each unit, since a long document has a million terms and the
index is sent between processes. No step needs n by n memory or time: sums over pairs of units are computed as
sums over terms.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.cancellation import stop_if, stoppable

READ = 20_000
"""Maximum characters of a sentence that are indexed. Prose has no longer sentences."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Normalized tf-idf rows in compressed sparse row format.

    Row i has the terms `ids[a:b]` with `weights[a:b]`, where a, b = offsets[i:i+2]. A row without content
    terms is empty; any other has the Euclidean norm 1.
    """

    ids: array[int]
    weights: array[float]
    offsets: array[int]
    size: int
    """Number of distinct terms; ids run from 0 to size - 1."""

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, index: int) -> Iterator[tuple[int, float]]:
        """Return an iterator over the (term id, weight) pairs of a sentence."""
        a, b = self.offsets[index], self.offsets[index + 1]
        return zip(self.ids[a:b], self.weights[a:b], strict=True)


def index_terms(sentences: Iterable[Sequence[str]], cancelled: Callable[[], bool]) -> TermIndex:
    """Build the index of sentences, each given as its terms; a sentence counts as a document for df.

    Weights are (1 + ln tf) * ln(1 + n / df) (Manning, Raghavan and Schütze 2008, section 6.4), so that a term
    that occurs in every sentence still has a positive weight.

    Raises:
        Cancelled: if `cancelled()` is true.
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
"""Weight of a link to an earlier sentence, relative to a link to a later one."""


def centrality(index: TermIndex, members: Sequence[int], cancelled: Callable[[], bool]) -> dict[int, float]:
    """Return the centrality of each member among `members`, scaled so that the highest is 1.

    It is the sum of cosine similarities to the other members, those to earlier ones weighted by `BACKWARD`.

    Args:
        members: rows of the index, in text order.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
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
