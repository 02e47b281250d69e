"""Join two names that the text itself states to be of one entity: "Tarn Lane (formerly Orla Partners)"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.acronyms import is_blend, is_code, is_compound, stands_for
from summarizer.entities.coreference.keys import NameKey, bare, near
from summarizer.entities.coreference.resolution import WITHOUT_ALIASES, NameSets
from summarizer.entities.coreference.translations import is_translation
from summarizer.entities.lexicon.word_lists import MODIFIERS
from summarizer.entities.other_names import REACH, is_defined, is_native, is_object, statement
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.words import Words

_SAME_TAIL = 2
"""Minimum words at the end that two names of one place have in common, where one is in brackets."""

_BY_LETTERS = (stands_for, is_blend, is_code, is_compound)
_OWNS = ("'s", "’s")
_QUOTES = "\"“”‘’'"
_DIRECTIONS = {f"{word}ern": word for word in ("north", "south", "east", "west")}


def join_stated(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    cancelled: Callable[[], bool],
) -> None:
    """Join each name with the one before it, or before the bracket that it is in. Raises Cancelled."""
    ends = {mention.end: at for at, mention in enumerate(stoppable(mentions, cancelled))}
    before: int | None = None
    heads: dict[int, int] = {}
    for at in stoppable(range(len(mentions)), cancelled):
        if mentions[at].type in WITHOUT_ALIASES:
            head = None
        else:
            head = _before_bracket(document.text, mentions[at].start, ends)
        if head is not None and is_native(document.at(mentions[at])):
            same.join(keys[at], keys[head])
        if head is not None:
            heads[at] = head
        for first in dict.fromkeys((before, head, _before_closed(document.text, mentions, before, heads))):
            if first is not None and mentions[at].type not in WITHOUT_ALIASES:
                _join(same, document, mentions, keys, types, first, at)
        if mentions[at].type not in WITHOUT_ALIASES:
            before = at


def _before_bracket(text: str, start: int, ends: Mapping[int, int]) -> int | None:
    """Return the mention right before the open bracket that a name is in, or None."""
    bracket = text.rfind("(", max(0, start - REACH), start)
    if bracket < 0 or ")" in text[bracket:start]:
        return None
    while bracket and (text[bracket - 1].isspace() or text[bracket - 1] in _QUOTES):
        bracket -= 1
    return ends.get(bracket)


def _before_closed(
    text: str, mentions: Sequence[Mention], before: int | None, heads: Mapping[int, int]
) -> int | None:
    """Return the mention before a bracket that has only the last name in it: "Orla Group (OG), formerly"."""
    if before is None or not text.startswith(")", mentions[before].end):
        return None
    return heads.get(before)


def _join(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    first: int,
    second: int,
) -> None:
    one, other = keys[first], keys[second]
    gap = mentions[second].start - mentions[first].end
    if one == other or not 0 < gap <= REACH or mentions[first].type in WITHOUT_ALIASES:
        return
    level = statement(document.text[mentions[first].end : mentions[second].start])
    if level is None:
        return
    if level == "people" and one.side == other.side == "thing":
        level = "offered"
    if level in ("offered", "bracketed", "either"):
        form, form_after = (bare(document.at(mentions[at])) for at in (first, second))
        short, long = sorted((form, form_after), key=len)
        is_one = any(rule(short, long) for rule in _BY_LETTERS) or _have_one_tail(one, other, types)
        if not is_one and level == "bracketed":
            is_one = types[one] == types[other] and is_translation(form, form_after, types[one])
        if not is_one and level == "either":
            span = mentions[first].start, mentions[second].end
            is_one = is_defined(document.text, *span) and _are_variants(one, other, types)
    elif level == "subject":
        end = mentions[second].end
        is_owner = document.text[end : end + 2] in _OWNS  # "was later named Ivo Hann's deputy"
        is_object_too = is_object(document.text, mentions[first].start)
        is_one = types[one] == types[other] and not is_owner and not is_object_too
    else:
        is_one = _agree(level, one, other, types)
    if is_one:
        same.join(other, one) if len(one.words) >= len(other.words) else same.join(one, other)


def _agree(level: str, one: NameKey, other: NameKey, types: Mapping[NameKey, EntityType]) -> bool:
    if level == "people":
        return one.side == other.side == "person"
    if level in ("kind", "things"):
        return types[one] == types[other] and (level == "kind" or one.side == "thing")
    return one.side == other.side


def _are_variants(one: NameKey, other: NameKey, types: Mapping[NameKey, EntityType]) -> bool:
    """Return whether two names of one type begin alike or are spelled alike: "West Tarn", "Western Tarn"."""
    if types[one] != types[other]:
        return False
    words, others = _undirected(one.words), _undirected(other.words)
    begin = words[0] == others[0] and words[0] not in MODIFIERS and len(words) > 1 < len(others)
    return begin or words == others or near(words, others)


def _undirected(words: Words) -> Words:
    """Return the words, with "western" and the like replaced by "west"."""
    return tuple(_DIRECTIONS.get(word, word) for word in words)


def _have_one_tail(one: NameKey, other: NameKey, types: Mapping[NameKey, EntityType]) -> bool:
    """Return whether two things of one type differ in their first word alone: "Nagoya Metropolitan Area"."""
    tail = one.words[-_SAME_TAIL:]
    return (
        types[one] == types[other]
        and one.side == other.side == "thing"
        and not (one.known or other.known)
        and len(one.words) == len(other.words) > _SAME_TAIL
        and tail == other.words[-_SAME_TAIL:]
    )
