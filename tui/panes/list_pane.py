"""Base class of the lists: entries on one or more rows, a cursor that moves by entry, scrolling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment

from tui.model.line_layout import wrap
from tui.panes.pane import Pane, entries_on, rolled, turned, window
from tui.settings import styles


class ListPane(Pane):
    """A pane whose cursor moves by entry and skips headings.

    Subclasses call `lay_out` whenever entries or width change, and draw the rows.
    """

    def __init__(self, ident: str, title: str | None = None) -> None:
        super().__init__(ident)
        if title is not None:
            self.TITLE = title
        self.cursor = 0
        """Index of the current entry."""
        self._top = 0
        """The first visible row."""
        self._entry_of: Sequence[int] = ()
        """By row, the index of its entry; -1 for a heading."""
        self._row_of: Sequence[int] = ()
        """By entry, its first row."""

    def lay_out(self, entry_of: Sequence[int]) -> None:
        """Set the entry of each row, and bring the cursor into view."""
        self._entry_of = entry_of
        self._row_of = entry_of if isinstance(entry_of, range) else _first_rows(entry_of)
        self.cursor = min(self.cursor, max(0, len(self._row_of) - 1))
        self._scroll()

    def laid_out(self) -> None:
        self._scroll()

    def _scroll(self) -> None:
        """Scroll to the current entry: all of it, or at least its first row, and a heading above that."""
        count = len(self._entry_of)
        if not self._row_of:
            self._top = 0
            return
        first = self._row_of[self.cursor]
        last = self._last_row(self.cursor)
        heading = first - 1 if first and self._entry_of[first - 1] < 0 else first
        for row in (last, first, heading):
            self._top = window(self._top, row, self.rows, count)

    def _last_row(self, number: int) -> int:
        row = self._row_of[number]
        while row + 1 < len(self._entry_of) and self._entry_of[row + 1] == number:
            row += 1
        return row

    def go_to(self, number: int) -> None:
        """Move the cursor to an entry."""
        self.cursor = min(max(0, number), max(0, len(self._row_of) - 1))
        self._scroll()
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor by so many entries."""
        self.go_to(self.cursor + by)

    def page(self, share: float) -> None:
        """Move the cursor by a share of a page."""
        if self._row_of:
            self.move(entries_on(self._row_of, self.cursor, turned(share, self.rows)))

    def edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) entry."""
        self.move(side * len(self._row_of))

    def point(self, row: int) -> bool:
        """Move the cursor to the entry on a row; return whether there is one."""
        at = self._top + row
        if at >= len(self._entry_of) or self._entry_of[at] < 0:
            return False
        self.cursor = self._entry_of[at]
        self.redraw()
        return True

    def wheel(self, by: int) -> None:
        """Scroll by rows; the cursor stays on the screen."""
        self._top = rolled(self._top, by, self.rows, len(self._entry_of))
        seen = [number for number in self._entry_of[self._top : self._top + self.rows] if number >= 0]
        if seen:
            self.cursor = min(max(self.cursor, seen[0]), seen[-1])
        self.redraw()

    def message(self, text: str, row: int) -> Iterable[Segment]:
        """Yield a line of a message that stands in place of an empty list."""
        for start, end in wrap(text, 0, len(text), self.columns)[row : row + 1]:
            yield Segment(text[start:end], styles.FAINT)


def _first_rows(entry_of: Sequence[int]) -> list[int]:
    rows: list[int] = []
    for row, number in enumerate(entry_of):
        if number == len(rows):
            rows.append(row)
    return rows
