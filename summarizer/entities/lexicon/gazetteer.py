"""Gazetteer of countries, cities, peoples and organizations, with lists of given names and common words.

`training.gazetteers` builds the data files from open sources. They are read once, on the first analysis, so
that importing the package stays cheap. Forms keep their case, since a capital is often the only difference
between a name and a word ("Turkey", "US"); typographic apostrophes are treated as straight ones.

A form that is a place and also a person or a word ("Jordan", "Charlotte", "Turkey") is stored as the place
and listed in `ambiguous`: only the context decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.document import EntityType

LONGEST = 9
"""Maximum tokens of a form."""


class GazetteerEntry(NamedTuple):
    """The type and canonical name of a form; a nationality has the name of its country."""

    type: EntityType
    name: str


class Gazetteer(NamedTuple):
    """The gazetteer and its word lists."""

    forms: dict[str, GazetteerEntry]
    loud_forms: dict[str, GazetteerEntry]
    """Forms of more than three characters in lower case, for headlines."""
    starts: frozenset[str]
    """First words of all forms, to avoid lookups."""
    given_names: frozenset[str]
    common: frozenset[str]
    ambiguous: frozenset[str]
    """Forms that are also given names or words, so that the context decides."""

    def find(self, form: str) -> GazetteerEntry | None:
        """Look up a form, case-sensitively; None if it is unknown."""
        return self.forms.get(straight(form))

    def is_given(self, word: str) -> bool:
        """Return whether a word is a given name and hardly anything else."""
        return word in self.given_names and word not in self.ambiguous


def straight(form: str) -> str:
    """Return a form on one line, with straight apostrophes and plain hyphens."""
    return " ".join(form.replace("’", "'").replace("‑", "-").split())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer, loading it on the first call."""
    forms: dict[str, GazetteerEntry] = {}
    for form, known in (*_places(), *_bodies()):
        forms.setdefault(straight(form), known)
    return Gazetteer(
        forms=forms,
        loud_forms={form.lower(): known for form, known in forms.items() if len(form) > 3},
        starts=frozenset(first_word(form) for form in forms),
        given_names=frozenset(_lines("given_names.txt")),
        common=frozenset(_lines("common_words.txt")),
        ambiguous=frozenset(_lines("ambiguous.txt")),
    )


def first_word(form: str) -> str:
    """Return the first word of a form, as in `Gazetteer.starts`."""
    return form.replace("-", " ").split(" ", 1)[0].rstrip(".,")


def _lines(name: str) -> list[str]:
    text = files("summarizer.entities.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _places() -> Iterator[tuple[str, GazetteerEntry]]:
    """Yield places by precedence: for one form, country, people, capital, state, then city."""
    rows = [line.split("\t") for name in ("countries.tsv", "regions.tsv") for line in _lines(name)]
    for _, name, forms, _, _ in rows:
        for form in (name, *_listed(forms)):
            yield form, GazetteerEntry("place", name)
    for _, name, _, _, peoples in (*rows, *(line.split("\t") for line in _lines("states.tsv"))):
        for people in _listed(peoples):
            yield people, GazetteerEntry("nationality", name)
    for _, _, _, cities, _ in rows:
        for city in _listed(cities):
            yield from _spellings(city)
    for line in _lines("states.tsv"):
        name = line.split("\t")[1]
        yield name, GazetteerEntry("place", name)
    for city in _lines("cities.txt"):
        yield from _spellings(city)


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _spellings(city: str) -> Iterator[tuple[str, GazetteerEntry]]:
    spellings = city.split("=")
    for form in spellings:
        yield form, GazetteerEntry("place", spellings[0])


def _bodies() -> Iterator[tuple[str, GazetteerEntry]]:
    for line in _lines("bodies.tsv"):
        name, _, forms = line.partition("\t")
        for form in (name, *_listed(forms)):
            yield form, GazetteerEntry("organization", name)
