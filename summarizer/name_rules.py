"""Define the user's rules about names: what a name is, which names are never listed, and abbreviations.

The rules are plain values, so that they can be sent to worker processes. `entities.recognition.ruled_names`
applies the names, `entities.hidden_names` the hidden ones, and `language.sentences` the abbreviations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from summarizer.document import ENTITY_TYPES, FIGURES, EntityType

RULED_TYPES: tuple[EntityType, ...] = tuple(type_ for type_ in ENTITY_TYPES if type_ not in FIGURES)
"""Entity types that a rule may give: all names. Dates and quantities are found by their form."""
LONGEST = 120
"""Maximum code points of a name or an abbreviation, which bounds the work per word of a text."""
_BYTES = 12


class NameRule(NamedTuple):
    """An entity with its type, and the forms under which texts mention it."""

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class NameRules:
    """The user's rules. All forms match whole words in the case in which they are written."""

    names: tuple[NameRule, ...] = ()
    """No form belongs to two names."""
    hidden: frozenset[str] = frozenset()
    """Names that are never listed as entities."""
    abbreviations: frozenset[str] = frozenset()
    """Words that end in a full stop without ending a sentence, without that full stop."""

    def __bool__(self) -> bool:
        """Return whether there is any rule."""
        return bool(self.names or self.hidden or self.abbreviations)

    @cached_property
    def digest(self) -> str:
        """Return a digest of the rules, which identifies what was made with them; empty if there is none."""
        if not self:
            return ""
        hasher = blake2b(digest_size=_BYTES)
        for fact in self._facts():
            hasher.update(repr(fact).encode("utf-8", "surrogatepass") + b"\0")
        return hasher.hexdigest()

    def under(self, own: NameRules) -> NameRules:
        """Return these rules with others over them: a form of both belongs to the other rule alone.

        A rule without its name is called by its next form; one of the same name as another is replaced.
        """
        taken = {form for rule in own.names for form in rule.forms}
        replaced = {rule.name for rule in own.names}
        names = [
            NameRule(forms[0], rule.type, forms[1:])
            for rule in self.names
            if rule.name not in replaced
            and (forms := tuple(form for form in rule.forms if form not in taken))
        ]
        return NameRules(
            (*names, *own.names), self.hidden | own.hidden, self.abbreviations | own.abbreviations
        )

    def _facts(self) -> Iterator[tuple[str, ...]]:
        for rule in self.names:
            yield ("name", rule.type, *rule.forms)
        yield ("hidden", *sorted(self.hidden))
        yield ("abbreviations", *sorted(self.abbreviations))


NO_RULES = NameRules()
"""The rules of a user without a file of names."""
