"""A list to choose from: each entry has a heading line and, below it, text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.model.line_layout import visible, wrap
from tui.panes.bars import fitted
from tui.panes.list_pane import ListPane
from tui.settings import styles


class ListEntry(NamedTuple):
    """An entry of the list."""

    where: str
    text: str = ""
    """One or more lines."""


class ChoicesPane(ListPane):
    """A list whose cursor moves by entry."""

    def __init__(self, ident: str, title: str, choices: Sequence[ListEntry], otherwise: str) -> None:
        """Show the choices; `otherwise` is the message if there are none."""
        super().__init__(ident, title)
        self._choices = choices
        self._otherwise = otherwise
        self._rows: list[tuple[str, Style]] = []

    @property
    def current(self) -> int | None:
        """Return the index of the entry at the cursor."""
        return self.cursor if self._choices else None

    def laid_out(self) -> None:
        self._rows, entry_of = [], []
        width = max(1, self.columns - 4)
        for number, choice in enumerate(self._choices):
            rows = [(fitted(choice.where, self.columns - 2), styles.BOLD)]
            for line in choice.text.splitlines():
                rows += [("  " + line[a:b], styles.PLAIN) for a, b in wrap(line, 0, len(line), width)]
            self._rows += rows
            entry_of += [number] * len(rows)
        self.lay_out(entry_of)

    def caption(self) -> str:
        return str(len(self._choices)) if self._choices else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if not self._choices:
            yield from self.message(self._otherwise, row)
            return
        if self._top + row < len(self._rows):
            number = self._entry_of[self._top + row]
            text, style = self._rows[self._top + row]
            first = self._row_of[number] == self._top + row
            here = number == self.cursor
            yield Segment(styles.HERE + " " if here and first else "  ", styles.BOLD)
            yield Segment(visible(text), style + styles.CURSOR if here and first else style)
