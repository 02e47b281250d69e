"""Find names by the words beside them or their form: "Mr Judge", "J. P. Morrow", "Dear Ivo,"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    ADDRESSED_OFFICES,
    ADDRESSEES,
    ROLES,
)
from summarizer.entities.lexicon.word_lists import (
    EVENT_FIRST,
    FAMILY_FIRST,
    ORGANIZATION_HEADS,
    PLACE_FIRST,
    SHARED_MAILBOXES,
)
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
from summarizer.entities.recognition.initials import LETTER
from summarizer.entities.recognition.repair import NEVER
from summarizer.patterns import compiled, lazy

AFTER_COURTESY = compiled(r"\b(?:Mr|Mrs|Ms|Mx|Madam|Madame)\.?\s$")
"""A title before any surname: "Mr Page" is no label."""
COURTESY_REACH = 8
"""Code points before a name in which a courtesy title is looked for."""
_CAPITALIZED_NEXT = lazy(r"[ -][^\W\d_a-z]")
_CAPITALIZED_BEFORE = lazy(r"[^\W\d_a-z][^\W\d_]{0,30} $")
_SHAPE_WORD = r"[^\W\d_a-z][^\W\d_A-Z]+"
_FAMILIES = "|".join(sorted(family.capitalize() for family in FAMILY_FIRST))
_PLACES = "|".join(sorted(PLACE_FIRST - {"St", "St."}))
_COURTESIES = "|".join(
    rf"(?<=\b{title}\s)" for title in ("Mr", "Ms", "Mrs", "Mr\\.", "Ms\\.", "Mrs\\.", "Cllr")
)
_INITIAL = lazy(
    rf"(?<![\w.])(?<![\d°] )(?:{LETTER}\.\s){{1,3}}(?P<name>{_SHAPE_WORD}(?:[-‑]{_SHAPE_WORD})?)(?![\w-])"
)
_ADDRESSED = lazy(
    r"(?:(?<=From:\s)|(?<=To:\s)|(?<=Cc:\s)|(?<=Sender:\s)|(?<=>,\s))[\"']?"
    r"(?P<name>[^\W\d_a-z][\w’'-]{1,30}(?:,?\s(?:(?:de|da|di|la|van|von|der|den|al|bin|ter|and|of|for)\s)?"
    r"[^\W\d_a-z][\w’'.-]{0,30}){1,4})[\"']?\s<(?P<local>[\w.+-]{1,64})@"
)
"""The names of a letter's sender and readers, with their addresses."""
_SALUTED = lazy(rf"(?:Dear|Hi|Hello|Hey)\s(?P<name>{_SHAPE_WORD}),")
_SHARED = lazy(SHARED_MAILBOXES, re.IGNORECASE)
_HONORED = "|".join(rf"(?<=\b{title}\s)" for title in ("Hon", "Hon\\.", "Honourable", "Honorable"))
_SHAPES = (
    ("PER", lazy(rf"(?:{_HONORED}){_SHAPE_WORD}(?:\s{_SHAPE_WORD}){{1,2}}(?!\w)")),
    ("PER", lazy(rf"(?:{_COURTESIES}){_SHAPE_WORD}(?!\w)")),
    ("PER", lazy(rf"(?<![\w-])(?:{_FAMILIES})\s{_SHAPE_WORD}[-‑][a-z]{{2,6}}(?![\w-])")),
    ("LOC", lazy(rf"(?<![\w.-])(?:{_PLACES})\s{_SHAPE_WORD}(?!\w)")),
    (
        "MISC",
        lazy(rf"(?<![\w.-])(?:{'|'.join(EVENT_FIRST)})\s{_SHAPE_WORD}(?:\s{_SHAPE_WORD})?(?!\w)"),
    ),
)


def with_shapes(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates and the names that match a pattern, in text order. Raises Cancelled."""

    def instead(shape: NameCandidate, parts: Sequence[NameCandidate]) -> list[NameCandidate] | None:
        return [shape] if all(_is_part(one, shape) for one in parts) else None

    return replaced(found, stoppable(_shapes(text, sentences, known), cancelled), instead)


def _shapes(text: str, sentences: Sequence[Sentence], known: Gazetteer) -> Iterator[NameCandidate]:
    for sentence in sentences:
        yield from sorted(_shapes_in(text, sentence, known))


def _shapes_in(text: str, sentence: Sentence, known: Gazetteer) -> Iterator[NameCandidate]:
    for match in _INITIAL.finditer(text, sentence.start + 1, sentence.end):
        if match["name"].lower() not in known.common:
            yield NameCandidate(*match.span(), sure("PER"))
    saluted = _SALUTED.match(text, sentence.start, sentence.end)
    if saluted and saluted["name"].lower() not in known.common | ROLES | ADDRESSEES:
        yield NameCandidate(*saluted.span("name"), sure("PER"))
    for match in _ADDRESSED.finditer(text, sentence.start, sentence.end):
        is_body = _SHARED.fullmatch(match["local"]) or match["name"].lower().split()[-1] in ORGANIZATION_HEADS
        yield NameCandidate(*match.span("name"), sure("ORG" if is_body else "PER"))
    for kind, shape in _SHAPES:
        for match in shape.finditer(text, sentence.start, sentence.end):
            if kind == "MISC" and _CAPITALIZED_BEFORE.search(text, sentence.start, match.start()):
                continue  # "Pia Storm Takes Over" is no storm.
            if kind == "PER" and match[0].split()[0].lower() in NEVER and not _is_surname(text, match):
                continue  # "Hon Secretary Anna Berg"
            yield NameCandidate(match.start(), match.end(), sure(kind))


def _is_surname(text: str, match: re.Match[str]) -> bool:
    """Return whether a word for a role is a surname after "Mr" or "Ms": "Mr Judge", unlike "Mr Speaker"."""
    is_office = match[0].lower() in ADDRESSED_OFFICES or " " in match[0]
    alone = _CAPITALIZED_NEXT.match(text, match.end()) is None
    before = AFTER_COURTESY.search(text, max(0, match.start() - COURTESY_REACH), match.start())
    return alone and not is_office and before is not None


def _is_part(one: NameCandidate, shape: NameCandidate) -> bool:
    within = shape.start <= one.start and one.end <= shape.end
    return within and one.end - one.start < shape.end - shape.start
