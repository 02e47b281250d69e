"""Under what key a name of one briefing meets the same name of another.

As within a briefing (`entities.keys`), but told by type as well: a place and a company of one name are two
until a text says otherwise, and so are a person and a city called Washington.
"""

from __future__ import annotations

from summarizer.document import FIGURES, Entity, EntityType
from summarizer.entities.acronyms import is_acronym
from summarizer.entities.coreference.keys import folded, key_of
from summarizer.entities.lexicon.gazetteer import gazetteer

PERSON, PLACE, PEOPLE, BODY = "person", "place", "people", "body"
"""The kinds of names: what is none of the first three is an organization, an event or a work."""
_KINDS: dict[EntityType, str] = {"person": PERSON, "place": PLACE, "nationality": PEOPLE}


def key(entity: Entity) -> str:
    """The kind and the folded words, with blanks between: "person steve witkoff"; empty for a figure."""
    return "" if entity.type in FIGURES else of_form(entity.name, entity.type)


def of_form(form: str, type_: EntityType) -> str:
    """The key of one form of a name."""
    found = key_of(form, type_, gazetteer())
    words = folded(" ".join(found.words)) if found.known else found.words
    return " ".join((_KINDS.get(found.known or type_, BODY), *words))


def fact(key: str) -> str:
    """Who is named, as a sentence's fact: a country and its people are one, and so are a place and a body."""
    kind, _, words = key.partition(" ")
    return key if kind == PERSON else words


def surname(key: str) -> str | None:
    """The key of a person called by the surname alone; None for others and for one who is."""
    kind, *words = key.split(" ")
    return f"{PERSON} {words[-1]}" if kind == PERSON and len(words) > 1 else None


def acronyms(entity: Entity) -> list[str]:
    """Those by which the briefing itself calls it, in lower case."""
    return [form.replace(".", "").lower() for form in entity.aliases if is_acronym(form)]
