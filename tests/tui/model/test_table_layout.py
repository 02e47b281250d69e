"""Tables: columns that fit, cells on the lines of their row, the way from offset to cell and back."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structured import Block, document_of

from summarizer.document import Document, Span
from tui.model.line_layout import visible
from tui.model.pieces import column_of, offset_in, view
from tui.model.table_layout import SAMPLE, cells, measure, sampled
from tui.model.text_layout import LineLayout, Spot

BERTHS = ["Berth\tCalls\tRemarks", "North Pier\t14\tclosed in January", "East Quay\t131\topen"]


def table(*rows: str, format: str = "markdown") -> Document:
    return document_of(*(Block(row, "table") for row in rows), format=format)


def layout_of(document: Document, width: int) -> LineLayout:
    layout = LineLayout(document)
    layout.resize(width)
    return layout


def drawn(document: Document, width: int, across: int = 0) -> list[str]:
    """Return the lines as they are drawn, with the signs for hidden text."""
    layout, found = layout_of(document, width), []
    for spot in layout.below(Spot(0, 0), 10_000):
        row = ""
        if line := layout.line(spot):
            seen = view(document.text, line, across, width)
            pieces = [(piece.x, visible(document.text[piece.start : piece.end])) for piece in seen.pieces]
            signs = [(x, sign) for x, sign in ((seen.before, "‹"), (seen.after, "›")) if x >= 0]
            for x, text in sorted([*pieces, *signs]):
                row = row.ljust(x) + text
        found.append(row)
    return found


def test_cells_are_aligned_and_numbers_end_below_each_other() -> None:
    assert drawn(table(*BERTHS), 40) == [
        "Berth       Calls  Remarks",
        "North Pier     14  closed in January",
        "East Quay     131  open",
    ]


def test_long_cells_are_wrapped_and_their_rows_separated() -> None:
    assert drawn(table(*BERTHS), 30) == [
        "Berth       Calls  Remarks",
        "",
        "North Pier     14  closed in",
        "                   January",
        "",
        "East Quay     131  open",
    ]


def test_wide_table_is_scrolled_and_keeps_its_first_column() -> None:
    """Columns are 10, 10, 9 and 7 cells wide, and begin at 0, 12, 24 and 35: 42 in all."""
    document = table("Berth\tcompletely\tharboring\tremarks", "North Pier\tdestroyed\tno\tsee May")
    assert drawn(document, 30) == [
        "Berth       completely  harbo›",
        "North Pier  destroyed   no   ›",
    ]
    assert drawn(document, 30, across=12) == [
        "Berth      ‹harboring  remarks",
        "North Pier ‹no         see May",
    ]
    assert layout_of(document, 30).table(0).stops == (0, 12, 23)


def test_empty_cells_keep_the_others_in_their_columns() -> None:
    assert drawn(table("a\tb\tc", "\t2\t", "x\t\tz"), 20) == ["a  b  c", "   2", "x     z"]


def test_row_with_one_cell_runs_across_the_table() -> None:
    document = table("Berth\tCalls", "All berths of the harbor", "East\t131")
    assert drawn(document, 40) == ["Berth  Calls", "All berths", "of the", "harbor", "East     131"]


def test_paragraph_of_several_rows_is_aligned_as_they_are() -> None:
    assert drawn(table("a\tb\nlonger\tc"), 40) == ["a       b", "longer  c"]


def test_tables_with_text_between_them_have_columns_of_their_own() -> None:
    rows = [Block("a\tb", "table"), Block("between"), Block("a longer one\tb", "table")]
    assert drawn(document_of(*rows), 40) == ["a  b", "", "between", "", "a longer one  b"]


def test_rows_aligned_by_their_writer_are_left_as_they_are() -> None:
    document = table("| North | 14 |", "| East | 131 |")
    assert drawn(document, 40) == ["| North | 14 |", "| East | 131 |"]
    assert drawn(document, 10) == ["| North |›", "| East | ›"]
    assert drawn(document, 10, across=4) == ["‹th | 14 |", "‹t | 131 |"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [("a\tb", ["a", "b"]), ("a\t\tb", ["a", "", "b"]), ("a", ["a"]), (" a \t b", ["a", "b"])],
)
def test_cells_are_found_without_their_blanks(row: str, expected: list[str]) -> None:
    assert [row[a:b] for a, b in cells(row, 0, len(row))] == expected


def test_empty_cells_before_a_paragraph_are_counted() -> None:
    text = "a\tb\n\t\tc"
    assert cells(text, 6, 7) == [Span(4, 4), Span(5, 5), Span(6, 7)]


def test_sample_is_bounded_and_reaches_all_of_the_table() -> None:
    assert list(sampled(5)) == [0, 1, 2, 3, 4]
    found = sampled(100_000)
    assert len(found) == 2 * SAMPLE
    assert list(found) == sorted(set(found))
    assert found[-1] > 99_000


def test_widest_columns_shrink_first() -> None:
    """Of 26 cells 4 are gaps; 3 and 22 stay in a limit of 11 and 11."""
    rows = [["abc", "word " * 4, "word " * 8]]
    found = measure([[cell.strip() for cell in row] for row in rows], 30)
    assert [column.width for column in found.columns] == [3, 12, 11]
    assert found.length == 30


def test_table_of_long_cells_is_scrolled_rather_than_made_tall() -> None:
    """In 40 columns the cells of 300 would have 15 or more lines; they are 36 wide, as many as is allowed."""
    rows = [["word " * 60, "word " * 60]] * 3
    found = measure([[cell.strip() for cell in row] for row in rows], 40)
    assert [column.width for column in found.columns] == [13, 36]
    assert found.fixed == 15


def test_header_is_the_first_row_where_the_source_tells() -> None:
    plain = document_of(Block("a\tb", "table"), Block("1\t2", "table"), format="docx")
    assert [layout_of(plain, 20).is_header(block) for block in (0, 1)] == [False, False]
    assert [layout_of(table("a\tb", "1\t2"), 20).is_header(block) for block in (0, 1)] == [True, False]
    strong = [("strong", "a"), ("strong", "b")]
    bold = document_of(Block("a\tb", "table", styles=strong), Block("1\t2", "table"), format="docx")
    assert [layout_of(bold, 20).is_header(block) for block in (0, 1)] == [True, False]


ROWS = st.lists(
    st.lists(st.text("ab 1東\u0301", max_size=12), min_size=1, max_size=4), min_size=1, max_size=5
)


@given(ROWS, st.integers(1, 40))
def test_each_character_of_a_cell_is_found_from_its_column(rows: Sequence[Sequence[str]], width: int) -> None:
    document = table(*("x" + "\t".join(row).strip() for row in rows))
    layout = layout_of(document, width)
    text, seen = document.text, set[int]()
    for spot in layout.below(Spot(0, 0), 1000):
        if (line := layout.line(spot)) is None:
            continue
        for piece in line.pieces:
            for at in range(piece.start, piece.end):
                seen.add(at)
                assert layout.locate(at) == spot
                assert line.holds(at)
                column = column_of(text, line, at)
                if text[at] != "\u0301":
                    assert column_of(text, line, offset_in(text, line.pieces, column)) == column
    assert {at for at, character in enumerate(text) if not character.isspace()} <= seen


def test_moves_through_a_table_are_reversible() -> None:
    layout = layout_of(table(*BERTHS), 24)
    spots = list(layout.below(Spot(0, 0), 1000))
    assert spots[-1] == layout.last()
    for number, spot in enumerate(spots):
        assert layout.move(Spot(0, 0), number) == spot
        assert layout.move(spot, -number) == Spot(0, 0)


def test_longer_version_of_a_text_aligns_its_table_anew() -> None:
    layout = layout_of(table("a\tb"), 40)
    assert layout.table(0).length == 4
    layout.grow(table("a\tb", "longer\tc"))
    assert layout.table(0).length == layout.table(1).length == 9
