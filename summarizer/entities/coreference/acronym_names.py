"""Join acronyms and compounds with the long names that they are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.acronyms import initials, is_acronym, is_compound, stem
from summarizer.entities.coreference.keys import NameKey, bare
from summarizer.entities.coreference.resolution import WITHOUT_ALIASES, NameSets
from summarizer.entities.recognition.candidates import Mention

_TELLING = 3
"""Minimum letters of an acronym that may precede its long name, as in headlines."""
_START = 2
"""Letters of a word by which long names are looked up."""
_MOST = 100
"""Maximum long names that are compared with a compound."""


def join_acronyms(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    cancelled: Callable[[], bool],
) -> None:
    """Join acronyms with the long names in the text that alone have their initials. Raises Cancelled."""
    owners: dict[tuple[str, str], NameKey | None] = {}
    early: list[tuple[NameKey, tuple[str, str]]] = []
    seen: set[NameKey] = set()
    compounds: list[tuple[NameKey, str]] = []
    longs: dict[str, list[tuple[NameKey, str]]] = defaultdict(list)
    for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled):
        if key in seen or types[key] in WITHOUT_ALIASES:
            continue
        seen.add(key)
        form = bare(document.at(mention))
        if is_acronym(form) and not key.known:
            place = _place(key, types[key], stem(form).lower())
            owner = owners.get(place)
            if owner:
                same.join(key, owner)
            elif len(place[1]) >= _TELLING:
                early.append((key, place))
        if types[key] == "organization" and not key.known:
            if " " not in form and form.isupper():
                compounds.append((key, form))
            for start in {word[:_START] for word in key.words} if len(key.words) > 1 else ():
                longs[start].append((key, form))
        for letters in initials(form):
            place = _place(key, types[key], letters)
            before = owners.get(place, key)
            owners[place] = key if before and same.root(before) == same.root(key) else None
    for key, place in early:
        owner = owners.get(place)
        if owner and types[key] == types[owner]:
            same.join(key, owner)
    _join_compounds(same, compounds, longs)


def _join_compounds(
    same: NameSets,
    compounds: Sequence[tuple[NameKey, str]],
    longs: Mapping[str, Sequence[tuple[NameKey, str]]],
) -> None:
    """Join each compound with the only name that it can be made of: TARNCOM, Tarn Command."""
    for key, form in compounds:
        some = longs.get(form[:_START].lower(), ())[:_MOST]
        owners = {same.root(owner): owner for owner, long in some if is_compound(form, long)}
        if len(owners) == 1:
            same.join(key, *owners.values())


def _place(key: NameKey, type_: EntityType, letters: str) -> tuple[str, str]:
    """Return the lookup key of an acronym; one of two letters is ambiguous and matches only its own type."""
    return (type_ if len(letters) == 2 else key.side), letters
