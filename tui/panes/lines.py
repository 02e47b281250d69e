"""Pages of lines to scroll through: messages, the preview of an export, and explanations with links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Span
from tui.model.line_layout import visible, wrap
from tui.panes.views import page_step, scrolled, scrolled_to
from tui.panes.widgets import ListPane, ScrolledPane
from tui.settings import styles

Line = tuple[str, Style]


class LinesPane(ScrolledPane):
    """A pane that wraps long lines and scrolls by line."""

    def __init__(self, ident: str, title: str, lines: Sequence[Line]) -> None:
        super().__init__(ident)
        self.TITLE = title
        self._lines = lines
        self._rows: list[Line] = []
        self._top = 0

    def laid_out(self) -> None:
        self._rows = [
            (text[a:b], style)
            for text, style in self._lines
            for a, b in wrap(text, 0, len(text), self.columns) or [Span(0, 0)]
        ]
        self.move(0)

    def become(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = lines
        self.laid_out()

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self._top = max(0, min(self._top + by, len(self._rows) - self.rows))
        self.redraw()

    def page(self, share: float) -> None:
        """Scroll by a share of a page."""
        self.move(page_step(share, self.rows))

    def edge(self, side: int) -> None:
        """Scroll to the start (-1) or the end (1)."""
        self.move(side * len(self._rows))

    def wheel(self, by: int) -> None:
        """Scroll by so many lines."""
        self.move(by)

    def caption(self) -> str:
        below = len(self._rows) - self._top - self.rows
        return f"{below} more below" if below > 0 else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if self._top + row < len(self._rows):
            text, style = self._rows[self._top + row]
            yield Segment(visible(text), style)


def plain(lines: Iterable[str]) -> list[Line]:
    """Return unstyled lines."""
    return [(line, styles.PLAIN) for line in lines]


MARGIN = 2
"""Cells for the cursor's mark."""


class LinkRow(NamedTuple):
    """A line below the title."""

    draw: Callable[[], Iterable[Segment]]
    target: Span | None = None
    """The destination; the lines without one that follow a link belong to it."""


Build = Callable[[int], Sequence[LinkRow]]
"""Function that returns the rows for a width in cells."""


class LinksPane(ListPane):
    """A page whose cursor moves by link, and which scrolls by line after the last one."""

    def __init__(self, ident: str, title: str, build: Build) -> None:
        super().__init__(ident, title)
        self._build = build
        self._rows: Sequence[LinkRow] = ()

    @property
    def current(self) -> Span | None:
        """Return the destination of the link at the cursor."""
        return self._rows[self._row_of[self.cursor]].target if self._row_of else None

    def become(self, build: Build) -> None:
        """Show updated rows; the cursor stays on its destination."""
        on, moved = self.current, self.cursor > 0
        self._build = build
        self.laid_out()
        there = (number for number, row in enumerate(self._row_of) if self._rows[row].target == on)
        self.go_to(next(there, 0) if moved else 0)

    def laid_out(self) -> None:
        if self.columns > MARGIN:
            self._rows = self._build(max(1, self.columns - MARGIN))
            self.lay_out([*accumulate((row.target is not None for row in self._rows), initial=-1)][1:])

    def _scroll(self) -> None:
        if self._row_of and self.cursor == 0:  # show the lines above the first link
            self._top = scrolled_to(0, self._row_of[0], self.rows, len(self._rows))
        elif self._row_of:
            super()._scroll()

    def move(self, by: int) -> None:
        """Move the cursor by so many links; scroll by line if there are no more."""
        target = min(max(0, self.cursor + by), max(0, len(self._row_of) - 1))
        if target == self.cursor:
            self._top = scrolled(self._top, by, self.rows, len(self._rows))
            self.redraw()
        else:
            self.go_to(target)

    def page(self, share: float) -> None:
        """Move the cursor by a share of a page."""
        rows = page_step(share, self.rows)
        if not self._row_of:
            self.move(rows)
            return
        target = bisect_left(self._row_of, self._row_of[self.cursor] + rows)
        self.move(min(target, len(self._row_of) - 1) - self.cursor or (1 if share > 0 else -1))

    def edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) link, and then scroll to the end."""
        self.move(side * max(len(self._row_of), len(self._rows)))

    def wheel(self, by: int) -> None:
        """Scroll by lines; the cursor stays on the screen if a link is visible."""
        self._top = scrolled(self._top, by, self.rows, len(self._rows))
        if self._row_of:
            last = bisect_left(self._row_of, self._top + self.rows) - 1
            first = bisect_left(self._row_of, self._top)
            if first <= last:
                self.cursor = min(max(self.cursor, first), last)
        self.redraw()

    def caption(self) -> str:
        below = len(self._rows) - self._top - self.rows
        return f"{below} more below" if below > 0 else ""

    def draw(self, row: int) -> Iterable[Segment]:
        at = self._top + row
        if at < len(self._rows):
            here = bool(self._row_of) and self._row_of[self.cursor] == at
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
