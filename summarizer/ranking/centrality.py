"""How much of a text is about what a sentence says.

Directed, after PacSum (Zheng and Lapata 2019, "Sentence Centrality Revisited for Unsupervised
Summarization"): what later sentences take up again makes a sentence central; what it takes up from earlier
ones counts for less. Similarity is the cosine of tf-idf rows. A sum of cosines with many rows is the cosine
with their sum, so that one running sum each way gives the same figures as the n by n matrix in linear time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.ranking.term_index import TermIndex

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
