"""Give initials and given names that stand alone the key of the person they refer to.

Minutes and interviews shorten whoever takes part: "Ida Marsh (IM)", then "IM: I agree" or "IM" at the end of
a line. The recognizer takes such initials for an organization. It takes a given name that is also a city for
the city, even where the text has a person of that name and never is in the city.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document
from summarizer.entities.coreference.keys import NameKey, bare
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.words import Words
from summarizer.patterns import compiled

_INITIALS = compiled(r"[A-Z]{2,4}")
_DEPARTMENTS = frozenset(
    (
        *("AI", "AOB", "CEO", "CFO", "COO", "CTO", "EU", "HQ", "HR", "ID", "IT", "MP", "PM", "PR", "QA"),
        *("TBA", "TBC", "TV", "UK", "UN", "US"),
    )
)
"""Acronyms in minutes that are not a person's initials."""
_SPEAKS = compiled(r"[ \t]*:")
_LINE_START = compiled(r"(?:^|\n)[ \t>*_]*$")
_CELL_START = compiled(r"(?:  |\t|\||\n|(?i:actions?|owner|by|lead)[:\s])[ \t]*$")
_CELL_END = compiled(r"[ \t]*(?:\n|\||$)")
_BRACKETED = compiled(r"\s?\($")
_REACH = 20
_SEVERAL = 2
"""Number of people with initials that shows that a text refers to people by them."""
_TWICE = 2
"""Minimum turns of a speaker who is labeled with initials alone."""
_AT_PLACE = compiled(
    r"\b(?i:in|at|from|to|near|of|for|outside|around|across|through|via|into|between|and|towards?|the|over|leaving|"
    r"reach|reached|visit|visited|north|south|east|west|central|downtown|greater)\s$|[-‑/]$"
)
_OF_PLACE = compiled(r"['’]s\b|,\s[^\W\d_a-z]|[-‑/]|\s[^\W\d_a-z]|\sand\s")


def with_person_short_forms(
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    cancelled: Callable[[], bool],
) -> list[NameKey]:
    """Return the keys, those of people's initials and given names replaced. Raises Cancelled."""
    initials: dict[str, set[NameKey]] = defaultdict(set)
    given: dict[Words, set[NameKey]] = defaultdict(set)
    for key in stoppable(dict.fromkeys(keys), cancelled):
        if key.side == "person" and not key.known and len(key.words) > 1:
            initials["".join(word[0] for word in key.words).upper()].add(key)
            given[key.words[:1]].add(key)
    marked: dict[str, list[int]] = defaultdict(list)
    places: dict[NameKey, list[int]] = defaultdict(list)
    for at, key in enumerate(stoppable(keys, cancelled)):
        if key.known == "place" and len(key.words) == 1:
            places[key].append(at)
        elif not key.known:
            form = bare(document.at(mentions[at]))
            if _INITIALS.fullmatch(form) and form not in _DEPARTMENTS:
                marked[form].append(at)
    found = list(keys)
    ends = {mention.end: key for mention, key in zip(mentions, keys, strict=True)}
    marked = {form: where for form, where in marked.items() if len(initials.get(form, ())) == 1}
    shown = {
        form
        for form, where in stoppable(marked.items(), cancelled)
        if _are_initials(document.text, [mentions[at] for at in where], initials[form], ends)
    }
    for form in marked if len(shown) >= _SEVERAL else shown:
        for at in marked[form]:
            found[at] = next(iter(initials[form]))
    for key, where in stoppable(places.items(), cancelled):
        bearers = given.get((key.words[0].lower(),), set())
        if len(bearers) == 1 and not any(_is_place(document.text, mentions[at]) for at in where):
            for at in where:
                found[at] = next(iter(bearers))
    return found


def _are_initials(
    text: str, mentions: Sequence[Mention], bearers: set[NameKey], ends: Mapping[int, NameKey]
) -> bool:
    """Return whether the text shows that letters are a person's initials.

    They stand in brackets after the name, label what somebody says at least twice, or fill a cell.
    """
    turns = 0
    for mention in mentions:
        first = max(0, mention.start - _REACH)
        bracket = _BRACKETED.search(text, first, mention.start)
        if bracket and ends.get(bracket.start()) in bearers:
            return True
        if _CELL_START.search(text, first, mention.start) and _CELL_END.match(text, mention.end):
            return True
        is_label = _LINE_START.search(text, first, mention.start) and _SPEAKS.match(text, mention.end)
        turns += is_label is not None
    return turns >= _TWICE


def _is_place(text: str, mention: Mention) -> bool:
    """Return whether the words beside a mention show a place: "in Florence", "Florence, Italy"."""
    before = _AT_PLACE.search(text, max(0, mention.start - _REACH), mention.start)
    return before is not None or _OF_PLACE.match(text, mention.end) is not None
