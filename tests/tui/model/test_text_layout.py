"""Lines of a document: in blocks, with gaps, and the way from line to offset and back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Paragraph
from tui.model.line_layout import visible
from tui.model.text_layout import SLICE, LineLayout, Spot

WIDTHS = st.integers(1, 40)


def flow_of(text: str, kind: str = "body", width: int = 20) -> LineLayout:
    """Paragraphs are parted by blank lines."""
    paragraphs, at = [], 0
    for piece in text.split("\n\n"):
        if piece.strip():
            paragraphs.append(Paragraph(at, at + len(piece), kind))
        at += len(piece) + 2
    flow = LineLayout(Document(text, tuple(paragraphs), "t"))
    flow.resize(width)
    return flow


def drawn(flow: LineLayout) -> list[str]:
    found = []
    for spot in flow.below(Spot(0, 0), 10_000):
        line = flow.line(spot)
        found.append(visible(flow.document.at(line)) if line else "")
    return found


def test_paragraphs_are_separated_by_a_blank_line() -> None:
    assert drawn(flow_of("one two three four five\n\nsix")) == ["one two three four", "five", "", "six"]


def test_list_items_follow_each_other_without_a_blank_line() -> None:
    text = "- one\n- two\n\n- three"
    entries = (Paragraph(0, 5, "list"), Paragraph(6, 11, "list"), Paragraph(13, 20, "list"))
    assert drawn(LineLayout(Document(text, entries, "t"))) == ["- one", "- two", "", "- three"]


def test_code_keeps_its_lines() -> None:
    code = "if x:\n    return 1\n\n\treturn 2"
    flow = LineLayout(Document(code, (Paragraph(0, len(code), "code"),), "t"))
    assert drawn(flow) == ["if x:", "    return 1", "", "  return 2"]


def test_long_code_is_divided_between_lines() -> None:
    lines = [f"line {n} of the program" for n in range(2000)]
    code = "\n".join(lines)
    flow = LineLayout(Document(code, (Paragraph(0, len(code), "code"),), "t"))
    assert len(flow) > 1
    assert drawn(flow) == lines


@given(st.lists(st.text("ab 東\u0301", min_size=1, max_size=60), min_size=1, max_size=8), WIDTHS, st.data())
def test_layout_moves_are_reversible(pieces: list[str], width: int, data: st.DataObject) -> None:
    text = "\n\n".join(piece.strip() or "x" for piece in pieces)
    flow = flow_of(text, width=width)
    spots = list(flow.below(Spot(0, 0), 100_000))
    assert spots[-1] == flow.last()
    start = data.draw(st.integers(0, len(spots) - 1))
    by = data.draw(st.integers(-len(spots), len(spots)))
    to = min(max(0, start + by), len(spots) - 1)
    assert flow.move(spots[start], by) == spots[to]
    assert flow.move(spots[to], start - to) == spots[start]


@given(st.lists(st.text("ab 東\u0301", min_size=1, max_size=60), min_size=1, max_size=8), WIDTHS)
def test_offsets_of_a_line_locate_that_line(pieces: list[str], width: int) -> None:
    flow = flow_of("\n\n".join(piece.strip() or "x" for piece in pieces), width=width)
    for spot in flow.below(Spot(0, 0), 100_000):
        line = flow.line(spot)
        if line is None:
            assert flow.locate(flow.offset(spot)) < spot
        else:
            assert flow.offset(spot) == line.start
            assert {flow.locate(at) for at in range(line.start, max(line.end, line.start + 1))} == {spot}


@pytest.mark.parametrize("unit", ["word and ", "word\nand\n", "x", "か\u3099", "\U0001f469\u200d"])
def test_huge_paragraph_is_divided_without_gaps_or_loss(unit: str) -> None:
    text = (unit * (100_000 // len(unit))).strip()
    flow = LineLayout(Document(text, (Paragraph(0, len(text)),), "t"))
    flow.resize(60)
    assert len(flow) > 10
    assert all(end - start <= SLICE + 32 for start, end in zip(flow.starts, flow.ends, strict=True))
    assert all(flow.gap(block) == 0 for block in range(len(flow))), "it is one paragraph"
    shown = "".join("".join(line.split()) for line in drawn(flow))
    assert shown == "".join(text.split())
    assert not any(unicodedata.category(text[start]).startswith("M") for start in flow.starts)
    assert flow.locate(len(text) - 1) == flow.last()


def test_resize_wraps_again() -> None:
    flow = flow_of("one two three four five", width=9)
    assert drawn(flow) == ["one two", "three", "four five"]
    flow.resize(30)
    assert drawn(flow) == ["one two three four five"]


def test_empty_document_has_one_position() -> None:
    flow = LineLayout(Document("", (), ""))
    assert flow.locate(0) == flow.last() == flow.move(Spot(0, 0), 5) == Spot(0, 0)
    assert flow.line(Spot(0, 0)) is None
    assert flow.offset(Spot(0, 0)) == 0
    assert list(flow.below(Spot(0, 0), 9)) == []
