"""Recognize names in title-case, all-caps and lower-case text, where capitalization carries no signal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.document import Kind, Sentence
from summarizer.entities.lexicon.cue_words import FUNCTION_WORDS
from summarizer.entities.lexicon.gazetteer import LONGEST, Gazetteer, straight
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.tokens import PIECE, Token, tokens

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ALL_CAPITALS, _TITLE_CASE = 0.8, 0.7
_MANY_WORDS = 4
_JUDGED = 200
_LOWER_CASE = 0.9
_SHORTEST = 3
"""Minimum letters of a single word to search for."""

Remembered = dict[tuple[str, ...], Mention]
"""Mentions by their words in lower case, up to `LONGEST` words."""


def is_loud(text: str, kind: Kind) -> bool:
    """Return whether a text is in all caps, or a heading or unfinished longer line in title case."""
    words = _LONG_WORD.findall(text[:PIECE])
    if not words:
        return False
    if sum(word.isupper() for word in words) >= _ALL_CAPITALS * len(words) and len(words) > 1:
        return True
    capitals = sum(word[0].isupper() for word in words)
    titled = capitals >= _TITLE_CASE * len(words)
    ends = text.rstrip()[-1:] in '.!?…”"'
    return titled and (kind == "heading" or (len(words) > _MANY_WORDS and not ends and kind == "body"))


def remember(text: str, found: Iterable[Mention]) -> Remembered:
    """Index mentions by their words, and persons by their surnames, too, for `find_quietly`."""
    remembered: Remembered = {}
    for mention in found:
        words = tuple(token.lower for token in tokens(text, mention.start, mention.end))
        surname = words[-1:] if mention.type == "person" else words
        for name in (words, surname):
            if len(name) <= LONGEST and (len(name) > 1 or len(name[0]) >= _SHORTEST):
                remembered.setdefault(name, mention)
    return remembered


def find_quietly(
    text: str, found: list[Token], remembered: Remembered, known: Gazetteer
) -> Iterator[Mention]:
    """Yield names that are in the gazetteer or occur elsewhere in the text."""
    lower = [token.lower for token in found]
    at = 0
    while at < len(found):
        mention = _remembered_at(found, lower, at, remembered) or _known_at(text, found, at, known)
        if mention is None:
            at += 1
            continue
        yield mention
        while at < len(found) and found[at].start < mention.end:
            at += 1


def _remembered_at(found: list[Token], lower: list[str], at: int, remembered: Remembered) -> Mention | None:
    if not found[at].is_capital or lower[at] in FUNCTION_WORDS:
        return None
    for size in range(min(LONGEST, len(lower) - at), 0, -1):
        mention = remembered.get(tuple(lower[at : at + size]))
        if mention:
            return Mention(found[at].start, found[at + size - 1].end, mention.type, 0)
    return None


def _known_at(text: str, found: list[Token], at: int, known: Gazetteer) -> Mention | None:
    if not found[at].is_capital:
        return None
    for end in range(min(len(found), at + LONGEST), at, -1):
        form = straight(text[found[at].start : found[end - 1].end])
        what = known.forms.get(form) or (known.loud_forms.get(form.lower()) if form.isupper() else None)
        if what and form.lower() not in FUNCTION_WORDS | known.common:
            return Mention(found[at].start, found[end - 1].end, what.type, 5)
    return None


def is_uncapitalized(text: str, sentences: Sequence[Sentence]) -> bool:
    """Return whether a text is written without capitals, judged by its first sentences."""
    looked_at = sentences[:_JUDGED]
    small = sum(text[one.start : min(one.end, one.start + PIECE)].islower() for one in looked_at)
    return len(looked_at) > 0 and small >= _LOWER_CASE * len(looked_at)


def find_known(text: str, found: list[Token], known: Gazetteer) -> Iterator[Mention]:
    """Yield the places, peoples and organizations of the gazetteer in text without capitals."""
    at = 0
    while at < len(found):
        for end in range(min(len(found), at + LONGEST), at, -1):
            form = straight(text[found[at].start : found[end - 1].end])
            what = known.loud_forms.get(form.lower())
            if (
                what
                and form.title() not in known.ambiguous
                and form.lower() not in FUNCTION_WORDS | known.common
            ):
                yield Mention(found[at].start, found[end - 1].end, what.type, 5)
                at = end - 1
                break
        at += 1
