"""Threads: briefings on one matter, told by the names and the words that they share.

Single-pass clustering, as topic detection does it (Allan, Papka and Lavrenko 1998): in order of time, each
briefing joins the thread that it is most alike, or begins one. Alike is the cosine of tf-idf weights, names
and words alike, to the sum of what a thread holds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summarizer.corpus.digest.extract import Extract

ALIKE = 0.15
"""The cosine from which on a briefing belongs to a thread."""
_NAMES = 4.0
"""How much the most salient name counts beside a word that stands in one sentence."""
_OTHERS = 30
"""Briefings on other matters that are imagined beside the given ones: in two alone, what both have would
otherwise count for less than what one of them has."""
_COMMON, _MANY = 0.1, 200
"""Of more briefings than `_MANY`, what stands in more than this share of them tells no threads apart."""

Vector = dict[str | int, float]


def threads(extracts: Sequence[Extract], same: Mapping[str, str]) -> list[list[int]]:
    """Indices of the extracts, thread by thread; `same` gives one key for all keys of one name.

    Threads stand in the order in which they begin, as do the briefings in each: by date, undated ones last.
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
    """Of unit length."""
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
