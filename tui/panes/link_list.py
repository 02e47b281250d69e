"""The list of a briefing's links: the text and the place of each, and its address below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
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
    """A list whose cursor moves by link. A link whose text is its address has one line."""

    def __init__(self, ident: str, document: Document, links: Sequence[Link], offset: int) -> None:
        """Show the links with the cursor on the one at an offset, or the next one."""
        super().__init__(ident, "LINKS")
        self._document = document
        self._count = len(links)
        self._links = links
        self.show(links, at_or_after(links, offset))

    @property
    def current(self) -> Link | None:
        """Return the link at the cursor."""
        return self._links[self.cursor] if self._links else None

    def show(self, links: Sequence[Link], cursor: int = 0) -> None:
        """Show some of the links."""
        self._links, self.cursor, self._top = links, cursor, 0
        self.lay_out([number for number, link in enumerate(links) for _ in range(_height(link))])

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
        link, here, first = self._links[number], number == self.cursor, self._row_of[number] == row
        mark = styles.HERE.ljust(MARGIN) if here and first else " " * MARGIN
        yield Segment(mark, styles.BOLD if here and first else styles.PLAIN)
        room = max(1, self.columns - MARGIN)
        if not first:
            yield Segment(truncated(visible(link.address), room), styles.FAINT)
            return
        place = truncated(citation.paragraph(self._document, link.where.start) + "  ", room)
        name = truncated(visible(link.text or link.address), room - cell_len(place))
        yield Segment(place, styles.FAINT)
        yield Segment(name, styles.CURSOR if here else styles.PLAIN)


def _height(link: Link) -> int:
    """Return the number of lines of a link."""
    return 2 if link.text and link.text != link.address else 1
