"""Find people in lines that label them: "Present: …", "Prepared by: I. Marsh", "CORAM: …".

Such lines consist of names, so that they look like headlines, where the tagger is not trusted. A label that
introduces one person shows the name even where the tagger does not mark it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    COURTESIES,
    ROLES,
    SURE_TITLES,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BARE_HEADS,
    CALENDAR,
    COMPANY_ENDS,
    DIRECTIONS,
    EVENT_HEADS,
    FUNCTION_WORDS,
    LABELS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
)
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
from summarizer.entities.tagger.tagger import plain
from summarizer.patterns import compiled

_ONE = (
    "scribe|chair|chairs|chairperson|chairman|chairwoman|presenter|host|guest|moderator|facilitator|interviewer|"
    "authors?|editor|drafter|translator|rapporteurs?|forecaster|minute[- ]taker|note[- ]taker|secretary|"
    "clerk|text|illustrations?|photos?|photographs|words|signed|"
    "(?:prepared|drafted|checked|approved|reviewed|compiled|submitted|authori[sz]ed|issued|written|edited|"
    "reported|translated|reporting|writing|editing|cleared|signed|taken)(?: by)?"
)
"""Labels of one person or two."""
_SEVERAL = (
    "present|in attendance|attendees|attending|participants|apologies|absent|absentees|regrets|members|"
    "members present|panel|coram|before|contributors|speakers|counsel|judges|in favou?r|against|ayes|nays|"
    "for|abstaining|voting|minutes"
)
"""Labels of several people."""
_LABEL = rf"(?:^|(?<=\n)|(?<=[;.·•(|] )|(?<=  )|(?<=\t))[ \t]*(?i:{_ONE})[ \t]*:[ \t]*"
_LISTED = compiled(rf"(?:^|[\n;.·•(|]\s?|  )[ \t]*(?i:{_ONE}|{_SEVERAL})[ \t]*:")
_REACH = 400
"""Code points before a name in which the label of its line is searched."""
_INITIALS = r"(?:[^\W\d_a-z]\.[ -]?){1,3}"
_PART = r"[^\W\d_a-z][^\W\d_]+(?:[-‑'’][^\W\d_]+)*"
_VALUE = compiled(
    rf"{_LABEL}(?P<name>(?:{_PART}\.? )??{_INITIALS}{_PART}|{_PART}(?:\.? {_PART}){{0,3}})"
    r"(?=\s*(?:[(,;·•|\n\t]|  |and\s|$|\.(?:\s|$)))"
)
_HEADS = ORGANIZATION_HEADS | PLACE_HEADS | EVENT_HEADS | COMPANY_ENDS
_NOBODY = {"vacant", "unknown", "anonymous", "various", "pending", "nil", "tbc", "tba", "confirmed"}
_NO_NAME = _NOBODY | BARE_HEADS | FUNCTION_WORDS | LABELS | ROLES | TITLES | _HEADS
_WORD = compiled(r"[^\W\d_]+")
_ORGANIZATIONAL = 0.6
"""Minimum probability at which an organization that the tagger marks is no person."""
_TITLE = compiled(r"([^\W\d_]+)\.?\s")
_TITLED = compiled(r"([^\W\d_]+)\.?\s$")
_TITLE_REACH = 16
_TITLES = (SURE_TITLES | COURTESIES) | {"hon", "honourable", "honorable", "mayor", "president", "senator"}


def with_labeled_people(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates in text order, with the people whose labels show them. Raises Cancelled."""

    def instead(one: NameCandidate, parts: Sequence[NameCandidate]) -> list[NameCandidate] | None:
        is_body = any(part.kind == "ORG" and part.chance >= _ORGANIZATIONAL for part in parts)
        is_longer = any(part.start < one.start or part.end > one.end for part in parts)
        is_shown = " " in text[one.start : one.end] or any(part.kind == "PER" for part in parts)
        is_given = text[one.start : one.end] in known.given_names
        return [one] if (is_shown or is_given) and not is_body and not is_longer else None

    return replaced(
        found,
        (one for sentence in stoppable(sentences, cancelled) for one in _labeled(text, sentence, known)),
        instead,
    )


def _labeled(text: str, sentence: Sentence, known: Gazetteer) -> Iterator[NameCandidate]:
    for match in _VALUE.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        while (title := _TITLE.match(text, start, end)) and plain(title[1]) in TITLES:
            start = title.end()
        if _is_name(text[start:end], known):
            yield NameCandidate(start, end, sure("PER"))


def _is_name(name: str, known: Gazetteer) -> bool:
    """Return whether the words after a label can be a person's name, unlike "Chair: vacant"."""
    words = [word for word in _WORD.findall(name) if len(word) > 1]
    if name in CALENDAR or name in DIRECTIONS or known.find(name) or (name.isupper() and " " not in name):
        return False
    if any(word.isupper() for word in words) and not name.isupper():
        return False
    return not any(word.lower() in _NO_NAME or word.lower() in known.common for word in words)


def is_listed(text: str, start: int, floor: int) -> bool:
    """Return whether a name is in a list of people, which a label begins.

    `floor` is where its sentence starts.
    """
    first = max(floor - 2, start - _REACH, 0)
    return _LISTED.search(text, first, start) is not None and "\n\n" not in text[first:start]


def is_titled(text: str, start: int) -> bool:
    """Return whether a title right before a name shows that it is a person's: "the Hon. Ida Marsh"."""
    title = _TITLED.search(text, max(0, start - _TITLE_REACH), start)
    return title is not None and title[1].lower() in _TITLES
