"""A map of the whole text in one column: where what one looks for is, and where the page is.

Signs that stand in the margin, too, so that a terminal that has those has these.
"""

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
    """The part of a text of `length` code points that a row of the map stands for; no text is in two."""
    return Span(row * length // rows, (row + 1) * length // rows)


def found_in(rows: int, length: int, begins_within: Callable[[Span], bool]) -> tuple[bool, ...]:
    """Of each row, whether something begins there."""
    return tuple(begins_within(stretch(row, rows, length)) for row in range(rows))


def cell(row: int, found: Sequence[bool], page: Span, length: int) -> Segment:
    """What a row shows, `page` being what of the text is on the screen."""
    here = stretch(row, len(found), length)
    seen = here.start < page.end and page.start < max(here.end, here.start + 1)
    if found[row]:
        return ON_PAGE if seen else FOUND
    return PAGE if seen else NOTHING
