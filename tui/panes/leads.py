"""A page of lines, some of which lead somewhere: the cursor goes from one of those to the next.

What a line shows is made when it is drawn: there may be as many as an entity has mentions.
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
    """Where it leads; the lines below it that lead nowhere may belong to it."""


Build = Callable[[int], Sequence[LinkRow]]
"""The rows for so many cells."""


class LinksPane(Pane):
    """Moves by what leads somewhere; by line, where there is no more of that."""

    def __init__(self, ident: str, title: str, build: Build) -> None:
        super().__init__(ident)
        self.TITLE = title
        self._build = build
        self._rows: Sequence[LinkRow] = ()
        self._leads: list[int] = []
        """The rows that lead somewhere."""
        self._cursor = 0
        self._top = 0

    @property
    def current(self) -> Span | None:
        """Where the cursor's line leads."""
        return self._rows[self._leads[self._cursor]].target if self._leads else None

    def become(self, build: Build) -> None:
        """More is known now; the cursor stays where it leads."""
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
        if self._cursor == 0:  # what stands above the first is there to be read
            self._top = window(0, first, self.rows, len(self._rows))
            return
        self._top = window(self._top, self._last(self._cursor), self.rows, len(self._rows))
        self._top = window(self._top, first, self.rows, len(self._rows))

    def _last(self, number: int) -> int:
        """The last row before the next that leads somewhere."""
        return (self._leads[number + 1] if number + 1 < len(self._leads) else len(self._rows)) - 1

    def move(self, by: int) -> None:
        """`by` entries on; where there is none further on, by line."""
        target = min(max(0, self._cursor + by), max(0, len(self._leads) - 1))
        if target == self._cursor:
            self._top = rolled(self._top, by, self.rows, len(self._rows))
        else:
            self._cursor = target
            self._scroll()
        self.redraw()

    def page(self, share: float) -> None:
        """A screen on."""
        rows = turned(share, self.rows)
        if not self._leads:
            self.move(rows)
            return
        target = bisect_left(self._leads, self._leads[self._cursor] + rows)
        self.move(min(target, len(self._leads) - 1) - self._cursor or (1 if share > 0 else -1))

    def edge(self, side: int) -> None:
        """To the first or the last."""
        self.move(side * max(len(self._leads), len(self._rows)))

    def wheel(self, by: int) -> None:
        """`by` lines on; the cursor comes along where it would be out of sight."""
        self._top = rolled(self._top, by, self.rows, len(self._rows))
        if self._leads:
            last = bisect_left(self._leads, self._top + self.rows) - 1
            first = bisect_left(self._leads, self._top)
            if first <= last:
                self._cursor = min(max(self._cursor, first), last)
        self.redraw()

    def point(self, row: int) -> bool:
        """The cursor on what stands on a row, or just above it; whether it leads somewhere."""
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
    """A line of text that fits."""
    return LinkRow(lambda: [Segment(visible(line), style)], target)


def wrapped(
    line: str, columns: int, style: Style = styles.PLAIN, target: Span | None = None, indent: int = 0
) -> list[LinkRow]:
    """A line of text, on as many rows as it needs."""
    pieces = [line[a:b] for a, b in wrap(line, 0, len(line), max(1, columns - indent))]
    return [
        text(" " * indent + piece, style, target if number == 0 else None)
        for number, piece in enumerate(pieces)
    ]
