"""Structure: what is drawn before and between the lines of headings, items, quotations and code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structured import Block, document_of

from summarizer.document import Document
from tui.model.line_layout import visible, width_of
from tui.model.pieces import view
from tui.model.text_layout import LineLayout, Spot


def drawn(document: Document, width: int = 30, *, boxes: bool = True, across: int = 0) -> list[str]:
    """Return the lines as they are drawn, with what stands in the gaps."""
    layout = LineLayout(document, boxes=boxes)
    layout.resize(width)
    found = []
    for spot in layout.below(Spot(0, 0), 10_000):
        line = layout.line(spot)
        if line is None:
            found.append(layout.drawn_in_gap(spot))
            continue
        row = line.lead
        for x, start, end, mark in view(document.text, line, across, width).pieces:
            row = row.ljust(x) + visible(mark or document.text[start:end])
        found.append(row)
    return found


def items(*texts: str, level: int = 1) -> Document:
    return document_of(*(Block(text, "list", level) for text in texts))


def test_headings_are_indented_by_level() -> None:
    headings = [Block("One", "heading", level) for level in (0, 1, 2, 3, 4, 6)]
    expected = ["One", "", "One", "━━━", "One", "", "  One", "", "    One", "", "       One"]
    assert drawn(document_of(*headings)) == expected, "at most a quarter of 30 columns"


def test_first_level_heading_is_underlined_at_its_widest_line() -> None:
    document = document_of(Block("Harbor closed again", "heading", 1), Block("Ferries wait."))
    assert drawn(document, 14) == ["Harbor closed", "again", "━━━━━━━━━━━━━", "Ferries wait."]


def test_bullets_follow_the_depth_and_lines_hang() -> None:
    blocks = [Block("one two three", "list", 1), Block("four five", "list", 2), Block("six", "list", 4)]
    document = document_of(*blocks)
    assert drawn(document, 24) == ["• one two three", "  ◦ four five", "      ▪ six"]
    narrow = ["• one two", "  three", "  ◦ four", "    five", "  ▪ six"]
    assert drawn(document, 11) == narrow, "at most a quarter of 11 columns"


def test_item_of_unknown_depth_gets_no_bullet() -> None:
    assert drawn(items("one two", level=0)) == ["one two"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. one two", ["1. one", "   two"]),
        ("- one two", ["- one", "  two"]),
        ("12) one two", ["12) one", "    two"]),
    ],
)
def test_lines_are_aligned_after_a_mark_of_the_source(text: str, lines: list[str]) -> None:
    for level in (0, 1):
        assert drawn(items(text, level=level), 8) == lines


def test_second_paragraph_of_a_numbered_item_gets_no_bullet() -> None:
    document = document_of(
        Block("1. Close the pier.", "list", 1),
        Block("Ask first.", "list", 1),
        Block("the pilots", "list", 2),
        Block("Then wait.", "list", 1),
    )
    assert drawn(document) == ["1. Close the pier.", "   Ask first.", "  ◦ the pilots", "   Then wait."]


@pytest.mark.parametrize(
    ("text", "boxed", "plain"),
    [
        ("[ ] ask", "☐ ask", "[ ] ask"),
        ("[x] ask", "☑ ask", "[x] ask"),
        ("[X] ask", "☑ ask", "[X] ask"),
        ("- [x] ask", "☑ ask", "- [x] ask"),
        ("3. [ ] ask", "3. ☐ ask", "3. [ ] ask"),
    ],
)
def test_tasks_have_boxes_where_the_terminal_has_them(text: str, boxed: str, plain: str) -> None:
    assert drawn(items(text)) == [boxed]
    assert drawn(items(text), boxes=False) == [plain]


def test_quotations_have_a_bar_for_each_level() -> None:
    document = document_of(
        Block("one two three", "quote", 1), Block("four", "quote", 2), Block("five", "quote")
    )
    assert drawn(document, 9) == ["│ one two", "│ three", "│", "│ │ four", "│", "│ five"]


def test_rule_is_drawn_in_the_gap_above_a_paragraph() -> None:
    document = document_of(
        Block("one"), Block("two", rule=True), Block("a", "list", 1), Block("b", "list", 1, rule=True)
    )
    assert drawn(document, 5) == ["one", "─────", "two", "", "• a", "─────", "• b"]


def test_arrow_follows_a_link_and_wraps_with_its_last_word() -> None:
    report = Block("see the report of May", styles=[("link", "the report")])
    assert drawn(document_of(report)) == ["see the report↗ of May"]
    assert drawn(document_of(report), 14) == ["see the", "report↗ of May"]
    address = Block("see example.org now", styles=[("link", "example.org")])
    assert drawn(document_of(address)) == ["see example.org now"], "an address needs no arrow"


def test_indented_line_breaks_are_drawn_as_one_space() -> None:
    assert drawn(items("- one  \n    two", level=0)) == ["- one two"]


def test_code_is_scrolled_instead_of_wrapped() -> None:
    code = document_of(Block("if x:\n    return 1234", "code"))
    assert drawn(code, 40) == ["if x:", "    return 1234"]
    assert drawn(code, 10) == ["if x:", "    retur"], "the last column has the sign"
    assert drawn(code, 10, across=5) == ["", " turn 1234"], "so has the first"


def test_narrow_widths_leave_half_of_the_line_to_the_text() -> None:
    document = document_of(Block("one two", "quote", 6), Block("one", "list", 6), Block("one", "heading", 6))
    for width in range(1, 12):
        for line in drawn(document, width):
            assert width_of(line) <= max(width, 3)


TEXT = st.text("ab .1)[]x-\n東\u0301", max_size=60)


@given(
    TEXT, st.sampled_from(["list", "body", "quote", "heading", "code"]), st.integers(0, 7), st.integers(1, 40)
)
def test_every_character_is_on_the_line_that_locates_it(text: str, kind: str, level: int, width: int) -> None:
    content = " ".join(["x", *text.split(" ")]).strip()
    document = document_of(Block(content, kind, level, [("link", content)]))
    layout = LineLayout(document)
    layout.resize(width)
    seen: list[int] = []
    for spot in layout.below(Spot(0, 0), 1000):
        line = layout.line(spot)
        assert line is not None
        for piece in line.pieces:
            seen += range(piece.start, piece.end)
            assert all(layout.locate(at) == spot for at in range(piece.start, piece.end))
    assert seen == sorted(set(seen))
    assert {at for at, character in enumerate(content) if not character.isspace()} <= set(seen)
