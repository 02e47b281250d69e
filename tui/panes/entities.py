"""The list of entities by type, the most salient first, with the number of mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from summarizer.document import Entity, Span
from summarizer.export.citation import TYPE_NAMES
from tui.model import status_text as words
from tui.model.reading import Reading, counterpart, reach
from tui.panes.overlays import Overlay, matches_in_name, overlaid
from tui.panes.views import ListView
from tui.settings import styles

if TYPE_CHECKING:
    from summarizer.analysis import Analysis
    from tui.model.text_search import Matches


class EntitiesView(ListView):
    """A list whose cursor moves by entity and skips the headings."""

    TITLE = "ENTITIES"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.entries: list[Entity] = []
        """The entities in the list."""
        self.wanted = ""
        """Filter: the words that a name or alias must contain."""
        self.only: str | None = None
        """The only type in the list, or None for all."""
        self.hidden: frozenset[str] = frozenset()
        """Types that the list leaves out unless one of them is the only type in it."""
        self.shown: Reading | None = None
        """The state that is shown."""
        self.search: Matches | None = None
        """The current search of the source; its matches are highlighted here, too."""
        self._headings: dict[int, str] = {}
        """By row."""

    @property
    def current(self) -> Entity | None:
        """Return the entity at the cursor."""
        return self.entries[self.cursor] if self.entries else None

    def show(self, reading: Reading) -> None:
        """Show the entities of a reading; the cursor moves to the entity in focus.

        When more entities arrive, the cursor stays on its entity.
        """
        before, self.shown = self.shown, reading
        if before is None or before.document is not reading.document:
            self.cursor = self._top = 0
            self.wanted, self.only = "", None
            self._list(reading.known)
            self._go_to(reading.focused)
        elif before.known is not reading.known:
            self._take(reading)
        elif before.focus != reading.focus:
            self._go_to(reading.focused)
        self._scroll()
        self.redraw()

    def _take(self, reading: Reading) -> None:
        """Show more entities. If the list has not been used yet, its top stays in view."""
        minded = self.is_focused or self.cursor > 0 or reading.focus
        on = self.current if minded else None
        above = self._row_of[self.cursor] - self._top if self.entries else 0
        self._list(reading.known)
        self._go_to(counterpart(on, self.entries) if on else None)
        if on and self.entries:
            self._top = max(0, self._row_of[self.cursor] - above)

    def _list(self, known: Analysis | None) -> None:
        entities = known.entities if known else ()
        found = [entity for entity in entities if self._lists(entity.type)]
        if self.wanted.strip():
            found = _holding(found, self.wanted)
        self.entries = [entity for kind in TYPE_NAMES for entity in found if entity.type == kind]
        entry_of: list[int] = []
        self._headings = {}
        for number, entity in enumerate(self.entries):
            if number == 0 or self.entries[number - 1].type != entity.type:
                self._headings[len(entry_of)] = TYPE_NAMES[entity.type]
                entry_of.append(-1)
            entry_of.append(number)
        self.lay_out(entry_of)

    def _lists(self, kind: str) -> bool:
        return kind not in self.hidden if self.only is None else kind == self.only

    def hide(self, kinds: frozenset[str]) -> None:
        """Leave types out of the list; the cursor stays on its entity."""
        if kinds != self.hidden:
            self.hidden = kinds
            self.filter(self.wanted, self.only)

    def _go_to(self, entity: Entity | None) -> None:
        if entity in self.entries:  # it may be filtered out
            self.cursor = self.entries.index(entity)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is active."""
        return bool(self.wanted.strip()) or self.only is not None

    def filter(self, wanted: str, only: str | None) -> None:
        """Filter by words and by type; the cursor stays on its entity."""
        on = self.current
        self.wanted, self.only = wanted, only
        self.cursor = self._top = 0
        self._list(self.shown.known if self.shown else None)
        self._go_to(on)
        self._scroll()
        self.redraw()

    def types(self) -> list[str]:
        """Return the entity types that occur, in the order of the list."""
        known = self.shown.known if self.shown else None
        there = {entity.type for entity in known.entities} if known else set()
        return [kind for kind in TYPE_NAMES if kind in there]

    def caption(self) -> str:
        if self.shown is None:
            return ""
        shown = [TYPE_NAMES[self.only].lower()] if self.only else []
        shown += [f"“{self.wanted.strip()}”"] if self.wanted.strip() else []
        counted = _counted(self.shown)
        if shown:
            return f"{len(self.entries)} of {counted}: {', '.join(shown)}"
        known = self.shown.known
        some = known is not None and len(self.entries) < len(known.entities)
        return f"{len(self.entries)} of {counted}" if some else counted

    def draw(self, row: int) -> Iterable[Segment]:
        if self.shown and not self.entries:
            hidden = "all types found here are hidden" if self.types() else ""
            none = "no match" if self.is_filtered else words.no_names(self.shown) or hidden
            yield from self.message(none, row)
        row += self._top
        if row >= len(self._entry_of):
            return
        if (number := self._entry_of[row]) < 0:
            heading = self._headings[row]
            yield Segment(set_cell_size(heading, min(cell_len(heading), self.columns)), styles.FAINT)
            return
        entity = self.entries[number]
        focus = self.shown.focus if self.shown else None
        here = number == self.cursor
        count = str(len(entity.mentions))
        unheard = self.shown.marked.entities if self.shown else frozenset()
        room = max(1, self.columns - len(count) - 2 - bool(unheard))
        name = set_cell_size(entity.name, room)
        if cell_len(entity.name) > room:
            name = set_cell_size(entity.name, room - 1) + "…"
        style = styles.IN_FOCUS if entity.id == focus else styles.TYPES.get(entity.type, styles.PLAIN)
        yield Segment(styles.HERE if here else " ", styles.BOLD)
        if unheard:  # reserve the column in all rows, so that names stay aligned
            yield Segment(styles.NEW if entity.id in unheard else " ", styles.RANK)
        label = name.rstrip()
        at_cursor = here and self.is_focused
        found = self._matches_in(entity, styles.HIT_HERE if at_cursor else styles.HIT)
        base = style + styles.CURSOR if at_cursor else style
        yield from overlaid(label, Span(0, len(label)), found, base)
        yield Segment(" " * (cell_len(name) - cell_len(label) + 1) + count, styles.PLAIN)

    def _matches_in(self, entity: Entity, style: Style) -> list[Overlay]:
        if self.search is None or self.shown is None:
            return []
        found = matches_in_name(self.search, self.shown.document, entity)
        return [(match.start, match.end, style) for match in found]


def _holding(entities: Iterable[Entity], wanted: str) -> list[Entity]:
    """Return the entities of which one form of the name contains all words."""
    from summarizer.language.folding import folded  # only for a filter

    words = folded(wanted).split()
    forms = ((entity, map(folded, (entity.name, *entity.aliases))) for entity in entities)
    return [entity for entity, names in forms if any(all(word in name for word in words) for name in names)]


def _counted(reading: Reading) -> str:
    """Return the number of entities; for a partial analysis also that more will come, or the share it
    covers."""
    if reading.known is None:
        return "…"
    count = len(reading.known.entities)
    if reading.early is None:
        return str(count)
    if not reading.failed:
        return f"{count} so far"
    share = reach(reading.early) / max(1, len(reading.document.text))
    return f"first {share:.0%}: {count}" if share >= 0.01 else f"first {share:.1%}: {count}"
