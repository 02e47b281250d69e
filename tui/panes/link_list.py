"""The list of a briefing's links: the text and the place of each, and its whole address below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, chop_cells
from rich.segment import Segment

from summarizer.document import Document
from summarizer.export import citation
from tui.model.line_layout import visible
from tui.model.links import Link, at_or_after
from tui.panes.views import truncated
from tui.panes.widgets import ListPane
from tui.settings import styles

MARGIN = 2
"""Cells for the cursor's mark."""


class LinkListPane(ListPane):
    """A list whose cursor moves by link. A link whose text is its address has one line, if it fits."""

    def __init__(self, ident: str, document: Document, links: Sequence[Link], offset: int) -> None:
        """Show the links with the cursor on the one at an offset, or the next one."""
        super().__init__(ident, "LINKS")
        self._document = document
        self._count = len(links)
        self._links = links
        self._addresses: list[list[str]] = []
        """By link, the lines of its address."""
        self.show(links, at_or_after(links, offset))

    @property
    def current(self) -> Link | None:
        """Return the link at the cursor."""
        return self._links[self.cursor] if self._links else None

    def show(self, links: Sequence[Link], cursor: int = 0) -> None:
        """Show some of the links."""
        self._links, self.cursor, self._top = links, cursor, 0
        self.laid_out()

    def laid_out(self) -> None:
        """Divide the addresses into lines of the width that there is."""
        room = self._room()
        self._addresses = [self._lines(link, room) for link in self._links]
        self.lay_out([number for number, lines in enumerate(self._addresses) for _ in range(1 + len(lines))])

    def _room(self) -> int:
        return max(1, self.columns - MARGIN)

    def _lines(self, link: Link, room: int) -> list[str]:
        address = visible(link.address)
        fits = cell_len(self._paragraph(link)) + cell_len(address) <= room
        return [] if fits and link.text in ("", link.address) else chop_cells(address, room)

    def _paragraph(self, link: Link) -> str:
        return citation.paragraph(self._document, link.where.start) + "  "

    def caption(self) -> str:
        shown = len(self._links)
        return str(shown) if shown == self._count else f"{shown} of {self._count}"

    def draw(self, row: int) -> Iterable[Segment]:
        row += self._top
        if row >= len(self._entry_of):
            if row == 0:
                yield from self.message("no match", row)
            return
        number = self._entry_of[row]
        link, here, line = self._links[number], number == self.cursor, row - self._row_of[number]
        first = line == 0
        mark = styles.HERE.ljust(MARGIN) if here and first else " " * MARGIN
        yield Segment(mark, styles.BOLD if here and first else styles.PLAIN)
        if not first:
            yield Segment(self._addresses[number][line - 1], styles.FAINT)
            return
        room = self._room()
        place = truncated(self._paragraph(link), room)
        name = truncated(visible(link.text or link.address), room - cell_len(place))
        yield Segment(place, styles.FAINT)
        yield Segment(name, styles.CURSOR if here else styles.PLAIN)
