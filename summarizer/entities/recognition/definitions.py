"""Names that the acronym in brackets behind them tells whole: "Korean Central News Agency (KCNA)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
(2003), narrowed to the initials of capitalized words: what the tagger took for a people and an agency is one
name, and so is "Seafarers’ and Offshore Workers’ Union (SOWU)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.entities.acronyms import is_acronym
from summarizer.entities.lexicon.name_parts import SMALL
from summarizer.entities.recognition.candidates import NameCandidate

_BRACKET = re.compile(r"\s?\((?:the )?[\"“‘']?([^\W\d_a-z][\w.&-]{1,9})[\"”’']?[),;]")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 120
"""Code points of a long name that are looked through."""


def defined(text: str, found: Iterable[NameCandidate]) -> list[NameCandidate]:
    """The names in the same order; one behind which its acronym stands begins where its initials do."""
    kept: list[NameCandidate] = []
    for one in found:
        bracket = _BRACKET.match(text, one.end)
        start = _start(text, one, bracket[1]) if bracket and is_acronym(bracket[1]) else one.start
        before = len(kept)
        while before and kept[before - 1].start >= start:
            before -= 1
        if start < one.start and (not before or kept[before - 1].end <= start):
            kept[before:] = [one._replace(start=start)]
        else:
            kept.append(one)
    return kept


def _start(text: str, name: NameCandidate, acronym: str) -> int:
    """Where the word with its first initial stands; the name's own start where not all are found."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    words = list(_WORD.finditer(text, max(0, name.end - _LONGEST), name.end))
    start = name.end
    while letters and words:
        word = words.pop()
        if word[0][0].lower() == letters[-1] and (word[0][0].isupper() or word[0] in SMALL):
            letters.pop()
            start = word.start()
        elif word[0].lower() not in SMALL and word[0] not in ("s", "S"):
            return name.start
    return start if not letters and text[start].isupper() else name.start
