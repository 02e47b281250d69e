"""Links of a PDF file lie on the words that they were drawn on, and headings have levels by their sizes."""

import io
from itertools import pairwise

from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
from styled import levels, styled

from summarizer.document import Document
from summarizer.files.options import Options
from summarizer.readers.pdf import read

SHEET = getSampleStyleSheet()
PROSE = "The council met again on Tuesday and agreed that its harbor must be dredged before winter. "


def versions(*content: Paragraph | PageBreak) -> list[Document]:
    file = io.BytesIO()
    SimpleDocTemplate(file).build(list(content))
    return list(read(file.getvalue(), "a.pdf", Options()))


def body(text: str) -> Paragraph:
    return Paragraph(text, SHEET["BodyText"])


def test_link_lies_on_its_words():
    (*_, document) = versions(
        body(f"{PROSE}See here. {PROSE} Or <a href='https://a.example/b'>here</a>, not here. {PROSE}"),
        body(f"{PROSE} Write to <a href='mailto:anna@a.example'>Anna Berg</a>. {PROSE}"),
    )
    assert styled(document) == [
        ("link", "here", "https://a.example/b"),
        ("link", "Anna Berg", "mailto:anna@a.example"),
    ]
    assert document.styles[0].start == document.text.index("Or here") + 3


def test_link_over_a_line_end_is_one_of_each_line():
    words = "the report of the council on its harbor, its pier and its ships, which nobody has read so far"
    (*_, document) = versions(body(f"{PROSE}See <a href='https://a.example/b'>{words}</a>. {PROSE}"))
    assert {address for *_, address in styled(document)} == {"https://a.example/b"}
    assert " ".join(text for _, text, _ in styled(document)) == words


def test_link_of_a_later_page_is_found_once_its_page_is_complete():
    pages: list[Paragraph | PageBreak] = []
    for number in range(12):
        pages += (
            body(f"See <a href='https://a.example/{number}'>Part{number}.</a> {PROSE * 3}"),
            PageBreak(),
        )
    found = versions(*pages)
    assert len(found) > 2
    for before, after in pairwise(found):
        assert after.styles[: len(before.styles)] == before.styles
    assert styled(found[-1]) == [
        ("link", f"Part{number}.", f"https://a.example/{number}") for number in range(12)
    ]


def test_unsafe_link_is_dropped():
    (*_, document) = versions(body(f"{PROSE}See <a href='javascript:a()'>this</a>. {PROSE}"))
    assert not document.styles


def test_heading_has_the_rank_of_its_size():
    def heading(text: str, size: float) -> Paragraph:
        return Paragraph(text, ParagraphStyle("h", fontSize=size, leading=size * 1.2, spaceBefore=size))

    (*_, document) = versions(
        heading("The harbor of Orlund", 24),
        body(PROSE * 3),
        heading("Its depth", 16),
        body(PROSE * 3),
        heading("Old marks", 13),
        body(PROSE * 3),
        heading("Its width", 16),
        body(PROSE * 3),
    )
    found = [(level, text) for kind, level, text in levels(document) if kind == "heading"]
    assert found == [(1, "The harbor of Orlund"), (2, "Its depth"), (3, "Old marks"), (2, "Its width")]
