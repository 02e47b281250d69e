"""A page of lines, some of which are links; the cursor moves from link to link.

A line is rendered only when it is drawn: an entity may have a great many mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Span
from tui.model.line_layout import visible, wrap
from tui.panes.pane import Pane, rolled, turned, window
from tui.settings import styles

MARGIN = 2
"""Cells for the cursor's mark."""


class LinkRow(NamedTuple):
    """A line below the title."""

    draw: Callable[[], Iterable[Segment]]
    target: Span | None = None
    """The destination; the lines without one that follow a link belong to it."""


Build = Callable[[int], Sequence[LinkRow]]
"""Function that returns the rows for a width in cells."""


class LinksPane(Pane):
    """A page whose cursor moves by link, and which scrolls by line after the last one."""

    def __init__(self, ident: str, title: str, build: Build) -> None:
        super().__init__(ident)
        self.TITLE = title
        self._build = build
        self._rows: Sequence[LinkRow] = ()
        self._leads: list[int] = []
        """The numbers of the rows that are links."""
        self._cursor = 0
        self._top = 0

    @property
    def current(self) -> Span | None:
        """Return the destination of the link at the cursor."""
        return self._rows[self._leads[self._cursor]].target if self._leads else None

    def become(self, build: Build) -> None:
        """Show updated rows; the cursor stays on its destination."""
        on, moved = self.current, self._cursor > 0
        self._build = build
        self.laid_out()
        there = (number for number, row in enumerate(self._leads) if self._rows[row].target == on)
        self._cursor = next(there, 0) if moved else 0
        self._scroll()
        self.redraw()

    def laid_out(self) -> None:
        if self.columns > MARGIN:
            self._rows = self._build(max(1, self.columns - MARGIN))
            self._leads = [number for number, row in enumerate(self._rows) if row.target is not None]
            self._cursor = min(self._cursor, max(0, len(self._leads) - 1))
            self._scroll()

    def _scroll(self) -> None:
        if not self._leads:
            return
        first = self._leads[self._cursor]
        if self._cursor == 0:  # show the lines above the first link
            self._top = window(0, first, self.rows, len(self._rows))
            return
        self._top = window(self._top, self._last(self._cursor), self.rows, len(self._rows))
        self._top = window(self._top, first, self.rows, len(self._rows))

    def _last(self, number: int) -> int:
        """Return the last row that belongs to a link."""
        return (self._leads[number + 1] if number + 1 < len(self._leads) else len(self._rows)) - 1

    def move(self, by: int) -> None:
        """Move the cursor by so many links; scroll by line if there are no more."""
        target = min(max(0, self._cursor + by), max(0, len(self._leads) - 1))
        if target == self._cursor:
            self._top = rolled(self._top, by, self.rows, len(self._rows))
        else:
            self._cursor = target
            self._scroll()
        self.redraw()

    def page(self, share: float) -> None:
        """Move the cursor by a share of a page."""
        rows = turned(share, self.rows)
        if not self._leads:
            self.move(rows)
            return
        target = bisect_left(self._leads, self._leads[self._cursor] + rows)
        self.move(min(target, len(self._leads) - 1) - self._cursor or (1 if share > 0 else -1))

    def edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) link, and then scroll to the end."""
        self.move(side * max(len(self._leads), len(self._rows)))

    def wheel(self, by: int) -> None:
        """Scroll by lines; the cursor stays on the screen if a link is visible."""
        self._top = rolled(self._top, by, self.rows, len(self._rows))
        if self._leads:
            last = bisect_left(self._leads, self._top + self.rows) - 1
            first = bisect_left(self._leads, self._top)
            if first <= last:
                self._cursor = min(max(self._cursor, first), last)
        self.redraw()

    def point(self, row: int) -> bool:
        """Move the cursor to the link that a row belongs to; return whether there is one."""
        at = min(self._top + row, len(self._rows) - 1)
        number = bisect_left(self._leads, at + 1) - 1
        if number < 0 or at > self._last(number):
            return False
        self._cursor = number
        self.redraw()
        return True

    def caption(self) -> str:
        below = len(self._rows) - self._top - self.rows
        return f"{below} more below" if below > 0 else ""

    def draw(self, row: int) -> Iterable[Segment]:
        at = self._top + row
        if at < len(self._rows):
            here = bool(self._leads) and self._leads[self._cursor] == at
            yield Segment((styles.HERE if here else " ").ljust(MARGIN), styles.BOLD)
            yield from self._rows[at].draw()


def text(line: str, style: Style = styles.PLAIN, target: Span | None = None) -> LinkRow:
    """Return a row with a text that fits on it."""
    return LinkRow(lambda: [Segment(visible(line), style)], target)


def wrapped(
    line: str, columns: int, style: Style = styles.PLAIN, target: Span | None = None, indent: int = 0
) -> list[LinkRow]:
    """Wrap a text into as many rows as it needs."""
    pieces = [line[a:b] for a, b in wrap(line, 0, len(line), max(1, columns - indent))]
    return [
        text(" " * indent + piece, style, target if number == 0 else None)
        for number, piece in enumerate(pieces)
    ]
