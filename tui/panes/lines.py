"""A page of lines to scroll through: help, messages, the preview of an export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Span
from tui.model.line_layout import visible, wrap
from tui.panes.pane import Pane, turned
from tui.settings import styles

Line = tuple[str, Style]


class LinesPane(Pane):
    """A pane that wraps long lines and scrolls by line."""

    def __init__(self, ident: str, title: str, lines: Sequence[Line]) -> None:
        super().__init__(ident)
        self.TITLE = title
        self._lines = lines
        self._rows: list[Line] = []
        self._top = 0

    def laid_out(self) -> None:
        self._rows = [
            (text[a:b], style)
            for text, style in self._lines
            for a, b in wrap(text, 0, len(text), self.columns) or [Span(0, 0)]
        ]
        self.move(0)

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self._top = max(0, min(self._top + by, len(self._rows) - self.rows))
        self.redraw()

    def page(self, share: float) -> None:
        """Scroll by a share of a page."""
        self.move(turned(share, self.rows))

    def edge(self, side: int) -> None:
        """Scroll to the start (-1) or the end (1)."""
        self.move(side * len(self._rows))

    def wheel(self, by: int) -> None:
        """Scroll by so many lines."""
        self.move(by)

    def caption(self) -> str:
        below = len(self._rows) - self._top - self.rows
        return f"{below} more below" if below > 0 else ""

    def draw(self, row: int) -> Iterable[Segment]:
        if self._top + row < len(self._rows):
            text, style = self._rows[self._top + row]
            yield Segment(visible(text), style)


def plain(lines: Iterable[str]) -> list[Line]:
    """Return unstyled lines."""
    return [(line, styles.PLAIN) for line in lines]
