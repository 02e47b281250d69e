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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from summarizer.progress import stop_if, stoppable
from summarizer.ranking.term_index import TermIndex
from summarizer.ranking.weights import REDUNDANCY, SAME_SECTION


def choose(
    scores: Mapping[int, float],
    index: TermIndex,
    first: Iterable[int] = (),
    *,
    sections: Sequence[int] = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[int]:
    """The candidates (keys of `scores`) in the order in which they are taken, `first` before any other.

    `sections` has the number of each sentence's section, or nothing: of a section that has been taken from
    already the next sentence is worth a little less, so that a report's parts all have their word. Equal
    candidates are taken in text order.
    """
    said = bytearray(index.size)
    taken: Counter[int] = Counter()

    def take(sentence: int) -> int:
        if sections:
            taken[sections[sentence]] += 1
        for term, _ in index.row(sentence):
            said[term] = 1
        return sentence

    def value(sentence: int) -> float:
        redundancy = sum(weight * weight for term, weight in index.row(sentence) if said[term])
        again = SAME_SECTION ** taken[sections[sentence]] if sections else 1.0
        return scores[sentence] * again * (1 - min(1.0, redundancy) ** REDUNDANCY)

    already = set(first)
    for sentence in sorted(already):
        yield take(sentence)
    heap: list[tuple[float, int]] = []
    for sentence, score in stoppable(scores.items(), cancelled):
        if sentence not in already:
            heapq.heappush(heap, (-score, sentence))  # heapify can't be stopped half-way
    while heap:
        stop_if(cancelled)
        _, sentence = heap[0]
        now = (-value(sentence), sentence)
        others = heap[1:3]
        if all(now <= other for other in others):
            heapq.heappop(heap)
            yield take(sentence)
        else:
            heapq.heapreplace(heap, now)
