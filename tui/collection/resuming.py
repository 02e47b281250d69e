"""The reading of a briefing as it was left, from its stored state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.summary import Length
from tui.model import reading
from tui.model.reading import Reading

if TYPE_CHECKING:
    from tui.store.store import RestoredState


def opened_at(document: Document, restored: RestoredState, length: str) -> Reading:
    """Return a document where it was left; at its start if it is new or its text has changed.

    `length`: that of the settings, if none is stored.
    """
    state = restored.state
    opened = reading.open_at_start(document, Length.parse(state.length or length))
    if restored.origin != "known" or not 0 <= state.place < len(document.text):
        return opened
    return replace(reading.at_sentence(opened, state.place), marks=marks_within(state.marks, document))


def marks_within(marks: Mapping[str, int], document: Document) -> dict[str, int]:
    """Return the marks whose offsets are in the text: a damaged store may contain anything."""
    return {letter: at for letter, at in marks.items() if 0 <= at < len(document.text)}
