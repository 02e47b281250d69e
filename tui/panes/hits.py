"""The results of a search: three lines per briefing, title and date, then the words around the best match.

All hits have the same height, so that the line of any of them is known without laying out the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from summarizer.corpus.search.results import Hit, SearchResults
from summarizer.document import Span, overlapping
from summarizer.safe_text import clean
from tui.model.line_layout import visible, wrap
from tui.panes.bars import fitted
from tui.panes.list_pane import ListPane
from tui.settings import styles

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
        return counted(self.found) if self.found.hits else ""

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
        shown = fitted(title, room)
        kept = Span(0, len(title) if shown == title else len(shown) - 1)
        base = styles.BOLD + styles.CURSOR if here else styles.BOLD
        yield Segment((styles.HERE if here else " ").ljust(MARGIN), styles.BOLD)
        yield from lit(title, kept, hit.title_lit, base)
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
        yield from lit(text, where, hit.lit, styles.PLAIN)
        if more and not text[where.start : where.end].endswith("…"):
            yield Segment("…")


def lit(text: str, where: Span, spans: tuple[Span, ...], base: Style) -> Iterable[Segment]:
    """Yield a piece of text with the matches highlighted."""
    at = where.start
    for span in overlapping(spans, where):
        start, end = max(span.start, where.start), min(span.end, where.end)
        yield Segment(visible(text[at:start]), base)
        yield Segment(visible(text[start:end]), base + styles.IN_FOCUS)
        at = end
    yield Segment(visible(text[at : where.end]), base)


def counted(found: SearchResults) -> str:
    """Return the number of briefings found; also the number read so far, until all have been read."""
    told = f"{found.total:,} briefing{'s' if found.total != 1 else ''}"
    if len(found.hits) < found.total:
        told = f"the best {len(found.hits):,} of {told}"
    return f"{told}, of {found.read:,} read so far" if found.read < found.known else told
