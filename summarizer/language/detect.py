"""Which language a text is in, told by its stop words.

A word counts for every language that has it, for less the more of them do: what "de" and "la" tell is shared
out among a dozen languages, "dijo" is Spanish. Languages that are not ranked in take part, so that Catalan is
found to be Catalan and not odd Spanish. Only a sample is read: a text of 10 MB costs what one of 30 KB does.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from summarizer.language.languages import ENGLISH, NAMES
from summarizer.language.stop_words import neighbours, plain, stop_words

HEAD, MIDDLE = 20_000, 10_000
"""Code points read from the start, and from the middle of a longer text."""
ENOUGH = 40
"""Words from which a text without stop words of any language that is known is in one that is not."""
SURE = 0.08
"""The share of words that must be stop words, shared ones counted in part; prose has 0.1 to 0.3."""
DIFFERENT = 4
"""So many stop words it must have, however often it has one: "met" in English news is no Dutch."""
PLAUSIBLE = 0.1
"""The share of English stop words, each counted whole, in a text of names, headlines or figures."""
FEW = 2.0
"""Different stop words that a shorter text must have to be in another language than English."""

NOTHING = 0.03
"""The share of stop words of any language below which a text is a list, of names or of figures."""

_WORD = re.compile(r"[^\W\d_]{2,}")
"""Not single letters: they are words of many languages, and anybody's initials."""
_SPELLED = re.compile("[a-z\u00df-\u024f\u0400-\u04ff\u0600-\u06ff\u1e00-\u1eff]")
"""Letters of the three scripts that the languages with stop words are written in."""
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a language of `NAMES`; None where it is surely or probably none of them.

    English where there is too little text to tell.
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
    """The languages of which each word is a stop word."""
    lists = {**{code: stop_words(code) for code in NAMES}, **neighbours()}
    found: dict[str, list[str]] = {}
    for code, words in lists.items():
        for word in words:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
