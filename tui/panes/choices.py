"""A list to choose from: each entry has a heading line and, below it, text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.model.line_layout import visible, wrap
from tui.panes.bars import fitted
from tui.panes.pane import Pane, rolled, turned, window
from tui.settings import styles


class ListEntry(NamedTuple):
    """An entry of the list."""

    where: str
    text: str = ""
    """One or more lines."""


class ChoicesPane(Pane):
    """A list whose cursor moves by entry."""

    def __init__(self, ident: str, title: str, choices: Sequence[ListEntry], otherwise: str) -> None:
        """Show the choices; `otherwise` is the message if there are none."""
        super().__init__(ident)
        self.TITLE = title
        self._choices = choices
        self._otherwise = otherwise
        self._rows: list[tuple[int, str, Style]] = []
        self._row_of: list[int] = []
        self._cursor = 0
        self._top = 0

    @property
    def current(self) -> int | None:
        """Return the index of the entry at the cursor."""
        return self._cursor if self._choices else None

    def laid_out(self) -> None:
        self._rows, self._row_of = [], []
        for number, choice in enumerate(self._choices):
            self._row_of.append(len(self._rows))
            self._rows.append((number, fitted(choice.where, self.columns - 2), styles.BOLD))
            width = max(1, self.columns - 4)
            for line in choice.text.splitlines():
                for a, b in wrap(line, 0, len(line), width):
                    self._rows.append((number, "  " + line[a:b], styles.PLAIN))
        self._scroll()

    def _scroll(self) -> None:
        if not self._row_of:
            return
        first = self._row_of[self._cursor]
        after = self._row_of[self._cursor + 1] if self._cursor + 1 < len(self._row_of) else len(self._rows)
        self._top = window(self._top, after - 1, self.rows, len(self._rows))
        self._top = window(self._top, first, self.rows, len(self._rows))

    def move(self, by: int) -> None:
        """Move the cursor by so many entries."""
        self._cursor = min(max(0, self._cursor + by), max(0, len(self._choices) - 1))
        self._scroll()
        self.redraw()

    def page(self, share: float) -> None:
        """Move the cursor by a share of a page."""
        rows = turned(share, self.rows)
        by = rows // max(1, len(self._rows) // max(1, len(self._choices)))
        self.move(by or (1 if share > 0 else -1))

    def edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) entry."""
        self.move(side * len(self._choices))

    def point(self, row: int) -> bool:
        """Move the cursor to the entry on a row; return whether there is one."""
        if self._top + row >= len(self._rows):
            return False
        self._cursor = self._rows[self._top + row][0]
        self.redraw()
        return True

    def wheel(self, by: int) -> None:
        """Scroll by lines; the cursor stays on the screen."""
        self._top = rolled(self._top, by, self.rows, len(self._rows))
        if seen := [number for number, *_ in self._rows[self._top : self._top + self.rows]]:
            self._cursor = min(max(self._cursor, seen[0]), seen[-1])
        self.redraw()

    def caption(self) -> str:
        return str(len(self._choices)) if self._choices else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if not self._choices:
            for start, end in wrap(self._otherwise, 0, len(self._otherwise), self.columns)[row : row + 1]:
                yield Segment(self._otherwise[start:end], styles.FAINT)
            return
        if self._top + row < len(self._rows):
            number, text, style = self._rows[self._top + row]
            first = self._row_of[number] == self._top + row
            here = number == self._cursor
            yield Segment(styles.HERE + " " if here and first else "  ", styles.BOLD)
            yield Segment(visible(text), style + styles.CURSOR if here and first else style)
