"""Which mentions are one and the same: surnames after full names, acronyms, countries by any name.

Each mention has a key, the words of its name (`keys`, `sides`). Keys that are one name whatever the context
are joined first (`same_names`). Then the mentions are gone through once, in text order, for what depends on
it (`owners`): a text can have two Smiths, and a bare "Smith" is the one named last before. All of it goes by
look-ups in tables of words, in time linear in the mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.coreference.full_names import NameSets, join_acronyms, join_names
from summarizer.entities.coreference.keys import NameKey
from summarizer.entities.coreference.national import with_country
from summarizer.entities.coreference.short_forms import ShortForms
from summarizer.entities.coreference.short_names import ShortNameResolver
from summarizer.entities.coreference.sides import keys_of
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.mentions import Mention


class MentionGroup(NamedTuple):
    """The mentions of one entity in text order."""

    key: NameKey
    type: EntityType
    mentions: list[Mention]


def merge(
    document: Document, mentions: Sequence[Mention], cancelled: Callable[[], bool]
) -> list[MentionGroup]:
    """Groups by first mention; `mentions` stand in text order and don't overlap."""
    known = gazetteer()
    shorts = ShortForms(known)
    keys = keys_of(document, mentions, known, shorts, cancelled)
    keys = with_country(document, mentions, keys, known, cancelled)
    types = _types(keys, mentions, cancelled)
    same = NameSets()
    join_names(same, types, shorts, cancelled)
    join_acronyms(same, document, mentions, keys, types, cancelled)
    owners = ShortNameResolver(document, types, same, shorts, cancelled)
    groups: dict[NameKey, list[Mention]] = defaultdict(list)
    for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled):
        groups[owners.owner(key, mention)].append(mention)
    return [MentionGroup(key, _type(key, types, found), found) for key, found in groups.items()]


def _types(
    keys: Sequence[NameKey], mentions: Sequence[Mention], cancelled: Callable[[], bool]
) -> dict[NameKey, EntityType]:
    """One type a key, by first appearance: what is known, or else what its mentions are likeliest."""
    votes: dict[NameKey, Counter[EntityType]] = defaultdict(Counter)
    for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled):
        votes[key][mention.type] += mention.certainty**2
    return {key: key.known or _likeliest(key, votes[key]) for key in votes}


def _likeliest(key: NameKey, votes: Counter[EntityType]) -> EntityType:
    if key.side == "thing":
        return max(votes, key=lambda type_: (type_ not in ("person", "nationality"), votes[type_]))
    return "person" if key.side == "person" else "nationality"


def _type(key: NameKey, types: dict[NameKey, EntityType], found: list[Mention]) -> EntityType:
    return types[key] if key in types else found[0].type
