"""The whole text, as its author wrote it: key sentences marked in the margin, names by type, a cursor."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Document, Span, Stretch, at_offset, overlapping
from tui import look
from tui.flow import Flow, Spot, visible
from tui.mention_index import MentionIndex
from tui.panes.pane import CONTEXT, Pane
from tui.reading import Reading, current_unit

WIDEST = 88
"""Columns of text: longer lines tire the eye."""
MARGIN = 5
"""Cells left of the text: the cursor's mark, the bar, a rank of two digits, a blank."""


class SourcePane(Pane):
    """Shows a reading; where its cursor goes is for the screen to say, but for turning pages."""

    TITLE = "SOURCE"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._reading: Reading | None = None
        self._flow = Flow(Document("", (), ""))
        self._mentions = MentionIndex(None)
        self._keys: tuple[Span, ...] = ()
        self._ranks: dict[int, str] = {}
        self._unit = Span(0, 0)
        self._top = Spot(0, 0)
        self._visible: list[Spot] = []

    def show(self, reading: Reading, mentions: MentionIndex) -> None:
        """Take what the reading holds and bring its cursor into view."""
        if self._reading is None or reading.document is not self._reading.document:
            self._flow = Flow(reading.document)
            self._flow.resize(self._text_width())
            self._top = Spot(0, 0)
        self._reading, self._mentions = reading, mentions
        self._unit = current_unit(reading)
        self._keys = reading.key_sentences()
        excerpts = reading.summary.excerpts if reading.summary else ()
        self._ranks = {
            span.start: str(excerpt.rank) for span, excerpt in zip(self._keys, excerpts, strict=False)
        }
        self._reveal()
        self.redraw()

    def redraw(self) -> None:
        self._visible = list(self._flow.below(self._top, self.rows))
        super().redraw()

    def _text_width(self) -> int:
        return min(WIDEST, max(1, self.columns - MARGIN))

    def laid_out(self) -> None:
        top = self._flow.line(self._top)
        self._flow.resize(self._text_width())
        if top is not None and self._reading is not None:
            self._top = self._flow.locate(top.start)
            self._reveal()

    def _bottom(self) -> Spot:
        return self._flow.move(self._top, max(0, self.rows - 1))

    def _reveal(self) -> None:
        """Scroll only if the cursor is out of view, and then by as much as leaves it some context."""
        if self._reading is None or not self._reading.document.paragraphs or self.rows == 0:
            return
        spot = self._flow.locate(self._reading.cursor)
        if spot < self._top:
            self._top = self._flow.move(spot, CONTEXT + 1 - self.rows)
            if spot < self._top or self._near_start():
                self._top = self._flow.move(spot, -CONTEXT)
        elif spot > self._bottom():
            self._top = self._flow.move(spot, -CONTEXT)
        self._top = min(self._top, self._last_top())

    def _near_start(self) -> bool:
        return self._top <= self._flow.move(Spot(0, 0), CONTEXT)

    def _last_top(self) -> Spot:
        return self._flow.move(self._flow.last(), 1 - self.rows)

    def turned(self, share: float) -> int:
        """Turn the page by a share of it; returns the offset where the cursor should then be."""
        step = max(1, int(abs(share) * self.rows) - CONTEXT) * (1 if share > 0 else -1)
        before = self._top
        self._top = min(self._flow.move(self._top, step), self._last_top())
        if before == self._top:
            return self.edge(1 if share > 0 else -1)
        return self._first_offset_in_view()

    def edge(self, side: int) -> int:
        """Where the first line starts, or the last."""
        line = self._flow.line(self._flow.last() if side > 0 else Spot(0, 0))
        return line.start if line else 0

    def rest_of_unit(self, by: int) -> bool:
        """Turn the page within a sentence longer than the screen; False if there is nothing to turn."""
        line = self._flow.line(self._bottom() if by > 0 else self._top)
        if line is None or not self._unit.start < line.start < self._unit.end:
            return False
        if by > 0 and self._unit.end <= line.end:
            return False
        self._top = min(self._flow.move(self._top, by * max(1, self.rows - CONTEXT)), self._last_top())
        self.redraw()
        return True

    def _first_offset_in_view(self) -> int:
        lines = (self._flow.line(spot) for spot in self._flow.below(self._top, self.rows))
        starts = [line.start for line in lines if line is not None]
        return starts[min(CONTEXT, len(starts) - 1)] if starts else 0

    def draw(self, row: int) -> Iterable[Segment]:
        line = self._flow.line(self._visible[row]) if row < len(self._visible) else None
        if line is not None and self._reading is not None:
            yield from self._margin(line)
            yield from self._text(line)

    def _margin(self, line: Span) -> Iterable[Segment]:
        assert self._reading is not None
        here = line.start <= self._reading.cursor < max(line.end, line.start + 1)
        yield Segment(look.HERE if here else " ", look.BOLD)
        key = overlapping(self._keys, line)
        yield Segment(look.KEY_BAR if key else " ", look.RANK)
        opening = (span.start for span in key if line.start <= span.start < line.end)
        rank = self._ranks.get(next(opening, -1), "")
        yield Segment(rank.ljust(MARGIN - 2), look.RANK)

    def _text(self, line: Span) -> Iterable[Segment]:
        assert self._reading is not None
        document = self._reading.document
        overlays = [
            (mention.start, mention.end, self._style_of(owner.id, owner.type))
            for mention, owner in self._mentions.within(line)
        ]
        overlays.append((*self._cursor_piece(), look.CURSOR))
        kind = document.paragraphs[max(0, at_offset(document.paragraphs, line.start))].kind
        return _styled(document.text, line, overlays, look.KINDS.get(kind, look.PLAIN))

    def _style_of(self, ident: str, kind: str) -> Style:
        focused = self._reading is not None and ident == self._reading.focus
        return look.IN_FOCUS if focused else look.TYPES.get(kind, look.PLAIN)

    def _cursor_piece(self) -> Span:
        """What is shown in reverse: the current mention, or else the current sentence's first word."""
        assert self._reading is not None
        if self._reading.mention:
            return self._reading.mention
        start = self._reading.cursor
        words = self._reading.document.text[start : min(start + 40, self._unit.end)].split(maxsplit=1)
        return Span(start, start + (len(words[0]) if words else 0))


def _styled(
    text: str, line: Stretch, overlays: list[tuple[int, int, Style]], base: Style
) -> Iterable[Segment]:
    """The pieces of a line, each in the sum of the styles that cover it."""
    edges = {line.start, line.end}
    for start, end, _ in overlays:
        edges |= {min(max(start, line.start), line.end), min(max(end, line.start), line.end)}
    points = sorted(edges)
    for a, b in pairwise(points):
        style = base
        for start, end, added in overlays:
            if start <= a and b <= end:
                style += added
        yield Segment(visible(text[a:b]), style)
