"""Concordance lines: a mention between its left and right context."""

import pytest
from rich.cells import cell_len

from summarizer.document import Document, Paragraph, Span
from tui.screens.reader.detail_pages import ending, in_context

TEXT = "The mayor said that Anna Berg met\nthe council of Lund in the old harbor.\n\nBerg left."
DOCUMENT = Document(TEXT, (Paragraph(0, 72), Paragraph(74, 84)), "t")
ANNA, LAST = Span(20, 29), Span(74, 78)


def line(mention: Span, columns: int) -> list[str]:
    return [segment.text for segment in in_context(DOCUMENT, mention, columns)]


def test_context_is_truncated_to_the_width() -> None:
    assert line(ANNA, 40) == ["…ayor said that ", "Anna Berg", " met the counc…"]


def test_context_does_not_cross_paragraphs() -> None:
    assert line(LAST, 30) == [" " * 12, "Berg", " left."]


@pytest.mark.parametrize("columns", [1, 5, 12, 20, 33, 60, 200])
@pytest.mark.parametrize("mention", [ANNA, LAST])
def test_line_fits_and_aligns_the_word_at_each_width(mention: Span, columns: int) -> None:
    left, word, right = line(mention, columns)
    assert cell_len(left) == columns * 2 // 5
    assert cell_len(left + word + right) <= columns


def test_wide_characters_are_cut_whole() -> None:
    assert ending("東京の港", 5) == "…の港"
    assert ending("東京の港", 4) == "… 港"
    assert ending("ab", 5) == "   ab"
