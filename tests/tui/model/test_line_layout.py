"""Lines: every character on one of them, none too wide, and the way from line to offset and back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Paragraph, Span
from summarizer.safe_text import clean
from tui.model.line_layout import SLICE, LineLayout, Spot, visible, width_of, wrap

ALPHABET = (
    "ab, -\t\n東京。한か\u3099\u0301\u0327\u094d\u093f\u0e47\u05b8\ufe0f\u200d\U0001f469\U0001f680"
    "\U0001f3fd\u2764\u1112\u1161\u11ab\u3000\u00a0שع\U000e0101"
)
TEXTS = st.one_of(st.text(ALPHABET, max_size=200), st.text("ab \n", max_size=200)).map(clean)
WIDTHS = st.integers(1, 40)


CLINGING = "\u200d\U0001f3fd\u1161\u11ab"


def characters(text: str) -> list[str]:
    """What can stand alone of a text: marks, joiners, skin tones and vowels of Hangul cannot."""
    return [c for c in text if not unicodedata.category(c).startswith("M") and c not in CLINGING]


def words(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        (" one", 3, ["one"]),
        ("    one", 6, ["one"]),
        ("    one", 7, ["    one"]),
        ("one  ", 4, ["one"]),
        ("one  two", 3, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab abcdefgh", 4, ["ab", "abcd", "efgh"]),
        ("one\ntwo", 9, ["one\ntwo"]),
        ("", 9, []),
        ("東京で会談", 4, ["東京", "で会", "談"]),
        ("in 東京", 6, ["in 東", "京"]),
        ("東京", 1, ["東", "京"]),
        ("か\u3099か\u3099", 2, ["か\u3099", "か\u3099"]),
        ("漢\u0301字", 3, ["漢\u0301", "字"]),
        ("é" * 3, 2, ["éé", "é"]),
        ("e\u0301" * 3, 2, ["e\u0301" * 2, "e\u0301"]),
        ("\U0001f469\u200d\U0001f680" * 2, 3, ["\U0001f469\u200d\U0001f680"] * 2),
        ("\U0001f44d\U0001f3fd" * 2, 3, ["\U0001f44d\U0001f3fd"] * 2),
        ("a\u2764\ufe0f", 2, ["a", "\u2764\ufe0f"]),
        ("क्षि" * 2, 2, ["क्षि"] * 2),
        ("a\tb", 3, ["a", "b"]),
        ("a\tb", 4, ["a\tb"]),
    ],
)
def test_wrap_breaks_lines_at_expected_places(text: str, width: int, lines: list[str]) -> None:
    assert words(text, width) == lines


@given(TEXTS, WIDTHS)
def test_wrap_puts_each_visible_character_on_one_line(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    seen = [at for a, b in lines for at in range(a, b)]
    assert seen == sorted(set(seen))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(seen)
    assert all(a < b for a, b in lines)


@given(TEXTS, WIDTHS)
def test_wrapped_lines_fit_the_width(text: str, width: int) -> None:
    for line in words(text, width):
        assert width_of(line) <= width or len(characters(line)) == 1


@given(TEXTS, WIDTHS)
def test_wrap_never_separates_a_mark_from_its_base(text: str, width: int) -> None:
    for a, _ in wrap(text, 0, len(text), width):
        cut = a > 0 and not text[a - 1].isspace()
        assert not (cut and unicodedata.category(text[a]).startswith("M"))


@given(st.text("ab \n", max_size=300), WIDTHS)
def test_ascii_and_unicode_wrapping_agree(text: str, width: int) -> None:
    """ASCII goes a faster way; a letter more, at the end, sends it the other."""
    fast = [line for line in words(text, width) if line.strip()]
    slow = [line for line in words(text + " é", width) if line.strip()]
    joined = " ".join(" ".join(slow).split())
    assert joined == " ".join([*" ".join(fast).split(), "é"])


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


def test_wrapped_spans_are_offsets_into_the_whole_text() -> None:
    assert wrap("skip this: one two", 11, 18, 4) == [Span(11, 14), Span(15, 18)]
