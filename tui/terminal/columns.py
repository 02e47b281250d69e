"""Send rules, bars and other columns of equal cells from top to bottom, before the rows.

Within a row, each of them costs a change of style before and after it. One below the other they cost a line
feed and a backspace each. A few rows between them are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tui.terminal.grid import BLANK, REST, CellStyle, Grid
from tui.terminal.pen import FARTHEST, Pen
from tui.terminal.widths import reach

FEWEST = 3
"""Minimum number of equal cells below each other that are sent as a column."""


def send_columns(shown: Grid, wanted: Grid, pen: Pen) -> None:
    """Send all columns of equal cells, and record them in `shown`. The terminal must take line feeds."""
    for x, texts in enumerate(zip(*wanted.texts, strict=True)):
        found: dict[tuple[str, CellStyle], list[int]] = {}
        for y, text in enumerate(texts):
            if text and text != BLANK and _stands_alone(shown, wanted, x, y):
                found.setdefault((text, wanted.styles[y][x]), []).append(y)
        for (text, style), rows in found.items():
            if len(rows) >= FEWEST and not reach(text, pen.traits.agreed):
                for column in _columns(rows):
                    for y in column:
                        pen.move(x, y)
                        pen.wear(style)
                        pen.put(text, 1)
                        shown.texts[y][x], shown.styles[y][x] = text, style


def _columns(rows: list[int]) -> Iterator[list[int]]:
    """Divide rows where too many lie between two of them; leave out what is too short then."""
    ends = [at for at, (one, other) in enumerate(pairwise(rows), start=1) if other - one > FARTHEST]
    for first, end in pairwise([0, *ends, len(rows)]):
        if end - first >= FEWEST:
            yield rows[first:end]


def _stands_alone(shown: Grid, wanted: Grid, x: int, y: int) -> bool:
    """Return whether a cell changed, is not wide and was not, and no neighbor has its style."""
    text, style = wanted.texts[y][x], wanted.styles[y][x]
    if shown.texts[y][x] == text and shown.styles[y][x] == style:
        return False
    if x and wanted.styles[y][x - 1] == style:
        return False
    if x + 1 == wanted.columns:
        return shown.texts[y][x] != REST
    return wanted.styles[y][x + 1] != style and REST not in (
        shown.texts[y][x],
        shown.texts[y][x + 1],
        wanted.texts[y][x + 1],
    )
