"""A passage: the sentences from where a selection began to the cursor, copied, kept or annotated as one.

A selection is the start of its first sentence (`Reading.anchor`); every move of the cursor extends it. What
is decided about a passage is one step for undo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.document import Document, Span, Stretch, overlapping
from tui.model import reading as state
from tui.model.reading import Reading, SentenceChoices


def begin(reading: Reading) -> Reading:
    """Begin a selection with the sentence at the cursor."""
    return replace(reading, anchor=state.current_unit(reading).start)


def end(reading: Reading) -> Reading:
    """End the selection."""
    return replace(reading, anchor=None)


def selected(reading: Reading) -> range | None:
    """Return the indices of the selected sentences; None if there is no selection or no analysis."""
    if reading.anchor is None or reading.analysis is None or not reading.analysis.sentences:
        return None
    ends = [reading.analysis.sentence_at(at) for at in (reading.anchor, reading.cursor)]
    return range(min(ends), max(ends) + 1)


def span(reading: Reading) -> Span | None:
    """Return the span of the selected sentences with what is between them."""
    if reading.analysis is None or (sentences := selected(reading)) is None:
        return None
    units = reading.analysis.sentences
    return Span(units[sentences[0]].start, units[sentences[-1]].end)


def quoted(document: Document, where: Stretch) -> str:
    """Return a passage as text: each paragraph on one line, code as it is, blank lines as in the source."""
    text, last = "", where.start
    for paragraph in overlapping(document.paragraphs, where):
        part = Span(max(paragraph.start, where.start), min(paragraph.end, where.end))
        if text:
            text += "\n\n" if document.text[last : part.start].count("\n") > 1 else "\n"
        text += document.at(part) if paragraph.kind == "code" else document.line(part)
        last = part.end
    return text


def editable(reading: Reading) -> tuple[int, ...]:
    """Return the selected sentences that can be kept and dropped."""
    return tuple(one for one in selected(reading) or () if state.may_be_kept(reading, one))


def keep(reading: Reading) -> Reading:
    """Keep all sentences of the passage; release them if all are kept already."""
    now, some = reading.choice, frozenset(editable(reading))
    if some <= now.pinned:
        return _decided(reading, now._replace(pinned=now.pinned - some, notes=dict(_others(now, some))))
    return _decided(reading, now._replace(pinned=now.pinned | some, dropped=now.dropped - some))


def drop(reading: Reading) -> Reading:
    """Drop all sentences of the passage; allow them again if all are dropped already."""
    now, some = reading.choice, frozenset(editable(reading))
    if some <= now.dropped:
        return _decided(reading, now._replace(dropped=now.dropped - some))
    notes = dict(_others(now, some))
    return _decided(reading, SentenceChoices(now.pinned - some, now.dropped | some, notes))


def note(reading: Reading, line: str) -> Reading:
    """Keep the passage and set its note, which stands under its last sentence; an empty line removes it."""
    now, some, line = reading.choice, frozenset(editable(reading)), line.strip()
    notes = {**dict(_others(now, some)), **({max(some): line} if line else {})}
    if not line:
        return _decided(reading, now._replace(notes=notes))
    return _decided(reading, SentenceChoices(now.pinned | some, now.dropped - some, notes))


def noted(reading: Reading) -> str:
    """Return the notes on the passage as one line."""
    notes = reading.choice.notes
    return "; ".join(notes[one] for one in editable(reading) if one in notes)


def _others(choice: SentenceChoices, some: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield the notes on all sentences but some."""
    return ((one, line) for one, line in choice.notes.items() if one not in some)


def _decided(reading: Reading, choice: SentenceChoices) -> Reading:
    return reading if choice == reading.choice else state.with_choices(reading, choice)
