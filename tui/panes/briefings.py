"""The list of briefings, in columns that depend on its width, and facts about the current one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from summarizer.export.text import reading_time
from tui.collection.catalog import SORTS, Catalog
from tui.collection.entries import CatalogEntry
from tui.model.line_layout import visible
from tui.model.navigation import BriefingKey
from tui.panes.views import truncated
from tui.panes.widgets import Bar, ListPane
from tui.settings import styles

DATE, MINUTES, KEPT = 10, 7, 5
"""Widths of the columns of fixed width, in cells."""
MARKS = 5
"""Cells for the cursor, reading state and star, the mark of an inferred date, and the blank after it."""
ROOM_FOR_NAMES, ROOM_FOR_FILES = 100, 160
"""Minimum widths at which the top entities, and the file, are shown beside the title."""


class Columns(NamedTuple):
    """Widths of the columns that share the room of a line, in cells; 0 for one that is not shown."""

    title: int
    names: int = 0
    file: int = 0


def columns(width: int) -> Columns:
    """Return the columns of a line of `width` cells."""
    room = max(1, width - MARKS - DATE - MINUTES - KEPT)
    names = room * 2 // 5 if width >= ROOM_FOR_FILES else room // 3 if width >= ROOM_FOR_NAMES else 0
    file = room // 6 if width >= ROOM_FOR_FILES else 0
    return Columns(room - names - file, names, file)


STATES = {"unread": "●", "changed": "≠", "read": " "}
STAR = "★"
BELOW = "└ "
"""Stands before a message below another of its thread."""


class BriefingsPane(ListPane):
    """A list of briefings; the cursor stays on its briefing when the order changes."""

    TITLE = "BRIEFINGS"

    def __init__(self, ident: str, catalog: Catalog) -> None:
        super().__init__(ident)
        self._catalog = catalog
        self.badge = ""
        """A notice before the number of briefings."""
        self._view: Sequence[BriefingKey] = ()
        self._numbers: dict[BriefingKey, int] = {}

    @property
    def current(self) -> BriefingKey | None:
        """Return the briefing at the cursor."""
        return self._view[self.cursor] if self._view else None

    @property
    def in_view(self) -> Sequence[BriefingKey]:
        """Return the briefings on the screen."""
        return self._view[self._top : self._top + self.rows]

    def take(self, on: BriefingKey | None = None) -> None:
        """Show the catalog's current view, with the cursor on `on`, or on the same briefing as before."""
        wanted = on or self.current
        if self._view is not self._catalog.view:
            self._view = self._catalog.view
            self._numbers = {key: number for number, key in enumerate(self._view)}
        found = self._numbers.get(wanted) if wanted else None
        self.cursor = self.cursor if found is None else found
        self.lay_out(range(len(self._view)))
        self.redraw()

    def caption(self) -> str:
        shelf = self._catalog.shelf
        shown, whole = len(self._view), self._catalog.count(shelf)
        counted = f"{shown} of {whole}" if shown != whole else str(whole)
        where = "" if shelf == "list" else f" {shelf}"
        facts = f"{counted}{where}, {self._catalog.unread} unread · {SORTS[self._catalog.sort].name}"
        return f"{self.badge} · {facts}" if self.badge else facts

    def draw(self, row: int) -> Iterable[Segment]:
        number = row + self._top
        if number >= len(self._view):
            if number == 0:
                yield Segment(truncated(self._instead(), self.columns), styles.FAINT)
            return
        entry = self._catalog[self._view[number]]
        here = number == self.cursor
        yield Segment(styles.HERE if here else " ", styles.BOLD)
        yield Segment(STATES[entry.state], styles.RANK)
        yield Segment(STAR if entry.listed.starred else " ", styles.RANK)
        inferred = "~" if entry.date_inferred else " "
        yield Segment(f"{inferred}{entry.date or '':<{DATE}.{DATE}} ", styles.FAINT)
        yield from self._words(entry, here)

    def _instead(self) -> str:
        """Return the message of an empty list."""
        if self._catalog.filter:
            return "no match"
        return "all briefings are archived or removed" if self._catalog.shelf == "list" else "nothing here"

    def _words(self, entry: CatalogEntry, here: bool) -> Iterable[Segment]:
        widths = columns(self.columns)
        if entry.error:
            widths = Columns(sum(widths))
        style = _style(entry) + styles.CURSOR if here and self.has_focus else _style(entry)
        shown = _title(entry)
        if self._catalog.is_reply(entry.key):
            shown = BELOW + (f"{entry.author}: {shown}" if entry.author else shown)
        title = truncated(visible(shown), widths.title - 1)
        yield Segment(title, style)
        yield Segment(" " * (widths.title - cell_len(title)), styles.PLAIN)
        file = entry.name.rpartition("/")[2] if entry.title else ""
        for text, width in ((", ".join(entry.names), widths.names), (file, widths.file)):
            cut = truncated(visible(text), max(0, width - 1))
            yield Segment(cut + " " * (width - cell_len(cut)), styles.FAINT)
        minutes = reading_time(entry.words) if entry.words is not None else ""
        yield Segment(f"{minutes:>{MINUTES}}", styles.PLAIN)
        yield Segment(f" {styles.KEPT_BAR}{entry.kept:<3}" if entry.kept else " " * KEPT, styles.RANK)


class Details(Bar):
    """Shows facts about the current entry and, if there is room, its names."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._facts = self._names = ""

    def show(self, facts: str, names: str) -> None:
        """Show facts and names."""
        self._facts, self._names = facts, names
        self.redraw()

    def segments(self, width: int) -> Iterable[Segment]:
        facts = truncated(self._facts, max(0, width - 2))
        names = truncated(self._names, max(0, width - cell_len(facts) - 5))
        yield Segment(f" {facts}", styles.FAINT)
        if names:
            yield Segment(f" · {names}", styles.PLAIN)


def _title(entry: CatalogEntry) -> str:
    if entry.error:
        return f"{entry.where}: {entry.error}"
    return f"{entry.shown} (+{len(entry.alike)} similar)" if entry.alike else entry.shown


def _style(entry: CatalogEntry) -> Style:
    if entry.error:
        return styles.FAINT
    return styles.PLAIN if entry.state == "read" else styles.BOLD


def details(entry: CatalogEntry) -> tuple[str, str]:
    """Return two lines about a briefing: its file and reading state, and its names."""
    counted = f"{entry.words:,} words" if entry.words is not None else ""
    kept = f"{entry.kept} sentence{'s' if entry.kept != 1 else ''} kept" if entry.kept else ""
    state = {"changed": "changed since you read it"}.get(entry.state, entry.state)
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    marks = " ".join(name for name, marked in entry.listed._asdict().items() if marked)
    dated = "date inferred" if entry.date_inferred else ""
    facts = (state, marks, dated, kept, tags, counted, entry.where, entry.error)
    return " · ".join(fact for fact in facts if fact), ", ".join(entry.names)
