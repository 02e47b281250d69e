"""The largest terminal that is drawn: a reported size may be anything."""

MAX_COLUMNS, MAX_ROWS = 1000, 500


def clamp(columns: int, rows: int) -> tuple[int, int]:
    """Return a size that is no larger than the maximum."""
    return min(columns, MAX_COLUMNS), min(rows, MAX_ROWS)
