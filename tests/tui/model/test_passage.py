"""Passages as text, and what is decided about them."""

from dataclasses import replace

import pytest

from summarizer.document import Document, Paragraph, Span
from tui.model import passage

TEXT = "One a.\nTwo b.\n\n- item\n- next\n\nx = 1\n  y = 2\n"
DOCUMENT = Document(
    TEXT,
    (
        Paragraph(0, 13),
        Paragraph(15, 21, "list"),
        Paragraph(22, 28, "list"),
        Paragraph(30, 43, "code"),
    ),
    "t",
)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Span(0, 6), "One a."),
        (Span(0, 13), "One a. Two b."),
        (Span(7, 21), "Two b.\n\n- item"),
        (Span(15, 28), "- item\n- next"),
        (Span(22, 43), "- next\n\nx = 1\n  y = 2"),
        (Span(13, 15), ""),
    ],
)
def test_passage_keeps_paragraphs_lists_and_code(where: Span, text: str) -> None:
    assert passage.quoted(DOCUMENT, where) == text


def test_selection_needs_an_analysis() -> None:
    from summarizer.summary import Length
    from tui.model.reading import open_at_start

    now = passage.begin(open_at_start(DOCUMENT, Length(5)))
    assert now.anchor == 0
    assert passage.selected(now) is None
    assert passage.end(now) == replace(now, anchor=None)
