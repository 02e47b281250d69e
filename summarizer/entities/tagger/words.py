"""The words that are tagged, and the shapes that tell the network about their capitals.

Training and use must split alike, so both do it here. Every mark is a word of its own, but dotted initials
("U.S.", "J.K.") are one: cut apart they used to lose their last part to the word after them.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]|_")

SHAPES = ("none", "lower", "title", "upper", "single", "mixed", "digits", "mark", "code", "dotted")
NONE, LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, MARK, CODE, DOTTED = range(len(SHAPES))


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """An index into `SHAPES`: what the encoder, which reads in lower case, does not see."""
    if not word[0].isalnum():
        return MARK
    if word[-1] == ".":
        return DOTTED
    if word.isdigit():
        return DIGITS
    if any(char.isdigit() for char in word):
        return CODE
    if word.upper() == word.lower() or word.islower():
        return LOWER
    return _of_capitals(word)


def _of_capitals(word: str) -> int:
    if len(word) == 1:
        return SINGLE
    if word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED
