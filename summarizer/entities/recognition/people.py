"""Complete the names of people: join halves, and add initials, family names and given names beside a tag.

The tagger knows words, and marks only half of a name whose other half it does not know: "Ragnhild" and not
"Torvaldsen", "Wodehouse" and not "P. G.".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.cue_words import (
    BARE_HEADS,
    CALENDAR,
    DIRECTIONS,
    EVENT_HEADS,
    FUNCTION_WORDS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
    PORTFOLIOS,
    ROLE_MODIFIERS,
    ROLES,
)
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.name_parts import FAMILY_FIRST, TITLES
from summarizer.entities.lexicon.organization_words import LABELS, SURE_HEADS
from summarizer.entities.recognition.candidates import NameCandidate, sure

_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.[ -]?){1,4}$")
_INITIALS_ALONE = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,4}")
_BEFORE = re.compile(r"(?<![\w.'’-])([^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:[-'’][^\W\d_]+)*) $")
_AFTER = re.compile(r" ([^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*)(?![\w'’-])")
_APPOSED = re.compile(
    r",\s(?:an?\s(?!.{0,30}(?:town|city|village|place|region|river|suburb|port|island))|(?:aged\s)?\d\d\b|who\b|whose\b)"
)
_CAPITALIZED_NEXT = re.compile(r"[ -][^\W\d_a-z]")
_REACH = 30
_LISTED_BEFORE = re.compile(r"(?:;\s*|(?:^|[\n:])[ \t]*(?:[-*•]\s)?)$")
_LISTED_AFTER = re.compile(r"\s*(?:;|\n|$|\()")
_COMMA = ", "
_NEVER = ROLES | TITLES | ROLE_MODIFIERS | FUNCTION_WORDS | BARE_HEADS | LABELS
_HEADS = ORGANIZATION_HEADS | PLACE_HEADS | EVENT_HEADS | SURE_HEADS
_SINGLE = 1
_PERSONAL = 0.5
"""Minimum probability of a person for a half that is no given name."""


def whole_people(
    text: str,
    sentences: Sequence[Sentence],
    loud: Set[int],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    is_plain: Callable[[str], bool],
    cancelled: Callable[[], bool],
) -> Iterator[NameCandidate]:
    """Yield the candidates in text order, the halves of people's names made whole. Raises Cancelled.

    In headlines, whose sentences start at `loud`, only lists are joined, since any word may have a capital.
    """
    starts = [sentence.start for sentence in sentences]
    current: NameCandidate | None = None
    for one in stoppable(found, cancelled):
        at = bisect_right(starts, one.start) - 1
        first, last = (sentences[at].start, sentences[at].end) if at >= 0 else (one.start, one.end)
        if current and current.end > one.start:
            continue
        if current and current.start >= first and _are_one(text, current, one, known, first in loud):
            current = NameCandidate(current.start, one.end, sure("PER"))
            continue
        if current and _INITIALS_ALONE.fullmatch(text, current.start, one.start) and one.kind == "PER":
            current = one._replace(start=current.start)
            continue
        floor = max(first, current.end if current else 0)
        if current:
            yield current
        current = one if first in loud else _completed(text, one, floor, first, last, known, is_plain)
    if current:
        yield current


def _are_one(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer, is_loud: bool) -> bool:
    return _is_listed(text, left, right, known) or (not is_loud and _are_halves(text, left, right, known))


def _is_listed(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer) -> bool:
    """Return whether two candidates are the surname and the given name of an item: "Hale, Susan;"."""
    one, other = text[left.start : left.end], text[right.start : right.end]
    return (
        text[left.end : right.start] == _COMMA
        and left.kind == "PER"
        and " " not in one
        and other.split()[0] in known.given_names
        and one not in known.given_names
        and _LISTED_BEFORE.search(text, max(0, left.start - _REACH), left.start) is not None
        and _LISTED_AFTER.match(text, right.end) is not None
    )


def _are_halves(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer) -> bool:
    """Return whether two candidates side by side are one person."""
    between = text[left.end : right.start]
    one, other = text[left.start : left.end], text[right.start : right.end]
    single = " " not in one and one[-1] != "."
    if between != " " or not single or one.lower() in _NEVER or one in CALENDAR or known.find(one):
        return False
    if " " in other and right.kind != "PER":
        return False
    if other.split()[-1].lower() in _HEADS | ROLES or other in CALENDAR or known.find(other):
        return False
    given = _is_given(one, known)
    if " " in other and not given and one.lower() not in FAMILY_FIRST:
        return False
    if right.kind == "PER":
        return given or left.kind == "PER"
    return given and left.kind == "PER" and right.kind == "LOC"


def _completed(
    text: str,
    one: NameCandidate,
    floor: int,
    first: int,
    last: int,
    known: Gazetteer,
    is_plain: Callable[[str], bool],
) -> NameCandidate:
    """Extend a candidate by the rest of a person's name, within its sentence from `first` to `last`."""
    form = text[one.start : one.end]
    if form.lower() in _NEVER or (known.find(form) and form not in known.ambiguous):
        return one
    if one.kind == "PER":
        if " " not in form or one.start > first:
            one = _with_given(text, one, floor, first, known, is_plain)
        one = _with_initials(text, one, floor)
    if " " in text[one.start : one.end] or one.kind not in ("PER", "LOC", "ORG"):
        return one
    return _with_surname(text, one, last, known, is_plain)


def _with_initials(text: str, one: NameCandidate, floor: int) -> NameCandidate:
    before = _INITIALS.search(text, max(floor, one.start - _REACH), one.start)
    return one._replace(start=before.start()) if before else one


def _with_given(
    text: str, one: NameCandidate, floor: int, first: int, known: Gazetteer, is_plain: Callable[[str], bool]
) -> NameCandidate:
    """Extend a surname by the name before it: a given name, or an unknown word that opens no sentence."""
    before = _BEFORE.search(text, max(floor, one.start - _REACH), one.start)
    if not before or one.chance < _PERSONAL or _is_no_part(before[1]):
        return one
    word, form = before[1], text[one.start : one.end]
    inside = before.start() > first
    fits = inside and word.lower() in FAMILY_FIRST
    if " " not in form:
        unknown = not is_plain(word) and not known.find(word) and form not in known.given_names
        fits = fits or _is_given(word, known) or (inside and unknown)
    return one._replace(start=before.start()) if fits else one


def _is_given(word: str, known: Gazetteer) -> bool:
    return word in known.given_names and word not in known.ambiguous


def _with_surname(
    text: str, one: NameCandidate, last: int, known: Gazetteer, is_plain: Callable[[str], bool]
) -> NameCandidate:
    """Extend a given name by its surname; an unknown one only where an apposition proves a person."""
    form = text[one.start : one.end]
    after = _AFTER.match(text, one.end, last)
    if not after or _is_no_part(after[1]) or after[1].lower() in _HEADS or known.find(after[1]):
        return one
    given = _is_given(form, known)
    apposed = _APPOSED.match(text, after.end()) is not None
    alone = _CAPITALIZED_NEXT.match(text, after.end(), last) is None and one.chance > _PERSONAL
    if apposed or ((given or alone) and one.kind == "PER" and not is_plain(after[1])):
        return NameCandidate(one.start, after.end(), sure("PER"))
    return one


def _is_no_part(word: str) -> bool:
    lower = word.lower()
    return (
        lower in _NEVER
        or word in CALENDAR
        or word in DIRECTIONS
        or word in PORTFOLIOS
        or lower in _HEADS
        or (word.isupper() and len(word) > _SINGLE)
    )
