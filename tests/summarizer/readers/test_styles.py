"""Emphasis, code, links, rules and levels of paragraphs, in every format that has them."""

import io

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from file_samples import book
from styled import levels, styled

from summarizer.document import Document
from summarizer.files.options import Options
from summarizer.readers import open_documents

pytestmark = pytest.mark.usefixtures("no_sandbox")


def read(data: bytes | str, format: str) -> Document:
    data = data.encode() if isinstance(data, str) else data
    (document,) = open_documents(io.BytesIO(data), name="a", options=Options(format=format))
    assert isinstance(document, Document)
    return document


def html(body: str, head: str = "") -> Document:
    return read(f"<html><head><title>Pier</title>{head}</head><body>{body}</body></html>", "html")


def letter(body: str, kind: str = "text/html") -> Document:
    head = f"From: anna@a.example\nSubject: Pier\nMIME-Version: 1.0\nContent-Type: {kind}\n\n"
    return read(head + body, "mail")


MARKED = [
    ("emphasis", "met", ""),
    ("strong", "on the old pier", ""),
    ("code", "old", ""),
    ("strike", "Monday", ""),
    ("link", "the report", "https://a.example/x?b=1&c=2"),
]


def test_markdown_has_inline_styles():
    document = read(
        "They *met* **on the `old`\npier** ~~Monday~~, says [the\nreport](https://a.example/x?b=1&c=2 'R').",
        "markdown",
    )
    assert document.text == "They met on the old pier Monday, says the report."
    assert styled(document) == MARKED


INLINE = """<p>They <em>met</em> <b>on
    the <code>old</code> pier </b>  <s>Monday</s>, says <a class=q
    href="https://a.example/x?b=1&amp;c=2">the
  report</a>.</p>"""


@pytest.mark.parametrize("reader", [html, letter])
def test_html_has_inline_styles_whose_white_space_collapses(reader):
    document = reader(INLINE)
    assert document.text.endswith("They met on the old pier Monday, says the report.")
    assert styled(document) == MARKED


def test_markdown_has_levels_and_rules():
    lists = "- a\n  - b **c**\n\n    d\n- e\n\n1. f\n\n"
    table = "| j | *k* |\n|-|-|\n| **l** | m |\n"
    document = read(f"# One\n\n### *Three*\n\n{lists}***\n\n> g\n>\n> > h `i`\n\n{table}", "markdown")
    assert levels(document) == [
        ("heading", 1, "One"),
        ("heading", 3, "Three"),
        ("list", 1, "a"),
        ("list", 2, "b c"),
        ("list", 2, "d"),
        ("list", 1, "e"),
        ("list", 1, "1. f"),
        ("quote", 1, "g"),
        ("quote", 2, "h i"),
        ("table", 0, "j\tk"),
        ("table", 0, "l\tm"),
    ]
    assert styled(document) == [
        ("emphasis", "Three", ""),
        ("strong", "c", ""),
        ("rule", "g", ""),
        ("code", "i", ""),
        ("emphasis", "k", ""),
        ("strong", "l", ""),
    ]


STRUCTURE = """<h1>One</h1><h3><i>Three</i></h3><ul><li>a<ul><li>b <b>c</b></ul><li>e</ul>
<ol><li>f <em>x</em></ol><hr><blockquote>g<blockquote>h <code>i</code></blockquote></blockquote>
<table><tr><td>j<td><i>k</i> z<tr><td><b>l</b><td>m</table>"""


@pytest.mark.parametrize("reader", [html, letter])
def test_html_has_levels_and_rules(reader):
    document = reader(STRUCTURE)
    assert [each for each in levels(document) if each[2] not in ("Pier", "From: anna@a.example")] == [
        ("heading", 1, "One"),
        ("heading", 3, "Three"),
        ("list", 1, "a"),
        ("list", 2, "b c"),
        ("list", 1, "e"),
        ("list", 1, "1. f x"),
        ("quote", 1, "g"),
        ("quote", 2, "h i"),
        ("table", 0, "j\tk z"),
        ("table", 0, "l\tm"),
    ]
    assert styled(document) == [
        ("emphasis", "Three", ""),
        ("strong", "c", ""),
        ("emphasis", "x", ""),
        ("rule", "g", ""),
        ("code", "i", ""),
        ("emphasis", "k", ""),
        ("strong", "l", ""),
    ]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("mailto:anna@a.example", "mailto:anna@a.example"),
        ("ftp://a.example/b", "ftp://a.example/b"),
        ("b/c.html?d=e:f", "b/c.html?d=e:f"),
        ("#note-1", "#note-1"),
        ("//b.example/c", "//b.example/c"),
        (" https://a.example/b\n", "https://a.example/b"),
        ("https://a.example/b c", "https://a.example/b c"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("&#106;avascript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("C:\\a.doc", None),
        ("cid:part1@a.example", None),
        ("", None),
        ("https://a.example/" + "b" * 2000, None),
    ],
)
@pytest.mark.parametrize("reader", [html, letter])
def test_address_is_kept_only_if_it_is_safe(reader, address, kept):
    document = reader(f"<p>They met, says <a href='{address}'>the report</a> of Monday.")
    assert document.text.endswith("They met, says the report of Monday.")
    assert styled(document) == ([("link", "the report", kept)] if kept else [])


def test_markdown_drops_unsafe_addresses():
    document = read(
        "[a](javascript:b) [c](data:text/html,d) [e](tel:+49) <a href='file:///f'>g</a>", "markdown"
    )
    assert not document.styles


def test_bidirectional_controls_leave_an_address():
    document = read("[a](<https://a.example/\u202egpj.exe>)", "markdown")
    assert styled(document) == [("link", "a", "https://a.example/gpj.exe")]


@pytest.mark.parametrize("reader", [lambda body: html(body, "<base href='https://a.example/b/'>"), letter])
def test_relative_address_is_absolute_if_the_page_says_its_base(reader):
    base = "" if reader is not letter else "<base href='https://a.example/b/'>"
    document = reader(
        f"{base}<p>See <a href='c.html'>this</a>, <a href='#d'>that</a> and <a href='/e'>more</a>."
    )
    assert [address for *_, address in styled(document)] == [
        "https://a.example/b/c.html",
        "#d",
        "https://a.example/e",
    ]


def test_base_that_is_not_of_the_web_is_ignored():
    document = html("<p>See <a href='c.html'>this</a> one.", "<base href='javascript:x/'>")
    assert styled(document) == [("link", "this", "c.html")]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://a.example/b.", ["https://a.example/b"]),
        (
            "(see http://a.example/b_(c)), or http://d.example!",
            ["http://a.example/b_(c)", "http://d.example"],
        ),
        ("“https://a.example/b”, she said", ["https://a.example/b"]),
        ("<https://a.example/b>;", ["https://a.example/b"]),
        ("https://a.example/ä?b=c&d=%20e#f-g", ["https://a.example/ä?b=c&d=%20e#f-g"]),
        ("見よhttps://a.example/b。そして", ["https://a.example/b"]),
        ("https://a.example/b...", ["https://a.example/b"]),
        ("xhttps://a.example https:// http://. www.a.example ftp://a.example", []),
    ],
)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_bare_address_in_running_text_is_a_link(text, links, format):
    document = read(f"They met on Monday. {text}\n", format)
    assert [address for _, _, address in styled(document)] == links
    assert all(words == address for _, words, address in styled(document))


def test_bare_address_in_a_link_or_in_code_is_no_other_link():
    document = read(
        "[See https://a.example/b](https://c.example/) and `https://d.example`.\n\n    https://e.example\n",
        "markdown",
    )
    assert [kind for kind, *_ in styled(document)] == ["link", "code"]


def test_style_that_spans_blocks_is_one_of_each_block():
    document = letter("<b>They met.<p>They <i>left<p>at</i> dawn.</b> It rained.")
    assert styled(document) == [
        ("strong", "They met.", ""),
        ("strong", "They left", ""),
        ("emphasis", "left", ""),
        ("emphasis", "at", ""),
        ("strong", "at dawn.", ""),
    ]


def test_hidden_element_does_not_begin_a_style():
    document = letter("<p>They <b style='display:none'>never</b> met.")
    assert document.text.endswith("They met.")
    assert not document.styles


def test_style_loses_invisible_characters():
    document = read("They *m\u00ade&#8203;t* **o\u200bn** Monday.", "markdown")
    assert document.text == "They met on Monday."
    assert styled(document) == [("emphasis", "met", ""), ("strong", "on", "")]


def test_footnote_of_markdown_has_its_styles_below_the_text():
    document = read("They met.[^1]\n\n[^1]: See *the report*\n    of [Monday](b.html).\n", "markdown")
    assert levels(document)[-1] == ("list", 1, "1. See the report of Monday.")
    assert styled(document) == [("emphasis", "the report", ""), ("link", "Monday", "b.html")]


def test_raised_note_number_takes_its_link_along():
    document = letter("<p>They met<sup><a href='#n1'>1</a></sup> on <b>Monday</b>.")
    assert document.text.endswith("They met on Monday.")
    assert styled(document) == [("strong", "Monday", "")]


def test_second_body_of_a_letter_keeps_its_styles():
    markup = "<p>They <b>left</b>.<hr><p>See <i>this</i>."
    body = f"--b\n\nThey met.\n--b\nContent-Type: text/html\n\n{markup}\n--b--\n"
    document = letter(body, "multipart/mixed; boundary=b")
    assert document.text.endswith("They met.\n\nThey left.\n\nSee this.")
    assert styled(document) == [("strong", "left", ""), ("rule", "See this.", ""), ("emphasis", "this", "")]


def test_quoted_reply_has_depths():
    document = letter("They left.\n\n> They met.\n>> Where?\n", "text/plain")
    assert levels(document)[-2:] == [("quote", 1, "They met."), ("quote", 2, "Where?")]


def test_feed_links_the_title_and_keeps_the_styles_of_an_entry():
    document = read(
        "<rss version='2.0'><channel><title>Gazette</title><item><title>The pier burns</title>"
        "<link>https://a.example/pier</link><description>&lt;p&gt;They &lt;b&gt;left&lt;/b&gt; "
        "&lt;a href='/b'&gt;the pier&lt;/a&gt;.&lt;/p&gt;</description></item></channel></rss>",
        "feed",
    )
    assert levels(document)[0] == ("heading", 1, "The pier burns")
    assert styled(document) == [
        ("link", "The pier burns", "https://a.example/pier"),
        ("strong", "left", ""),
        ("link", "the pier", "/b"),
    ]


def test_plain_text_has_levels_where_they_are_evident():
    prose = "They met on the old pier on Monday, and they left it again before the storm came.\n"
    document = read(
        f"The pier\n========\n\n{prose}\nWhat was said\n-------------\n\n{prose}\n"
        f"## Who was there\n\n{prose}\n1. Anna Berg\n\n2) What comes next\n\n{prose}\n"
        "- a\n  - b\n    - c\n- d\n\n> e\n>> f\n",
        "text",
    )
    found = {text: level for _, level, text in levels(document)}
    assert {text: found[text] for text in ("The pier", "What was said", "## Who was there")} == {
        "The pier": 1,
        "What was said": 2,
        "## Who was there": 2,
    }
    assert [found[text] for text in ("- a", "- b", "- c", "- d", "e", "f")] == [1, 2, 3, 1, 1, 2]


def hyperlink(paragraph, text: str, address: str) -> None:
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), number)
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def test_word_document_has_styles_and_levels():
    made = docx.Document()
    made.add_heading("The pier", 2)
    paragraph = made.add_paragraph("They ")
    paragraph.add_run("met").bold = True
    paragraph.add_run(" on the ")
    paragraph.add_run("old  pier").italic = True
    paragraph.add_run(", says ")
    hyperlink(paragraph, "the report", "https://a.example/b")
    hyperlink(paragraph, " or not", "file:///c")
    made.add_paragraph("one", "List Bullet")
    made.add_paragraph("Old words", "Quote").runs[0].bold = True
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "a"
    table.cell(0, 1).paragraphs[0].add_run("b").bold = True
    file = io.BytesIO()
    made.save(file)
    document = read(file.getvalue(), "docx")
    assert levels(document) == [
        ("heading", 2, "The pier"),
        ("body", 0, "They met on the old pier, says the report or not"),
        ("list", 1, "one"),
        ("quote", 1, "Old words"),
        ("table", 0, "a\tb"),
    ]
    assert styled(document) == [
        ("strong", "met", ""),
        ("emphasis", "old pier", ""),
        ("link", "the report", "https://a.example/b"),
        ("strong", "Old words", ""),
        ("strong", "b", ""),
    ]


def test_saved_page_of_a_browser_has_styles():
    page = "<h2>The pier</h2><p>They <b>met</b> <a href='https://a.example/b'>there</a>.</p>"
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    )
    document = read(data, "mail")
    assert styled(document) == [("strong", "met", ""), ("link", "there", "https://a.example/b")]


def test_book_has_styles_in_its_chapters():
    chapter = "<body><h3>Water</h3><p>Then <i>the</i>\n <a href='one.xhtml#b'>dam</a> broke.</p></body>"
    document = read(book(two=chapter), "epub")
    assert ("heading", 3, "Water") in levels(document)
    assert ("heading", 2, "The rain") in levels(document)
    assert styled(document) == [("emphasis", "the", ""), ("link", "dam", "one.xhtml#b")]
