"""Join full names that are variants of one name: spellings, middle names, word order, acronyms.

Everything is done by lookups of words, in time proportional to the number of names. A join holds for the
whole text; `short_names` resolves bare surnames mention by mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.acronyms import NEAR, initials, is_acronym, offered, stands_for, stem, tied
from summarizer.entities.coreference.keys import NameKey, Side, Words, bare
from summarizer.entities.coreference.short_forms import MOST_WORDS, ShortForms, turned
from summarizer.entities.coreference.transliteration import FARTHEST, near, skeletons
from summarizer.entities.lexicon.name_parts import GENERATIONS
from summarizer.entities.recognition.candidates import Mention

_WITHOUT_ALIASES = ("date", "quantity", "nationality")
"""Types without alternative names."""
_TELLING = 3
"""Minimum letters of an acronym that may precede its long name, as in headlines."""
_SOLID, _SOLID_LETTERS = 3, 6
"""Maximum words and minimum letters of a name that is also spelled as one word."""


class NameSets:
    """Disjoint sets of keys (a union-find forest with path halving)."""

    def __init__(self) -> None:
        self._above: dict[NameKey, NameKey] = {}

    def root(self, key: NameKey) -> NameKey:
        """Return the representative of a key's set."""
        above = self._above
        while key in above:
            if above[key] in above:
                above[key] = above[above[key]]
            key = above[key]
        return key

    def join(self, short: NameKey, full: NameKey) -> None:
        """Join the sets of two keys. A known key becomes the root; two known keys are not joined."""
        one, other = self.root(short), self.root(full)
        if one == other or (one.known and other.known):
            return
        if one.known:
            one, other = other, one
        self._above[one] = other


def join_names(
    same: NameSets, types: Mapping[NameKey, EntityType], shorts: ShortForms, cancelled: Callable[[], bool]
) -> None:
    """Join keys that are variants of one name by their words.

    `types` maps the keys to their types, in the order of their first mentions. Raises Cancelled.
    """
    names = [key for key in stoppable(types, cancelled) if not key.known and len(key.words) <= MOST_WORDS]
    for variants in (_in_another_order, _with_middle_names, _with_initials, _in_one_word):
        _join_unique(same, names, variants, cancelled)
    _join_spellings(same, names, types, shorts, cancelled)


def _join_unique(
    same: NameSets,
    names: Sequence[NameKey],
    variants: Callable[[NameKey], Iterator[NameKey]],
    cancelled: Callable[[], bool],
) -> None:
    """Join each name with the only other name that has it as a variant; ambiguous variants are not joined."""
    owners: dict[NameKey, NameKey | None] = {}
    for key in stoppable(names, cancelled):
        for variant in variants(key):
            if variant != key:
                owners[variant] = None if owners.get(variant, key) != key else key
    for key in stoppable(names, cancelled):
        owner = owners.get(key)
        if owner and owner != key:
            same.join(key, owner)


def _in_another_order(key: NameKey) -> Iterator[NameKey]:
    words = key.words
    if key.side == "person" and len(words) == 2:
        yield NameKey(None, words[::-1], key.side)
    elif key.side == "thing" and turned(words) != words:
        yield NameKey(None, turned(words), key.side)


def _with_middle_names(key: NameKey) -> Iterator[NameKey]:
    """Yield a person's name of three or more words without its middle names."""
    words = key.words
    if (
        key.side == "person"
        and len(words) > 2
        and words[-1] not in GENERATIONS
        and words[1] not in ("the", "of")
    ):
        yield NameKey(None, (words[0], words[-1]), key.side)


def _with_initials(key: NameKey) -> Iterator[NameKey]:
    """Yield a name with the given name as an initial: "J. Smith" for "John Smith"."""
    words = key.words
    if key.side == "person" and len(words) == 2 and len(words[0]) > 1:
        yield NameKey(None, (words[0][0], words[1]), key.side)


def _in_one_word(key: NameKey) -> Iterator[NameKey]:
    """Yield a thing's name of two or three words without spaces: "WestQuay" for "West Quay"."""
    if key.side == "thing" and 1 < len(key.words) <= _SOLID and len("".join(key.words)) >= _SOLID_LETTERS:
        yield NameKey(None, ("".join(key.words),), key.side)


def _join_spellings(
    same: NameSets,
    names: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    shorts: ShortForms,
    cancelled: Callable[[], bool],
) -> None:
    """Join spelling variants: full names first, then short names not spelled the same in a full name."""
    spelled: dict[tuple[Side, Words], tuple[Words, NameKey]] = {}
    taken: set[tuple[Side, Words]] = set()
    for key in _longest_first(names, cancelled):
        place = (key.side, skeletons(key.words))
        words, owner = spelled.setdefault(place, (key.words, key))
        is_short = (key.side, key.words) in taken
        farthest = FARTHEST if key.side == "person" else 1
        if owner != key and not is_short and types[key] == types[owner] and near(key.words, words, farthest):
            same.join(key, owner)
        for form in shorts.of(key, types[key]).sure:
            taken.add((key.side, form))
            if key.side == "person":
                spelled.setdefault((key.side, skeletons(form)), (form, key))


def _longest_first(names: Sequence[NameKey], cancelled: Callable[[], bool]) -> Iterator[NameKey]:
    by_length: dict[int, list[NameKey]] = defaultdict(list)
    for key in stoppable(names, cancelled):
        by_length[len(key.words)].append(key)
    for length in sorted(by_length, reverse=True):
        yield from stoppable(by_length[length], cancelled)


def join_acronyms(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    cancelled: Callable[[], bool],
) -> None:
    """Join acronyms with long names that the text links, or whose initials are unique. Raises Cancelled."""
    _join_tied(same, document, mentions, keys, cancelled)
    owners: dict[tuple[str, str], NameKey | None] = {}
    early: list[tuple[NameKey, tuple[str, str]]] = []
    seen: set[NameKey] = set()
    for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled):
        if key in seen or types[key] in _WITHOUT_ALIASES:
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
        for letters in initials(form):
            place = _place(key, types[key], letters)
            before = owners.get(place, key)
            owners[place] = key if before and same.root(before) == same.root(key) else None
    for key, place in early:
        owner = owners.get(place)
        if owner and types[key] == types[owner]:
            same.join(key, owner)


def _place(key: NameKey, type_: EntityType, letters: str) -> tuple[str, str]:
    """Return the lookup key of an acronym; one of two letters is ambiguous and matches only its own type."""
    return (type_ if len(letters) == 2 else key.side), letters


def _join_tied(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    cancelled: Callable[[], bool],
) -> None:
    for at in stoppable(range(1, len(mentions)), cancelled):
        one, other = keys[at - 1], keys[at]
        first, second = mentions[at - 1], mentions[at]
        if one == other or second.start - first.end > NEAR or not _may_be_one(first, second):
            continue
        between = document.text[first.end : second.start]
        if offered(between):
            short, long = sorted((bare(document.at(first)), bare(document.at(second))), key=len)
            if not stands_for(short, long):
                continue
        elif not tied(between) or one.side != other.side:
            continue
        same.join(other, one) if len(one.words) >= len(other.words) else same.join(one, other)


def _may_be_one(first: Mention, second: Mention) -> bool:
    return first.type not in _WITHOUT_ALIASES and second.type not in _WITHOUT_ALIASES
