"""Find what moved between two screens: rows up or down, and pieces of a row to the left or right."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tui.terminal.grid import BLANK, PLAIN, REST, UNKNOWN, Grid
from tui.terminal.widths import reach

FEWEST_SHIFTED = 10
"""Minimum number of cells that moved together: below that, sending them again is shorter."""


class Shift(NamedTuple):
    """Cells to insert at a column, or to delete if negative; the rest of the row moves."""

    x: int
    by: int


def shifts(shown: Grid, wanted: Grid, y: int, agreed: frozenset[str]) -> list[Shift]:
    """Return the shifts of a row, from left to right; each applies to the result of the ones before it.

    Only for rows of narrow characters whose widths are undisputed.
    """
    if shown.texts[y].count(BLANK) == shown.columns:  # as in the first frame
        return []
    from difflib import SequenceMatcher  # imported late: the first screen is drawn without it

    if any(
        text is UNKNOWN or text == REST or reach(text, agreed) for text in (*shown.texts[y], *wanted.texts[y])
    ):
        return []
    old = list(zip(shown.texts[y], shown.styles[y], strict=True))
    new = list(zip(wanted.texts[y], wanted.styles[y], strict=True))
    found: list[Shift] = []
    moved = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        by = block.b - block.a - moved
        if (
            by
            and block.size >= FEWEST_SHIFTED
            and any(text != BLANK for text, _ in old[block.a : block.a + block.size])
        ):
            found.append(Shift(block.a + moved if by > 0 else block.b, by))
            moved += by
    return found


def shift(grid: Grid, y: int, x: int, by: int) -> None:
    """Apply a shift to a grid; blanks are inserted."""
    for cells, blank in ((grid.texts[y], BLANK), (grid.styles[y], PLAIN)):
        if by > 0:
            cells[x:] = [*[blank] * by, *cells[x:]][: grid.columns - x]
        else:
            cells[x:] = [*cells[x - by :], *[blank] * -by][: grid.columns - x]


FEWEST_MOVED = 3
"""Minimum number of rows that moved together."""


class RowBlock(NamedTuple):
    """A range of rows some of which moved."""

    first: int
    last: int
    by: int
    """Number of rows down; negative for up."""


def block(shown: Grid, wanted: Grid) -> RowBlock | None:
    """Return the range of changed rows and their most common move; None if too few rows moved.

    Blank rows and rows that occur several times don't count.
    """
    changed = [y for y in range(wanted.rows) if shown.texts[y] != wanted.texts[y]]
    if len(changed) < FEWEST_MOVED:
        return None
    first, last = changed[0], changed[-1]
    rows = range(first, last + 1)
    if any(UNKNOWN in grid.texts[y] for grid in (shown, wanted) for y in rows):
        return None
    stood: dict[tuple[str | None, ...], list[int]] = {}
    for y in rows:
        stood.setdefault(tuple(shown.texts[y]), []).append(y)
    by: Counter[int] = Counter()
    for y in rows:
        before = stood.get(tuple(wanted.texts[y]), ())
        if len(before) == 1 and before[0] != y and set(wanted.texts[y]) != {BLANK}:
            by[y - before[0]] += 1
    if not by:
        return None
    distance, count = by.most_common(1)[0]
    return (
        RowBlock(first, last, distance) if count >= FEWEST_MOVED and abs(distance) <= last - first else None
    )
