"""Keys that match names across briefings.

They are the keys within a briefing (`entities.coreference.keys`) with the type added: a place and a company
of the same name are distinct, and so are a person and a city called Washington.
"""

from __future__ import annotations

import re

from summarizer.document import FIGURES, Entity, EntityType
from summarizer.entities.acronyms import is_acronym
from summarizer.entities.coreference.keys import key_of
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.words import folded

_COMPOUND = re.compile(r"(?<=[^\W_])\s[a-z]+$")
"""The common noun of a place, which another briefing may leave out: "Orla dam"."""
PERSON, PLACE, PEOPLE, BODY = "person", "place", "people", "body"
"""Kinds of names; `BODY` includes organizations, events and works."""
_KINDS: dict[EntityType, str] = {"person": PERSON, "place": PLACE, "nationality": PEOPLE}


def key(entity: Entity) -> str:
    """Return the key of an entity, its kind and folded words: "person steve witkoff". Empty for figures."""
    return "" if entity.type in FIGURES else of_form(entity.name, entity.type)


def of_form(form: str, type_: EntityType) -> str:
    """Return the key of a form of a name."""
    found = key_of(_COMPOUND.sub("", form) if type_ == "place" else form, type_, gazetteer())
    words = folded(" ".join(found.words)) if found.known else found.words
    return " ".join((_KINDS.get(found.known or type_, BODY), *words))


def fact(key: str) -> str:
    """Return the fact in a key, which is equal for a country and its people, and for a place and a body."""
    kind, _, words = key.partition(" ")
    return key if kind == PERSON else words


def surname(key: str) -> str | None:
    """Return the key of a person's surname; None for other kinds and for a key with a single word."""
    kind, *words = key.split(" ")
    return f"{PERSON} {words[-1]}" if kind == PERSON and len(words) > 1 else None


def acronyms(entity: Entity) -> list[str]:
    """Return the acronyms among an entity's aliases, in lower case and without dots."""
    return [form.replace(".", "").lower() for form in entity.aliases if is_acronym(form)]
