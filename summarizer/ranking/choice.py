"""Order sentences by maximal marginal relevance (MMR).

MMR (Carbonell and Goldstein 1998) repeatedly takes the sentence with the highest score after a penalty for
redundancy. Redundancy here is the share of a sentence's tf-idf weight that all chosen sentences cover
together, rather than the highest similarity to one of them. A sentence that repeats the facts of two others
therefore counts as redundant, and a step takes time linear in the sentence. The score is multiplied by 1 -
redundancy ** `REDUNDANCY`: a shared subject costs little, full redundancy costs the whole score. Redundancy
only grows, so a stale value is an upper bound and the best sentence can be found lazily from a heap (Minoux
1978).
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from summarizer.cancellation import stop_if
from summarizer.ranking.scores import REDUNDANCY
from summarizer.ranking.term_index import TermIndex

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
