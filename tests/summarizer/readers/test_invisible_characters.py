"""Readers of markup drop invisible characters within words; plain text keeps its offsets."""

import base64
import io

import docx
import pytest
from file_samples import packed
from reportlab.pdfgen import canvas

from summarizer.document import Document
from summarizer.readers import open_documents

pytestmark = pytest.mark.usefixtures("no_sandbox")

SPLIT = "The bo\u200bard\u200b met \u200eEve\u2060lyn Mor\u00adrow\ufeff.\u200f"
WHOLE = "The board met Evelyn Morrow."
ENTITIES = "The bo&#8203;ard&ZeroWidthSpace; met &lrm;Eve&NoBreak;lyn Mor&shy;row&#xFEFF;.&rlm;"
OTHERS = "They talked for three hours and will meet again on Monday."


def page(words: str) -> bytes:
    head = f"<meta charset=utf-8><title>{words}</title><meta name=author content='Eve\u2060lyn Mor&shy;row'>"
    return f"<html><head>{head}</head><body><p>{words}</p><p>{OTHERS}</p></body></html>".encode()


def word_document(words: str) -> bytes:
    made = docx.Document()
    made.core_properties.author = "Evelyn Mor\u00adrow"
    made.add_paragraph(words)
    made.add_paragraph(OTHERS)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book(words: str) -> bytes:
    package = (
        f"<package><metadata><title>{SPLIT}</title><creator>Evelyn Mor\u00adrow</creator></metadata>"
        "<item id='a' href='a.html' media-type='text/html'/><itemref idref='a'/></package>"
    )
    container = "<container><rootfile full-path='b.opf'/></container>"
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "b.opf": package}
    return packed(files | {"a.html": page(words)})


def feed(words: str) -> bytes:
    escaped = words.replace("&", "&amp;")
    item = f"<title>{SPLIT}</title><author>Evelyn Mor\u00adrow</author>"
    item += f"<description>&lt;p&gt;{escaped}</description>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel><item>{item}</item></channel></rss>".encode()


def letter(words: str) -> bytes:
    sender, subject = (
        f"=?utf-8?b?{base64.b64encode(said.encode()).decode()}?=" for said in ("Evelyn Mor\u00adrow", SPLIT)
    )
    head = f"From: {sender} <e@example.org>\nSubject: {subject}\n"
    head += "Message-ID: <1@example.org>\nMIME-Version: 1.0\n"
    return (head + f"Content-Type: text/html; charset=utf-8\n\n<p>{words}</p>").encode()


def markdown(words: str) -> bytes:
    return f"# {words}\n\n{words}\n\n{OTHERS}\n".encode()


def printed(words: str) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.setTitle(words)
    page.setAuthor("Evelyn Mor\u200brow")
    page.drawString(72, 700, WHOLE)
    page.save()
    return out.getvalue()


def read(data: bytes, name: str) -> Document:
    found = list(open_documents(io.BytesIO(data), name=name))[-1]
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("words", [SPLIT, ENTITIES], ids=["characters", "entities"])
@pytest.mark.parametrize(
    ("made", "name"),
    [(page, "a.html"), (book, "a.epub"), (feed, "a.rss"), (letter, "a.eml"), (markdown, "a.md")],
    ids=["html", "epub", "feed", "mail", "markdown"],
)
def test_markup_formats_drop_invisible_characters(made, name, words):
    found = read(made(words), name)
    assert WHOLE in found.text
    assert "\ufffd" not in found.text + found.title + (found.author or "")
    assert found.title in (WHOLE, "a")
    assert found.author in ("Evelyn Morrow", None)


@pytest.mark.parametrize(
    ("made", "name"), [(word_document, "a.docx"), (printed, "a.pdf")], ids=["docx", "pdf"]
)
def test_docx_and_pdf_drop_invisible_characters(made, name):
    found = read(made(SPLIT), name)
    assert WHOLE in found.text
    assert "\ufffd" not in found.text + found.title
    assert found.author == "Evelyn Morrow"


def test_plain_text_replaces_invisible_characters_in_place():
    found = read(SPLIT.encode(), "bo\u200bard.txt")
    assert found.text == "The bo\ufffdard\ufffd met \ufffdEve\ufffdlyn Mor\ufffdrow\ufffd.\ufffd"
    assert found.path == "bo\ufffdard.txt"
    assert len(found.text) == len(SPLIT)


def test_emoji_and_scripts_keep_their_joiners_in_markup():
    words = "Fire crews 👩\u200d🚒 met می\u200cخواهم and ❤\ufe0f in the town hall on Monday."
    assert words in read(page(words), "a.html").text
