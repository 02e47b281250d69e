"""What a search has found: three lines a briefing, its title and date, then the words around the best place.

Every hit is equally high, so that the line of any of them is known without laying the others out.
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
from tui.panes.pane import Pane, window
from tui.settings import styles

HEIGHT = 3
"""Lines of a hit."""
MARGIN = 2
"""Cells for the mark of the current hit; the snippet stands as far in."""
DATED = 30
"""Columns from which there is room for a date."""
NOTHING = SearchResults(0, ())


class HitsPane(Pane):
    """Moves by hit. It has no focus of its own: keys are typed into the query above it."""

    TITLE = "FOUND"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.can_focus = False
        self.found = NOTHING
        self.cursor = 0
        self._top = 0
        """The line of all hits that is the first on the screen."""
        self._instead = ""
        """What there is to say where there are no hits."""

    @property
    def current(self) -> Hit | None:
        """The hit that the cursor is on."""
        return self.found.hits[self.cursor] if self.found.hits else None

    def show(self, found: SearchResults, cursor: int = 0) -> None:
        """Other hits, and which is the current one."""
        self.found, self._instead = found, ""
        self.cursor = self._top = 0
        self.move(cursor)

    def say(self, why: str) -> None:
        """There are no hits, and why."""
        self.show(NOTHING)
        self._instead = why
        self.redraw()

    def laid_out(self) -> None:
        self._scroll()

    def move(self, by: int) -> None:
        """`by` hits on."""
        self.cursor = min(max(0, self.cursor + by), max(0, len(self.found.hits) - 1))
        self._scroll()
        self.redraw()

    def page(self, by: int) -> None:
        """A screen on."""
        self.move(by * max(1, self.rows // HEIGHT - 1))

    def _scroll(self) -> None:
        count = HEIGHT * len(self.found.hits)
        for line in (HEIGHT - 1, 0):  # all of it, or at least its title
            self._top = window(self._top, HEIGHT * self.cursor + line, self.rows, count)

    def point(self, row: int) -> bool:
        """The cursor on the hit of a row; whether there is one."""
        number = (self._top + row) // HEIGHT
        if number >= len(self.found.hits):
            return False
        self.cursor = number
        self.redraw()
        return True

    def wheel(self, by: int) -> None:
        """To the next hit; each is as high as a notch is long."""
        self.move(by // HEIGHT)

    def caption(self) -> str:
        return counted(self.found) if self.found.hits else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if not self.found.hits:
            for start, end in wrap(self._instead, 0, len(self._instead), self.columns)[row : row + 1]:
                yield Segment(self._instead[start:end], styles.FAINT)
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
    """A piece of text, and in it what was found in another style."""
    at = where.start
    for span in overlapping(spans, where):
        start, end = max(span.start, where.start), min(span.end, where.end)
        yield Segment(visible(text[at:start]), base)
        yield Segment(visible(text[start:end]), base + styles.IN_FOCUS)
        at = end
    yield Segment(visible(text[at : where.end]), base)


def counted(found: SearchResults) -> str:
    """`12 briefings`; of how many, while not all have been read."""
    told = f"{found.total:,} briefing{'s' if found.total != 1 else ''}"
    if len(found.hits) < found.total:
        told = f"the best {len(found.hits):,} of {told}"
    return f"{told}, of {found.read:,} read so far" if found.read < found.known else told
