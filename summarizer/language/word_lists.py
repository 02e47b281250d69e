"""The stop words of each language, English among them, and the folding under which they are compared."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from summarizer.language.languages import ENGLISH
from summarizer.language.stop_words import STOP_WORDS

_SPELLINGS = str.maketrans({
    "’": "'",
    "ş": "ș", "ţ": "ț",  # the cedillas of older Romanian texts
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ـ": "",  # Arabic is written with and without the hamza
    **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670", ""),
})  # fmt: skip


def plain(text: str) -> str:
    """Without case, and in one of the spellings that a language allows; accents stay."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFC", lower).translate(_SPELLINGS)


@cache
def stop_words(code: str) -> frozenset[str]:
    """Of a language that there is a list of, as `plain` has them."""
    return STOP_WORDS if code == ENGLISH else _lists("stop_words.tsv")[code]


def neighbours() -> dict[str, frozenset[str]]:
    """Some small words of languages that are not ranked in."""
    return _lists("neighbours.tsv")


@cache
def _lists(name: str) -> dict[str, frozenset[str]]:
    text = files("summarizer.language").joinpath("data", name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in plain(text).splitlines() if not line.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}
