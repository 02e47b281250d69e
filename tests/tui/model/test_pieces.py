"""Pieces of a line: what of them is visible after scrolling, and which character is at a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.safe_text import clean
from tui.model.line_layout import width_of
from tui.model.pieces import Piece, column_of, line_of, offset_in, view

ROOM = 10


def seen(text: str, across: int, fixed: int = 0) -> str:
    """Return what is visible of a line in `ROOM` cells, all characters being one cell wide."""
    pieces = (Piece(0, 0, fixed), Piece(fixed, fixed, len(text))) if fixed else (Piece(0, 0, len(text)),)
    shown = view(text, line_of(pieces, length=len(text), fixed=fixed), across, ROOM)
    row = [" "] * ROOM
    for x, start, end, _ in shown.pieces:
        row[x : x + end - start] = text[start:end]
    for x, sign in ((shown.before, "‹"), (shown.after, "›")):
        row[x : x + (x >= 0)] = sign if x >= 0 else ""
    return "".join(row)


@pytest.mark.parametrize(
    ("text", "across", "shown"),
    [
        ("abcdefghij", 0, "abcdefghij"),
        ("abcdefghijklmno", 0, "abcdefghi›"),
        ("abcdefghijklmno", 2, "‹defghijk›"),
        ("abcdefghijklmno", 5, "‹ghijklmno"),
    ],
)
def test_signs_show_on_which_side_text_is_hidden(text: str, across: int, shown: str) -> None:
    assert seen(text, across) == shown


def test_fixed_cells_stay_when_the_others_are_scrolled() -> None:
    assert seen("ab  cdefghijklmno", 3, fixed=4) == "ab ‹fghij›"


def test_wide_characters_are_not_halved() -> None:
    text = "東京で会談です"
    line = line_of((Piece(0, 0, len(text)),), length=width_of(text))
    shown = view(text, line, 2, ROOM)
    assert [(piece.x, text[piece.start : piece.end]) for piece in shown.pieces] == [(2, "で会談")]
    assert (shown.before, shown.after) == (0, 9)


def test_long_lines_are_clipped_at_the_same_place_by_chunks() -> None:
    """Of 1,000 characters of two cells, 405 are hidden by the 810 cells, and one by the sign."""
    text = "東" * 1000
    (piece,) = view(text, line_of((Piece(0, 0, 1000),), length=2000), 810, ROOM).pieces
    assert (piece.x, piece.start, piece.end) == (2, 406, 409)


@given(st.text("ab 東\u0301\t", min_size=1, max_size=600).map(clean), st.integers(0, 700), st.integers(2, 40))
def test_visible_characters_stand_at_their_columns(text: str, across: int, room: int) -> None:
    line = line_of((Piece(0, 0, len(text)),), length=width_of(text))
    if width_of(text) <= room:
        return
    for piece in view(text, line, across, room).pieces:
        assert piece.x >= 0
        assert piece.x + width_of(text[piece.start : piece.end]) <= room
        assert column_of(text, line, piece.start) - across == piece.x


@pytest.mark.parametrize(("column", "offset"), [(-3, 0), (0, 0), (1, 1), (2, 1), (3, 2), (9, 2)])
def test_column_leads_to_the_character_there_or_before_it(column: int, offset: int) -> None:
    assert offset_in("a東b", (Piece(0, 0, 3),), column) == offset
