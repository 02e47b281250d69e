"""Keyword in context: a mention in the middle of its line, with its context cut to the width.

After H. P. Luhn, "Key word-in-context index for technical literature", American Documentation 11(4), 1960.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from summarizer.document import Document, Stretch, at_offset
from tui.model.line_layout import visible
from tui.panes.bars import fitted
from tui.settings import styles

LEAST = 8
"""Minimum cells of context on each side; a longer mention is cut."""


def in_context(document: Document, mention: Stretch, columns: int) -> Iterable[Segment]:
    """Yield the segments of a line; the highlighted mention begins in the same column in every line."""
    paragraph = document.paragraphs[max(0, at_offset(document.paragraphs, mention.start))]
    left_room = max(0, columns * 2 // 5)
    word = fitted(_line(document.line(mention)), max(1, columns - left_room - LEAST))
    right_room = max(0, columns - left_room - cell_len(word))
    left = _line(document.text[max(paragraph.start, mention.start - 4 * left_room - 4) : mention.start])
    right = _line(document.text[mention.end : min(paragraph.end, mention.end + 4 * right_room + 4)])
    yield Segment(ending(left, left_room), styles.PLAIN)
    yield Segment(word, styles.IN_FOCUS)
    yield Segment(fitted(right.rstrip(), right_room), styles.PLAIN)


def ending(text: str, room: int) -> str:
    """Return the end of a text in exactly `room` cells: padded on the left, or cut after an ellipsis."""
    if cell_len(text) <= room:
        return " " * (room - cell_len(text)) + text
    if room < 1:
        return ""
    kept = text[-room:]
    while cell_len(kept) > room - 1:
        kept = kept[1:]
    return set_cell_size("…", room - cell_len(kept)) + kept


def _line(text: str) -> str:
    """Return a text on one line, with runs of white space as single blanks."""
    shown = visible(text)
    words = " ".join(shown.split())
    before = " " if shown[:1].isspace() and words else ""
    return before + words + (" " if words and shown[-1:].isspace() else "")
