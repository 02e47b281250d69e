"""Match names across briefings: spelling variants, middle names and acronyms.

The rules are those within a briefing (`entities.coreference`), but stricter, since there is less evidence: a
surname alone matches no full name. Within its briefing it was merged with the full name already, and
elsewhere it may belong to another person. Names are added incrementally; a query costs a few lookups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from summarizer.entities.coreference.keys import FARTHEST, near, skeletons
from summarizer.entities.lexicon.honorifics import (
    GENERATIONS,
)
from summarizer.entities.lexicon.word_lists import (
    SMALL,
)
from summarizer.facts.names import BODY, PERSON, PLACE

_TELLING = 3
"""Minimum letters of an acronym matched by initials alone."""


class SameNames:
    """Equivalence of the keys of names (see `facts.names`)."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._by_ends: defaultdict[str, set[str]] = defaultdict(set)
        self._by_sound: defaultdict[str, list[str]] = defaultdict(list)
        self._by_acronym: defaultdict[str, set[str]] = defaultdict(set)
        self._by_initials: defaultdict[str, set[str]] = defaultdict(set)
        self._letters: defaultdict[str, set[str]] = defaultdict(set)
        """Possible acronyms of each key."""

    def add(self, key: str, acronyms: Iterable[str] = ()) -> None:
        """Add a key and the acronyms that its briefing uses for it, in lower case."""
        kind, *words = key.split(" ")
        for short in acronyms:
            if kind != PERSON and words != [short]:
                self._by_acronym[short].add(key)
                self._letters[key].add(short)
        if key in self._keys:
            return
        self._keys.add(key)
        if len(words) < 2:
            return
        self._by_sound[_sound(key)].append(key)
        if kind == PERSON and len(words) > 2 and words[-1] not in GENERATIONS:
            self._by_ends[_ends(key)].add(key)
        elif kind == BODY:
            letters = "".join(word[0] for word in words if word not in SMALL)
            if len(letters) >= _TELLING:
                self._by_initials[letters].add(key)
                self._letters[key].add(letters)

    def of(self, key: str) -> frozenset[str]:
        """Return the keys of the same name, including `key`."""
        found = {key}
        waiting = [key]
        while waiting:
            for other in self._next(waiting.pop()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return frozenset(found)

    def _next(self, key: str) -> Iterator[str]:
        kind, *words = key.split(" ")
        if len(words) > 1:
            farthest = FARTHEST if kind == PERSON else 1
            for other in self._by_sound.get(_sound(key), ()):
                if near(tuple(words), tuple(other.split(" ")[1:]), farthest):
                    yield other
        if kind == PERSON:
            yield from self._with_middle_names(key, words)
        elif kind != PLACE:
            yield from self._by_letters(key, words)

    def _with_middle_names(self, key: str, words: list[str]) -> Iterator[str]:
        """Yield the only name with middle names between the same first and last name, or the reverse."""
        longer = self._by_ends.get(_ends(key), set())
        if len(words) == 2 and len(longer) == 1:
            yield from longer
        elif len(words) > 2 and longer == {key} and _ends(key) in self._keys:
            yield _ends(key)

    def _by_letters(self, key: str, words: list[str]) -> Iterator[str]:
        """Yield the only name with this acronym, or the acronym of this name."""
        if len(words) == 1:
            yield from self._named_by(words[0])
        for letters in self._letters.get(key, ()):
            short = f"{BODY} {letters}"
            if short in self._keys and set(self._named_by(letters)) == {key}:
                yield short

    def _named_by(self, letters: str) -> Iterator[str]:
        for found in (self._by_acronym.get(letters, ()), self._by_initials.get(letters, ())):
            if len(found) == 1:
                yield from found
            if found:
                return


def _ends(key: str) -> str:
    kind, *words = key.split(" ")
    return f"{kind} {words[0]} {words[-1]}"


def _sound(key: str) -> str:
    kind, *words = key.split(" ")
    return " ".join((kind, *skeletons(tuple(words))))
