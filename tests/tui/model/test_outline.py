"""The outline: depth from levels, sections that nest, sizes, and the filter."""

import pytest

from summarizer.document import Document, Kind, Paragraph, Place, Span
from summarizer.pipeline import analyze
from tui.model import outline
from tui.model.outline import Section, SectionSize
from tui.model.status_text import ReadingTime


def document(*blocks: tuple[str, Kind, int], names: dict[int, str] | None = None) -> Document:
    """Return a document of paragraphs; `names` are the sections of some, by index."""
    text, paragraphs = "", []
    for number, (block, kind, level) in enumerate(blocks):
        place = Place(section=(names or {}).get(number))
        paragraphs.append(Paragraph(len(text), len(text) + len(block), kind, place, level))
        text += block + "\n\n"
    return Document(text.rstrip(), tuple(paragraphs), "t")


def tree(of: Document) -> list[str]:
    return [". " * section.depth + section.title for section in outline.sections(of)]


def headings(*levels: int) -> Document:
    return document(*((f"H{number}", "heading", level) for number, level in enumerate(levels)))


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ((1, 2, 3, 2, 1), (0, 1, 2, 1, 0)),
        ((2, 2, 1, 2), (0, 0, 0, 1)),
        ((1, 4, 3, 6), (0, 1, 1, 2)),
        ((0, 0, 0), (0, 0, 0)),
        ((1, 2, 0, 0, 2, 1), (0, 1, 1, 1, 1, 0)),
        ((0, 2, 1), (0, 0, 0)),
    ],
)
def test_depth_follows_the_levels(levels: tuple[int, ...], depths: tuple[int, ...]) -> None:
    assert tuple(section.depth for section in outline.sections(headings(*levels))) == depths


def test_section_ends_at_the_next_heading_that_is_not_below_it() -> None:
    of = document(
        ("Ports", "heading", 1),
        ("Open.", "body", 0),
        ("Lund", "heading", 2),
        ("Shut.", "body", 0),
        ("Roads", "heading", 1),
    )
    assert outline.sections(of) == (
        Section(0, 27, "Ports", 0),
        Section(14, 27, "Lund", 1),
        Section(27, 32, "Roads", 0),
    )


def test_named_section_without_a_heading_is_listed() -> None:
    of = document(
        ("One", "heading", 1),
        ("It rained.", "body", 0),
        ("It stopped.", "body", 0),
        ("It rained again.", "body", 0),
        names={0: "One", 1: "One", 2: "Two", 3: "Two"},
    )
    assert tree(of) == ["One", "Two"]


def test_title_is_one_line_of_bounded_length() -> None:
    of = document(("A long\n  title", "heading", 1), ("word " * 100, "heading", 1))
    first, second = outline.sections(of)
    assert first.title == "A long title"
    assert len(second.title) < outline.LONGEST


def test_document_without_headings_has_no_sections() -> None:
    assert outline.sections(document(("It rained.", "body", 0))) == ()
    assert outline.sections(Document("", (), "t")) == ()


def test_sizes_of_a_section_include_those_below_it() -> None:
    of = document(
        ("The rain", "heading", 1),
        ("It rained in Lund. Roads were closed all day.", "body", 0),  # 4 and 5 words
        ("The ferry", "heading", 2),
        ("The ferry stayed.", "body", 0),  # 3 words
        ("The snow", "heading", 1),
        ("None fell.", "body", 0),  # 2 words
    )
    pace = ReadingTime(analyze(of))
    keys = [Span(at, at + 5) for at in (of.text.index("Roads"), of.text.index("The ferry stayed"))]
    found = outline.sizes(outline.sections(of), pace.before, keys)
    assert found == (SectionSize(12, 2), SectionSize(3, 1), SectionSize(2, 0))
    assert pace.words == 14


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", [0, 1, 2]), ("rain", [0, 2]), ("RAIN  aut", [2]), ("snow", []), ("  ", [0, 1, 2])],
)
def test_filter_finds_titles_with_every_typed_word(typed: str, found: list[int]) -> None:
    assert outline.matching(["the rain", "the ferry", "autumn rain"], typed) == found
