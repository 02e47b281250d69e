"""Lists move, scroll and take clicks alike: by entry, over headings, with as much of an entry as fits."""

import pytest

from tui.panes.widgets import ListPane


class Four(ListPane):
    """A list in a pane of four rows; nothing is drawn."""

    @property
    def rows(self) -> int:
        return 4

    def redraw(self) -> None:
        pass


def listed(*entry_of: int) -> Four:
    pane = Four("list")
    pane.lay_out(entry_of)
    return pane


def test_cursor_moves_by_entry_and_stops_at_the_ends():
    pane = listed(-1, 0, 0, 1, -1, 2)
    assert pane.cursor == 0
    pane.move(1)
    pane.move(1)
    assert pane.cursor == 2
    pane.move(5)
    assert pane.cursor == 2
    pane.edge(-1)
    assert pane.cursor == 0
    pane.edge(1)
    assert pane.cursor == 2


def test_whole_entry_is_brought_into_view():
    pane = listed(0, 0, 0, 1, 1, 1)
    pane.move(1)
    assert pane._top == 2


def test_first_row_of_an_entry_longer_than_the_pane_is_shown():
    pane = listed(0, 1, 1, 1, 1, 1, 1)
    pane.move(1)
    assert pane._top == 1


def test_heading_above_the_entry_is_shown():
    pane = listed(-1, 0, 1, 2, 3, -1, 4)
    pane.edge(1)
    assert pane._top == 3
    pane.edge(-1)
    assert pane._top == 0


def test_page_moves_by_rows():
    pane = listed(*range(20))
    pane.page(1.0)
    assert pane.cursor == 2  # of four rows, two stay in view
    pane.page(-1.0)
    assert pane.cursor == 0


def test_page_moves_by_one_long_entry_at_least():
    pane = listed(0, 0, 0, 0, 0, 1, 1, 1, 1, 1)
    pane.page(1.0)
    assert pane.cursor == 1
    pane.page(-1.0)
    assert pane.cursor == 0


@pytest.mark.parametrize(("row", "found"), [(0, None), (1, 0), (2, 0), (3, 1), (9, None)])
def test_click_points_at_the_entry_of_its_row(row, found):
    pane = listed(-1, 0, 0, 1)
    pane.move(1)
    assert pane.point(row) == (found is not None)
    assert pane.cursor == (1 if found is None else found)


def test_wheel_scrolls_and_keeps_the_cursor_in_view():
    pane = listed(*range(20))
    pane.wheel(3)
    assert (pane._top, pane.cursor) == (3, 3)
    pane.wheel(-1)
    assert (pane._top, pane.cursor) == (2, 3)
    pane.wheel(99)
    assert (pane._top, pane.cursor) == (16, 16)
    pane.wheel(-99)
    assert (pane._top, pane.cursor) == (0, 3)


def test_cursor_stays_within_a_list_that_has_shrunk():
    pane = listed(*range(20))
    pane.edge(1)
    pane.lay_out(range(3))
    assert (pane.cursor, pane._top) == (2, 0)
    pane.lay_out(())
    assert (pane.cursor, pane._top) == (0, 0)
    pane.move(1)
    pane.page(1.0)
    pane.wheel(3)
    assert not pane.point(0)
    assert pane.cursor == 0
