"""Normalize numbers, so that "two" equals "2", and "18 million" equals "18,000,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_SPELLED = {word: number for number, word in enumerate(_UNITS)}
_TENTHS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * number for number, word in enumerate(_TENTHS, 2)}
_SCALES = {
    **dict.fromkeys(("hundred",), 10**2),
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("million", "mn", "mln"), 10**6),
    **dict.fromkeys(("billion", "bn"), 10**9),
    **dict.fromkeys(("trillion", "tn"), 10**12),
}
_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,9})?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?")
_ORDINAL = re.compile(r"(\d{1,9})(?:st|nd|rd|th)")
NUMERALS = frozenset(_SPELLED) - {"one"} | _TENS.keys() | {"dozen"}
"""Number words, without "one", which is usually a pronoun."""


def numbers(words: Sequence[str]) -> Iterator[tuple[str | None, int]]:
    """Yield the normalized number and its count of words, or (None, 1) for each other word.

    `words` are in lower case. A number is normalized to digits without grouping; times, decades and scores
    are returned as written.
    """
    at = 0
    while at < len(words):
        value, used = _value(words, at)
        if value is None:
            yield _as_written(words[at]), 1
        else:
            while at + used < len(words) and words[at + used] in _SCALES:
                value *= _SCALES[words[at + used]]
                used += 1
            yield _digits(value), used
        at += max(1, used)


def _value(words: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    word = words[at]
    if word in _TENS:
        following = _SPELLED.get(words[at + 1], 0) if at + 1 < len(words) else 0
        return Decimal(_TENS[word] + following % 10), 1 + (0 < following < 10)
    if word in NUMERALS:
        return Decimal(12 if word == "dozen" else _SPELLED[word]), 1
    if word == "one" and at + 1 < len(words) and words[at + 1] in _SCALES:
        return Decimal(1), 1
    if not word[0].isdigit() or not word.isascii():
        return None, 1
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return Decimal(ordinal[1]), 1
    if _GROUPED.fullmatch(word):
        return Decimal(word.replace(",", "")), 1
    return (Decimal(word), 1) if _PLAIN.fullmatch(word) else (None, 1)


def _digits(value: Decimal) -> str:
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _as_written(word: str) -> str | None:
    return word if word[0].isdigit() else None
