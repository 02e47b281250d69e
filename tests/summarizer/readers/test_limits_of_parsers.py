"""Past the limits of a parser all text is given, or a line says what is lost."""

import io
from xml.sax.saxutils import escape

import pytest
from file_samples import packed, word_document

from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.readers import open_documents

pytestmark = pytest.mark.usefixtures("no_sandbox")

SENTENCES = [f"Paragraph number {number} tells of ship {number}." for number in range(400)]


def read(data: bytes, name: str) -> list[Document | Failure]:
    return list(open_documents(io.BytesIO(data), name=name))


def book(chapter: str, *, missing: bool = False) -> bytes:
    spine = "<itemref idref='a'/>" + "<itemref idref='b'/>" * missing
    items = "".join(f"<item id='{one}' href='{one}.html' media-type='text/html'/>" for one in "ab")
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfile full-path='b.opf'/></container>",
            "b.opf": f"<package>{items}{spine}</package>",
            "a.html": chapter,
        }
    )


def field(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


PAGES = {
    "elements within elements": "".join(f"<div>{one}" for one in SENTENCES),
    "elements that are never closed": "".join(f"<font><p>{one}</p>\n" for one in SENTENCES),
    "lists within lists": "".join(f"<ul><li>{one}" for one in SENTENCES),
    "many attributes": "<p "
    + " ".join(f"a{number}=b" for number in range(5000))
    + ">"
    + "<p>".join(SENTENCES),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("made", [str.encode, book], ids=["page", "book"])
def test_page_beyond_parser_limits_gives_all_text_and_a_warning(made, page):
    (found,) = read(made(f"<html><title>Ships</title><body>{page}</body></html>"), "a.html")
    assert isinstance(found, Document)
    assert [one for one in SENTENCES if one not in found.text] == []
    (warning,) = found.warnings
    assert "parser's limits" in warning


def test_page_within_parser_limits_has_no_warning():
    (found,) = read(("<html><body><p>" + "<p>".join(SENTENCES)).encode(), "a.html")
    assert isinstance(found, Document)
    assert found.warnings == ()


def test_book_missing_a_chapter_has_a_warning():
    (found,) = read(book("<p>They met.", missing=True), "a.epub")
    assert isinstance(found, Document)
    assert found.warnings == ("lacks 1 of its 2 chapters: they are not in the file",)


def test_word_document_keeps_the_results_of_nested_fields():
    link = '<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>'
    begun = (field("begin") + link + field("separate") + run("in ")) * 2000
    body = f"<w:p>{run('The ships came ')}{begun}{run('late.')}{field('end') * 2000}</w:p>"
    (found,) = read(word_document(body), "a.docx")
    assert isinstance(found, Document)
    assert found.text == "The ships came " + "in " * 2000 + "late."


def test_word_document_gives_a_note_once_despite_many_references():
    reference = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    notes = "".join(
        f"<w:footnote w:id='{one}'><w:p>{run(f'Note {one}.')}</w:p></w:footnote>" for one in (1, 2)
    )
    body = f"<w:p>{run('The ships came late.')}{reference.format(1) * 3000}{reference.format(2)}</w:p>"
    (found,) = read(word_document(body, notes), "a.docx")
    assert isinstance(found, Document)
    assert found.text == "The ships came late.\n\nNotes\n\n1. Note 1.\n2. Note 2."


def feed(*, prefixes: int = 0, before: str = "") -> bytes:
    declared = " ".join(f"xmlns:a{number}='u{number}'" for number in range(prefixes))
    item = "<item><title>Ships</title><description>They came late.</description></item>"
    return f"{before}<rss version='2.0' {declared}><channel>{item}</channel></rss>".encode()


def test_feed_with_too_many_namespaces_is_refused():
    assert isinstance(read(feed(prefixes=200), "a.rss")[0], Document)
    (refused,) = read(feed(prefixes=201), "a.rss")
    assert isinstance(refused, Failure)
    assert "declares more than 200 XML namespaces" in refused.error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_feed_after_many_blank_lines_is_read(encoding):
    data = feed(before="<?xml version='1.0'?>" + " \n" * 20_000).decode().encode(encoding)
    found = open_documents(io.BytesIO(data), name="a.rss", options=Options(format="feed"))
    (document,) = found
    assert isinstance(document, Document)
    assert "They came late." in document.text


def test_feed_with_a_long_prolog_is_refused():
    (refused,) = read(feed(before="<?xml version='1.0'?>" + "\n<!DOCTYPE " * 10_000), "a.rss")
    assert isinstance(refused, Failure)


def test_page_of_more_than_4_mb_says_that_it_is_shown_whole():
    paragraph = f"<p>{'A ship came in late. ' * 10_000}</p>"  # few are read fast, however long they are
    page = f"<html><title>Ships</title><body>{paragraph * 22}</body></html>"
    (found,) = read(page.encode(), "a.html")
    assert isinstance(found, Document)
    assert found.warnings == ("is longer than 4 MB: all of its text is shown, with menus and notices",)


def test_markdown_past_the_limits_of_its_parser_says_that_it_shows_markup():
    (found,) = read(b"*A ship* came in late.\n\n" * 1_000 + b"*" * 200_000, "a.md")
    assert isinstance(found, Document)
    assert found.warnings == ("exceeds the limits of the Markdown parser: shown with its markup",)


@pytest.mark.parametrize(
    ("count", "warnings"), [(1_000, ()), (1_001, ("has more than 1,000 parts: the rest is not read",))]
)
def test_letter_of_too_many_parts_says_so(count, warnings):
    parts = "--b\n\nA ship came in late.\n" * count
    head = (
        "From: a@x.example\nSubject: Ships\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    )
    found = read(f"{head}{parts}--b--\n".encode(), "a.eml")[0]
    assert isinstance(found, Document)
    assert found.warnings == warnings
    assert found.text.count("A ship came in late.") == 1_000
