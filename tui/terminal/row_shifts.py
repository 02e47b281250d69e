"""A row of which pieces stand elsewhere than they stood, as those of a footer do when its keys change."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from tui.terminal.cells import BLANK, PLAIN
from tui.terminal.grid import Grid

FEWEST = 10
"""Cells that have to have moved together, for it to be shorter to have the terminal move them."""


class Shift(NamedTuple):
    """Cells to insert at a column, or to delete if negative; what stands right of it moves."""

    x: int
    by: int


def shifts(shown: Grid, wanted: Grid, y: int) -> list[Shift]:
    """From left to right, each as the ones before it leave the row. Only of ASCII, whose widths are sure."""
    if not all(text is not None and text.isascii() and text for text in (*shown.texts[y], *wanted.texts[y])):
        return []
    old = list(zip(shown.texts[y], shown.styles[y], strict=True))
    new = list(zip(wanted.texts[y], wanted.styles[y], strict=True))
    found: list[Shift] = []
    moved = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        by = block.b - block.a - moved
        if (
            by
            and block.size >= FEWEST
            and any(text != BLANK for text, _ in old[block.a : block.a + block.size])
        ):
            found.append(Shift(block.a + moved if by > 0 else block.b, by))
            moved += by
    return found


def shift(grid: Grid, y: int, x: int, by: int) -> None:
    """Do it to a grid; blanks come in."""
    for cells, blank in ((grid.texts[y], BLANK), (grid.styles[y], PLAIN)):
        if by > 0:
            cells[x:] = [*[blank] * by, *cells[x:]][: grid.columns - x]
        else:
            cells[x:] = [*cells[x - by :], *[blank] * -by][: grid.columns - x]
