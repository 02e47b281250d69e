"""List the stop words of each language, and detect the language of a text by them.

The weight of a word is divided among all languages that have it as a stop word: "de" and "la" count a little
for a dozen languages, "dijo" counts fully for Spanish. Languages without ranking support take part, so that
Catalan is not taken for Spanish. Only a sample of fixed size is read, so the time does not depend on the
length of the text.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

from summarizer.language.languages import ENGLISH, NAMES
from summarizer.patterns import compiled

_LIST = """
    a about above across after again against ago all almost along already also although always am among an
    and another any anybody anyone anything are aren't around as at away be became because become been
    before behind being below between both but by came can can't cannot come could couldn't did didn't do
    does doesn't doing don't done down during each either else ever every everyone everything few for from
    further get gets got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
    herself him himself his how however i i'd i'll i'm i've if in indeed into is isn't it it'd it'll it's
    its itself just least less let like made make many may maybe me might mine more most much must my
    myself neither never no nobody nor not nothing now of off often on once one only onto or other others
    our ours ourselves out over own per perhaps quite rather really said same say says shall she she'd
    she'll she's should shouldn't since so some someone something still such than that that's the their
    theirs them themselves then there there's therefore these they they'd they'll they're they've this
    those though through thus to together too toward towards under unless until up upon us very via was
    wasn't we we'd we'll we're we've well were weren't what when where whether which while who whom whose
    why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours
    yourself yourselves
"""

STOP_WORDS = frozenset(_LIST.split())
"""English stop words, case-folded and with the straight apostrophe."""


_SPELLINGS = str.maketrans({
    "’": "'",
    "ş": "ș", "ţ": "ț",  # the cedillas of older Romanian texts
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ـ": "",  # The hamza is optional in written Arabic.
    **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670", ""),
})  # fmt: skip


def plain(text: str) -> str:
    """Return a text case-folded and with variant spellings unified; accents are preserved."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFC", lower).translate(_SPELLINGS)


@cache
def stop_words(code: str) -> frozenset[str]:
    """Return the stop words of a language, normalized by `plain`. Raises KeyError if there is no list."""
    return STOP_WORDS if code == ENGLISH else _lists("stop_words.tsv")[code]


def neighbours() -> dict[str, frozenset[str]]:
    """Return function words of languages without ranking support, by code, for language detection."""
    return _lists("neighbours.tsv")


@cache
def _lists(name: str) -> dict[str, frozenset[str]]:
    text = files("summarizer.language").joinpath("data", name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in plain(text).splitlines() if not line.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}


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

_WORD = compiled(r"[^\W\d_]{2,}")
"""Two letters or more: single letters are words of many languages, and initials."""
_SPELLED = compiled("[a-z\u00df-\u024f\u0400-\u04ff\u0600-\u06ff\u1e00-\u1eff]")
"""A letter of one of the three scripts that the languages with stop words use."""
_LATIN = compiled("[a-z\u00df-\u024f\u1e00-\u1eff]")


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
