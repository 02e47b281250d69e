"""The largest terminal that is drawn on.

The other end of the line says how large its terminal is, and may say anything; the grid of cells and whatever
is laid out on it take memory for each cell. A larger terminal is drawn on from its upper left corner.
"""

from __future__ import annotations

MAX_COLUMNS, MAX_ROWS = 1000, 500


def clamp(columns: int, rows: int) -> tuple[int, int]:
    """Return a size that is no larger than the largest one."""
    return min(columns, MAX_COLUMNS), min(rows, MAX_ROWS)
