"""What several briefings say of an entity, and quote from it, from the oldest to the newest.

A line is new if none of the earlier briefings given told it (`corpus.novelty`). In the first one everything
would be new, so nothing is marked there.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from summarizer import __about__
from summarizer.analysis import Analysis
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.document import KEEPABLE, Entity, Span
from summarizer.export import citation
from summarizer.export.inline import escape

MOST = 40
"""Maximum lines of one briefing: those that are new first, then the most salient ones."""


class TimelineLine(NamedTuple):
    """A sentence on an entity, or by it."""

    span: Span
    text: str
    place: str
    kind: Literal["of", "by"]
    """Whether it is about the entity, or quotes it."""
    new: bool


class TimelineEntry(NamedTuple):
    """A briefing that names the entity."""

    briefing: int
    """The caller's number."""
    date: str | None
    title: str
    name: str
    """The name of the entity there."""
    lines: tuple[TimelineLine, ...]
    more: int
    """Number of sentences on it that are left out."""


def timeline(
    briefings: Iterable[tuple[int, Analysis, Entity]], covered: float = 0.7
) -> tuple[TimelineEntry, ...]:
    """Return an entry for each briefing.

    Args:
        briefings: number, analysis and entity of each, from the oldest to the newest.
        covered: share of a sentence that earlier briefings tell if it is not new.
    """
    known = KnownFacts()
    found = []
    for number, analysis, entity in briefings:
        new = novelty(analysis, known, covered).sentences
        known.add(analysis.facts.prints)
        lines, more = _lines(analysis, entity, new)
        document = analysis.document
        found.append(TimelineEntry(number, document.date, document.title, entity.name, lines, more))
    return tuple(found)


def _lines(analysis: Analysis, entity: Entity, new: frozenset[int]) -> tuple[tuple[TimelineLine, ...], int]:
    """Return the sentences on an entity in text order, and how many are left out."""
    said = _said(analysis, entity)
    told = {analysis.sentence_at(mention.start) for mention in entity.mentions}
    listed = sorted(at for at in said | told if analysis.sentences[at].kind in KEEPABLE)
    score = analysis.ranking.scores.score
    best = sorted(listed, key=lambda at: (at not in new, -score(at), at))[:MOST]
    lines = tuple(_line(analysis, at, is_said=at in said, is_new=at in new) for at in sorted(best))
    return lines, len(listed) - len(best)


def _said(analysis: Analysis, entity: Entity) -> set[int]:
    """Return the sentences that quotes of an entity are in."""
    found: set[int] = set()
    for quote in analysis.quotes:
        if entity.id in quote.speakers:
            first = analysis.sentence_at(quote.start)
            found |= set(range(first, bisect_left(analysis.sentences, quote.end, key=lambda one: one.start)))
    return found


def _line(analysis: Analysis, at: int, *, is_said: bool, is_new: bool) -> TimelineLine:
    where = analysis.sentences[at]
    text = analysis.document.line(where)
    place = citation.paragraph(analysis.document, where.start)
    return TimelineLine(Span(where.start, where.end), text, place, "by" if is_said else "of", is_new)


def to_markdown(name: str, entries: Sequence[TimelineEntry]) -> str:
    """Return a Markdown file of the timeline, which ends in a newline. New lines are bold."""
    return "\n".join([*_front_matter(name, entries), "", *_body(name, entries)]) + "\n"


def _front_matter(name: str, entries: Sequence[TimelineEntry]) -> Iterator[str]:
    dates = [entry.date for entry in entries if entry.date]
    values = {
        "title": f"{name} over time",
        "briefings": len(entries),
        "from": min(dates, default=None),
        "to": max(dates, default=None),
        "generator": f"briefing-reader {__about__.version()}",
    }
    yield "---"
    yield from (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    yield "---"


def _body(name: str, entries: Sequence[TimelineEntry]) -> Iterator[str]:
    yield f"# {escape(name)} over time"
    if any(line.new for entry in entries for line in entry.lines):
        yield from ("", "What no earlier briefing here told is **bold**.")
    for entry in entries:
        yield from ("", f"## {entry.date or 'Undated'}: {escape(entry.title)}", "")
        for line in entry.lines:
            text = f"**{escape(line.text)}**" if line.new else escape(line.text)
            by = ", said by it" if line.kind == "by" else ""
            yield f"- {text} ({line.place}{by})"
        if entry.more:
            yield f"- and {entry.more} more sentence{'s' if entry.more != 1 else ''}"
