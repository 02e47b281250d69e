"""Who and what the briefing names: by type, the most salient first, with the number of mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from summarizer.document import Document
from summarizer.entities.entity import Entity
from summarizer.export.citation import TYPE_NAMES
from tui import look
from tui.panes.pane import CONTEXT, Pane, window
from tui.reading import Reading


class EntitiesPane(Pane):
    """Moves by entity; the headings of the types are passed over."""

    TITLE = "ENTITIES"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.entries: list[Entity] = []
        self._of: Document | None = None
        self.cursor = 0
        self._top = 0
        self._rows: list[tuple[str, int]] = []
        """A heading with -1, or a blank and the number of an entry."""
        self._row_of: list[int] = []
        self._focus: str | None = None
        self._counted: str = ""

    @property
    def current(self) -> Entity | None:
        """The entity that the cursor is on."""
        return self.entries[self.cursor] if self.entries else None

    def show(self, reading: Reading) -> None:
        """Take what the reading holds; the cursor goes to the entity in focus."""
        entities = reading.analysis.entities if reading.analysis else ()
        if self._of is not reading.document:
            self._of, self._focus, self.cursor, self._top = reading.document, None, 0, 0
        changed = self._focus != reading.focus
        self._focus = reading.focus
        self._counted = str(len(entities)) if reading.analysis else "…"
        self.entries = [entity for kind in TYPE_NAMES for entity in entities if entity.type == kind]
        self._rows, self._row_of = [], []
        for number, entity in enumerate(self.entries):
            if number == 0 or self.entries[number - 1].type != entity.type:
                self._rows.append((TYPE_NAMES[entity.type], -1))
            self._row_of.append(len(self._rows))
            self._rows.append(("", number))
        if changed and reading.focus:
            self.cursor = next(n for n, entity in enumerate(self.entries) if entity.id == reading.focus)
        self.cursor = min(self.cursor, max(0, len(self.entries) - 1))
        self._scroll()
        self.redraw()

    def laid_out(self) -> None:
        self._scroll()

    def _scroll(self) -> None:
        if self._row_of:
            row = self._row_of[self.cursor]
            heading = row - 1 if self._rows[row - 1][1] < 0 else row
            self._top = window(self._top, row, self.rows, len(self._rows))
            self._top = window(self._top, heading, self.rows, len(self._rows))

    def move(self, by: int) -> None:
        """`by` entities on."""
        self.cursor = min(max(0, self.cursor + by), max(0, len(self.entries) - 1))
        self._scroll()
        self.redraw()

    def page(self, share: float) -> None:
        """A screen on."""
        if self.entries:
            step = max(1, int(abs(share) * (self.rows - CONTEXT))) * (1 if share > 0 else -1)
            target = bisect_right(self._row_of, self._row_of[self.cursor] + step) - 1
            self.move(target - self.cursor or (1 if share > 0 else -1))

    def edge(self, side: int) -> None:
        """To the first or the last entity."""
        self.move(side * len(self.entries))

    def caption(self) -> str:
        return self._counted

    def draw(self, row: int) -> Iterable[Segment]:
        row += self._top
        if row >= len(self._rows):
            return
        heading, number = self._rows[row]
        if number < 0:
            yield Segment(set_cell_size(heading, min(cell_len(heading), self.columns)), look.FAINT)
            return
        entity = self.entries[number]
        here = number == self.cursor
        count = str(len(entity.mentions))
        room = max(1, self.columns - len(count) - 2)
        name = set_cell_size(entity.name, room)
        if cell_len(entity.name) > room:
            name = set_cell_size(entity.name, room - 1) + "…"
        style = look.IN_FOCUS if entity.id == self._focus else look.TYPES.get(entity.type, look.PLAIN)
        yield Segment(look.HERE if here else " ", look.BOLD)
        label = name.rstrip()
        yield Segment(label, style + look.CURSOR if here and self.has_focus else style)
        yield Segment(" " * (cell_len(name) - cell_len(label) + 1) + count, look.PLAIN)
