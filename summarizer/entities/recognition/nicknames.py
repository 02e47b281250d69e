"""Join people's names around a nickname or a maiden name: 'Robert "Bob" Halden', "Lena (Berg) Torvik"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import BODY_TAILS, CALENDAR, PLACE_HEADS, ROLES, TITLES
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.patterns import lazy

_WORD = r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:[-‑'’][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_a-z]\.[ \n]?){0,3}"
_NICKNAME = rf"{_WORD}(?:[ \n]{_WORD})?"
_SURNAME = rf"(?:(?:van|von|de|der|den|di|da|del|al|el|bin|ter)[ \n]){{0,2}}(?P<surname>{_WORD})"
_QUOTED = lazy(
    rf"(?<![\w.'’-])(?P<given>{_WORD})(?:[ \n]{_WORD})?[ \n]{_INITIALS}"
    rf"(?:\"{_NICKNAME}\"|“(?:{_NICKNAME})”|‘(?:{_NICKNAME})’|'(?:{_NICKNAME})')[ \n]{_SURNAME}(?!\w)"
)
_BRACKETED = lazy(
    rf"(?<![\w.'’-])(?P<given>{_WORD})[ \n]{_INITIALS}\((?P<nick>{_NICKNAME})\)[ \n]{_SURNAME}(?!\w)(?!\s?\()"
)
_CAPITALIZED_BEFORE = lazy(r"[^\W\d_a-z][^\W\d_]+[ \n]$")
_OPENS = lazy(r"[\w.][ \n][\"“‘'(][^\W\d_a-z]")
"""What nearly every such name has, and few other sentences."""
_REACH = 30
_NO_GIVEN_NAMES = TITLES | ROLES
_NO_SURNAMES = BODY_TAILS | PLACE_HEADS | ROLES


def with_nicknames(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates in text order, those of one person joined. Raises Cancelled."""
    kept: list[NameCandidate] = []
    at = 0
    spans = (
        span
        for sentence in stoppable(sentences, cancelled)
        for span in sorted(_whole_names(text, sentence, known))
    )
    for start, end in spans:
        while at < len(found) and found[at].end <= start:
            kept.append(found[at])
            at += 1
        stop = at
        while stop < len(found) and found[stop].start < end:
            stop += 1
        parts = found[at:stop]
        if any(part.kind == "PER" for part in parts) and all(_fits(part, start, end) for part in parts):
            kept.append(NameCandidate(min(start, parts[0].start), max(end, parts[-1].end), sure("PER")))
            at = stop
    return [*kept, *found[at:]]


def _fits(part: NameCandidate, start: int, end: int) -> bool:
    """Return whether a candidate is part of the name from `start` to `end`, or a person's that goes on."""
    return (start <= part.start and part.end <= end) or part.kind == "PER"


def _whole_names(text: str, sentence: Sentence, known: Gazetteer) -> Iterator[tuple[int, int]]:
    if not _OPENS.search(text, sentence.start, sentence.end):
        return
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        if _may_be_person(match):
            yield match.span()
    for match in _BRACKETED.finditer(text, sentence.start, sentence.end):
        first = max(sentence.start, match.start() - _REACH)
        if (
            _may_be_person(match)
            and not known.find(match["nick"])
            and not _continues(text, first, match.start())
        ):
            yield match.span()


def _may_be_person(match: re.Match[str]) -> bool:
    surname = match["surname"]
    return (
        match["given"].lower() not in _NO_GIVEN_NAMES
        and surname.lower() not in _NO_SURNAMES
        and surname not in CALENDAR
    )


def _continues(text: str, first: int, start: int) -> bool:
    """Return whether a name begins before: in "Ada Berg (Labour) Ivo", "Berg" is a surname."""
    before = _CAPITALIZED_BEFORE.search(text, first, start)
    return before is not None and before[0].strip().lower() not in _NO_GIVEN_NAMES
