"""The state of one open briefing as an immutable value, and pure functions that change it.

The cursor is an offset into the text, so that it stays in place when the window is resized, when the analysis
arrives and when the summary grows. Sentences that are kept, dropped or annotated are identified by their
index in the analysis.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from summarizer.corpus.novelty_result import NOTHING_NEW, Novelty
from summarizer.document import KEEPABLE, Document, Entity, Span, Stretch, at_offset, overlapping
from summarizer.summary import Length, Summary, lead_sentences

if TYPE_CHECKING:
    from summarizer.analysis import Analysis


class SentenceChoices(NamedTuple):
    """The user's decisions about single sentences, by their indices in the analysis."""

    pinned: frozenset[int] = frozenset()
    """Sentences that are always in the summary."""
    dropped: frozenset[int] = frozenset()
    """Sentences that are never in the summary."""
    notes: Mapping[int, str] = MappingProxyType({})
    """One-line notes on pinned sentences."""


UNDECIDED = SentenceChoices()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its analysis as far as it has arrived, and the user's position and choices."""

    document: Document
    length: Length
    analysis: Analysis | None = None
    """None until it has arrived; until then, `key_sentences` are the lead."""
    early: Analysis | None = None
    """Analysis of the beginning of a long document, until the full one is ready; it has names, no summary."""
    focus: str | None = None
    """The id of the entity in focus."""
    choice: SentenceChoices = UNDECIDED
    earlier: tuple[SentenceChoices, ...] = ()
    """Earlier choices, oldest first, for undo."""
    corrected: tuple[int, ...] = ()
    """For each correction of a name, the number of earlier choices when it was made, for undo."""
    novelty: Novelty = NOTHING_NEW
    """Sentences and entities that are in none of the briefings read before."""
    marked: Novelty = NOTHING_NEW
    """The part of `novelty` that is marked on the screen."""
    only_new: bool = False
    """Whether only new sentences are summarized."""
    summary: Summary | None = None
    cursor: int = 0
    """The start of the current sentence, or of the current mention."""
    mention: Span | None = None
    """The current mention or match, if the cursor is on one."""
    anchor: int | None = None
    """Start of the sentence at which a selection began, if there is one (see `passage`)."""
    marks: Mapping[str, int] = field(default_factory=dict)
    """Offsets of the marks, by letter."""
    failed: bool = False
    """Whether the analysis failed."""

    @property
    def known(self) -> Analysis | None:
        """Return the analysis, else the early one, as the source of names."""
        return self.analysis or self.early

    @property
    def focused(self) -> Entity | None:
        """Return the entity in focus, or None."""
        return self.known.entity(self.focus) if self.known else None

    def key_sentences(self) -> tuple[Span, ...]:
        """Return the spans of the sentences of the summary, or of the lead, in text order."""
        if self.analysis is None or self.summary is None:
            return lead_sentences(self.document, self.length.amount if self.length.unit == "sentences" else 5)
        chosen = (self.analysis.sentences[excerpt.sentence] for excerpt in self.summary.excerpts)
        return tuple(Span(sentence.start, sentence.end) for sentence in chosen)


ENTITY_FIELDS = ("document", "analysis", "early", "focus", "marked", "failed")
"""Fields that the list of entities depends on."""
HEADER_FIELDS = ("document", "analysis", "failed", "cursor", "novelty")
"""Fields that the header depends on."""


def replaced(before: Reading | None, now: Reading, fields: Iterable[str]) -> bool:
    """Return whether any of the fields was replaced, so that what depends on them is to be shown again."""
    return before is None or any(getattr(before, name) is not getattr(now, name) for name in fields)


def spans_of(reading: Reading, sentences: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of sentences in text order; none before the analysis has arrived."""
    if reading.analysis is None:
        return ()
    found = (reading.analysis.sentences[sentence] for sentence in sorted(sentences))
    return tuple(Span(sentence.start, sentence.end) for sentence in found)


def open_at_start(document: Document, length: Length) -> Reading:
    """Return the initial state of a document, before its analysis."""
    start = document.paragraphs[0].start if document.paragraphs else 0
    return Reading(document, length, cursor=start)


def same_place(before: Reading, now: Reading) -> Reading:
    """Move the cursor to the sentence it was on in another version of the text, the nearest of equal ones.

    If that sentence is gone, return `now` unchanged: once there is an analysis, the store finds the position
    by the neighbors of the sentence.
    """
    old, new = before.document.text, now.document.text
    unit = current_unit(before)
    text = old[unit.start : unit.end]
    later = new.find(text, unit.start) if text else -1
    earlier = new.rfind(text, 0, unit.start + len(text)) if text else -1
    found = min((at for at in (earlier, later) if at >= 0), key=lambda at: abs(at - unit.start), default=None)
    return now if found is None else at_sentence(now, found + before.cursor - unit.start)


def settle(reading: Reading, analysis: Analysis) -> Reading:
    """Add the complete analysis and choose a summary; the cursor stays."""
    focus = _same_entity(reading.focused, analysis)
    return summarize(replace(reading, analysis=analysis, early=None, focus=focus))


def apply_partial_analysis(reading: Reading, analysis: Analysis) -> Reading:
    """Add a partial analysis, for its names; the cursor stays.

    Ignored if it covers less text than the current one, as after a restart of the worker.
    """
    if reading.early and reach(analysis) <= reach(reading.early):
        return reading
    return replace(reading, early=analysis, focus=_same_entity(reading.focused, analysis))


def reach(early: Analysis) -> int:
    """Return the number of code points that a partial analysis covers."""
    return early.sentences[-1].end if early.sentences else 0


def _same_entity(entity: Entity | None, analysis: Analysis) -> str | None:
    """Return the id of an entity's counterpart in an analysis, or None."""
    found = counterpart(entity, analysis.entities) if entity else None
    return found.id if found else None


def counterpart(entity: Entity, among: Sequence[Entity]) -> Entity | None:
    """Find the same entity in another analysis of the text, or of more of it.

    It has the same type and name, or the same type and the name of one is an alias of the other. Otherwise it
    is the entity now found at the first mention, since its type may have changed with more text.
    """
    of_type = [other for other in among if other.type == entity.type]
    same = (other for other in of_type if other.name == entity.name)
    called = (other for other in of_type if entity.name in other.aliases or other.name in entity.aliases)
    where = entity.mentions[0]
    begun = (other for other in among if other.mentions[0].start < where.end)
    there = (other for other in begun if overlapping(other.mentions, where))
    return next(same, None) or next(called, None) or next(there, None)


def summarize(reading: Reading) -> Reading:
    """Choose the summary again, for the current length, focus and choices."""
    if reading.analysis is None:
        return reading
    only = reading.novelty.sentences if reading.only_new else None
    pinned, dropped, notes = reading.choice
    chosen = reading.analysis.summary(reading.length, reading.focus, pinned, dropped, only)
    return replace(reading, summary=chosen.noted(notes))


def compare(reading: Reading, novelty: Novelty, marks: str = "all") -> Reading:
    """Set the novelty of the briefing, and choose the summary again if it contains only new sentences.

    `marks` says what is marked as new: "all", "sentences", "names" or "none". Nothing is marked in a briefing
    of which most is new: marks on nearly every line would tell nothing.
    """
    marked = Novelty(
        novelty.sentences if marks in ("all", "sentences") and not novelty.is_all_new else frozenset(),
        novelty.entities if marks in ("all", "names") and not novelty.is_all_new else frozenset(),
    )
    only_new = reading.only_new and could_be_only_new(novelty)
    compared = replace(reading, novelty=novelty, marked=marked, only_new=only_new)
    return summarize(compared) if reading.only_new else compared


def could_be_only_new(novelty: Novelty) -> bool:
    """Return whether a summary of what is new differs from that of everything."""
    return bool(novelty.sentences) and not novelty.is_all_new


def lengthen(reading: Reading, by: int) -> Reading:
    """Change the length by `by` sentences, counted from those now in the summary, whatever its unit was."""
    if reading.analysis is None or reading.summary is None:
        return reading
    now = len(reading.summary.excerpts)
    wanted = min(max(1, now + by), max(1, longest(reading)))
    longer = summarize(replace(reading, length=Length(wanted)))
    return longer if longer.summary and len(longer.summary.excerpts) != now else reading


def could_be_longer(reading: Reading) -> bool:
    """Return whether a longer summary is possible; around an entity, judged by the last choice."""
    if reading.analysis is None or reading.summary is None:
        return False
    now, length = len(reading.summary.excerpts), reading.length
    exhausted = length.unit == "sentences" and now < length.amount
    return not exhausted and now < longest(reading)


def longest(reading: Reading) -> int:
    """Return the maximum number of sentences of a summary, without regard to the focus."""
    if reading.analysis is None:
        return 0
    eligible, pinned = reading.analysis.ranking.order, reading.choice.pinned
    if reading.only_new:
        return len(({*eligible} & reading.novelty.sentences) | pinned)
    return len(eligible) + sum(not reading.analysis.sentences[unit].eligible for unit in pinned)


def focus(reading: Reading, entity: str | None) -> Reading:
    """Rank the summary around an entity or, for None, around none; move the cursor to its first mention."""
    changed = summarize(replace(reading, focus=entity))
    chosen = changed.focused
    return at_mention(changed, chosen.mentions[0]) if chosen else changed


def at_mention(reading: Reading, mention: Stretch) -> Reading:
    """Move the cursor to a mention."""
    return replace(reading, cursor=mention.start, mention=Span(mention.start, mention.end))


def at_sentence(reading: Reading, start: int) -> Reading:
    """Move the cursor to the start of a sentence."""
    return replace(reading, cursor=start, mention=None)


def current_unit(reading: Reading) -> Span:
    """Return the span of the current sentence; before the analysis, of the current paragraph."""
    units = _units(reading)
    if not units:
        return Span(0, 0)
    unit = units[_unit_at(reading, reading.cursor)]
    return Span(unit.start, unit.end)


def move_sentence(reading: Reading, by: int) -> Reading:
    """Move the cursor by `by` sentences, at most to the first or last. Within one, up goes to its start."""
    units = _units(reading)
    if not units:
        return reading
    index = _unit_at(reading, reading.cursor)
    if by < 0 and reading.mention is None and units[index].start < reading.cursor:
        by += 1
    return at_sentence(reading, units[min(max(0, index + by), len(units) - 1)].start)


def sentence_at(reading: Reading, offset: int) -> Reading:
    """Move the cursor to the sentence at or before an offset; before the analysis, to the offset itself."""
    if reading.analysis is None:
        return at_sentence(reading, offset)
    units = _units(reading)
    return at_sentence(reading, units[_unit_at(reading, offset)].start) if units else reading


def turned_to(reading: Reading, view: Stretch, by: int) -> Reading:
    """Move the cursor to the first sentence that begins in `view`, else to the start of `view`.

    It never moves against the direction `by` in which the page was turned.
    """
    units = _units(reading)
    index = bisect_left(units, view.start, key=lambda unit: unit.start)
    start = units[index].start if index < len(units) and units[index].start < view.end else view.start
    on = start > reading.cursor if by > 0 else start < reading.cursor
    return at_sentence(reading, start) if on else reading


def _unit_at(reading: Reading, offset: int) -> int:
    """Return the index of the sentence at an offset; before the analysis, of the paragraph."""
    if reading.analysis is not None:
        return reading.analysis.sentence_at(offset)
    return max(0, at_offset(reading.document.paragraphs, offset))


def _units(reading: Reading) -> Sequence[Stretch]:
    return reading.analysis.sentences if reading.analysis else reading.document.paragraphs


def next_in(stretches: Sequence[Stretch], cursor: int, by: int) -> tuple[int, bool] | None:
    """Return the index of the next stretch after the cursor (before it, for by < 0), and whether it wrapped.

    Returns None if there are no stretches.
    """
    if not stretches:
        return None
    if by > 0:
        index = bisect_right(stretches, cursor, key=lambda stretch: stretch.start)
        return (0, True) if index == len(stretches) else (index, False)
    index = bisect_left(stretches, cursor, key=lambda stretch: stretch.start) - 1
    return (len(stretches) - 1, True) if index < 0 else (index, False)


STEPS = 100
"""Maximum number of steps that can be undone."""


def may_be_kept(reading: Reading, sentence: int) -> bool:
    """Return whether a unit can be kept and dropped: not headings, by-lines and code, unless kept already."""
    if reading.analysis is None:
        return False
    return reading.analysis.sentences[sentence].kind in KEEPABLE or sentence in reading.choice.pinned


def keep(reading: Reading, sentence: int) -> Reading:
    """Toggle whether a sentence is in the summary whatever its length; it is not dropped any more."""
    now = reading.choice
    pinned = now.pinned - {sentence} if sentence in now.pinned else now.pinned | {sentence}
    return with_choices(
        reading, SentenceChoices(pinned, now.dropped - {sentence}, _other_notes(now, sentence))
    )


def drop(reading: Reading, sentence: int) -> Reading:
    """Toggle whether a sentence is excluded from the summary; it is not kept any more."""
    now = reading.choice
    dropped = now.dropped - {sentence} if sentence in now.dropped else now.dropped | {sentence}
    return with_choices(
        reading, SentenceChoices(now.pinned - {sentence}, dropped, _other_notes(now, sentence))
    )


def note(reading: Reading, sentence: int, line: str) -> Reading:
    """Set the one-line note on a sentence and keep the sentence; an empty line removes the note."""
    now, line = reading.choice, line.strip()
    notes = {**_other_notes(now, sentence), **({sentence: line} if line else {})}
    if notes == now.notes:
        return reading
    pinned = now.pinned | {sentence} if line else now.pinned
    return with_choices(
        reading, SentenceChoices(pinned, now.dropped - {sentence} if line else now.dropped, notes)
    )


def _other_notes(choice: SentenceChoices, sentence: int) -> dict[int, str]:
    """Return the notes on all other sentences."""
    return {other: line for other, line in choice.notes.items() if other != sentence}


def changed(before: SentenceChoices, after: SentenceChoices) -> tuple[int, ...]:
    """Return the sentences whose choice or note differs."""
    sentences = {*before.pinned, *before.dropped, *before.notes, *after.pinned, *after.dropped, *after.notes}

    def decision(choice: SentenceChoices, sentence: int) -> tuple[bool, bool, str | None]:
        return sentence in choice.pinned, sentence in choice.dropped, choice.notes.get(sentence)

    return tuple(one for one in sorted(sentences) if decision(before, one) != decision(after, one))


def undo(reading: Reading) -> Reading:
    """Undo the last step; return the same reading if there is none."""
    if not reading.earlier:
        return reading
    *earlier, last = reading.earlier
    return summarize(replace(reading, choice=last, earlier=tuple(earlier)))


def with_choices(reading: Reading, choice: SentenceChoices) -> Reading:
    """Return the reading with other choices and the summary that follows from them."""
    earlier = (*reading.earlier, reading.choice)[-STEPS:]
    return summarize(replace(reading, choice=choice, earlier=earlier))
