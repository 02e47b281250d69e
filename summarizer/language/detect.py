"""Detect the language of a text by its stop words.

The weight of a word is divided among all languages that have it as a stop word: "de" and "la" count a little
for a dozen languages, "dijo" counts fully for Spanish. Languages without ranking support take part, so that
Catalan is not taken for Spanish. Only a sample of fixed size is read, so the time does not depend on the
length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from summarizer.language.languages import ENGLISH, NAMES
from summarizer.language.stop_words import neighbours, plain, stop_words

HEAD, MIDDLE = 20_000, 10_000
"""Code points sampled from the start, and from the middle of a longer text."""
ENOUGH = 40
"""Minimum number of words in a long text; shorter ones are judged by `FEW`."""
SURE = 0.08
"""Minimum weighted share of stop words in a long text of a known language; prose has 0.1 to 0.3."""
DIFFERENT = 4
"""Minimum number of distinct stop words in a long text, so that "met" alone is not taken for Dutch."""
PLAUSIBLE = 0.1
"""Minimum unweighted share of English stop words in a long English text of names, headlines or figures."""
FEW = 2.0
"""Minimum weight of distinct stop words for a short text to be in another language than English."""

NOTHING = 0.03
"""Weighted share of stop words below which a long text is a list of names or figures."""

_WORD = re.compile(r"[^\W\d_]{2,}")
"""Two letters or more: single letters are words of many languages, and initials."""
_SPELLED = re.compile("[a-z\u00df-\u024f\u0400-\u04ff\u0600-\u06ff\u1e00-\u1eff]")
"""A letter of one of the three scripts that the languages with stop words use."""
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, if it is one of `NAMES`; else None.

    Returns English if there is too little text to decide.
    """
    words = _WORD.findall(plain(_sample(text)))
    if not words:
        return ENGLISH
    ours = [word for word in words if _SPELLED.match(word)]
    if len(ours) * 2 < len(words):
        return None
    long = len(words) >= ENOUGH
    found = _evidence(Counter(ours) if long else Counter(set(ours)))
    best = max(found, key=lambda code: (found[code], code == ENGLISH), default=ENGLISH)
    evidence = found.get(best, 0.0)
    if long:
        if evidence >= SURE * len(words) and _different(ours, best) >= DIFFERENT:
            return best if best in NAMES else None
        a_list = evidence < NOTHING * len(words)
        return ENGLISH if a_list or _share(ours, ENGLISH) >= PLAUSIBLE else None
    if evidence >= FEW and evidence > found.get(ENGLISH, 0.0):
        return best if best in NAMES else None
    return ENGLISH if sum(1 for word in words if _LATIN.match(word)) * 2 >= len(words) else None


def _different(words: list[str], code: str) -> int:
    return sum(1 for word in set(words) if code in _languages().get(word, ()))


def _share(words: list[str], code: str) -> float:
    return sum(1 for word in words if word in stop_words(code)) / len(words)


def _sample(text: str) -> str:
    if len(text) <= HEAD + MIDDLE:
        return text
    start = max(HEAD, (len(text) - MIDDLE) // 2)
    return f"{text[:HEAD]} {text[start : start + MIDDLE]}"


def _evidence(words: Counter[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    known = _languages()
    for word, count in words.items():
        codes = known.get(word, ())
        for code in codes:
            found[code] = found.get(code, 0.0) + count / len(codes)
    return found


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return the codes of the languages that have each word as a stop word."""
    lists = {**{code: stop_words(code) for code in NAMES}, **neighbours()}
    found: dict[str, list[str]] = {}
    for code, words in lists.items():
        for word in words:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
