"""Derive the short forms of full names.

A sure short form ("Juncker", "von der Leyen", "the Times") refers to the last mentioned of the names that
have it. A doubtful one ("Bill", "Goldman") counts only if a single name in the text has it.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document import EntityType
from summarizer.entities.coreference.keys import NameKey, Words
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.name_parts import (
    BODY_HEADS,
    FAMILY_FIRST,
    GENERATIONS,
    GENERIC,
    MODIFIERS,
    PARTICLES,
    PLACE_TAILS,
    QUARTERS,
    SMALL,
    SONS,
    STORM_WORDS,
)

MOST_WORDS = 12
"""Maximum words of a name that is shortened; longer ones are lists or not names."""


class Shorts(NamedTuple):
    """The sure and the doubtful short forms of a name."""

    sure: tuple[Words, ...] = ()
    doubtful: tuple[Words, ...] = ()


NOTHING = Shorts()


class ShortForms:
    """Short forms by key, with a cache per document."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known
        self._found: dict[tuple[NameKey, EntityType], Shorts] = {}

    def of(self, key: NameKey, type_: EntityType) -> Shorts:
        """Return the short forms of a name; none for a name of one word."""
        if not 1 < len(key.words) <= MOST_WORDS:
            return NOTHING
        place = key, type_
        if place not in self._found:
            self._found[place] = self._worked_out(*place)
        return self._found[place]

    def _worked_out(self, key: NameKey, type_: EntityType) -> Shorts:
        if key.side == "person":
            return _of_person(key.words, self._known)
        if type_ == "event" and key.words[0] in STORM_WORDS:
            return Shorts((key.words[-1:],))
        return _of_place(key.words) if type_ == "place" else _of_body(key.words)


def _of_person(words: Words, known: Gazetteer) -> Shorts:
    if words[-1] in GENERATIONS:
        tails = range(1, len(words) - 1)
        return Shorts((), (*(words[at:-1] for at in tails), *(words[at:] for at in tails)))
    ends = [words[at:] for at in range(1, len(words)) if words[at] not in PARTICLES or len(words) - at > 1]
    starts = [words[:end] for end in range(1, len(words))]
    if "the" in words or "of" in words:
        return Shorts((), (words[:1],))
    if is_family_first(words, known):
        return Shorts(
            (words[:1],), tuple(form for form in ends if len(form[0]) > 2 and form[:1] != words[:1])
        )
    ends += [words[at + 1 : at + 2] for at in range(1, len(words) - 2) if words[at] in SONS]
    if any(len(word) == 1 for word in words[1:-1]):
        ends.append((words[0], words[-1]))
    doubtful = [start for start in starts if len(start[-1]) > 1]
    return Shorts(tuple(ends), (*doubtful, *_of_father(words, known)))


def _of_father(words: Words, known: Gazetteer) -> tuple[Words, ...]:
    """Return the first of two surnames: "Orduña" for "Ana Belén Orduña Salcedo"."""
    if (
        len(words) < 3
        or len(words[-2]) < 3
        or words[-2] in PARTICLES
        or words[-2].capitalize() in known.given_names
    ):
        return ()
    return (words[-2:-1],)


def is_family_first(words: Words, known: Gazetteer) -> bool:
    """Return whether the family name is first, as in "Xi Jinping" and "Kim Jong Un", not "Kim Basinger"."""
    if words[0] not in FAMILY_FIRST or len(words) > 3:
        return False
    if words[0].capitalize() not in known.given_names:
        return True
    return len(words) == 3 and words[1].capitalize() not in known.given_names


def _of_place(words: Words) -> Shorts:
    sure = [words[at:] for at in range(1, len(words) - 1) if words[at] not in SMALL]
    if words[-1] in GENERIC:
        sure.append(words[-1:])
    if words[0] in QUARTERS and len(words) == 2:
        sure.append(words[:1])
    start = words[:-1]
    doubtful = [start] if words[-1] in PLACE_TAILS and start[0] not in MODIFIERS | GENERIC else []
    if words[-1] == "islands" and len(words) == 2:
        doubtful.append((f"{words[0]}s",))
    return Shorts(tuple(sure), tuple(doubtful))


def _of_body(words: Words) -> Shorts:
    sure = [words[at:] for at in range(1, len(words) - 1) if words[at] not in SMALL]
    doubtful: list[Words] = []
    if words[-1] in GENERIC:
        sure.append(words[-1:])
    for end in range(1, len(words)):
        if words[end] in SMALL and words[end - 1] not in SMALL:
            sure.append(words[:end])
            break
    first = words[0]
    if first not in MODIFIERS | GENERIC | SMALL and len(first) > 3:
        doubtful.append((first,))
    return Shorts(tuple(sure), tuple(doubtful))


def turned(words: Words) -> Words:
    """Invert a name with "of": "University of Zurich" to "Zurich University".

    "Affairs" is dropped, so that "Ministry of Foreign Affairs" becomes "Foreign Ministry".
    """
    if len(words) > 2 and words[1] == "of" and words[0] in BODY_HEADS:
        rest = words[3:] if words[2] == "the" else words[2:]
        rest = rest[:-1] if len(rest) > 1 and rest[-1] == "affairs" else rest
        return (*rest, words[0])
    return words
