"""Group mentions into entities, and choose the display name and the aliases of each.

A name is that of a person, a people or a thing (Washington the man or the city). The recognizer sometimes
errs on single mentions. A name therefore has one side per text, that of most of its mentions, unless there is
evidence for several: several mentions each, or a longer name with this short form ("George Washington").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType, Span
from summarizer.entities.coreference.acronym_names import join_acronyms
from summarizer.entities.coreference.company_names import join_companies
from summarizer.entities.coreference.keys import (
    NameKey,
    ShortForms,
    Side,
    bare,
    key_of,
    middle_initials,
    name_key,
)
from summarizer.entities.coreference.person_short_forms import with_person_short_forms
from summarizer.entities.coreference.resolution import NameSets, ShortNameResolver, join_names
from summarizer.entities.coreference.ruled_keys import with_ruled_keys
from summarizer.entities.coreference.stated_names import join_stated
from summarizer.entities.lexicon.gazetteer import Gazetteer, gazetteer
from summarizer.entities.lexicon.honorifics import (
    GIVEN_TITLES,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    NATIONAL_HEADS,
)
from summarizer.entities.other_names import is_native
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.words import Words, turned
from summarizer.name_rules import NameRule

_FEW = 2
"""Minimum mentions of a minority side; fewer are treated as errors."""
_GUESS = 2
"""Maximum certainty at which a short form of a person's name is changed to the person."""
_SHARE = 0.25
"""Minimum share of a minority side in the mentions of a name."""


def keys_of(
    document: Document,
    mentions: Sequence[Mention],
    known: Gazetteer,
    shorts: ShortForms,
    cancelled: Callable[[], bool],
) -> list[NameKey]:
    """Return the key of each mention. Raises Cancelled."""
    found: dict[tuple[str, EntityType], NameKey] = {}
    claims: dict[NameKey, NameKey] = {}
    keys = []
    for mention in stoppable(mentions, cancelled):
        form = document.at(mention)
        if (form, mention.type) not in found:
            key = key_of(form, mention.type, known)
            claim = _claim(key, form, mention)
            if claim and bare(form) not in known.ambiguous:
                claims[claim] = key
            found[form, mention.type] = claim or key
        keys.append(found[form, mention.type])
    keys = _with_initials(document, mentions, keys, cancelled)
    settled = _settled(keys, mentions, claims, shorts, cancelled)
    return [settled.get(key, key) for key in stoppable(keys, cancelled)]


def _with_initials(
    document: Document, mentions: Sequence[Mention], keys: list[NameKey], cancelled: Callable[[], bool]
) -> list[NameKey]:
    """Add middle initials to the keys of people whom only these tell apart: John A. and John B. Marlow."""
    initials = [
        middle_initials(document.at(mention)) if key.side == "person" and len(key.words) > 1 else ()
        for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled)
    ]
    variants: dict[Words, set[Words]] = defaultdict(set)
    for key, middle in zip(keys, initials, strict=True):
        if middle:
            variants[_ends(key)].add(middle)
    for key in set(keys):
        if key.side == "person" and len(key.words) > 2 and _ends(key) in variants and not key.known:
            variants[_ends(key)].add(tuple(word[0] for word in key.words[1:-1]))
    several = {ends for ends, found in variants.items() if _are_several(found)}
    return [
        key._replace(words=(key.words[0], *middle, *key.words[1:]))
        if middle and _ends(key) in several
        else key
        for key, middle in stoppable(zip(keys, initials, strict=True), cancelled)
    ]


def _ends(key: NameKey) -> Words:
    """Return the initial of the given name, and the surname."""
    return (key.words[0][0], key.words[-1])


def _are_several(initials: set[Words]) -> bool:
    longest = max(initials, key=len)
    return any(longest[: len(middle)] != middle for middle in initials)


def _claim(key: NameKey, form: str, mention: Mention) -> NameKey | None:
    """Return the key of a known form by its words if the recognizer disagrees with the gazetteer, or None."""
    person = mention.type == "person" and key.known not in (None, "person")
    body = mention.type == "organization" and key.known == "nationality"
    return name_key(bare(form) or form, mention.type) if (person or body) and mention.certainty else None


def _settled(
    keys: Sequence[NameKey],
    mentions: Sequence[Mention],
    claims: dict[NameKey, NameKey],
    shorts: ShortForms,
    cancelled: Callable[[], bool],
) -> dict[NameKey, NameKey]:
    """Return replacements for keys whose side or claim is rejected."""
    counts = Counter(stoppable(keys, cancelled))
    types: dict[NameKey, EntityType] = {}
    ground: dict[NameKey, int] = defaultdict(int)
    votes: Counter[NameKey] = Counter()
    for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled):
        types[key] = mention.type
        votes[key] += mention.certainty**2
        ground[key] = max(ground[key], mention.certainty if mention.type != "other" else 0)
    names = [key for key in stoppable(counts, cancelled) if key.known is None]
    called = _called(names, types, shorts, cancelled)
    settled = {claim: key for claim, key in claims.items() if not _holds(claim, key, counts, called)}
    rivals: dict[Words, list[NameKey]] = defaultdict(list)
    for key in stoppable(names, cancelled):
        rivals[key.words].append(key)
        person = NameKey(None, key.words, "person")
        if key.side == "thing" and ground[key] <= _GUESS and ("person", key.words) in called:
            settled[key] = person
    for same in stoppable(rivals.values(), cancelled):
        best = max(same, key=lambda key: ((key.side, key.words) in called, votes[key], counts[key]))
        whole = sum(counts[key] for key in same)
        for key in same:
            firm = counts[best] >= _FEW or (best.side, best.words) in called
            if key != best and not (firm and _stands(key, best, counts[key], whole)):
                settled[key] = best
    return settled


def _called(
    names: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    shorts: ShortForms,
    cancelled: Callable[[], bool],
) -> set[tuple[Side, Words]]:
    """Return all short forms of the longer names in the text."""
    found: set[tuple[Side, Words]] = set()
    for key in stoppable(names, cancelled):
        sure, doubtful = shorts.of(key, types[key])
        found.update((key.side, form) for form in (*sure, *doubtful))
    return found


def _holds(claim: NameKey, key: NameKey, counts: Counter[NameKey], called: set[tuple[Side, Words]]) -> bool:
    """Return whether a claim is accepted: a short form of another name, or mostly used for a person."""
    if (claim.side, claim.words) in called:
        return True
    return claim.side == "person" and counts[claim] > counts[key]


def _stands(key: NameKey, best: NameKey, count: int, whole: int) -> bool:
    return "person" in (key.side, best.side) and count >= _FEW and count >= _SHARE * whole


_BETWEEN = frozenset({" ", "'s ", "’s ", "' ", "’ "})
_MOST_WORDS = 3
"""Maximum words of a country's name before that of its institution."""


def with_country(
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameKey]:
    """Add the country to the keys of national institutions. Raises Cancelled."""
    found = list(keys)
    own: dict[str, NameKey | None] = {}
    for at, key in enumerate(stoppable(keys, cancelled)):
        words = turned(key.words)
        if key.side != "thing" or words[-1] not in NATIONAL_HEADS or mentions[at].type == "place":
            continue
        form = document.at(mentions[at])
        if form not in own:
            own[form] = _with_own_country(bare(form), known)
        found[at] = own[form] or _qualified(_country_before(document, mentions, keys, at), words)
    return found


def _with_own_country(form: str, known: Gazetteer) -> NameKey | None:
    """Return the key of a name that includes its country ("US Supreme Court"), or None."""
    words = form.removeprefix("the ").removeprefix("The ").split()
    for end in range(1, min(len(words) - 1, _MOST_WORDS) + 1):
        country = known.find(bare(" ".join(words[:end])))
        if country and country.type in ("place", "nationality"):
            rest = key_of(" ".join(words[end:]), "organization", known)
            return _qualified(country.name, turned(rest.words))
    return None


def _country_before(
    document: Document, mentions: Sequence[Mention], keys: Sequence[NameKey], at: int
) -> str | None:
    before = keys[at - 1] if at else None
    if before is None or before.known not in ("place", "nationality"):
        return None
    between = document.text[mentions[at - 1].end : mentions[at].start] if _close(mentions, at) else ""
    return before.words[0] if between in _BETWEEN else None


def _close(mentions: Sequence[Mention], at: int) -> bool:
    return mentions[at].start - mentions[at - 1].end <= max(map(len, _BETWEEN))


def _qualified(country: str | None, words: Words) -> NameKey:
    return NameKey(None, (country.lower(), *words) if country else words)


class MentionGroup(NamedTuple):
    """The mentions of one entity, in text order."""

    key: NameKey
    type: EntityType
    mentions: list[Mention]


def merge(
    document: Document,
    mentions: Sequence[Mention],
    cancelled: Callable[[], bool],
    rules: Sequence[NameRule] = (),
) -> list[MentionGroup]:
    """Group mentions, which are in text order and do not overlap, by entity. Raises Cancelled.

    `rules` are the user's names; other spellings of them are mentions of their entities.

    The groups are in the order of their first mentions.
    """
    known = gazetteer()
    shorts = ShortForms(known)
    keys = keys_of(document, mentions, known, shorts, cancelled)
    keys = with_person_short_forms(document, mentions, keys, cancelled)
    keys = with_country(document, mentions, keys, known, cancelled)
    keys = with_ruled_keys(keys, mentions, rules, cancelled)
    types = _types(keys, mentions, cancelled)
    same = NameSets()
    join_names(same, types, shorts, cancelled)
    join_stated(same, document, mentions, keys, types, cancelled)
    join_acronyms(same, document, mentions, keys, types, cancelled)
    join_companies(same, document, mentions, keys, types, cancelled)
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
    quantity, and the fullest form of other types. Forms in all caps, except acronyms, and forms in another
    script are chosen last.
    """
    if key.known and key.words[0] in found:
        return key.words[0]
    if type_ in ("nationality", "date", "quantity"):
        return max(found, key=lambda form: found[form])
    given = {form.partition(" ")[0] for form in found if " " in form}
    return max(
        found,
        key=lambda form: (
            not is_native(form),
            not _is_shouted(form, type_),
            *_fullness(form, given),
            found[form],
            len(form),
        ),
    )


def _is_shouted(form: str, type_: EntityType) -> bool:
    """Return whether a form is in all caps without being an acronym: "DONALD TRUMP"."""
    return form.isupper() and len(form) > 1 and (type_ == "person" or len(form) > _LONGEST_ACRONYM)


_ONLY_TITLES = TITLES - GIVEN_TITLES


def _fullness(form: str, given: Set[str]) -> tuple[int, bool]:
    """Return a sort key: the number of words without leading titles, then whether there are no titles.

    `given` are the first words of the forms: "Don Aurelio" has a title beside "Aurelio Prat".
    """
    words = form.replace("-", " ").split()
    at = 0
    while at < len(words) - 1 and words[at].lower().rstrip(".") in _ONLY_TITLES:
        at += 1
    if at == len(words) - 2 and words[at].lower() in GIVEN_TITLES and words[-1] in given:
        at += 1
    return len(words) - at, at == 0


def others(found: Counter[str], name: str) -> tuple[str, ...]:
    """Return the aliases: all forms except the display name."""
    return tuple(form for form in found if form != name)
