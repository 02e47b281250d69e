"""Word documents: what a reader of the printed page would see, notes and comments apart, and no harm done."""

import io
import zipfile
from collections.abc import Iterator

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.document import Document, Failure
from summarizer.files.options import Options, Unreadable
from summarizer.readers import open_documents
from summarizer.readers.docx import read
from summarizer.sandbox import run
from summarizer.sandbox.protections import Bounds

pytestmark = pytest.mark.usefixtures("no_sandbox")

USUAL = Options()
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def paragraph(content: str) -> str:
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


def body(content: str) -> str:
    return f"<w:document {NAMESPACE}><w:body>{content}</w:body></w:document>"


def package(**parts: str | bytes) -> bytes:
    """A document of these parts, by what they are called under word/."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return file.getvalue()


def shown(document: Document) -> list[tuple[str, str]]:
    return [(each.kind, document.at(each)) for each in document.paragraphs]


def line(found: Iterator[Document | Failure]) -> str:
    with pytest.raises(Unreadable) as error:
        list(found)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_docx_paragraphs_have_their_kinds_and_metadata() -> None:
    made = docx.Document()
    made.core_properties.author = "Jane Writer"
    made.add_heading("The harbor of Halden", 0)
    made.add_paragraph("By Jane Writer, 3 March 2026")
    made.add_heading("What is known", 1)
    made.add_paragraph("The council met on Tuesday.\nIt sat for nine hours.")
    for style, text in (
        ("List Number", "Measure it."),
        ("List Number", "Dredge it."),
        ("List Bullet", "Go."),
    ):
        made.add_paragraph(text, style=style)
    made.add_paragraph("Nobody owns the pier.", style="Quote")
    table = made.add_table(2, 3)
    for row, texts in zip(table.rows, (("Pier", "Depth", "Ships"), ("Old", "4", "7")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    last = made.add_paragraph("That was all.")
    made.add_comment(last.runs, text="Was it?", author="Tom")
    file = io.BytesIO()
    made.save(file)
    (document,) = open_documents(io.BytesIO(file.getvalue()), name="harbor.txt")
    assert isinstance(document, Document)
    assert shown(document) == [
        ("heading", "The harbor of Halden"),
        ("byline", "By Jane Writer, 3 March 2026"),
        ("heading", "What is known"),
        ("body", "The council met on Tuesday.\nIt sat for nine hours."),
        ("list", "1. Measure it."),
        ("list", "2. Dredge it."),
        ("list", "Go."),
        ("quote", "Nobody owns the pier."),
        ("table", "Pier\tDepth\tShips"),
        ("table", "Old\t4\t7"),
        ("body", "That was all."),
        ("heading", "Comments"),
        ("list", "Was it?"),
    ]
    assert (document.title, document.date) == ("The harbor of Halden", "2026-03-03")
    assert (document.format, document.author, document.pages) == ("docx", "Jane Writer", None)
    assert document.paragraphs[8].place.section == "What is known"


def test_template_date_is_not_the_date_of_the_document() -> None:
    made = docx.Document()
    made.add_paragraph("The council met.")
    file = io.BytesIO()
    made.save(file)
    (document,) = read(file.getvalue(), "harbor.docx", USUAL)
    assert (document.title, document.date, document.author) == ("harbor", None, None)


def test_footnotes_follow_the_text_without_splitting_sentences() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    text = f"<w:p><w:r><w:t>The pier</w:t></w:r>{reference}<w:r><w:t> is old.</w:t></w:r></w:p>"
    note = f'<w:footnote w:id="2">{paragraph("Built in 1904.")}</w:footnote>'
    note = f"<w:footnotes {NAMESPACE}>{note}</w:footnotes>"
    (document,) = read(package(document=body(text + paragraph("More.")), footnotes=note), None, USUAL)
    assert shown(document) == [
        ("body", "The pier is old."),
        ("body", "More."),
        ("heading", "Notes"),
        ("list", "1. Built in 1904."),
    ]


def test_deleted_text_is_not_read() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>agreed</w:t></w:r></w:ins></w:p>"
    (document,) = read(package(document=body(deleted + inserted)), None, USUAL)
    assert document.text == "agreed"


DEEP = "<w:tbl><w:tr><w:tc>" * 4000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 4000
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 9}">' for a, b in ("ab", "bc"))
    + "]>" + body(paragraph("&c;"))
)  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "is not a Word document"),
        ({"document": "<w:document"}, "is a Word document that is damaged"),
        ({"document": "<other/>"}, "is a Word document that is damaged"),
        ({"document": ENTITIES}, "declares XML entities"),
        ({"document": ENTITIES.encode("utf-16")}, "declares XML entities"),
        ({"document": body(paragraph("x")), "styles": ENTITIES}, "declares XML entities"),
        ({"document": body(DEEP)}, "is nested too deeply"),
        ({"document": b" " * 30_000_000}, "unpacks to over 250 times its size"),
    ],
    ids=["no text", "cut off", "another", "entities", "in UTF-16", "in its styles", "deep", "bomb"],
)
def test_broken_or_hostile_docx_raises_one_line(parts: dict[str, str | bytes], said: str) -> None:
    data = package(**parts)
    assert said in line(run("summarizer.readers.docx", data, None, USUAL, Bounds(silence=60)))


def test_declared_size_is_not_trusted() -> None:
    data = bytearray(package(document=b" " * 5_000_000 + body(paragraph("x")).encode()))
    name = b"word/document.xml"
    for start, place in ((data.index(name) - 30, 22), (data.rindex(name) - 46, 24)):
        data[start + place : start + place + 4] = (99).to_bytes(4, "little")
    assert line(read(bytes(data), None, Options(max_bytes=1_000_000)))


@examples(25, ci=12)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=6), st.integers(1, 900))
def test_corrupted_docx_is_read_or_refused(places: list[tuple[int, int]], end: int) -> None:
    text = bytearray(body(paragraph("One.") + paragraph("Two & three.") + DEEP[:600]).encode())
    for place, byte in places:
        text[place % len(text)] = byte
    try:
        found = list(read(package(document=bytes(text[:end])), None, USUAL))
    except Unreadable as error:
        found = [Failure(None, None, str(error))]
    assert len(found) == 1
    assert "\n" not in str(getattr(found[0], "error", ""))


def test_truncated_docx_raises_one_line() -> None:
    data = package(document=body(paragraph("x")))
    assert line(read(data[: len(data) // 2], None, USUAL))
