"""The potential speakers of a document, and the resolution of pronouns and roles ("he", "the minister").

Pronouns and roles are resolved from the preceding text: a pronoun to the speaker or subject of a previous
sentence, a role to the last person for whom the text gives it. Each search looks back over a bounded number
of names, so that the time per word does not grow with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarizer.document import Document, Entity, EntityType, Sentence, Span, overlapping
from summarizer.quotes.segments import SpeakerMention
from summarizer.quotes.verbs import words_of

SPEAKERS: frozenset[EntityType] = frozenset({"person", "organization", "place"})
_SENTENCES_BACK = 4
_NAMES_BACK = 150
_CHARACTERS_BACK = 1500
_WORD = re.compile(r"\w+(?:-\w+)*")
_OBJECT = re.compile(
    r"\b(?:of|with|by|to|for|from|at|against|about|on|in|between|over|told|asked|met|and)\s+"
    r"(?:(?:Mr|Mrs|Ms|Dr|President|Minister)\.?\s+)?$"
)
_OWNER = re.compile(r"['’]s?(?!\w)")
_MALE = words_of("""mr sir king prince chairman spokesman congressman businessman father brother lord""")
_FEMALE = words_of(
    """mrs ms miss lady queen princess chairwoman spokeswoman congresswoman businesswoman mother sister
    dame actress"""
)
_UNFIT = {"he": _FEMALE, "she": _MALE}
_TITLE = re.compile(r"(\w+)\.?\s+$")


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
        self._types = {entity.id: entity.type for entity in entities}
        self._roles = {
            entity.id: frozenset(_WORD.findall(entity.role.lower()))
            for entity in entities
            if entity.role and entity.type == "person"
        }
        self._holders = _holders(self._roles)
        self._said: list[tuple[int, str]] = []

    def between(self, start: int, end: int) -> list[SpeakerMention]:
        """Return the mentions that start in a span."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def remember(self, at: int, speaker: str | None) -> None:
        """Record that a speaker, if known, spoke at an offset."""
        if speaker:
            self._said.append((at, speaker))

    def pronoun(self, word: str, at: int, own_sentence: bool) -> str | None:
        """Return the id of the entity that a pronoun ("he", "she", "it", "they") at an offset means, or None.

        `own_sentence` is whether it may refer to a name in the same sentence, which it does not in "Rubio
        will go, he said".
        """
        if word not in _UNFIT:
            return self._last_organization(at)
        here = bisect_right(self._sentence_starts, at) - 1
        if own_sentence and here >= 0:
            found = self._subject_in(self._sentence_starts[here], at, word)
            if found:
                return found
        return self._in_sentences_before(word, at, here)

    def _in_sentences_before(self, word: str, at: int, here: int) -> str | None:
        end = self._sentence_starts[here] if here >= 0 else at
        for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
            start = self._sentence_starts[number]
            if start < at - _CHARACTERS_BACK:
                break
            found = self._spoke_since(start, end, word) or self._subject_in(start, end, word)
            if found:
                return found
            end = start
        return None

    def _spoke_since(self, start: int, end: int, word: str) -> str | None:
        for at, speaker in self._said[:-9:-1]:
            if start <= at < end and self._types[speaker] == "person" and self._fits(speaker, word):
                return speaker
        return None

    def _subject_in(self, start: int, end: int, word: str) -> str | None:
        """Return the first person who is neither possessive nor object, else the first object, else any."""
        people = [
            named
            for named in self.between(start, end)[:_NAMES_BACK]
            if named.type == "person" and self._fits(named.id, word, named.start) and not self._quoted(named)
        ]
        return min(people, key=self._lowliness).id if people else None

    def _lowliness(self, named: SpeakerMention) -> int:
        owns = _OWNER.match(self._text, named.end) is not None
        return 2 * owns + (_OBJECT.search(self._text, max(0, named.start - 30), named.start) is not None)

    def _fits(self, ident: str, pronoun: str, at: int = 0) -> bool:
        unfit = _UNFIT[pronoun]
        title = _TITLE.search(self._text, max(0, at - 14), at)
        if title and title[1].lower() in unfit:
            return False
        return unfit.isdisjoint(self._roles.get(ident, ()))

    def _quoted(self, named: SpeakerMention) -> bool:
        return bool(overlapping(self._quotations, named))

    def _last_organization(self, at: int) -> str | None:
        """Resolve "it" or "they" to the last speaker, if that is an organization and spoke recently."""
        for said, speaker in self._said[-1:]:
            if at - said < _CHARACTERS_BACK // 3 and self._types[speaker] == "organization":
                return speaker
        return None

    def in_role(self, noun: str, others: frozenset[str], at: int) -> str | None:
        """Return the last person mentioned before `at` whose role has the noun and the other words.

        Failing that, the only person in the document with that role, or None.
        """
        before = bisect_left(self._starts, at)
        for named in reversed(self.names[max(0, before - _NAMES_BACK) : before]):
            role = self._roles.get(named.id)
            if role and noun in role and others <= role:
                return named.id
        holder = self._holders.get(noun)
        return holder if holder and others <= self._roles[holder] else None

    def organization(self, noun: str, at: int) -> str | None:
        """Return the last organization before `at` whose name contains the noun, as for "the ministry"."""
        before = bisect_left(self._starts, at)
        for named in reversed(self.names[max(0, before - _NAMES_BACK) : before]):
            if named.type != "organization":
                continue
            if noun in _WORD.findall(self._text[named.start : named.end].lower()):
                return named.id
        return None


def _holders(roles: dict[str, frozenset[str]]) -> dict[str, str | None]:
    """Map each word of a role to the only person with it; None if there are several."""
    found: dict[str, str | None] = {}
    for ident, words in roles.items():
        for word in words:
            found[word] = None if word in found else ident
    return found
