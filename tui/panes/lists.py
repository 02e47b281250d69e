"""The lists that fill a screen: entries to choose from, commands and keys, hits of a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from summarizer.corpus.search.results import Hit, SearchResults
from summarizer.document import Span, overlapping
from summarizer.safe_text import clean
from tui.model.line_layout import visible, wrap
from tui.panes.views import truncated
from tui.panes.widgets import ListPane
from tui.settings import styles
from tui.settings.command_list import Command, CommandGroup, matching


class ListEntry(NamedTuple):
    """An entry of the list."""

    where: str
    text: str = ""
    """One or more lines."""


class ChoicesPane(ListPane):
    """A list whose cursor moves by entry."""

    def __init__(self, ident: str, title: str, choices: Sequence[ListEntry], empty_message: str) -> None:
        """Show the choices; `empty_message` is the message if there are none."""
        super().__init__(ident, title)
        self._choices = choices
        self._empty_message = empty_message
        self._rows: list[tuple[str, Style]] = []

    @property
    def current(self) -> int | None:
        """Return the index of the entry at the cursor."""
        return self.cursor if self._choices else None

    def laid_out(self) -> None:
        self._rows, entry_of = [], []
        width = max(1, self.columns - 4)
        for number, choice in enumerate(self._choices):
            rows = [(truncated(choice.where, self.columns - 2), styles.BOLD)]
            for line in choice.text.splitlines():
                rows += [("  " + line[a:b], styles.PLAIN) for a, b in wrap(line, 0, len(line), width)]
            self._rows += rows
            entry_of += [number] * len(rows)
        self.lay_out(entry_of)

    def caption(self) -> str:
        return str(len(self._choices)) if self._choices else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if not self._choices:
            yield from self.message(self._empty_message, row)
            return
        if self._top + row < len(self._rows):
            number = self._entry_of[self._top + row]
            text, style = self._rows[self._top + row]
            first = self._row_of[number] == self._top + row
            here = number == self.cursor
            yield Segment(styles.HERE + " " if here and first else "  ", styles.BOLD)
            yield Segment(visible(text), style + styles.CURSOR if here and first else style)


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
        self._commands: list[Command] = []
        self._rows: list[CommandRow] = []
        self.filter("")

    @property
    def current(self) -> Command | None:
        """Return the command at the cursor."""
        return self._commands[self.cursor] if self._commands else None

    def filter(self, typed: str) -> None:
        """Show only the commands that contain the typed words, with the cursor on the first."""
        self._shown = matching(self._groups, typed)
        self._commands = [command for group in self._shown for command in group.commands]
        self.cursor = self._top = 0
        self.laid_out()
        self.redraw()

    def laid_out(self) -> None:
        self._rows, number = [], 0
        for heading, commands in self._shown:
            self._rows.append(CommandRow(-1, "", heading[:1].upper() + heading[1:], styles.FAINT))
            for command in commands:
                self._lay_out(command, number)
                number += 1
        self.lay_out([row.number for row in self._rows])

    def _lay_out(self, command: Command, number: int) -> None:
        style = styles.FAINT if command.unavailable else styles.PLAIN
        name, does = visible(command.name), visible(command.does)
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
        count, whole = len(self._commands), sum(len(group.commands) for group in self._groups)
        return f"{count} of {whole}" if count != whole else str(count)

    def draw(self, row: int) -> Iterable[Segment]:
        row += self._top
        if row >= len(self._rows):
            if row == 0:
                yield Segment(truncated("no match", self.columns), styles.FAINT)
            return
        number, name, text, style = self._rows[row]
        if number < 0:
            yield Segment(truncated(text, self.columns), style)
            return
        first = self._row_of[number] == row
        here = number == self.cursor
        yield Segment(styles.HERE + " " if here and first else "  ", styles.BOLD)
        if name and not text:
            yield Segment(truncated(name, max(1, self.columns - 2)), styles.BOLD + style)
            return
        yield Segment(name + " " * (self._gutter - 2 - cell_len(name)), styles.BOLD + style)
        yield Segment(text, style + styles.CURSOR if here else style)


HEIGHT = 3
"""Number of lines of a hit."""
MARGIN = 2
"""Cells for the mark of the current hit; the snippet is indented by as much."""
DATED = 30
"""Minimum width at which the date is shown."""
NOTHING = SearchResults(0, ())


class HitsPane(ListPane):
    """A list whose cursor moves by hit. It can't get the focus: keys go to the query above it."""

    TITLE = "FOUND"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.can_focus = False
        self.found = NOTHING
        self._instead = ""
        """The message if there are no hits."""

    @property
    def current(self) -> Hit | None:
        """Return the hit at the cursor."""
        return self.found.hits[self.cursor] if self.found.hits else None

    def show(self, found: SearchResults, cursor: int = 0) -> None:
        """Show new results with the cursor on one of them."""
        self.found, self._instead = found, ""
        self.cursor, self._top = cursor, 0
        self.lay_out([number for number in range(len(found.hits)) for _ in range(HEIGHT)])
        self.redraw()

    def say(self, why: str) -> None:
        """Show a message instead of results."""
        self.show(NOTHING)
        self._instead = why
        self.redraw()

    def page(self, share: float) -> None:
        """Move the cursor by so many pages."""
        self.move(int(share) * max(1, self.rows // HEIGHT - 1))

    def wheel(self, by: int) -> None:
        """Move to the next hit: a notch of the wheel is as long as a hit is high."""
        self.move(by // HEIGHT)

    def caption(self) -> str:
        return result_count(self.found) if self.found.hits else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if not self.found.hits:
            yield from self.message(self._instead, row)
            return
        number, line = divmod(self._top + row, HEIGHT)
        if number < len(self.found.hits):
            hit = self.found.hits[number]
            yield from self._headline(hit, number == self.cursor) if line == 0 else self._words(hit, line - 1)

    def _headline(self, hit: Hit, here: bool) -> Iterable[Segment]:
        date = hit.date if hit.date and self.columns >= DATED else ""
        room = max(1, self.columns - MARGIN - (len(date) + 2 if date else 0))
        title = clean(hit.title).replace("\t", " ")
        shown = truncated(title, room)
        kept = Span(0, len(title) if shown == title else len(shown) - 1)
        base = styles.BOLD + styles.CURSOR if here else styles.BOLD
        yield Segment((styles.HERE if here else " ").ljust(MARGIN), styles.BOLD)
        yield from highlighted(title, kept, hit.title_lit, base)
        yield Segment(shown[kept.end :], base)
        if date:
            yield Segment(" " * (room - cell_len(shown) + 2) + date, styles.FAINT)

    def _words(self, hit: Hit, line: int) -> Iterable[Segment]:
        text = clean(hit.snippet)
        room = max(1, self.columns - MARGIN)
        lines = wrap(text, 0, len(text), room)
        if line >= len(lines):
            return
        yield Segment(" " * MARGIN)
        where = lines[line]
        more = line == HEIGHT - 2 and line + 1 < len(lines)
        if more and cell_len(visible(text[where.start : where.end])) >= room:
            where = wrap(text, where.start, where.end, max(1, room - 1))[0]
        yield from highlighted(text, where, hit.lit, styles.PLAIN)
        if more and not text[where.start : where.end].endswith("…"):
            yield Segment("…")


def highlighted(text: str, where: Span, spans: tuple[Span, ...], base: Style) -> Iterable[Segment]:
    """Yield a piece of text with the matches highlighted."""
    at = where.start
    for span in overlapping(spans, where):
        start, end = max(span.start, where.start), min(span.end, where.end)
        yield Segment(visible(text[at:start]), base)
        yield Segment(visible(text[start:end]), base + styles.IN_FOCUS)
        at = end
    yield Segment(visible(text[at : where.end]), base)


def result_count(found: SearchResults) -> str:
    """Return the number of briefings found; also the number read so far, until all have been read."""
    told = f"{found.total:,} briefing{'s' if found.total != 1 else ''}"
    if len(found.hits) < found.total:
        told = f"the best {len(found.hits):,} of {told}"
    return f"{told}, of {found.read:,} read so far" if found.read < found.known else told
