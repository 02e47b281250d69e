"""Group mentions into entities, and choose the display name and the aliases of each."""

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
from summarizer.entities.lexicon.name_parts import GIVEN_TITLES, TITLES
from summarizer.entities.recognition.candidates import Mention


class MentionGroup(NamedTuple):
    """The mentions of one entity, in text order."""

    key: NameKey
    type: EntityType
    mentions: list[Mention]


def merge(
    document: Document, mentions: Sequence[Mention], cancelled: Callable[[], bool]
) -> list[MentionGroup]:
    """Group mentions, which are in text order and do not overlap, by entity. Raises Cancelled.

    The groups are in the order of their first mentions.
    """
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
    """Return the type of each key, in order of first mention: the known type, or that with the most votes."""
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
    """Count the forms of mentions, on one line and without possessive endings, in order of appearance."""
    return Counter(_clean(document.line(mention)) for mention in mentions)


def _clean(form: str) -> str:
    """Return a bare form; forms that start with a number ("’90s", "5 pounds’") are left unchanged."""
    return form if form[:2].lstrip("'’$€£").isdigit() else bare(form) or form


def shown(found: Counter[str], key: NameKey, type_: EntityType) -> str:
    """Return the display name of an entity.

    It is the canonical name if it occurs in the text; else the most frequent form of a nationality, date or
    quantity, and the fullest form of other types. Forms in all caps are chosen last, except acronyms.
    """
    if key.known and key.words[0] in found:
        return key.words[0]
    if type_ in ("nationality", "date", "quantity"):
        return max(found, key=lambda form: found[form])
    return max(
        found, key=lambda form: (not _is_shouted(form, type_), *_fullness(form), found[form], len(form))
    )


def _is_shouted(form: str, type_: EntityType) -> bool:
    """Return whether a form is in all caps without being an acronym: "DONALD TRUMP"."""
    return form.isupper() and len(form) > 1 and (type_ == "person" or len(form) > _LONGEST_ACRONYM)


_ONLY_TITLES = TITLES - GIVEN_TITLES


def _fullness(form: str) -> tuple[int, bool]:
    """Return a sort key: the number of words without leading titles, then whether there are no titles."""
    words = form.replace("-", " ").split()
    at = 0
    while at < len(words) - 1 and words[at].lower().rstrip(".") in _ONLY_TITLES:
        at += 1
    return len(words) - at, at == 0


def others(found: Counter[str], name: str) -> tuple[str, ...]:
    """Return the aliases: all forms except the display name."""
    return tuple(form for form in found if form != name)
