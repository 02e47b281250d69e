"""Split a sentence into segments for attribution: words, names, quotations and punctuation between clauses.

A name is one segment, and so is a quotation, whose content says nothing about its speaker. Full stops are
omitted, so that abbreviations do not split a clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summarizer.document import EntityType, Span, overlapping
from summarizer.patterns import compiled


class SpeakerMention(NamedTuple):
    """A mention of a person, organization or place, which may speak."""

    start: int
    end: int
    id: str
    type: EntityType


class Segment(NamedTuple):
    """A word, name, quotation or punctuation mark of a sentence."""

    start: int
    end: int
    kind: Literal["word", "name", "owner", "quote", "mark"]
    """An owner is a name with a possessive ending, which the segment includes."""
    word: str
    """The text in lower case, with straight apostrophes; empty for a quotation."""
    named: SpeakerMention | None = None


_PIECE = compiled(r"(?:[^\W\d_]\.){2,8}|\w+(?:[-'’.]\w+)*|[,;:()\[\]—–]| - ")
_OWNER = compiled(r"['’]s\b|(?<=[sSzxX])['’](?!\w)")


def pieces(
    text: str, start: int, end: int, names: Sequence[SpeakerMention], quotes: Sequence[Span]
) -> list[Segment]:
    """Return the segments of a span. `names` and `quotes`, each in order, may extend beyond it."""
    found: list[Segment] = []
    at = start
    for hole in _holes(names, quotes):
        if hole.start < at and hole.end <= at:
            continue
        found.extend(_words(text, at, min(max(hole.start, at), end)))
        piece = _name(text, hole) if isinstance(hole, SpeakerMention) else _quote(hole, start, end)
        found.append(piece)
        at = piece.end
    found.extend(_words(text, at, end))
    return found


def _holes(names: Sequence[SpeakerMention], quotes: Sequence[Span]) -> list[SpeakerMention | Span]:
    if not quotes:
        return list(names)
    outside = [name for name in names if not overlapping(quotes, name)]
    return sorted([*outside, *quotes], key=lambda hole: hole[0])


def _words(text: str, start: int, end: int) -> Iterator[Segment]:
    for match in _PIECE.finditer(text, start, end):
        word = match[0]
        kind: Literal["word", "mark"] = "word" if word[0].isalnum() or word[0] == "_" else "mark"
        yield Segment(match.start(), match.end(), kind, word.lower().replace("’", "'").strip())


def _name(text: str, named: SpeakerMention) -> Segment:
    owner = _OWNER.match(text, named.end)
    word = text[named.start : named.end].lower()
    if owner:
        return Segment(named.start, owner.end(), "owner", word, named)
    return Segment(named.start, named.end, "name", word, named)


def _quote(span: Span, start: int, end: int) -> Segment:
    return Segment(max(span.start, start), min(span.end, end), "quote", "")
