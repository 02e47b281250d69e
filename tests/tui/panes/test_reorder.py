"""Segments in visual order keep their styles, and cells lead back to the text."""

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Span
from tui.panes.reorder import fields, line_of_block

BOLD, PLAIN = Style(bold=True), Style()
TEXT = "שלום world 12."


def test_each_character_keeps_its_style():
    found = line_of_block(TEXT, 0, Span(0, 14), Span(0, 14), 20)
    segments = [Segment("שלום", BOLD), Segment(" world ", PLAIN), Segment("12", BOLD), Segment(".", PLAIN)]
    assert found.drawn(segments) == [
        Segment(" " * 6),
        Segment(".world ", PLAIN),
        Segment("12", BOLD),
        Segment(" ", PLAIN),
        Segment("םולש", BOLD),
    ]


def test_cell_leads_to_the_character_that_is_drawn_there():
    found = line_of_block(TEXT, 0, Span(0, 14), Span(0, 14), 20)
    # 6 blanks, then: . world 12 and the word from its last letter to its first
    assert [found.index_at(cell) for cell in (0, 6, 7, 11, 13, 16, 19, 99)] == [13, 13, 5, 9, 11, 3, 0, 0]


def test_tab_is_one_character_of_two_cells():
    text = "ב\tג ab"
    found = line_of_block(text, 0, Span(0, 6), Span(0, 6), 7)
    assert found.drawn([Segment("ב  ג ab")]) == [Segment("ab ג  ב")]
    assert [found.index_at(cell) for cell in range(7)] == [4, 5, 3, 2, 1, 1, 0]


def test_line_of_a_paragraph_has_the_direction_of_its_first_letter():
    text = "ב one 2024"
    found = line_of_block(text, 0, Span(0, 10), Span(6, 10), 10)
    assert found.drawn([Segment("2024")]) == [Segment(" " * 6), Segment("2024")]
    assert line_of_block("one ב", 0, Span(0, 3), Span(0, 3), 10) is None


def test_fields_of_a_row_stay_in_place():
    row = [Segment("▸ ", BOLD), Segment(" שלום  ", PLAIN), Segment("12", BOLD)]
    assert fields(row) == [Segment("▸ ", BOLD), Segment(" םולש  ", PLAIN), Segment("12", BOLD)]
