"""Lines of a text of which runs of paragraphs are folded."""

import pytest

from summarizer.document import Document, Paragraph
from tui.model.text_layout import LineLayout, Spot

WORDS = ("one", "two", "three", "four", "five")


def layout(*folds: range) -> LineLayout:
    """Lay out five paragraphs of a line each, with blank lines between them."""
    text, paragraphs = "", []
    for word in WORDS:
        paragraphs.append(Paragraph(len(text), len(text) + len(word), "body"))
        text += f"{word}\n\n"
    found = LineLayout(Document(text, tuple(paragraphs), "t"))
    assert found.fold(folds, "lines")
    assert not found.fold(folds, "lines")
    return found


def shown(found: LineLayout) -> list[str]:
    lines = (found.line(spot) for spot in found.below(Spot(0, 0), 99))
    return ["" if line is None else line.pieces[0].mark or found.document.at(line) for line in lines]


@pytest.mark.parametrize(
    ("fold", "lines"),
    [
        (range(1, 3), ["one", "", "▸ 2 lines", "", "four", "", "five"]),
        (range(3), ["▸ 3 lines", "", "four", "", "five"]),
        (range(2, 5), ["one", "", "two", "", "▸ 3 lines"]),
        (range(5), ["▸ 5 lines"]),
    ],
)
def test_run_is_one_line_among_the_others(fold: range, lines: list[str]) -> None:
    found = layout(fold)
    assert shown(found) == lines
    every = list(found.below(Spot(0, 0), 99))
    assert found.last() == every[-1] == found.move(Spot(0, 0), 99)
    for at, spot in enumerate(every):
        assert found.move(Spot(0, 0), at) == spot
        assert found.move(every[-1], at - len(every) + 1) == spot
    inside = found.document.text.index(WORDS[fold[-1]])
    assert found.locate(inside) == every[lines.index(f"▸ {len(fold)} lines")]


def test_two_runs_are_two_lines() -> None:
    assert shown(layout(range(2), range(3, 5))) == ["▸ 2 lines", "", "three", "", "▸ 2 lines"]


def test_unfolded_run_is_shown_again() -> None:
    found = layout(range(1, 4))
    assert found.fold((), "lines")
    assert shown(found) == ["one", "", "two", "", "three", "", "four", "", "five"]


@pytest.mark.parametrize("width", [80, 5])
def test_lines_are_counted_as_in_the_source(width: int) -> None:
    text = "a long first line\nits second\n\nend"
    found = LineLayout(Document(text, (Paragraph(0, 28, "quote"), Paragraph(30, 33, "quote")), "t"))
    found.resize(width)
    assert found.fold([range(2)], "lines")
    assert shown(found) == ["▸ 3 lines"]


def test_long_paragraph_and_rows_of_a_table_are_folded() -> None:
    rows = "\n".join(f"{number}\t{number}" for number in range(10))
    text = rows + "\n\n" + "word " * 5_000
    paragraphs, at = [], 0
    for row in rows.split("\n"):
        paragraphs.append(Paragraph(at, at + len(row), "table"))
        at += len(row) + 1
    paragraphs.append(Paragraph(at + 1, len(text.rstrip()), "body"))
    found = LineLayout(Document(text.rstrip(), tuple(paragraphs), "t"))
    assert found.fold([range(11)], "lines")
    assert shown(found) == ["▸ 11 lines"]
    assert found.locate(len(text) - 9) == found.end_of(paragraphs[3]) == Spot(0, 0)
