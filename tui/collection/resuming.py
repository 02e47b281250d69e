"""The reading of a briefing as it was left, from its stored state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.document import Document, Entity
from summarizer.summary import Length
from tui.model import reading
from tui.model.reading import Reading, SentenceChoices

if TYPE_CHECKING:
    from summarizer.analysis import Analysis
    from tui.store.store import RestoredState, Store


def opened_at(document: Document, restored: RestoredState | None, length: str) -> Reading:
    """Return a document where it was left; at its start if it is new or its text has changed.

    Args:
        document: the document.
        restored: its stored state; None if there is no store yet.
        length: that of the settings, if none is stored.
    """
    if restored is None:
        return reading.open_at_start(document, Length.parse(length))
    state = restored.state
    opened = reading.open_at_start(document, Length.parse(state.length or length))
    if restored.origin != "known" or not 0 <= state.place < len(document.text):
        return opened
    return replace(reading.at_sentence(opened, state.place), marks=marks_within(state.marks, document))


def settled_at(
    document: Document, analysis: Analysis, path: Path, store: Store, length: str
) -> Reading | None:
    """Return a document with its cached analysis as it was left; None if that needs more than it.

    A release that splits sentences differently, or a changed file, has the reader told what was lost.
    """
    restored = store.resume(document, path, store.secret.outline(analysis))
    if restored.origin == "changed" or restored.lost.any or restored.state.unplaced:
        return None
    now = reading.settle(opened_at(document, store.resume(document, path), length), analysis)
    return decided_as(now, restored, store.secret.focused(restored.state.focus, analysis.entities))


def decided_as(now: Reading, restored: RestoredState, focused: Entity | None) -> Reading:
    """Return an analyzed reading with the stored choices, notes, marks and focus, and their summary."""
    state = restored.state
    count = len(now.analysis.sentences) if now.analysis else 0
    noted = {s: note for s, note in state.notes.items() if s < count and s not in state.dropped}
    choice = SentenceChoices(
        frozenset(s for s in state.pinned if s < count) | noted.keys(),
        frozenset(s for s in state.dropped if s < count),
        noted,
    )
    marks = {**marks_within(state.marks, now.document), **now.marks}
    focus = now.focus or (focused.id if focused else None)
    found = replace(now, choice=choice, focus=focus, marks=marks)
    untouched = now.cursor == reading.open_at_start(now.document, now.length).cursor
    if restored.origin == "changed" and untouched and state.place < len(now.document.text):
        found = reading.at_sentence(found, state.place)
    return reading.summarize(found)


def marks_within(marks: Mapping[str, int], document: Document) -> dict[str, int]:
    """Return the marks whose offsets are in the text: a damaged store may contain anything."""
    return {letter: at for letter, at in marks.items() if 0 <= at < len(document.text)}
