"""Names that their form gives away: "Moon Jae-in", "River Suam", "Hurricane Katrina".

What is rare in its training the tagger may miss or mark in part. A form counts only where nothing that the
tagger marked says otherwise: it may hold a marked name, but not run into one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.cue_words import EVENT_FIRST, PLACE_FIRST
from summarizer.entities.lexicon.name_parts import FAMILY_FIRST
from summarizer.entities.recognition.candidates import NameCandidate, sure

_WORD = r"[^\W\d_a-z][^\W\d_A-Z]+"
_FAMILIES = "|".join(sorted(family.capitalize() for family in FAMILY_FIRST))
_PLACES = "|".join(sorted(PLACE_FIRST - {"St", "St."}))
_SHAPES = (
    ("PER", re.compile(rf"(?<![\w-])(?:{_FAMILIES})\s{_WORD}[-‑][a-z]{{2,6}}(?![\w-])")),
    ("LOC", re.compile(rf"(?<![\w.-])(?:{_PLACES})\s{_WORD}(?!\w)")),
    ("MISC", re.compile(rf"(?<![\w.-])(?:{'|'.join(EVENT_FIRST)})\s{_WORD}(?:\s{_WORD})?(?!\w)")),
)


def with_shapes(
    text: str, sentences: Sequence[Sentence], found: Sequence[NameCandidate], cancelled: Callable[[], bool]
) -> Iterator[NameCandidate]:
    """The names found, in text order, with those that their form gives away."""
    at = 0
    for shape in stoppable(_shapes(text, sentences), cancelled):
        while at < len(found) and found[at].end <= shape.start:
            yield found[at]
            at += 1
        stop = at
        while stop < len(found) and found[stop].start < shape.end:
            stop += 1
        if all(_is_part(one, shape) for one in found[at:stop]):
            yield shape
            at = stop
    yield from found[at:]


def _shapes(text: str, sentences: Sequence[Sentence]) -> Iterator[NameCandidate]:
    for sentence in sentences:
        for kind, shape in _SHAPES:
            for match in shape.finditer(text, sentence.start, sentence.end):
                yield NameCandidate(match.start(), match.end(), sure(kind))


def _is_part(one: NameCandidate, shape: NameCandidate) -> bool:
    within = shape.start <= one.start and one.end <= shape.end
    return within and one.end - one.start < shape.end - shape.start
