"""Which sentences to take, and in which order: maximal marginal relevance.

MMR (Carbonell and Goldstein 1998) takes the sentence whose score less its redundancy is highest, again and
again. Redundancy here is the share of a sentence's tf-idf weight that the chosen ones have said together,
rather than the highest similarity to one of them: a sentence that says the facts of two others again is as
redundant as it reads, and a step costs the sentence's own length. It takes from the score a share of it, its
`REDUNDANCY`th power: sharing a subject costs little, saying nothing new costs all. It only grows, so a stale
value is an upper bound and the best one can be found lazily from a heap (Minoux 1978).
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
"""After every sentence."""


def best_first(candidates: Iterable[int], score: Callable[[int], float]) -> list[int]:
    """The candidates by their scores alone, equal ones in text order."""
    return sorted(sorted(candidates), key=score, reverse=True)


def choose(
    scores: Mapping[int, float] | array[float],
    index: TermIndex,
    first: Iterable[int] = (),
    *,
    best: Sequence[int] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[int]:
    """The candidates in the order in which they are taken, `first` before any other.

    They are the keys of `scores`, or `best`, as `best_first` gives them, where that is known already.
    Equal candidates are taken in text order.
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
        # A score is the most that a sentence is worth: what comes after this one needs no look yet.
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
