"""Rows that stand elsewhere than they stood."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tui.terminal.cells import BLANK
from tui.terminal.grid import UNKNOWN, Grid

FEWEST = 3
"""Rows that have to have moved together."""


class RowBlock(NamedTuple):
    """The rows among which some moved: what moved and what it moved over."""

    first: int
    last: int
    by: int
    """Rows down, or up if negative."""


def block(shown: Grid, wanted: Grid) -> RowBlock | None:
    """The largest block of full rows that moved, none of them blank; None where there is none of a size."""
    changed = [y for y in range(wanted.rows) if shown.texts[y] != wanted.texts[y]]
    if len(changed) < FEWEST:
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
    return RowBlock(first, last, distance) if count >= FEWEST and abs(distance) <= last - first else None
