"""Collect the roles, ages and genders that a text gives to people.

A role ("Keith Ballantyne, 52, a plumber from Ashby") is taken from fixed positions around a name, whatever
its noun: right before the name ("union leader Dorota Malik"), before a comma ("the head teacher, Sara
Winfield"), after one ("Sara Winfield, head teacher") or after "is". A later "the head teacher" is looked up
among them.

A gender is that of titles, roles and given names, for the pronouns "he" and "she". Where nothing tells it, it
stays open: such a person may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from summarizer.document import Span
from summarizer.entities.lexicon.given_names import GENDER_OF_GIVEN, Gender
from summarizer.entities.lexicon.honorifics import (
    GENDER_OF_TITLE,
)
from summarizer.patterns import compiled
from summarizer.quotes.verbs import BREAKS, CUES, FINITE, PREPOSITIONS, words_of

_MALE_ROLES = words_of(
    """mr sir king prince chairman spokesman congressman businessman father brother lord son husband uncle
    grandfather widower fireman policeman salesman fisherman cameraman statesman monk priest assemblyman
    councilman grandson nephew fiance baron duke emperor"""
)
_FEMALE_ROLES = words_of(
    """mrs ms miss lady queen princess chairwoman spokeswoman congresswoman businesswoman mother sister
    dame actress daughter wife aunt grandmother widow policewoman saleswoman fisherwoman camerawoman
    stateswoman nun midwife assemblywoman councilwoman granddaughter niece fiancee baroness duchess
    empress waitress hostess heroine"""
)


def of_name(name: str) -> Gender | None:
    """Return the gender of a full name, by its first word; None for a single word or an open one."""
    words = name.lower().split()
    if len(words) < 2:
        return None
    return GENDER_OF_GIVEN.get(words[0].rstrip("."))


def of_words(words: frozenset[str]) -> Gender | None:
    """Return the gender that titles or the words of a role tell; None if none or both."""
    male = not _MALE_ROLES.isdisjoint(words) or any(GENDER_OF_TITLE.get(word) == "m" for word in words)
    female = not _FEMALE_ROLES.isdisjoint(words) or any(GENDER_OF_TITLE.get(word) == "f" for word in words)
    if male == female:
        return None
    return "m" if male else "f"


def is_unlikely(name: str, gender: Gender) -> bool:
    """Return whether an unlisted given name has the ending of the other gender.

    Those in "a" are mostly women's, those in "o" or "us" men's.
    """
    words = name.lower().split()
    return len(words) > 1 and words[0].endswith("a" if gender == "m" else ("o", "us"))


_REACH = 90
"""Maximum code points of a role before or after a name."""
_MOST = 6
_WORD = compiled(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEFORE = compiled(r"(?:[^\W_]+(?:[-'’][^\W_]+)*\.?[ \n]+){1,6}$")
_APPOSITION = compiled(
    r"(?:^|[\s“‘\"])(?:the|a|an|his|her|its|their|\w+['’]s)[ \n]+((?:[\w’'-]+[ \n]+){0,6}[\w’'-]+),\s+$",
    re.IGNORECASE,
)
_AGED = compiled(r",?\s*\(?(?:aged\s+)?(\d{1,3})\b\)?(?![-–.]\d)")
_AFTER = compiled(
    r"(?:,\s+(?:who\s+(?:is|works\s+as|serves\s+as|became)\s+)?|\s+(?:is|works\s+as|serves\s+as|became)\s+)"
    r"(?:(?:the|a|an|his|her|its|their|our|also|now|one\s+of\s+the)\s+)*((?:[\w’'-]+\s+){0,5}[\w’'-]+)"
)
_AGE_WORD = compiled(r"(\d{1,3})-year-old$")
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
