"""ROUGE-1 and -2 (Lin 2004), F1 over Porter stems, as the package rouge-score counts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from nltk.stem.porter import PorterStemmer

_TOKEN = re.compile(r"[a-z0-9]+")
_STEMMER = PorterStemmer()


class Grams(NamedTuple):
    ones: Counter[str]
    twos: Counter[tuple[str, str]]


def tokens(text: str) -> list[str]:
    """Return the stems of a text."""
    return [_stem(word) for word in _TOKEN.findall(text.lower())]


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stem(word)) if len(word) > 3 else word


def grams(stems: Sequence[str]) -> Grams:
    """Count the stems of a text and the pairs of neighbors."""
    return Grams(Counter(stems), Counter(pairwise(stems)))


def rouge(sentences: Sequence[Sequence[str]], reference: Grams) -> float:
    """Return ROUGE-1 + ROUGE-2 of sentences, given as stems, with a reference; 0 to 2."""
    own = grams([stem for sentence in sentences for stem in sentence])
    return _f1(own.ones, reference.ones) + _f1(own.twos, reference.twos)


def greedy(sentences: Sequence[Sequence[str]], reference: Grams, count: int) -> list[int]:
    """Return up to `count` sentences, each the one that adds most to ROUGE (Nallapati et al. 2017)."""
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < count:
        rest = (at for at in range(len(sentences)) if at not in chosen)
        tries = ((rouge([sentences[at] for at in sorted([*chosen, one])], reference), -one) for one in rest)
        value, last = max(tries, default=(0.0, 0))
        if value <= best:
            break
        best = value
        chosen.append(-last)
    return chosen


def _f1(own: Counter[Any], other: Counter[Any]) -> float:
    shared = sum((own & other).values())
    return 2 * shared / (sum(own.values()) + sum(other.values())) if shared else 0.0
