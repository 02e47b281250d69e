"""List the stop words of each language, and normalize words for comparison with them."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from summarizer.language.languages import ENGLISH

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
