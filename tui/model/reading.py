"""What one open briefing looks like to its reader: a value, and the pure functions that move in it.

The cursor is an offset into the text, so that it stays where it is when the window changes its size, when the
analysis arrives and when the summary grows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import NOTHING_NEW, Novelty
from summarizer.document import Document, Entity, Span, Stretch, at_offset, overlapping
from summarizer.preview import first_look
from summarizer.summary import Length, Summary


class SentenceChoices(NamedTuple):
    """What the reader decided about single sentences, by their numbers in the analysis."""

    pinned: frozenset[int] = frozenset()
    """Kept: always in the summary."""
    dropped: frozenset[int] = frozenset()
    notes: Mapping[int, str] = MappingProxyType({})
    """A line on a sentence that is kept."""


UNDECIDED = SentenceChoices()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, what has been found in it so far, and where its reader is."""

    document: Document
    length: Length
    analysis: Analysis | None = None
    """None until it has arrived; the summary is a first look then."""
    early: Analysis | None = None
    """Of the head of a long document, while the rest of it is analyzed: its names, and no summary."""
    focus: str | None = None
    """The id of the entity in focus."""
    choice: SentenceChoices = UNDECIDED
    earlier: tuple[SentenceChoices, ...] = ()
    """What it was before each step, to be taken back."""
    novelty: Novelty = NOTHING_NEW
    """What stands in none of the briefings that were read before."""
    only_new: bool = False
    """The summary is of that alone."""
    summary: Summary | None = None
    cursor: int = 0
    """The start of the current sentence, or of the current mention."""
    mention: Span | None = None
    """The current mention, or search hit, where the cursor came to one."""
    marks: Mapping[str, int] = field(default_factory=dict)
    """Offsets, by letter."""
    failed: bool = False
    """There will be no analysis."""

    @property
    def known(self) -> Analysis | None:
        """What tells of names: the analysis, or the early one."""
        return self.analysis or self.early

    @property
    def focused(self) -> Entity | None:
        """The entity in focus."""
        return self.known.entity(self.focus) if self.known else None

    def key_sentences(self) -> tuple[Span, ...]:
        """Spans of the sentences of the summary, or of the first look, in text order."""
        if self.analysis is None or self.summary is None:
            return first_look(self.document, self.length.amount if self.length.unit == "sentences" else 5)
        chosen = (self.analysis.sentences[excerpt.sentence] for excerpt in self.summary.excerpts)
        return tuple(Span(sentence.start, sentence.end) for sentence in chosen)


def spans_of(reading: Reading, sentences: Iterable[int]) -> tuple[Span, ...]:
    """Where sentences stand, in text order; nothing before the analysis has come."""
    if reading.analysis is None:
        return ()
    found = (reading.analysis.sentences[sentence] for sentence in sorted(sentences))
    return tuple(Span(sentence.start, sentence.end) for sentence in found)


def open_at_start(document: Document, length: Length) -> Reading:
    """A document as it is before its analysis has come."""
    start = document.paragraphs[0].start if document.paragraphs else 0
    return Reading(document, length, cursor=start)


def same_place(before: Reading, now: Reading) -> Reading:
    """The cursor of another version of a text where its sentence stands now, the nearest of that text.

    Where it is no more, `now` as it is: once there are sentences, their neighbours tell.
    """
    old, new = before.document.text, now.document.text
    unit = current_unit(before)
    text = old[unit.start : unit.end]
    later = new.find(text, unit.start) if text else -1
    earlier = new.rfind(text, 0, unit.start + len(text)) if text else -1
    found = min((at for at in (earlier, later) if at >= 0), key=lambda at: abs(at - unit.start), default=None)
    return now if found is None else at_sentence(now, found + before.cursor - unit.start)


def settle(reading: Reading, analysis: Analysis) -> Reading:
    """The analysis has come: everything is filled, the cursor stays."""
    focus = _same(reading.focused, analysis)
    return summarize(replace(reading, analysis=analysis, early=None, focus=focus))


def name_early(reading: Reading, analysis: Analysis) -> Reading:
    """The names of a longer head have come; the cursor stays.

    Not of a shorter one, which comes where the analysis had to begin anew.
    """
    if reading.early and reach(analysis) <= reach(reading.early):
        return reading
    return replace(reading, early=analysis, focus=_same(reading.focused, analysis))


def reach(early: Analysis) -> int:
    """Code points that an early analysis has seen."""
    return early.sentences[-1].end if early.sentences else 0


def _same(entity: Entity | None, analysis: Analysis) -> str | None:
    found = counterpart(entity, analysis.entities) if entity else None
    return found.id if found else None


def counterpart(entity: Entity, among: Sequence[Entity]) -> Entity | None:
    """The same entity in another analysis of the text, or of more of it.

    Of its type and called as it is called in either; else what is named now where it was named first: more of
    the text may tell that it is a place after all.
    """
    of_type = [other for other in among if other.type == entity.type]
    same = (other for other in of_type if other.name == entity.name)
    called = (other for other in of_type if entity.name in other.aliases or other.name in entity.aliases)
    where = entity.mentions[0]
    begun = (other for other in among if other.mentions[0].start < where.end)
    there = (other for other in begun if overlapping(other.mentions, where))
    return next(same, None) or next(called, None) or next(there, None)


def summarize(reading: Reading) -> Reading:
    """Choose the summary anew, for the length and the focus that stand."""
    if reading.analysis is None:
        return reading
    only = reading.novelty.sentences if reading.only_new else None
    pinned, dropped, notes = reading.choice
    chosen = reading.analysis.summary(reading.length, reading.focus, pinned, dropped, only)
    return replace(reading, summary=chosen.noted(notes))


def compare(reading: Reading, novelty: Novelty) -> Reading:
    """It is known now what is new."""
    compared = replace(reading, novelty=novelty, only_new=reading.only_new and bool(novelty.sentences))
    return summarize(compared) if reading.only_new else compared


def lengthen(reading: Reading, by: int) -> Reading:
    """A sentence more or less; a summary measured otherwise goes on from the sentences that it has."""
    if reading.analysis is None or reading.summary is None:
        return reading
    now = len(reading.summary.excerpts)
    wanted = min(max(1, now + by), max(1, longest(reading)))
    longer = summarize(replace(reading, length=Length(wanted)))
    return longer if longer.summary and len(longer.summary.excerpts) != now else reading


def could_be_longer(reading: Reading) -> bool:
    """Whether there are more sentences to choose; around an entity, as far as the last choice tells."""
    if reading.analysis is None or reading.summary is None:
        return False
    now, length = len(reading.summary.excerpts), reading.length
    exhausted = length.unit == "sentences" and now < length.amount
    return not exhausted and now < longest(reading)


def longest(reading: Reading) -> int:
    """How many sentences a summary could have, but for what tells of an entity alone."""
    if reading.analysis is None:
        return 0
    eligible, pinned = reading.analysis.ranking.order, reading.choice.pinned
    if reading.only_new:
        return len(({*eligible} & reading.novelty.sentences) | pinned)
    return len(eligible) + sum(not reading.analysis.sentences[unit].eligible for unit in pinned)


def focus(reading: Reading, entity: str | None) -> Reading:
    """Rank the summary around an entity, or around none; the cursor goes to its first mention."""
    changed = summarize(replace(reading, focus=entity))
    chosen = changed.focused
    return at_mention(changed, chosen.mentions[0]) if chosen else changed


def at_mention(reading: Reading, mention: Stretch) -> Reading:
    """The cursor on a mention."""
    return replace(reading, cursor=mention.start, mention=Span(mention.start, mention.end))


def at_sentence(reading: Reading, start: int) -> Reading:
    """The cursor on a sentence."""
    return replace(reading, cursor=start, mention=None)


def current_unit(reading: Reading) -> Span:
    """The current sentence; before the analysis, the current paragraph."""
    units = _units(reading)
    if not units:
        return Span(0, 0)
    unit = units[_unit_at(reading, reading.cursor)]
    return Span(unit.start, unit.end)


def move_sentence(reading: Reading, by: int) -> Reading:
    """The cursor `by` sentences on; stops at the first and the last. From within one, up is its start."""
    units = _units(reading)
    if not units:
        return reading
    index = _unit_at(reading, reading.cursor)
    if by < 0 and reading.mention is None and units[index].start < reading.cursor:
        by += 1
    return at_sentence(reading, units[min(max(0, index + by), len(units) - 1)].start)


def sentence_at(reading: Reading, offset: int) -> Reading:
    """The cursor on the sentence that begins at or before an offset; on the offset, if none is known yet."""
    if reading.analysis is None:
        return at_sentence(reading, offset)
    units = _units(reading)
    return at_sentence(reading, units[_unit_at(reading, offset)].start) if units else reading


def turned_to(reading: Reading, view: Stretch, by: int) -> Reading:
    """The cursor on the first sentence that begins in view, or where the view begins, within a longer one.

    It is never moved against the way in which the page was turned.
    """
    units = _units(reading)
    index = bisect_left(units, view.start, key=lambda unit: unit.start)
    start = units[index].start if index < len(units) and units[index].start < view.end else view.start
    on = start > reading.cursor if by > 0 else start < reading.cursor
    return at_sentence(reading, start) if on else reading


def _unit_at(reading: Reading, offset: int) -> int:
    """The number of the unit at an offset; before the analysis, of the paragraph."""
    if reading.analysis is not None:
        return reading.analysis.sentence_at(offset)
    return max(0, at_offset(reading.document.paragraphs, offset))


def _units(reading: Reading) -> Sequence[Stretch]:
    return reading.analysis.sentences if reading.analysis else reading.document.paragraphs


def next_in(stretches: Sequence[Stretch], cursor: int, by: int) -> tuple[int, bool] | None:
    """The index of the next stretch after the cursor (before it, for by < 0), and whether it wrapped round.

    None where there is none at all.
    """
    if not stretches:
        return None
    if by > 0:
        index = bisect_right(stretches, cursor, key=lambda stretch: stretch.start)
        return (0, True) if index == len(stretches) else (index, False)
    index = bisect_left(stretches, cursor, key=lambda stretch: stretch.start) - 1
    return (len(stretches) - 1, True) if index < 0 else (index, False)
