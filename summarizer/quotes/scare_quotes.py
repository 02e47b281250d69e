"""Recognize marks that are no speech: scare quotes, titles of works, names of things and nicknames."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.document import Span
from summarizer.entities.lexicon.name_parts import SMALL
from summarizer.quotes.cues import Cue
from summarizer.quotes.segments import Segment
from summarizer.quotes.subjects import bare
from summarizer.quotes.verbs import (
    BEING,
    BREAKS,
    COORDINATE,
    DAYS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SAY,
    words_of,
)

_NAMING = re.compile(
    r"(?:\bso-called|\bknown\s+as|\bnicknamed|\btitled|\bentitled|\bheadlined|\baka|\balias|\bcodenamed"
    r"|\bcode-named|\bchristened|\bbilled\s+as|\bthe\s+(?:word|terms?|phrases?|hashtags?|nicknames?|labels?))\s*,?\s*$",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:film|movie|novel|book|song|single|album|play|opera|poem|painting|series|show|exhibition|documentary"
    r"|magazine|podcast|programme|program|ship|vessel|boat|trawler|ferry|yacht|tanker|paper|article|essay"
    r"|chapter|section|theme|motto|operation|musical|ballet|symphony|sculpture|mural|memoir|thriller|drama"
    r"|comedy|sitcom|game|app|bestseller|hit|track|anthem|hymn|pub|restaurant|café|cafe|hotel|racehorse)\s*,?\s*$",
    re.IGNORECASE,
)
_REACH = 24
_NICKNAME = 4
"""Maximum words of a nickname."""
_LONGEST_TITLE = 120
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = frozenset(".?!…")
NAMING_VERBS = words_of(
    """called calls calling described describes describing labelled labeled labels branded brands dubbed
    dubs dismissed dismisses dismissing characterized characterised hailed hails slammed slams derided
    derides referred refers condemned condemns denounced denounces praised praises blasted decried
    ridiculed deplored likened compared mocked portrayed lamented welcomed criticized criticised"""
)
_STATES = BEING | frozenset(
    ["felt", "feels", "feeling", "remained", "remains", "became", "as", "looked", "seemed"]
)
_QUALIFIERS = frozenset(
    ["a", "an", "very", "so", "too", "quite", "simply", "completely", "utterly", "deeply", "not"]
)
_ANSWERS = SAY | words_of("answered replied shouted replies answers shouts whispered cried told")
_FOLLOWS = PREPOSITIONS | COORDINATE | BREAKS | DAYS | FINITE


def is_title(text: str, span: Span, *, surely: bool = False) -> bool:
    """Return whether a quotation is a title of a work or a name, by its words and those before.

    With `surely`, one that ends with a comma is not, since it may be speech: "“Norway Must Act,” she said",
    and a work has the capitals of a title: "told the paper “We are late”" is speech.
    """
    inside = text[span.start + 1 : span.end - 1].strip()
    before = text[max(0, span.start - _REACH) : span.start]
    if _NAMING.search(before):
        return True
    if not inside or len(inside) > _LONGEST_TITLE or inside[-1] in _ENDS:
        return False
    if inside[0].isupper() and _WORK.search(before) and not surely:
        return True
    if before.rstrip().endswith(":") or (surely and inside.endswith(",")):
        return False
    return _is_title_case(inside)


def _is_title_case(inside: str) -> bool:
    words = _WORD.findall(inside)
    named = [word for word in words if word.lower() not in SMALL]
    if len(words) < 2 or len(named) < 2 or inside.isupper() or not words[0][0].isupper():
        return False
    return all(word[0].isupper() for word in named)


def is_nickname(text: str, pieces: Sequence[Segment], at: int) -> bool:
    """Return whether a quotation stands within a name: Selma “the Rock” Ortiz."""
    if not 0 < at < len(pieces) - 1:
        return False
    before, after = pieces[at - 1], pieces[at + 1]
    if before.kind != "name" or after.kind not in ("name", "owner"):
        return False
    inside = text[pieces[at].start + 1 : pieces[at].end - 1]
    if len(inside.split()) > _NICKNAME or not inside[-1:].isalnum():
        return False
    return text[before.end : pieces[at].start].isspace() and text[pieces[at].end : after.start].isspace()


def is_pointed(pieces: Sequence[Segment], cue: Cue, at: int, inside: str) -> bool:
    """Return whether one or two words in marks are what somebody called or said something to be.

    So they are in "called it “nonsense”" and "said it was “devastated” by the deaths", but not in "said the
    “temporary” shelter was full".
    """
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if cue.subject is None or cue.at >= at or cue.passive or cue.word.startswith("according"):
        return False
    if inside[:1].isupper():  # "called him “The Patriot”" gives a nickname.
        return False
    if following is not None and following.kind == "word" and bare(following) not in _FOLLOWS:
        return False
    between = [bare(piece) for piece in pieces[cue.after : at]]
    if following is not None and following.kind in ("name", "owner"):
        return False
    if cue.word in NAMING_VERBS:
        return not between or between[-1] not in DETERMINERS - _QUALIFIERS
    if not between:
        return cue.word in _ANSWERS
    while between and between[-1] in _QUALIFIERS:
        between.pop()
    return bool(between) and between[-1] in _STATES
