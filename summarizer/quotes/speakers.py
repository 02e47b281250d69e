"""The potential speakers of a document, and the resolution of pronouns and roles ("he", "the minister").

Pronouns and roles are resolved from the preceding text: a pronoun to the speaker or subject of a previous
sentence, a role to the last person for whom the text gives it. Each search looks back over a bounded number
of names, so that the time per word does not grow with the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

from summarizer.document import Document, Entity, EntityType, Sentence, Span, overlapping
from summarizer.entities.lexicon.given_names import Gender
from summarizer.entities.lexicon.honorifics import (
    GENDER_OF_TITLE,
    ROLES,
)
from summarizer.patterns import compiled
from summarizer.quotes.pronouns import LEAD, Reading, genders_told, goes_on_about, introduces
from summarizer.quotes.segments import SpeakerMention
from summarizer.quotes.traits import Roles, is_unlikely, of_name, of_words
from summarizer.quotes.verbs import words_of

PERSONS = (
    ROLES
    | words_of("spokesman spokeswoman spokesperson spokesmen spokespeople official officials")
    | words_of(
        """friend neighbour neighbor relative source man woman boy girl witness resident colleague mother
        father son daughter wife husband sister brother cousin uncle aunt widow partner fan client patient
        passenger survivor victim teacher nurse driver farmer"""
    )
)
"""Nouns for people, such as open a sentence about somebody without a name."""
SPEAKERS: frozenset[EntityType] = frozenset({"person", "organization", "place"})
Ids = tuple[str, ...]
"""The ids of those who speak: none if unknown, several if they speak together."""
_EARLY = 4
"""Maximum words before a name with which a sentence opens."""
_SENTENCES_BACK = 4
"""Maximum sentences between a pronoun and the person it means, of those that do not go on about them."""
_FURTHER_BACK = 7
"""The same, where no sentence between is about an unnamed person."""
_CHAIN_BACK = 24
"""Maximum sentences of any kind between them."""
_NAMES_BACK = 150
_CHARACTERS_BACK = 1500
_CHAIN_CHARACTERS = 3000
_WORD = compiled(r"\w+(?:-\w+)*")
_OBJECT = compiled(
    r"\b(?:of|with|by|to|for|from|at|against|about|on|in|between|over|after|before|behind|beside|than|told"
    r"|asked|met|(?<!,\s)and)\s+(?:[A-Z][\w.-]*\s+){0,2}$"
)
_OWNER = compiled(r"['’]s?(?!\w)")
_GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}
_TITLE = compiled(r"(\w+)\.?\s+$")
_SOMEBODY = compiled(r"\W{0,3}(?:A|An|One|Another|His|Her|Their)\s+((?:[a-z-]+\s+){1,3})")
_OWNED = compiled(r"['’]s?\s+((?:[\w-]+\s+){1,2})(?![A-Z])")
_ROLE_SUBJECT = compiled(LEAD + r"[Tt]he ((?:[\w-]+ ){1,3})")
_TOGETHER = compiled(r"\s+(?:and|&)\s+(?:\w+\.?\s+){0,2}")


class Speakers:
    """Resolves speakers in text order; report each speaker found with `remember`."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        quotations: Sequence[Span],
    ) -> None:
        self._text = document.text
        self._sentences = sentences
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._quotations = quotations
        self.names = sorted(
            SpeakerMention(span.start, span.end, entity.id, entity.type)
            for entity in entities
            if entity.type in SPEAKERS
            for span in entity.mentions
        )
        self._starts = [named.start for named in self.names]
        self._entities = {entity.id: entity for entity in entities}
        self._said: list[tuple[int, Ids]] = []

    @cached_property
    def _roles(self) -> Roles:
        people = [(named.id, Span(named.start, named.end)) for named in self.names if named.type == "person"]
        known = {
            entity.id: entity.role
            for entity in self._entities.values()
            if entity.role and entity.type == "person"
        }
        return Roles(self._text, people, known)

    @cached_property
    def _genders(self) -> dict[str, Gender]:
        """The genders of people: by their titles, else by their roles, else by their given names."""
        titled: dict[str, set[Gender]] = {}
        for named in self.names:
            title = _TITLE.search(self._text, max(0, named.start - 14), named.start)
            first = self._text[named.start : named.end].split()[:1]
            for word in (title[1].lower() if title else "", first[0].lower().rstrip(".") if first else ""):
                gender = GENDER_OF_TITLE.get(word)
                if gender in ("m", "f"):
                    titled.setdefault(named.id, set()).add("m" if gender == "m" else "f")
        found: dict[str, Gender] = {}
        for entity in self._entities.values():
            if entity.type != "person":
                continue
            own = titled.get(entity.id, set())
            gender = next(iter(own)) if len(own) == 1 else None
            gender = gender or of_words(self._roles.words(entity.id)) or of_name(entity.name)
            if gender:
                found[entity.id] = gender
        return {**genders_told(self._reading, self._sentences, self._only_subject), **found}

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self._text, lambda at: bool(overlapping(self._quotations, Span(at, at + 1))))

    def _only_subject(self, start: int, end: int) -> str | None:
        """Return the person with whom a span opens, if it names no other one."""
        people = {named.id for named in self.between(start, end)[:_NAMES_BACK] if named.type == "person"}
        return self.subject(start, end) if len(people) == 1 else None

    def between(self, start: int, end: int) -> list[SpeakerMention]:
        """Return the mentions that start in a span."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def type_of(self, ident: str) -> EntityType:
        """Return the type of an entity."""
        return self._entities[ident].type

    def remember(self, at: int, speakers: Ids) -> None:
        """Record that speakers, if known, spoke at an offset."""
        if speakers:
            self._said.append((at, speakers))

    def pronoun(self, word: str, at: int, own_sentence: bool) -> Ids:
        """Resolve a pronoun ("he", "she", "it", "they") at an offset to ids.

        `own_sentence` is whether it may refer to a name in the same sentence, which it does not in "Rubio
        will go, he said".
        """
        here = bisect_right(self._sentence_starts, at) - 1
        if word not in _GENDERS:
            return self._plural(at, here) if word == "they" else self._last_organization(at)
        if own_sentence and here >= 0:
            found = self._subject_in(self._sentence_starts[here], at, word)
            if found:
                return (found,)
        found = self._in_sentences_before(word, at, here)
        return (found,) if found else ()

    def _in_sentences_before(self, word: str, at: int, here: int) -> str | None:
        end = self._sentence_starts[here] if here >= 0 else at
        apart = 0
        for number in range(here - 1, max(-1, here - 1 - _CHAIN_BACK), -1):
            start = self._sentence_starts[number]
            if apart >= _FURTHER_BACK or start < at - _CHAIN_CHARACTERS:
                break
            if self._inside_quotation(start, end):
                end = start
                continue
            found = self._spoke_since(start, end, word) or self._role_subject(start, end, word)
            if found:
                return found
            goes_on = goes_on_about(self._reading, start, end, word)
            somebody = self._opens_with_somebody(start, end)
            far = apart >= _SENTENCES_BACK or start < at - _CHARACTERS_BACK
            if somebody == "another" or (far and self._is_about_a_person(start, end)):
                return None
            if not somebody and not goes_on:
                found = self._subject_in(start, end, word, surely=far)
            if found:
                return found
            if not goes_on and introduces(self._reading, start, end, _GENDERS[word], PERSONS):
                return None
            apart += not goes_on
            end = start
        return None

    def _inside_quotation(self, start: int, end: int) -> bool:
        """Return whether a sentence is the first or a middle one of a quotation."""
        around = overlapping(self._quotations, Span(start, end))
        last = end - 1
        while last > start and self._text[last].isspace():
            last -= 1
        return any(quotation.start <= start and last < quotation.end - 1 for quotation in around)

    def _is_about_a_person(self, start: int, end: int) -> bool:
        """Return whether a sentence opens with a person without a name, whoever that is."""
        opening = _ROLE_SUBJECT.match(self._text, start, end)
        return opening is not None and not PERSONS.isdisjoint(opening[1].lower().split())

    def _spoke_since(self, start: int, end: int, word: str) -> str | None:
        for at, speakers in self._said[:-9:-1]:
            alone = speakers[0] if len(speakers) == 1 and start <= at < end else None
            if alone and self._is_person(alone) and self._fits(alone, word):
                return alone
        return None

    def _opens_with_somebody(self, start: int, end: int) -> Literal["another", "relation"] | None:
        """Return the kind of unnamed person with whom a sentence opens.

        "A friend of Anna Berg left" is about another person; "His friend left" is about a relation, so that
        a later "he" may well be the person of the sentences before.
        """
        opening = _SOMEBODY.match(self._text, start, end)
        words = opening[1].split() if opening else []
        if opening and self._text[opening.end() : opening.end() + 1].isupper():
            words = words[:-1]  # "Her son Colin Farrow" has a name.
        if not PERSONS.isdisjoint(words):
            return "another" if opening and opening[0].lstrip()[:1] in "AOo" else "relation"
        first = self.between(start, min(end, start + 3))
        owner = first and _OWNED.match(self._text, first[0].end, end)
        return "another" if owner and not PERSONS.isdisjoint(owner[1].lower().split()) else None

    def _role_subject(self, start: int, end: int, word: str) -> str | None:
        """Resolve the role with which a sentence opens: "The union leader left."."""
        opening = _ROLE_SUBJECT.match(self._text, start, end)
        words = opening[1].lower().split() if opening else []
        for at, noun in enumerate(words):
            found = self.in_role(noun, frozenset(words[:at]), start)
            if found and self._fits(found, word):
                return found
        return None

    def _is_person(self, ident: str) -> bool:
        return self._entities[ident].type == "person"

    def _subject_in(self, start: int, end: int, word: str, *, surely: bool = False) -> str | None:
        """Return the person whom a sentence is about, of those whom a pronoun fits.

        One whose name has the ending of the other gender comes last; of others, the first who is neither
        possessive nor object, else the first object, else any. With `surely`, objects don't count.
        """
        people = [
            named
            for named in self.between(start, end)[:_NAMES_BACK]
            if named.type == "person" and self._fits(named.id, word) and not self._quoted(named)
        ]
        if surely:
            people = [named for named in people if not self._lowliness(named)]
        return (
            min(people, key=lambda named: (self._doubt(named, word), self._lowliness(named))).id
            if people
            else None
        )

    def _doubt(self, named: SpeakerMention, word: str) -> int:
        if named.id in self._genders:
            return 0
        return int(is_unlikely(self._entities[named.id].name, _GENDERS[word]))

    def _lowliness(self, named: SpeakerMention) -> int:
        owns = _OWNER.match(self._text, named.end) is not None
        return 2 * owns + (_OBJECT.search(self._text, max(0, named.start - 30), named.start) is not None)

    def _fits(self, ident: str, pronoun: str) -> bool:
        return self._genders.get(ident, _GENDERS[pronoun]) == _GENDERS[pronoun]

    def _quoted(self, named: SpeakerMention) -> bool:
        return bool(overlapping(self._quotations, named))

    def _last_organization(self, at: int) -> Ids:
        """Resolve "it" or "they" to the last speaker, if that is an organization and spoke recently."""
        for said, speakers in self._said[-1:]:
            recent = at - said < _CHARACTERS_BACK // 3
            if recent and all(self._entities[one].type == "organization" for one in speakers):
                return speakers
        found = self.body(at)
        return (found,) if found else ()

    def body(self, at: int) -> str | None:
        """Return the organization with which the sentence before `at` opens, if it names no other one."""
        here = bisect_right(self._sentence_starts, at) - 1
        if here < 1:
            return None
        start, end = self._sentence_starts[here - 1], self._sentence_starts[here]
        named = [one for one in self.between(start, end)[:_NAMES_BACK] if one.type != "place"]
        if not named or len({one.id for one in named}) > 1 or named[0].type != "organization":
            return None
        early = len(self._text[start : named[0].start].split()) <= _EARLY
        return named[0].id if early and not self._lowliness(named[0]) else None

    def _plural(self, at: int, here: int) -> Ids:
        """Resolve "they": those who spoke together last, or the joint subject of the sentence before."""
        for said, speakers in self._said[-1:]:
            if len(speakers) > 1 and at - said < _CHARACTERS_BACK // 3:
                return speakers
        if here >= 1:
            found = self.together(self._sentence_starts[here - 1], self._sentence_starts[here])
            if found:
                return found
        return self._last_organization(at)

    def together(self, start: int, end: int) -> Ids:
        """Return the people of a joint subject with which a span opens ("Anna Berg and Jon Falk met")."""
        people = [named for named in self.between(start, end)[:_NAMES_BACK] if not self._quoted(named)]
        for one, other in pairwise(people):
            if not (one.type == other.type == "person") or self._lowliness(one):
                return ()
            joined = _TOGETHER.fullmatch(self._text, one.end, other.start)
            return (one.id, other.id) if joined and one.id != other.id else ()
        return ()

    def subject(self, start: int, end: int) -> str | None:
        """Return the person with whom a span opens, if neither possessive nor object; else None."""
        for named in self.between(start, end)[:_NAMES_BACK]:
            if named.type == "person" and not self._quoted(named):
                early = len(self._text[start : named.start].split()) <= _EARLY
                return named.id if early and not self._lowliness(named) else None
        return None

    def in_role(self, noun: str, others: frozenset[str], at: int) -> str | None:
        """Return the last person mentioned before `at` whose role has the noun and the other words.

        Failing that, the only person in the document with that role, or None.
        """
        found = self._last_person(at, lambda ident: self._roles.has(ident, noun, others))
        if found:
            return found
        holders = self._roles.holders(noun)
        return holders[0] if len(holders) == 1 and self._roles.has(holders[0], noun, others) else None

    def aged(self, age: str, at: int) -> str | None:
        """Return whom "the 41-year-old" means: the last person of that age before `at`.

        If the text gives no such age, it is the subject of the sentence before, unless that has another age.
        """
        found = self._last_person(at, lambda ident: age in self._roles.ages(ident))
        if found:
            return found
        number = bisect_right(self._sentence_starts, at) - 1
        if number < 1:
            return None
        subject = self.subject(self._sentence_starts[number - 1], self._sentence_starts[number])
        return None if subject is None or self._roles.ages(subject) else subject

    def _last_person(self, at: int, fits: Callable[[str], bool]) -> str | None:
        before = bisect_left(self._starts, at)
        for named in reversed(self.names[max(0, before - _NAMES_BACK) : before]):
            if named.type == "person" and fits(named.id):
                return named.id
        return None

    def organization(self, noun: str, at: int) -> str | None:
        """Return the last organization before `at` whose name contains the noun, as for "the ministry"."""
        before = bisect_left(self._starts, at)
        for named in reversed(self.names[max(0, before - _NAMES_BACK) : before]):
            if named.type != "organization":
                continue
            if noun in _WORD.findall(self._text[named.start : named.end].lower()):
                return named.id
        return None
