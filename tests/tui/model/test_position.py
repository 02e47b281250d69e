"""Positions as they are shown and typed: page, paragraph, per cent; numbers of sentences."""

import re
from dataclasses import replace

import pytest

from summarizer.document import Document, Paragraph, Place
from summarizer.pipeline import analyze
from summarizer.summary import Length
from tui.model import position
from tui.model.position import SentenceNumbers
from tui.model.reading import open_at_start

# four paragraphs of ten code points, with two line breaks between them: they begin at 0, 12, 24 and 36
TEXT = "\n\n".join(["It rained."] * 4)
PLAIN = Document(TEXT, tuple(Paragraph(at, at + 10) for at in (0, 12, 24, 36)), "t")
PAGED = Document(
    TEXT,
    tuple(Paragraph(12 * n, 12 * n + 10, "body", Place(page)) for n, page in enumerate((1, 1, 3, 3))),
    "t",
    pages=4,
)


def at(document: Document, cursor: int):
    return replace(open_at_start(document, Length()), cursor=cursor)


@pytest.mark.parametrize(
    ("cursor", "ruler"),
    [
        (0, ("¶ 1 of 4 · 0%", "¶ 1 0%")),
        (12, ("¶ 2 of 4 · 26%", "¶ 2 26%")),
        (24, ("¶ 3 of 4 · 52%", "¶ 3 52%")),
        (36, ("¶ 4 of 4 · 100%", "¶ 4 100%")),
    ],
)
def test_ruler_says_paragraph_and_percentage(cursor: int, ruler: tuple[str, str]) -> None:
    assert position.ruler(at(PLAIN, cursor)) == ruler


def test_ruler_says_the_page_if_there_are_pages() -> None:
    assert position.ruler(at(PAGED, 24)) == ("p. 3 of 4 · ¶ 3 of 4 · 52%", "p. 3 ¶ 3 52%")


def test_ruler_of_an_empty_text_is_at_its_end() -> None:
    assert position.ruler(at(Document("", (), "t"), 0)) == ("¶ 1 of 0 · 100%", "¶ 1 100%")


@pytest.mark.parametrize(
    ("typed", "offset"),
    [
        ("1", 0),
        ("3", 24),
        ("¶ 2", 12),
        (" 004 ", 36),
        ("p1", 0),
        ("p. 2", 24),  # nothing is on page 2
        ("P3", 24),
        ("page 3", 24),
        ("p4", 36),  # nothing is on page 4 or after it
        ("0%", 0),
        ("26%", 12),
        ("50 %", 23),
        ("100%", 46),
    ],
)
def test_typed_position_has_an_offset(typed: str, offset: int) -> None:
    assert position.offset_of(typed, PAGED) == offset


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", position.HOW),
        ("x", position.HOW),
        ("-1", position.HOW),
        ("p", position.HOW),
        ("1 2", position.HOW),
        ("4.5%", position.HOW),
        ("0", "no paragraph 0: type 1 to 4"),
        ("5", "no paragraph 5: type 1 to 4"),
        ("9" * 150, f"no paragraph {'9' * 9}…: type 1 to 4"),
        ("p5", "no page 5: type p1 to p4"),
        ("p0", "no page 0: type p1 to p4"),
        ("101%", "no 101%: type 0% to 100%"),
    ],
)
def test_wrong_position_says_what_is_right(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        position.offset_of(typed, PAGED)


def test_page_of_a_text_without_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="no page 3: this text has no pages"):
        position.offset_of("p3", PLAIN)


def test_empty_text_has_no_positions() -> None:
    with pytest.raises(ValueError, match="type a paragraph"):
        position.offset_of("1", Document("", (), "t"))


def test_only_sentences_that_a_summary_may_choose_are_numbered() -> None:
    text = "Rain\n\nIt rained in Lund on Monday. The roads were closed.\n\nThe ferry stayed in port."
    of = Document(text, (Paragraph(0, 4, "heading"), Paragraph(6, 57), Paragraph(59, len(text))), "Rain")
    numbers = SentenceNumbers(analyze(of))
    said = [numbers.text(offset) for offset in (0, 6, text.index("The roads"), 59)]
    assert said == ["heading", "sentence 1 of 3", "sentence 2 of 3", "sentence 3 of 3"]


def test_body_unit_that_no_summary_may_choose_says_why() -> None:
    text = "The board decided to:\n\nclose the plant at Harrow by 1 May,\nmove forty people to Malmö."
    items = (Paragraph(0, 21), Paragraph(23, 58, "list"), Paragraph(59, len(text), "list"))
    numbers = SentenceNumbers(analyze(Document(text, items, "Board")))
    assert [numbers.text(offset) for offset in (0, 23)] == ["never chosen: lead-in", "sentence 1 of 2"]
