"""Join people's names around a nickname or a maiden name: 'Robert "Bob" Halden', "Lena (Berg) Torvik"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence, Span
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    ROLES,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BODY_TAILS,
    CALENDAR,
    PLACE_HEADS,
)
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
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
    spans = (
        span
        for sentence in stoppable(sentences, cancelled)
        for span in sorted(_whole_names(text, sentence, known))
    )
    return replaced(found, spans, _person)


def _person(span: Span, parts: Sequence[NameCandidate]) -> list[NameCandidate] | None:
    """Return the person with the whole name; None if the candidates there are not parts of one."""
    if any(part.kind == "PER" for part in parts) and all(_fits(part, *span) for part in parts):
        start, end = min(span.start, parts[0].start), max(span.end, parts[-1].end)
        return [NameCandidate(start, end, sure("PER"))]
    return None


def _fits(part: NameCandidate, start: int, end: int) -> bool:
    """Return whether a candidate is part of the name from `start` to `end`, or a person's longer name."""
    return (start <= part.start and part.end <= end) or part.kind == "PER"


def _whole_names(text: str, sentence: Sentence, known: Gazetteer) -> Iterator[Span]:
    if not _OPENS.search(text, sentence.start, sentence.end):
        return
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        if _may_be_person(match):
            yield Span(*match.span())
    for match in _BRACKETED.finditer(text, sentence.start, sentence.end):
        first = max(sentence.start, match.start() - _REACH)
        if (
            _may_be_person(match)
            and not known.find(match["nick"])
            and not _continues(text, first, match.start())
        ):
            yield Span(*match.span())


def _may_be_person(match: re.Match[str]) -> bool:
    surname = match["surname"]
    return (
        match["given"].lower() not in _NO_GIVEN_NAMES
        and surname.lower() not in _NO_SURNAMES
        and surname not in CALENDAR
    )


def _continues(text: str, first: int, start: int) -> bool:
    """Return whether the name began earlier: in "Ada Berg (Labour) Ivo", "Berg" is a surname."""
    before = _CAPITALIZED_BEFORE.search(text, first, start)
    return before is not None and before[0].strip().lower() not in _NO_GIVEN_NAMES
