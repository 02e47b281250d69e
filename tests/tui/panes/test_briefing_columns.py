"""Columns of the list of briefings at all widths."""

import pytest

from tui.panes.briefings import DATE, KEPT, MARKS, MINUTES, Columns, columns

FIXED = MARKS + DATE + MINUTES + KEPT


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (FIXED + 33, Columns(33)),
        (FIXED + 90, Columns(60, 30)),  # 117 cells: a third for the names
        (FIXED + 171, Columns(75, 68, 28)),  # 198 cells, as at 200 columns
    ],
)
def test_columns_share_the_room_of_a_line(width: int, shown: Columns) -> None:
    assert columns(width) == shown
    assert FIXED + sum(columns(width)) == width
