"""Corrections of names by the reader, as rules: another type, a merger, a spelling of its own, a hidden name.

Each function returns the rules that a correction adds over those in effect (`NameRules.under`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.document import FIGURES, Entity, EntityType
from summarizer.name_rules import LONGEST, NameRule, NameRules

_CAPITALS = 2
"""Capitals of a single word from which it is taken for an abbreviation."""


def retyped(entity: Entity, type_: EntityType, rules: NameRules, *, lasting: bool) -> NameRules:
    """Return the rule that gives an entity a type.

    Args:
        entity: the entity.
        type_: its type from now on.
        rules: the rules in effect; other forms that they give the entity stay its own.
        lasting: whether the rule is for all briefings; then it has only those spellings that mean the same
            there, too ("Berg" may be someone else).
    """
    return NameRules((_rule(entity.name, type_, _forms(entity, rules, lasting=lasting)),))


def merged(entity: Entity, into: Entity, rules: NameRules, *, lasting: bool) -> NameRules:
    """Return the rule by which an entity is another one, whose name and type it gets."""
    forms = (*_forms(into, rules, lasting=lasting), *_forms(entity, rules, lasting=lasting))
    return NameRules((_rule(into.name, into.type, forms),))


def split(entity: Entity, form: str) -> NameRules:
    """Return the rule by which a spelling is an entity of its own, of the same type."""
    return NameRules((NameRule(form, entity.type),))


def hidden(entity: Entity) -> NameRules:
    """Return the rule that hides an entity."""
    return NameRules(hidden=frozenset({entity.name}))


def is_lasting(form: str) -> bool:
    """Return whether a spelling means the same in other texts: several words, or an abbreviation."""
    return " " in form or sum(char.isupper() for char in form) >= _CAPITALS


def _rule(name: str, type_: EntityType, forms: Iterable[str]) -> NameRule:
    aliases = dict.fromkeys(form for form in forms if form != name and _is_usable(form))
    return NameRule(name, type_, tuple(aliases))


def _forms(entity: Entity, rules: NameRules, *, lasting: bool) -> Iterator[str]:
    """Yield the name of an entity, the forms that a rule gives it, and its spellings in the text."""
    yield entity.name
    for rule in rules.names:
        if rule.name == entity.name:
            yield from rule.aliases
    for alias in entity.aliases:
        if not lasting or is_lasting(alias):
            yield alias


def _is_usable(form: str) -> bool:
    return len(form) <= LONGEST and any(char.isalnum() for char in form)


def candidates(entity: Entity, among: Iterable[Entity]) -> list[Entity]:
    """Return the other names that an entity may be: those that share a word with it, then those of its type,
    then the rest, each in the order given; no dates and quantities."""
    words = {word for form in (entity.name, *entity.aliases) for word in form.casefold().split()}

    def distance(other: Entity) -> int:
        own = {word for form in (other.name, *other.aliases) for word in form.casefold().split()}
        return 0 if words & own else 1 if other.type == entity.type else 2

    others = [other for other in among if other.id != entity.id and other.type not in FIGURES]
    return sorted(others, key=distance)
