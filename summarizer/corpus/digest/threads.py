"""Cluster briefings into threads, each on one topic, by shared names and words.

The method is single-pass clustering, as in topic detection (Allan, Papka and Lavrenko 1998): in chronological
order, each briefing joins the most similar thread or starts a new one. Similarity is the cosine of the tf-idf
weights of names and words to the sum over the thread.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summarizer.corpus.digest.extract import Extract

ALIKE = 0.15
"""Minimum cosine similarity to a thread."""
_NAMES = 4.0
"""Weight of the most salient name relative to a word in one sentence."""
_OTHERS = 30
"""Number of unrelated briefings added to the document counts. Without them, features common to the only two
briefings would weigh less than features of one."""
_COMMON, _MANY = 0.1, 200
"""Share of the briefings, if there are more than `_MANY`, above which a feature is ignored."""

Vector = dict[str | int, float]


def threads(extracts: Sequence[Extract], same: Mapping[str, str]) -> list[list[int]]:
    """Cluster extracts into threads; return the indices of the extracts in each.

    `same` maps each key of a name to a common key. Threads are in the order of their first briefing;
    briefings are sorted by date, undated ones last.
    """
    vectors = _vectors(extracts, same)
    found: list[list[int]] = []
    lengths: list[float] = []
    weights: defaultdict[str | int, dict[int, float]] = defaultdict(dict)
    for at in sorted(range(len(extracts)), key=lambda at: (extracts[at].date or "9999", at)):
        products: defaultdict[int, float] = defaultdict(float)
        for feature, weight in vectors[at].items():
            for thread, its in weights[feature].items():
                products[thread] += weight * its
        alike = [(product / math.sqrt(lengths[thread]), -thread) for thread, product in products.items()]
        cosine, best = max(alike, default=(0.0, 0))
        thread = -best
        if cosine < ALIKE:
            thread = len(found)
            found.append([])
            lengths.append(0.0)
        found[thread].append(at)
        lengths[thread] += 2 * products[thread] + 1
        for feature, weight in vectors[at].items():
            own = weights[feature]
            own[thread] = own.get(thread, 0.0) + weight
    return found


def _vectors(extracts: Sequence[Extract], same: Mapping[str, str]) -> list[Vector]:
    """Return the tf-idf vectors of the extracts, normalized to unit length."""
    raw = [_raw(extract, same) for extract in extracts]
    frequency = Counter(feature for vector in raw for feature in vector)
    total = len(raw)
    most = _COMMON * total if total > _MANY else total
    found = []
    for vector in raw:
        weighed = {
            feature: weight * math.log(1 + (total + _OTHERS) / frequency[feature])
            for feature, weight in vector.items()
            if frequency[feature] <= most
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        found.append({feature: weight / length for feature, weight in weighed.items()})
    return found


def _raw(extract: Extract, same: Mapping[str, str]) -> Vector:
    terms = zip(extract.terms, extract.counts, strict=True)
    vector: Vector = {term: 1 + math.log(count) for term, count in terms}
    for named in extract.named:
        key = same[named.key]
        vector[key] = max(vector.get(key, 0.0), _NAMES * named.salience)
    return vector
