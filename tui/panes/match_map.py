"""The column on the right of the source: where matches and mentions are, and which part is visible."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment

from summarizer.document import Span
from tui.settings import styles

NOTHING = Segment(" ", styles.PLAIN)
PAGE = Segment(styles.RULE_DOWN, styles.FAINT)
FOUND = Segment(styles.KEY_BAR, styles.RANK)
ON_PAGE = Segment(styles.KEPT_BAR, styles.RANK)


def stretch(row: int, rows: int, length: int) -> Span:
    """Return the part of a text of `length` code points that a row stands for; parts don't overlap."""
    return Span(row * length // rows, (row + 1) * length // rows)


def found_in(rows: int, length: int, begins_within: Callable[[Span], bool]) -> tuple[bool, ...]:
    """Return for each row of the map whether a match begins in its part of the text."""
    return tuple(begins_within(stretch(row, rows, length)) for row in range(rows))


def cell(row: int, found: Sequence[bool], page: Span, length: int) -> Segment:
    """Return the segment of a row; `page` is the visible part of the text."""
    here = stretch(row, len(found), length)
    seen = here.start < page.end and page.start < max(here.end, here.start + 1)
    if found[row]:
        return ON_PAGE if seen else FOUND
    return PAGE if seen else NOTHING
