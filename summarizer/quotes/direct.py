"""Attribute direct quotations to their speakers and speech verbs.

A cue in the quotation's own sentence is used first, before or after it; then a label ("Anna Berg: “…”") or a
signature ("“…” — Anna Berg"); finally, a quotation without either, right after another, continues its
speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from summarizer.document import Span
from summarizer.quotes.cues import Cue
from summarizer.quotes.lines import SpeechLine, SpeechLines
from summarizer.quotes.segments import Segment

_REACH = 400
"""Maximum code points between a quotation and its continuation."""
_OPEN_ENDS = frozenset(",?!")
_DASHES = frozenset("—–-")

Found = tuple[str | None, str | None]
"""Id of the speaker and speech verb; None where unknown."""
UNKNOWN: Found = (None, None)


class _Said(NamedTuple):
    span: Span
    line: int
    found: Found


class Attributions:
    """Attributes quotations; call `of` for each in text order, and `keep` after each that is accepted."""

    def __init__(self, text: str, lines: SpeechLines) -> None:
        self._text = text
        self._lines = lines
        self._last: _Said | None = None

    def keep(self, span: Span, found: Found) -> None:
        """Record an accepted quotation, which later ones may continue."""
        self._last = _Said(span, self._lines.number(span.end - 1), found)

    def of(self, span: Span) -> Found:
        """Return the speaker and speech verb of a quotation."""
        first, last = self._lines.number(span.start), self._lines.number(span.end - 1)
        if not len(self._lines):
            return UNKNOWN
        opening, closing = self._lines[first], self._lines[last]
        start = _index(opening.pieces, span.start, span.end)
        end = _index(closing.pieces, span.start, span.end)
        if start < 0 or end < 0:
            return UNKNOWN
        before, after = (
            _nearest(opening, range(start - 1, -1, -1)),
            _nearest(closing, range(end + 1, len(closing.pieces))),
        )
        sides = (after, before) if self._ends_open(span) else (before, after)
        if not before and _is_first(opening.pieces, start) and first:
            before_it = self._led_in(first - 1)
            if before_it:
                return before_it
        for cue in sides:
            if cue:
                return _given(cue)
        return self._labelled(opening, start, closing, end) or self._continued(span, first, last, start, end)

    def _ends_open(self, span: Span) -> bool:
        """Return whether a quotation ends as before "he said": with a comma, "?" or "!"."""
        return self._text[max(span.start, span.end - 3) : span.end - 1].rstrip()[-1:] in _OPEN_ENDS

    def _led_in(self, number: int) -> Found | None:
        """Attribute by the sentence before, if it ends with a colon or a comma."""
        line = self._lines[number]
        ending = self._text[line.span.start : line.span.end].rstrip()[-1:]
        if ending not in (":", ","):
            return None
        cue = _nearest(line, range(len(line.pieces) - 1, -1, -1))
        if cue:
            return _given(cue)
        named = _last_name(line.pieces) if ending == ":" else None
        return (named, None) if named else None

    def _labelled(self, opening: SpeechLine, start: int, closing: SpeechLine, end: int) -> Found | None:
        if start and opening.pieces[start - 1].word == ":":
            named = _last_name(opening.pieces[:start])
            return (named, None) if named else None
        after = closing.pieces[end + 1 : end + 3]
        if len(after) == 2 and after[0].word in _DASHES and after[1].named:
            return after[1].named.id, None
        return self._signed(closing) if end == len(closing.pieces) - 1 else None

    def _signed(self, closing: SpeechLine) -> Found | None:
        """Attribute by a signature on the next line: "— Anna Berg, minister"."""
        number = self._lines.number(closing.span.start) + 1
        if number >= len(self._lines):
            return None
        start = self._text[closing.span.end : closing.span.end + 40].lstrip()[:1]
        first = self._lines[number].pieces[:2] if start in _DASHES else []
        named = next((piece.named for piece in first if piece.named), None)
        return (named.id, None) if named else None

    def _continued(self, span: Span, first: int, last: int, start: int, end: int) -> Found:
        """Attribute to the speaker of the quotation before, if nothing else is around or between them."""
        said = self._last
        if said is None or said.found[0] is None or span.start - said.span.end > _REACH:
            return UNKNOWN
        opening = self._lines[first].pieces
        if said.line == first:
            since = [piece for piece in opening[:start] if piece.start >= said.span.end]
            return UNKNOWN if any(piece.named for piece in since) else said.found
        bare = _is_first(opening, start) and _is_last(self._lines[last].pieces, end)
        return (said.found[0], None) if bare and first == said.line + 1 else UNKNOWN


def _index(pieces: list[Segment], start: int, end: int) -> int:
    """Return the index of the segment with the quotation's part in this line; -1 if there is none."""
    at = bisect_left(pieces, start, key=lambda piece: piece.start)
    return at if at < len(pieces) and pieces[at].kind == "quote" and pieces[at].start < end else -1


def _nearest(line: SpeechLine, places: range) -> Cue | None:
    """Return the first cue at `places` that is not negated, up to the next quotation."""
    for at in places:
        if line.pieces[at].kind == "quote":
            return None
        cue = line.cues.get(at)
        if cue and not cue.denied:
            return cue
    return None


def _given(cue: Cue) -> Found:
    nobody = cue.subject is None or (cue.passive and not cue.inverted)
    return (None if nobody or cue.subject is None else cue.subject.id), cue.word


def _last_name(pieces: list[Segment]) -> str | None:
    return next((piece.named.id for piece in reversed(pieces) if piece.kind == "name" and piece.named), None)


def _is_first(pieces: list[Segment], at: int) -> bool:
    return all(piece.kind == "mark" for piece in pieces[:at])


def _is_last(pieces: list[Segment], at: int) -> bool:
    return all(piece.kind == "mark" for piece in pieces[at + 1 :])
