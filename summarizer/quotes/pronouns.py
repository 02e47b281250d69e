"""Read how sentences use "he" and "she": which of them go on about one person, and what gender that tells.

A text that goes on about somebody does so by a chain of pronouns: "Anna Berg is 62. She lives alone. In the
evening she goes up.". A later "she" is then the person of the whole chain, not one whom a sentence of it
names in passing ("She met Kim at school.").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.document import Sentence
from summarizer.entities.lexicon.given_names import Gender
from summarizer.patterns import compiled
from summarizer.quotes.traits import of_words

LEAD = r"\W{0,3}(?:\d{1,2}\.\s+)?(?:\([A-Z/]{1,6}\)\s+)?\W{0,3}"
"""What may stand before the first word of a sentence, such as the number and the marking of a paragraph."""
_AMONG_FIRST = compiled(LEAD + r"(?:[^\W_]+,?\s+){0,3}?\b([Hh]e|[Ss]he)\b")
_OPENING = compiled(LEAD + r"(He|She)\s")
_INTRODUCED = compiled(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+((?:[a-z-]+\s+){0,2}[a-z-]+)\b")
_SAME: dict[str, Gender] = {"He": "m", "She": "f"}


class Reading(NamedTuple):
    """What the search for an antecedent needs to know of a text."""

    text: str
    quoted: Callable[[int], bool]
    """Whether an offset is inside a quotation."""


def goes_on_about(reading: Reading, start: int, end: int, word: str) -> bool:
    """Return whether a sentence has a pronoun among its first words, outside of quotations."""
    found = _AMONG_FIRST.match(reading.text, start, end)
    return found is not None and found[1].lower() == word and not reading.quoted(found.start(1))


def introduces(reading: Reading, start: int, end: int, gender: Gender, persons: frozenset[str]) -> bool:
    """Return whether a sentence introduces somebody without a name whom a pronoun may mean: "a man who"."""
    for found in _INTRODUCED.finditer(reading.text, start, end):
        words = frozenset(found[1].lower().split())
        told = of_words(words)
        if told == gender or (told is None and not persons.isdisjoint(words)):
            return not reading.quoted(found.start())
    return False


def genders_told(
    reading: Reading, spans: Sequence[Sentence], subject: Callable[[int, int], str | None]
) -> dict[str, Gender]:
    """Return the genders of those who are the subject of a sentence before one that opens with a pronoun.

    `subject` returns the id of the only person whom a span names, if a sentence opens with that person. Those
    who are followed by both pronouns have no gender.
    """
    told: dict[str, set[Gender]] = {}
    for before, after in _pairs(spans):
        opening = _OPENING.match(reading.text, after.start, after.end)
        if opening is None or reading.quoted(opening.start(1)):
            continue
        ident = subject(before.start, before.end)
        if ident:
            told.setdefault(ident, set()).add(_SAME[opening[1]])
    return {ident: next(iter(genders)) for ident, genders in told.items() if len(genders) == 1}


def _pairs(spans: Sequence[Sentence]) -> Iterable[tuple[Sentence, Sentence]]:
    return ((before, after) for before, after in pairwise(spans) if before.paragraph == after.paragraph)
