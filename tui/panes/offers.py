"""A list of commands under headings, each on one or more lines; filtered as the user types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.model.line_layout import visible, wrap
from tui.panes.bars import fitted
from tui.panes.list_pane import ListPane
from tui.settings import styles
from tui.settings.command_list import Command, CommandGroup, found

NAME = 20
"""Maximum cells for the keys; in a narrow pane a third of it is used."""


class CommandRow(NamedTuple):
    """A line of a command, with its index, or a heading, with -1."""

    number: int
    name: str
    text: str
    style: Style


class CommandsPane(ListPane):
    """A list whose cursor moves by command."""

    def __init__(self, ident: str, title: str, groups: list[CommandGroup]) -> None:
        super().__init__(ident, title)
        self._groups = groups
        self._shown: list[CommandGroup] = []
        self._offers: list[Command] = []
        self._rows: list[CommandRow] = []
        self.filter("")

    @property
    def current(self) -> Command | None:
        """Return the command at the cursor."""
        return self._offers[self.cursor] if self._offers else None

    def filter(self, typed: str) -> None:
        """Show only the commands that contain the typed words, with the cursor on the first."""
        self._shown = found(self._groups, typed)
        self._offers = [offer for group in self._shown for offer in group.offers]
        self.cursor = self._top = 0
        self.laid_out()
        self.redraw()

    def laid_out(self) -> None:
        self._rows, number = [], 0
        for heading, offers in self._shown:
            self._rows.append(CommandRow(-1, "", heading[:1].upper() + heading[1:], styles.FAINT))
            for offer in offers:
                self._lay_out(offer, number)
                number += 1
        self.lay_out([row.number for row in self._rows])

    def _lay_out(self, offer: Command, number: int) -> None:
        style = styles.FAINT if offer.instead else styles.PLAIN
        name, does = visible(offer.name), visible(offer.does)
        width = max(1, self.columns - self._gutter)
        lines = [does[a:b] for a, b in wrap(does, 0, len(does), width)] or [""]
        if cell_len(name) > self._gutter - 3:  # too wide for its column: it gets a line of its own
            self._rows.append(CommandRow(number, name, "", style))
            name = ""
        self._rows += [
            CommandRow(number, name if at == 0 else "", line, style) for at, line in enumerate(lines)
        ]

    @property
    def _gutter(self) -> int:
        return min(NAME + 3, max(4, self.columns // 3))

    def caption(self) -> str:
        count, whole = len(self._offers), sum(len(group.offers) for group in self._groups)
        return f"{count} of {whole}" if count != whole else str(count)

    def draw(self, row: int) -> Iterable[Segment]:
        row += self._top
        if row >= len(self._rows):
            if row == 0:
                yield Segment(fitted("no match", self.columns), styles.FAINT)
            return
        number, name, text, style = self._rows[row]
        if number < 0:
            yield Segment(fitted(text, self.columns), style)
            return
        first = self._row_of[number] == row
        here = number == self.cursor
        yield Segment(styles.HERE + " " if here and first else "  ", styles.BOLD)
        if name and not text:
            yield Segment(fitted(name, max(1, self.columns - 2)), styles.BOLD + style)
            return
        yield Segment(name + " " * (self._gutter - 2 - cell_len(name)), styles.BOLD + style)
        yield Segment(text, style + styles.CURSOR if here else style)
