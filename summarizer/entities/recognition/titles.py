"""Take titles off the names after them, and find names by their titles: "Canon Prys", "Detective Frost".

The tagger takes a title that it does not know for a name, and a surname that is also a word for none. A word
that can hardly be anything but a title proves that a person's name comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    COMPOUND_TITLES,
    ROLE_MODIFIERS,
    ROLES,
    SURE_TITLES,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BARE_HEADS,
    BUILDINGS,
    CALENDAR,
    DIRECTIONS,
    EVENT_HEADS,
    FUNCTION_WORDS,
    GENERIC,
    HEADS,
    LABELS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
    PORTFOLIOS,
)
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
from summarizer.patterns import compiled

_WORD = compiled(r"[^\W\d_a-z](?:[^\W_]|['’-](?=[^\W\d_]))*\.?")
_NEXT = compiled(r"[ \n](?=[^\W\d_a-z])")
_POSSESSIVE = compiled(r"['’][sS]?$")
_ARTICLE_BEFORE = compiled(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir)\s$")
_REACH = 8
_LIKELY = 0.8
_LONGEST = 3
"""Maximum words of a name that nothing but its title shows."""
_ANY_TITLE = ROLES | TITLES
_HEADS = ORGANIZATION_HEADS | PLACE_HEADS | EVENT_HEADS | GENERIC | BUILDINGS | HEADS
_NO_NAME = _ANY_TITLE | BARE_HEADS | FUNCTION_WORDS | LABELS


class _Titled(NamedTuple):
    """Titles, and the capitalized words after them."""

    start: int
    name: int
    """Start of the words after the titles."""
    end: int
    is_sure: bool
    """Whether the last title proves a person."""
    words: tuple[str, ...]


def with_titles(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates in text order, without titles and with the names after them. Raises Cancelled."""
    used: set[str] = set()
    surnames = {
        text[one.start : one.end].split()[-1] for one in found if one.kind == "PER" and one.chance > _LIKELY
    }

    def instead(titled: _Titled, parts: Sequence[NameCandidate]) -> list[NameCandidate] | None:
        after = _after_title(text, titled, parts, surnames, known)
        if after is not None:
            used.add(text[titled.start : titled.name].split()[-1].strip("."))
        return after

    found = replaced(
        found,
        (titled for sentence in stoppable(sentences, cancelled) for titled in _titles(text, sentence, known)),
        instead,
    )
    return [one for one in found if not _is_used_title(text, one, used)]


def _is_used_title(text: str, one: NameCandidate, used: set[str]) -> bool:
    """Return whether a candidate is a title of somebody in the text, as in "the Canon left"."""
    return (
        text[one.start : one.end] in used
        and _ARTICLE_BEFORE.search(text, max(0, one.start - _REACH), one.start) is not None
    )


def _titles(text: str, sentence: Sentence, known: Gazetteer) -> Iterator[_Titled]:
    """Yield the titles of a sentence that are followed by capitalized words, with these words."""
    end = sentence.end
    first = _WORD.search(text, sentence.start, end)
    while first:
        run = [first]
        while (gap := _NEXT.match(text, run[-1].end(), end)) and (word := _WORD.match(text, gap.end(), end)):
            run.append(word)
        if len(run) > 1:
            yield from _titles_in(run, known)
        first = _WORD.search(text, run[-1].end(), end)


def _titles_in(run: Sequence[re.Match[str]], known: Gazetteer) -> Iterator[_Titled]:
    """Yield the titles in a run of capitalized words, which begin it or follow a word outside of names."""
    words = [_POSSESSIVE.sub("", word[0]) for word in run]
    lower = [word.lower().strip(".") for word in words]
    begin = 0
    while begin + 1 < len(run) and not _is_title(lower, begin):
        begin += 1
    at = begin
    is_sure = False
    while at + 1 < len(run) and (size := _is_title(lower, at)):
        is_sure = size > 1 or lower[at] in SURE_TITLES
        at += size
    if at == begin or at >= len(run) or not _may_precede(words, begin, known):
        return
    stop = at
    while stop < len(run) and words[stop] not in CALENDAR:
        stop += 1
        if run[stop - 1][0] != words[stop - 1]:
            break
    if stop > at:
        last = run[stop - 1]
        end = last.start() + len(words[stop - 1].rstrip("."))
        yield _Titled(run[begin].start(), run[at].start(), end, is_sure, tuple(words[at:stop]))


def _is_title(lower: Sequence[str], at: int) -> int:
    """Return the number of words of the title at an index: 2, 1, or 0 for none."""
    if at + 2 < len(lower) and f"{lower[at]}-{lower[at + 1]}" in COMPOUND_TITLES:
        return 2
    return int(lower[at] in _ANY_TITLE)


def _may_precede(words: Sequence[str], begin: int, known: Gazetteer) -> bool:
    """Return whether the word before a title is not part of it, as in "Polish General Wolski"."""
    if not begin:
        return True
    before = words[begin - 1]
    entry = known.find(before)
    return (
        before.lower() in FUNCTION_WORDS
        or before.lower() in ROLE_MODIFIERS
        or before in CALENDAR
        or (entry is not None and entry.type in ("nationality", "place"))
    )


def _after_title(
    text: str, titled: _Titled, parts: Sequence[NameCandidate], surnames: Set[str], known: Gazetteer
) -> list[NameCandidate] | None:
    """Return the candidates that stand for those after a title; None to leave them as they are."""
    if any(part.start < titled.start or part.end > titled.end for part in parts):
        return None
    inside = [part for part in parts if part.end <= titled.name]
    rest = [part for part in parts if part.end > titled.name]
    if not titled.is_sure:
        is_person = rest and rest[0].start == titled.name and rest[0].kind == "PER"
        return rest if inside and is_person else None
    is_surname = len(titled.words) == 1 and titled.words[0] in surnames
    if not is_surname and not _is_name(text, titled, rest, known):
        return None
    if not rest:
        if len(titled.words) > _LONGEST:
            return None
        return [NameCandidate(titled.name, titled.end, sure("PER"))]
    one = rest[0]
    if one.start <= titled.name or (one.kind == "PER" and len(titled.words) <= _LONGEST):
        chances = one.chances if one.kind == "PER" else sure("PER")
        return [NameCandidate(titled.name, one.end, chances), *rest[1:]]
    return None


def _is_name(text: str, titled: _Titled, rest: Sequence[NameCandidate], known: Gazetteer) -> bool:
    """Return whether the words after a title may be a name, unlike those in "Captain Cook Hotel"."""
    words = titled.words
    first = words[0].lower().strip(".")
    if first in _NO_NAME or words[0] in PORTFOLIOS or words[0] in DIRECTIONS:
        return False
    if len(words) > 1 and first in ROLE_MODIFIERS:
        return False
    if words[0].isupper() and len(words[0].replace(".", "")) > 1:
        return False
    if any(_is_head(word.lower()) for word in words[:_LONGEST]):
        return False
    if known.find(text[titled.start : titled.end]):
        return False
    entry = known.find(text[titled.name : rest[0].end if rest else titled.end])
    return entry is None or " ".join(words) in known.ambiguous


def _is_head(word: str) -> bool:
    """Return whether a word in lower case is the head of a name that is no person's, or the plural of one."""
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word in _HEADS or singular in _HEADS
