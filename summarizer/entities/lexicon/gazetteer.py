"""What is known before the text is read: countries, cities, peoples, bodies, given names, common words.

The lists are data files beside this module, made by `training.gazetteers` from open sources, read once and
only when a text is analyzed: importing the package must cost nothing. Forms are kept as written, since a
capital is often all that tells a name from a word ("Turkey", "US"); typographic apostrophes count as straight
ones.

What stands for a place and for a person or a word as well ("Jordan", "Charlotte", "Turkey") is looked up as
the place, and is `ambiguous`: only what stands around it tells which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.document import EntityType

LONGEST = 9
"""Tokens of the longest form that is looked up."""


class GazetteerEntry(NamedTuple):
    """What a form stands for; a nationality bears the name of its country."""

    type: EntityType
    name: str


class Gazetteer(NamedTuple):
    forms: dict[str, GazetteerEntry]
    loud_forms: dict[str, GazetteerEntry]
    """The same in lower case, for headlines; without those too short to tell from words."""
    starts: frozenset[str]
    """First words of all forms, to spare look-ups."""
    given_names: frozenset[str]
    common: frozenset[str]
    ambiguous: frozenset[str]
    """Forms that are given names or words too: their context decides."""

    def find(self, form: str) -> GazetteerEntry | None:
        return self.forms.get(straight(form))


def straight(form: str) -> str:
    """On one line, with straight apostrophes and plain hyphens."""
    return " ".join(form.replace("’", "'").replace("‑", "-").split())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
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
    return form.replace("-", " ").split(" ", 1)[0].rstrip(".,")


def _lines(name: str) -> list[str]:
    text = files("summarizer.entities.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _places() -> Iterator[tuple[str, GazetteerEntry]]:
    """Of what bears one form the country comes first, then the people, the capital, the state, the city."""
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
