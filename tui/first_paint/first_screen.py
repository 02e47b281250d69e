"""Draw the reader as it is opened: the views of its panes and bars, put together as the layout does it.

The footer is left out, since the keys that work depend on the whole screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.color import ColorSystem
from rich.segment import Segment

from tui.model import pane_layout, position, status_text
from tui.model.navigation import MentionIndex
from tui.model.reading import Reading
from tui.panes.entities import EntitiesView
from tui.panes.source import SourceView
from tui.panes.summary import SummaryView
from tui.panes.views import HeaderView, StatusView
from tui.settings import styles
from tui.settings.config import Config
from tui.settings.styles import StyleSheet
from tui.terminal.grid import PLAIN, CellStyle, styled
from tui.terminal.output import HOME, Frame

HEADER, STATUS, FOOTER = 1, 1, 1
"""Rows of the bars."""
SYSTEMS = {16: ColorSystem.STANDARD, 256: ColorSystem.EIGHT_BIT}
"""Rich's color systems by the number of colors; others have all."""

Line = Iterable[Segment]


def lines(reading: Reading, config: Config, columns: int, rows: int) -> Iterator[list[Segment]]:
    """Yield the lines of the screen from the top, each as wide as the screen, without the footer."""
    header, status = HeaderView("header"), StatusView("status")
    done = 0.0
    pace = status_text.ReadingTime(reading.analysis) if reading.analysis else None
    header.show(reading.document.title, status_text.facts(reading, done, pace))
    status.show_position(*position.ruler(reading))
    yield _fitted(header.segments(columns), columns)
    height = max(0, rows - HEADER - STATUS - FOOTER)
    panes = [_pane(name, reading, config) for name in pane_layout.widths(columns)]
    for number, (pane, width) in enumerate(zip(panes, pane_layout.widths(columns).values(), strict=True)):
        pane.ruled = number > 0
        pane.put(width, height, focused=pane.ident == "source")
    for pane in panes:
        pane.redraw()
    for y in range(height):
        yield [segment for pane in panes for segment in _fitted(pane.line(y), pane.width)]
    yield _fitted(status.segments(columns), columns)


def _pane(name: str, reading: Reading, config: Config) -> SummaryView | EntitiesView | SourceView:
    """Return a view that shows a reading, without a size as yet."""
    if name == "summary":
        summary = SummaryView(name)
        summary.show(reading)
        return summary
    if name == "entities":
        entities = EntitiesView(name)
        entities.hide(frozenset(config.hidden_types.split()))
        entities.show(reading)
        return entities
    source = SourceView(name)
    source.configure(config.wrap, marks=config.marks)
    source.show(reading, MentionIndex(reading.known))
    return source


def _fitted(line: Line, width: int) -> list[Segment]:
    return Segment.adjust_line_length([*line], width, styles.PLAIN)


def frame(screen: Iterable[Line], look: StyleSheet, depth: int) -> Frame:
    """Return lines as runs of text in the colors of a terminal."""
    system = SYSTEMS.get(depth, ColorSystem.TRUECOLOR)
    runs: list[tuple[int | None, int, str, CellStyle]] = []
    for y, line in enumerate(screen):
        x: int | None = 0
        for text, style, _ in line:
            codes = look.dressed(style)._make_ansi_codes(system)
            runs.append((x, y, text, styled(PLAIN, codes) or PLAIN if codes else PLAIN))
            x = None
    return Frame(runs, HOME)
