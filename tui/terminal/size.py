"""The maximum size of the terminal.

The other end of the line may report any size, and the grid and the layout take memory for each cell. In a
larger terminal only the upper left part is used.
"""

from __future__ import annotations

MAX_COLUMNS, MAX_ROWS = 1000, 500


def clamp(columns: int, rows: int) -> tuple[int, int]:
    """Return a size that is no larger than the maximum."""
    return min(columns, MAX_COLUMNS), min(rows, MAX_ROWS)
