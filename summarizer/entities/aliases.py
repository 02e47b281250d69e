"""Which mentions are one and the same: surnames after full names, acronyms, countries by any name.

Mentions come in groups by key first, and each group gets the type that its mentions make likeliest. Groups
are then joined where one is plainly short for another. A bare surname is settled mention by mention, since a
text can have two Smiths: it goes to the last of them named before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from summarizer.document import Document
from summarizer.entities.entity import EntityType
from summarizer.entities.gazetteer import Gazetteer, gazetteer
from summarizer.entities.keys import Key, Words, folded, initials, key_of, person_key
from summarizer.entities.mentions import Mention
from summarizer.progress import stoppable


class Group(NamedTuple):
    """The mentions of one entity in text order."""

    key: Key
    type: EntityType
    mentions: list[Mention]


def merge(document: Document, mentions: Sequence[Mention], cancelled: Callable[[], bool]) -> list[Group]:
    """Groups by first mention."""
    known = gazetteer()
    keys = [_key(document, mention, known) for mention in stoppable(mentions, cancelled)]
    types = _vote(keys, mentions, cancelled)
    whole = _Whole(document, mentions, keys, types, cancelled)
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for at, mention in enumerate(stoppable(mentions, cancelled)):
        groups[whole.key_at(at)].append(mention)
    return [Group(key, types[key], found) for key, found in groups.items()]


def _key(document: Document, mention: Mention, known: Gazetteer) -> Key:
    key = key_of(document.at(mention), mention.type, known)
    if mention.type == "person" and mention.certainty and key.known not in (None, "person"):
        return Key(None, folded(document.at(mention)))
    return Key(key.known, person_key(key.words)) if key.known is None else key


def _vote(
    keys: list[Key], mentions: Sequence[Mention], cancelled: Callable[[], bool]
) -> dict[Key, EntityType]:
    """One type a key: what is known, or else what its mentions are likeliest."""
    votes: dict[Key, Counter[EntityType]] = defaultdict(Counter)
    for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled):
        votes[key][mention.type] += mention.certainty**2
    return {key: key.known or _first_most(votes[key]) for key in votes}


def _first_most(votes: Counter[EntityType]) -> EntityType:
    return max(votes, key=lambda type_: votes[type_])


class _Whole:
    """Finds the full name that a shorter one stands for, going through the mentions once, in text order."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        keys: list[Key],
        types: dict[Key, EntityType],
        cancelled: Callable[[], bool],
    ) -> None:
        self._document, self._mentions, self._keys, self._types = document, mentions, keys, types
        self._acronyms = dict(self._in_brackets(cancelled))
        self._first: dict[Words, Key] = {}
        self._last: dict[Words, Key] = {}
        for key in stoppable(dict.fromkeys(keys), cancelled):
            for short in _short_forms(key, types[key]):
                self._first.setdefault(short, key)

    def key_at(self, at: int) -> Key:
        """The key of the entity that mention `at` belongs to; to be asked for each in turn."""
        key = self._acronyms.get(self._keys[at], self._keys[at])
        for short in _short_forms(key, self._types[key]):
            self._last[short] = key
        if key.known is not None:
            return key
        full = self._last.get(key.words) or self._first.get(key.words)
        return full if full and self._agree(key, full) else key

    def _agree(self, short: Key, full: Key) -> bool:
        one, other = self._types[short], self._types[full]
        return one == other or one == "other" or (len(short.words) == 1 and other == "person")

    def _in_brackets(self, cancelled: Callable[[], bool]) -> Iterator[tuple[Key, Key]]:
        """ "International Monetary Fund (IMF)": the second stands for the first, everywhere."""
        text = self._document.text
        for at in stoppable(range(1, len(self._mentions)), cancelled):
            long, short = self._mentions[at - 1], self._mentions[at]
            between = text[long.end : short.start]
            if between.strip() != "(" or text[short.end : short.end + 1] != ")" or self._keys[at].known:
                continue
            if _stands_for(text[short.start : short.end], text[long.start : long.end]):
                yield self._keys[at], self._keys[at - 1]


def _stands_for(short: str, long: str) -> bool:
    letters, wanted = initials(long), short.replace(".", "").lower()
    return len(wanted) > 1 and " " not in short and (letters == wanted or _within(wanted, letters))


def _within(wanted: str, letters: str) -> bool:
    """All but one letter found in order: "OSCE" among "oscoe"."""
    rest = iter(letters)
    return sum(letter in rest for letter in wanted) >= max(2, len(wanted) - 1) and wanted[0] == letters[:1]


def _short_forms(key: Key, type_: EntityType) -> Iterator[Words]:
    """What a full name may be called after: a person's surname, an organization's last two words or more."""
    if key.known is not None:
        return
    least = {"person": 1, "organization": 2}.get(type_)
    if least is not None:
        for at in range(1, len(key.words) - least + 1):
            yield key.words[at:]
