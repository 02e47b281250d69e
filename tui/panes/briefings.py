"""The list of briefings, one line each, and the details of the current one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from summarizer.export.text import reading_time
from tui.collection.catalog import SORTS, Catalog, CatalogEntry
from tui.model.line_layout import visible
from tui.model.navigation import BriefingKey
from tui.panes.bars import Bar, fitted
from tui.panes.pane import ListPane
from tui.settings import styles

DATE, MINUTES, KEPT = 10, 7, 5
"""Widths of the columns of fixed width, in cells."""
ROOM_FOR_NAMES = 100
"""Minimum width at which the top entities are shown beside the title."""
STATES = {"unread": "●", "changed": "≠", "read": " "}


class BriefingsPane(ListPane):
    """A list of briefings; the cursor stays on its briefing when the order changes."""

    TITLE = "BRIEFINGS"

    def __init__(self, ident: str, catalog: Catalog) -> None:
        super().__init__(ident)
        self._catalog = catalog
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
        shown, whole = len(self._view), len(self._catalog)
        counted = f"{shown} of {whole}" if shown != whole else str(whole)
        return f"{counted}, {self._catalog.unread} unread · {SORTS[self._catalog.sort].name}"

    def draw(self, row: int) -> Iterable[Segment]:
        number = row + self._top
        if number >= len(self._view):
            if number == 0:
                yield Segment(fitted("no match", self.columns), styles.FAINT)
            return
        entry = self._catalog[self._view[number]]
        here = number == self.cursor
        yield Segment(styles.HERE if here else " ", styles.BOLD)
        yield Segment(STATES[entry.state], styles.RANK)
        yield Segment(f" {entry.date or '':<{DATE}.{DATE}} ", styles.FAINT)
        yield from self._words(entry, here)

    def _words(self, entry: CatalogEntry, here: bool) -> Iterable[Segment]:
        room = max(1, self.columns - 4 - DATE - MINUTES - KEPT)
        names = room // 3 if self.columns >= ROOM_FOR_NAMES and not entry.error else 0
        style = _style(entry) + styles.CURSOR if here and self.has_focus else _style(entry)
        title = fitted(visible(_title(entry)), room - names - 1)
        yield Segment(title, style)
        yield Segment(" " * (room - names - cell_len(title)), styles.PLAIN)
        shown = fitted(visible(", ".join(entry.names)), max(0, names - 1))
        yield Segment(shown + " " * (names - cell_len(shown)), styles.FAINT)
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
        facts = fitted(self._facts, max(0, width - 2))
        names = fitted(self._names, max(0, width - cell_len(facts) - 5))
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
    facts = (state, kept, counted, entry.where, entry.error)
    return " · ".join(fact for fact in facts if fact), ", ".join(entry.names)
