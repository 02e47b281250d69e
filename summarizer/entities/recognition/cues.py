"""Find the words beside a name that tell its kind: "Mr Hale", "shares in Orla", "Orla said its profit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.entities.recognition.cue_phrases import AFTER, AROUND, AT_LINE_START, BEFORE
from summarizer.patterns import compiled

Cues = Sequence[tuple[str, float, re.Pattern[str]]]


def _compiled(phrases: Sequence[tuple[str, float, str]]) -> Cues:
    return [(kind, votes, compiled(phrase)) for kind, votes, phrase in phrases]


_BEFORE, _AFTER, _AROUND = _compiled(BEFORE), _compiled(AFTER), _compiled(AROUND)
_AFTER_AT_LINE_START = [*_AFTER, *_compiled(AT_LINE_START)]
_REACH = 60
"""Code points before a name that are searched for cues."""

_REACH_AFTER = 120
_BULLETS = ' \t-–—*•·(["'


class TypeCue(NamedTuple):
    """The kind that the words beside a name indicate, and the votes for it; below zero, against it."""

    kind: str
    votes: float


def cue_beside(text: str, name: NameCandidate) -> TypeCue | None:
    """Return the strongest cue beside a name; None if there is none."""
    return max((cue for _, cue in _cues(text, name)), key=lambda cue: abs(cue.votes), default=None)


def phrase_beside(text: str, name: NameCandidate) -> tuple[str, TypeCue] | None:
    """Return the name with the words beside it that are the strongest cue for a kind, and the cue; None if
    there is none."""
    found = (one for one in _cues(text, name) if one[1].votes > 0)
    return max(found, key=lambda one: one[1].votes, default=None)


def _cues(text: str, name: NameCandidate) -> Iterator[tuple[str, TypeCue]]:
    """Yield the cues beside a name, each with the name and its words."""
    own = text[name.start : name.end]
    before = text[max(0, name.start - _REACH) : name.start]
    begins_line = not before.rpartition("\n")[2].strip(_BULLETS)
    before = before.replace("\n", " ")
    for kind, votes, cue in _BEFORE:
        if match := cue.search(before):
            yield before[match.start() :] + own, TypeCue(kind, votes)
    for kind, votes, cue in _AFTER_AT_LINE_START if begins_line else _AFTER:
        if match := cue.match(text, name.end):
            yield own + match[0], TypeCue(kind, votes)
    around = f"{before}\0{text[name.end : name.end + _REACH_AFTER]}"
    for kind, votes, cue in _AROUND:
        if match := cue.search(around):
            yield match[0].replace("\0", own), TypeCue(kind, votes)
