"""Saved web pages: the structure of the main text, without what surrounds it."""

import io

import pytest
from file_samples import FIRST, NEWS, SECOND, THIRD
from hypothesis import example, given
from hypothesis import strategies as st
from profiles import examples

from summarizer.document import Document, Failure
from summarizer.files.options import AS_IT_COMES, Options, Unreadable
from summarizer.readers import open_documents
from summarizer.readers.html import page as reader


def read(page: str | bytes, name: str = "a.html", options: Options = AS_IT_COMES) -> Document:
    [document] = reader.read(page if isinstance(page, bytes) else page.encode(), name, options)
    return document


def found(page: str | bytes) -> list[tuple[str, str]]:
    document = read(page)
    return [(paragraph.kind, document.at(paragraph)) for paragraph in document.paragraphs]


def test_news_page_yields_the_article_with_its_structure():
    assert found(NEWS) == [
        ("heading", "Dam breaks above village"),
        ("body", FIRST),
        ("heading", "In the school"),
        ("body", SECOND),
        ("list", "1. Bring water and warm clothes with you."),
        ("list", "2. Leave the cars where they are now."),
        ("heading", "What was known"),
        ("quote", "We were told, and we did nothing, for nobody asked us to."),
        ("body", THIRD),
        ("table", "Day\tRain"),
        ("table", "Sunday\t80 mm"),
    ]


def test_page_metadata_and_sections_are_read():
    document = read(NEWS)
    facts = (document.title, document.author, document.date, document.language, document.format)
    assert facts == ("Dam breaks above village", "Anna Berg", "2026-02-03", "en", "html")
    sections = {paragraph.place.section for paragraph in document.paragraphs}
    assert sections == {"Dam breaks above village", "In the school", "What was known"}


def test_date_in_running_text_is_not_the_date_of_the_page():
    assert read(f"<title>Dams</title><p>{FIRST}</p><p>On 2026-01-30 it had rained, too.</p>").date is None


def test_page_without_boilerplate_is_read_whole():
    page = "<html><body><h2>Dams</h2><p>One broke.</p><ul><li>a<li>b</ul><pre>x = 1\n  y</pre>tail</body>"
    assert found(page) == [
        ("heading", "Dams"),
        ("body", "One broke."),
        ("list", "a"),
        ("list", "b"),
        ("code", "x = 1\n  y"),
        ("body", "tail"),
    ]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("a<br>b", [("body", "a\nb")]),
        ("<p>a<span> b</span>\n c<b>d</b></p>", [("body", "a b cd")]),
        ("<p>a<!-- no -->b<script>no</script>c</p>", [("body", "abc")]),
        ("<p hidden>no</p><p style='display: none'>no</p>yes", [("body", "yes")]),
        ("<ol start=4><li>a<ul><li>b</ul><li>c</ol>", [("list", "4. a"), ("list", "b"), ("list", "5. c")]),
        ("<dl><dt>a<dd>b</dl>", [("list", "a"), ("list", "b")]),
        ("<table><tr><td>a<td><p>b</p><p>c</p></table>", [("table", "a\tb c")]),
        ("<h1>a<br>b</h1>", [("heading", "a b")]),
        ("&lt;b&gt; &amp;&#27;[31m", [("body", "<b> &\ufffd[31m")]),
        ("x&nbsp;y", [("body", "x y")]),
    ],
)
def test_html_elements_become_blocks(body, blocks):
    assert found(f"<html><body>{body}</body></html>") == blocks


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="koi8-r">', "koi8-r"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        ("<?xml version='1.0' encoding='iso-8859-5'?>", "iso-8859-5"),
        ("<meta charset=latin1>", "utf-8"),  # what is UTF-8 all over, is
        ("", "utf-16"),
    ],
)
def test_charset_is_detected_from_declaration_and_bytes(declared, encoding):
    page = f"{declared}<html><body><p>Москва, вчера</p></body></html>"
    assert read(page.encode(encoding)).text == "Москва, вчера"


def test_user_encoding_overrides_the_declared_charset():
    page = "<meta charset=utf-8><p>Москва</p>".encode("koi8-r")
    assert read(page, options=Options(encoding="koi8-r")).text == "Москва"


def test_latin_1_is_decoded_as_windows_1252():
    assert read(b"<meta charset=iso-8859-1><p>\x93Caf\xe9\x94</p>").text == "“Café”"


@pytest.mark.parametrize("page", ["", "<!-- -->", " \n"])
def test_empty_page_raises_unreadable(page):
    with pytest.raises(Unreadable, match="is empty"):
        read(page)


def test_layout_table_is_not_read_as_a_table():
    menu = "<td><a href=/>Home</a><br><a href=/w>World news</a></td>"
    page = f"<table><tr>{menu}<td><h2>Dams</h2><p>{FIRST}<p>{SECOND}</td></tr></table>"
    assert found(page) == [("heading", "Dams"), ("body", FIRST), ("body", SECOND)]


@pytest.mark.parametrize(
    "article", [f"<article><h1>Dams</h1><p>{FIRST}</p><p>{SECOND}</p>{{}}</article>", "{}"]
)
def test_row_of_heads_is_the_header_of_its_table(article):
    """A head of a row alone makes no header."""
    rows = "<tr><th>Day<th>Rain</tr><tr><th>Monday<td>3 mm</tr><tr><td>Tuesday<td>1 mm</tr>"
    document = read(article.format(f"<table>{rows}</table>"))
    table = [paragraph for paragraph in document.paragraphs if paragraph.kind == "table"]
    assert [paragraph.level for paragraph in table] == [1, 0, 0]


def test_deeply_nested_page_is_read():
    document = read("<html><body>" + "<div>" * 100_000 + "deep" + "</div>" * 100_000)
    assert document.text in ("deep", "")


def test_html_is_detected_by_content_despite_its_name():
    [document] = open_documents(io.BytesIO(NEWS.encode()), name="briefing.txt")
    assert isinstance(document, Document)
    assert (document.format, document.path, len(document.paragraphs)) == ("html", "briefing.txt", 11)


def test_page_without_words_is_a_failure():
    [failure] = open_documents(io.BytesIO(b"<html><body><img src=a></body></html>"), name="a.html")
    assert failure == Failure("a.html", None, "is empty: there is nothing to read")


TAGS = ["p", "/p", "li", "ol", "td", "tr", "table", "pre", "br", "nav", "/nav", "svg", "h1", "!--", "--"]
PIECES = st.sampled_from(
    [*(f"<{tag}>" for tag in TAGS), *"<>/&;='\"\n\x1b\0é", "<a href=x>", "&#0;", "&#27;", "text. ", "]]>"]
)


@examples(60, ci=25)
@given(st.lists(PIECES, max_size=60).map("".join))
@example("<html><body><table><td><table><tr><td>x</table>y")
def test_arbitrary_markup_gives_ordered_safe_paragraphs(markup):
    try:
        document = read(markup)
    except Unreadable:
        return
    ends = [0]
    for paragraph in document.paragraphs:
        assert ends[-1] <= paragraph.start < paragraph.end <= len(document.text)
        ends.append(paragraph.end)
    assert not set(document.text) & {"\x1b", "\0"}
