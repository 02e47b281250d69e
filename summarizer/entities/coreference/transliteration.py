"""Spellings of one foreign name that differ by their letters for its vowels: Zelenskyy, Zelensky, Zelenskiy.

A skeleton, the word without what transliterations disagree about, is the key under which they meet; two words
with one skeleton are then compared letter by letter. Words that are alike may well be two names ("Lena",
"Lina"), so only those of six letters and more count, a final "a" must agree ("Martin", "Martina"; "Medvedev",
"Medvedeva"), and the caller sees to it that types do.
"""

from __future__ import annotations

import re

LEAST, MOST = 6, 30
"""Letters of the shortest and the longest word that may be spelled in two ways."""
FARTHEST = 2
"""Letters by which two spellings of a person's name may differ."""
_LOOSE = re.compile(r"[aeiouyhwj]")
_DOUBLED = re.compile(r"(.)\1+")
_ONE_SOUND = str.maketrans({"q": "k", "c": "k", "z": "s"})

Words = tuple[str, ...]


def skeleton(word: str) -> str:
    """First letter and consonants, those of one sound alike, none doubled."""
    if not LEAST <= len(word) <= MOST:
        return word
    return word[:1] + _DOUBLED.sub(r"\1", _LOOSE.sub("", word[1:].translate(_ONE_SOUND)))


def skeletons(words: Words) -> Words:
    return tuple(skeleton(word) for word in words)


def near(one: Words, other: Words, farthest: int = FARTHEST) -> bool:
    """Are these two spellings of one name? Each word is the same, or a spelling of the other's."""
    if len(one) != len(other):
        return False
    return all(a == b or _is_spelling(a, b, farthest) for a, b in zip(one, other, strict=True))


def _is_spelling(one: str, other: str, farthest: int) -> bool:
    if not LEAST <= min(len(one), len(other)) <= max(len(one), len(other)) <= MOST:
        return False
    alike = _feminine(one) == _feminine(other) and skeleton(one) == skeleton(other)
    return alike and _apart(one, other) <= farthest


def _feminine(word: str) -> bool:
    """As "Martina" ends, and not "Lukashenka", who is Lukashenko, nor "Haniya", who is Haniyeh."""
    return word.endswith("a") and not word.endswith(("ka", "ya"))


def _apart(one: str, other: str) -> int:
    """Letters to insert, delete or exchange (Wagner and Fischer 1974)."""
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, 1):
        previous, row[0] = row[0], down
        for across, against in enumerate(other, 1):
            previous, row[across] = (
                row[across],
                min(row[across] + 1, row[across - 1] + 1, previous + (letter != against)),
            )
    return row[-1]
