"""Collect the roles and ages that a text gives to people: "Keith Ballantyne, 52, a plumber from Ashby".

A role is taken from fixed positions around a name, whatever its noun: right before the name ("union leader
Dorota Malik"), before a comma ("the head teacher, Sara Winfield"), after one ("Sara Winfield, head
teacher") or after "is". A later "the head teacher" is looked up among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from summarizer.document import Span
from summarizer.quotes.verbs import BREAKS, CUES, FINITE, PREPOSITIONS, words_of

_REACH = 90
"""Maximum code points of a role before or after a name."""
_MOST = 6
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEFORE = re.compile(r"(?:[^\W_]+(?:[-'’][^\W_]+)*\.?[ \n]+){1,6}$")
_APPOSITION = re.compile(
    r"(?:^|[\s“‘\"])(?:the|a|an|his|her|its|their|\w+['’]s)[ \n]+((?:[\w’'-]+[ \n]+){0,6}[\w’'-]+),\s+$",
    re.IGNORECASE,
)
_AGED = re.compile(r",?\s*\(?(?:aged\s+)?(\d{1,3})\b\)?(?![-–.]\d)")
_AFTER = re.compile(
    r"(?:,\s+(?:who\s+(?:is|works\s+as|serves\s+as|became)\s+)?|\s+(?:is|works\s+as|serves\s+as|became)\s+)"
    r"(?:(?:the|a|an|his|her|its|their|our|also|now|one\s+of\s+the)\s+)*((?:[\w’'-]+\s+){0,5}[\w’'-]+)"
)
_AGE_WORD = re.compile(r"(\d{1,3})-year-old$")
_ENDING = PREPOSITIONS | BREAKS | FINITE | frozenset(["and", "who", "the", "a", "an"])
SECONDARY = words_of(
    """former ex retired veteran young old elderly local then-serving outgoing longtime long-time senior chief
    leading top of the for and a an also acting deputy new"""
)
"""Words of a role that a later mention may add ("the former miner") without meaning somebody else."""


class Role(NamedTuple):
    """A role: its noun and all its words, in lower case."""

    noun: str
    words: frozenset[str]


class Roles:
    """The roles and ages of people, by entity id."""

    def __init__(self, text: str, mentions: Iterable[tuple[str, Span]], known: Mapping[str, str]) -> None:
        """Read the text around each mention. `known` has the roles found with the entities, by id."""
        self._roles: dict[str, set[Role]] = {}
        self._ages: dict[str, set[str]] = {}
        for ident, role in known.items():
            words = [word.lower() for word in _WORD.findall(role)]
            self._roles.setdefault(ident, set()).update(Role(word, frozenset(words)) for word in words)
        for ident, span in mentions:
            self._read(text, ident, span)

    def _read(self, text: str, ident: str, span: Span) -> None:
        low = max(0, span.start - _REACH)
        before = _BEFORE.search(text, low, span.start) or _APPOSITION.search(text, low, span.start)
        if before:
            apposed = before.re is _APPOSITION
            self._add(ident, _WORD.findall(before[1] if apposed else before[0]), to_end=not apposed)
        age = _AGED.match(text, span.end, span.end + 12)
        if age:
            self._ages.setdefault(ident, set()).add(age[1])
        end = age.end() if age else span.end
        after = _AFTER.match(text, end, end + _REACH)
        if after:
            self._add(ident, _WORD.findall(after[1]), to_end=False)

    def _add(self, ident: str, found: list[str], *, to_end: bool) -> None:
        """Add the role of a phrase: its words up to the first function word, or from the last one."""
        words = [word.lower().replace("’", "'") for word in found]
        ends = [at for at, word in enumerate(words) if word in _ENDING]
        words = words[ends[-1] + 1 :] if to_end and ends else words[: ends[0]] if ends else words
        words = words[-_MOST:]
        for word in words:
            age = _AGE_WORD.match(word)
            if age:
                self._ages.setdefault(ident, set()).add(age[1])
        if words and words[-1] not in CUES:
            self._roles.setdefault(ident, set()).add(Role(words[-1], frozenset(words)))

    def has(self, ident: str, noun: str, others: frozenset[str]) -> bool:
        """Return whether a person has a role with the noun, and with the other words but secondary ones."""
        wanted = others - SECONDARY
        return any(role.noun == noun and wanted <= role.words for role in self._roles.get(ident, ()))

    def words(self, ident: str) -> frozenset[str]:
        """Return the words of all roles of a person."""
        return frozenset(word for role in self._roles.get(ident, ()) for word in role.words)

    def ages(self, ident: str) -> set[str]:
        """Return the ages given for a person."""
        return self._ages.get(ident, set())

    def holders(self, noun: str) -> list[str]:
        """Return the ids of the people who have a role with the noun."""
        return self._by_noun.get(noun, [])

    @cached_property
    def _by_noun(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ident, roles in self._roles.items():
            for noun in {role.noun for role in roles}:
                found.setdefault(noun, []).append(ident)
        return found
