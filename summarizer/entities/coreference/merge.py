"""Group mentions into entities, and pick the name that each entity is shown by and its aliases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType, Span
from summarizer.entities.coreference.full_names import NameSets, join_acronyms, join_names
from summarizer.entities.coreference.keys import NameKey, bare
from summarizer.entities.coreference.short_forms import ShortForms
from summarizer.entities.coreference.short_names import ShortNameResolver
from summarizer.entities.coreference.sides import keys_of, with_country
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.lexicon.name_parts import TITLES
from summarizer.entities.recognition.candidates import Mention


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


_LONGEST_ACRONYM = 6


def forms(document: Document, mentions: Iterable[Span]) -> Counter[str]:
    """Each form on one line, without a possessive ending, with its count, by first appearance."""
    return Counter(_clean(document.line(mention)) for mention in mentions)


def _clean(form: str) -> str:
    """A form that starts with a figure ("’90s", "5 pounds’") is left as it stands."""
    return form if form[:2].lstrip("'’$€£").isdigit() else bare(form) or form


def shown(found: Counter[str], key: NameKey, type_: EntityType) -> str:
    """The known name if the text has it; else a people's commonest form, and for others the fullest.

    One in capitals is taken only where there is no other, an acronym counting as well written.
    """
    if key.known and key.words[0] in found:
        return key.words[0]
    if type_ in ("nationality", "date", "quantity"):
        return max(found, key=lambda form: found[form])
    return max(
        found, key=lambda form: (not _is_shouted(form, type_), *_fullness(form), found[form], len(form))
    )


def _is_shouted(form: str, type_: EntityType) -> bool:
    """In capitals though no acronym: "DONALD TRUMP"."""
    return form.isupper() and len(form) > 1 and (type_ == "person" or len(form) > _LONGEST_ACRONYM)


def _fullness(form: str) -> tuple[int, bool]:
    """Words but for titles before the name; of two alike the one without titles."""
    words = form.replace("-", " ").split()
    at = 0
    while at < len(words) - 1 and words[at].lower().rstrip(".") in TITLES:
        at += 1
    return len(words) - at, at == 0


def others(found: Counter[str], name: str) -> tuple[str, ...]:
    return tuple(form for form in found if form != name)
