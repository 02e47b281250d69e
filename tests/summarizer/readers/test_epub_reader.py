"""EPUB books: chapters in the order of the spine; what is damaged, protected or made to harm says so."""

import contextlib
import io

import pytest
from file_samples import BOOK, CHAPTER, book
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.document import Document, Failure
from summarizer.files.options import AS_IT_COMES, Options, Unreadable
from summarizer.readers import epub as reader
from summarizer.readers import open_documents

pytestmark = pytest.mark.usefixtures("no_sandbox")


def read(data: bytes, options: Options = AS_IT_COMES) -> Document:
    [document] = reader.read(data, "dam.epub", options)
    return document


def test_chapters_follow_the_spine_with_section_names():
    document = read(book())
    assert [(p.kind, p.place.section, document.at(p)) for p in document.paragraphs] == [
        ("heading", "The rain", "The rain"),
        ("body", "The rain", "It rained for three days."),
        ("body", "The rain", "Nobody slept."),
        ("heading", "Water", "Water"),
        ("body", "Water", "Then the dam broke."),
    ]


def test_package_metadata_is_read():
    document = read(book())
    facts = (document.title, document.author, document.date, document.language, document.format)
    assert facts == ("The dam", "A. Berg; C. Dahl", "2026-02-03", "en", "epub")


def test_epub_2_contents_name_the_chapters():
    ncx = BOOK.replace(
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>',
        '<item id="nav" href="nav.xhtml" media-type="application/x-dtbncx+xml"/>',
    )
    points = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Rain</text></navLabel>'
        '<content src="text/one%20.xhtml"/></navPoint></navMap></ncx>'
    )
    document = read(book(book=ncx, nav=points))
    assert document.at(document.paragraphs[0]) == "Rain"


def test_epub_is_detected_by_content_whatever_its_name():
    [document] = open_documents(io.BytesIO(book()), name="dam.zip")
    assert isinstance(document, Document)
    assert (document.format, document.path, document.title) == ("epub", "dam.zip", "The dam")


DRM = '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
FONT = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"container": None}, "is an EPUB book that is damaged: it lacks META-INF/container.xml"),
        ({"container": "<container/>"}, "is an EPUB book that is damaged: it names no package"),
        ({"book": None}, "is an EPUB book that is damaged: it lacks OPS/book.opf"),
        ({"book": "no xml"}, "is an EPUB book that is damaged: OPS/book.opf is no XML"),
        ({"book": "<package/>"}, "is an EPUB book without a chapter: there is nothing to read"),
        ({"encryption": DRM}, "is an EPUB book whose text is encrypted (DRM)"),
    ],
)
def test_invalid_book_is_a_failure_with_the_reason(changed, line):
    [failure] = open_documents(io.BytesIO(book(**changed)), name="dam.epub")
    assert isinstance(failure, Failure)
    assert failure.error.startswith(line)


def test_obfuscated_fonts_do_not_prevent_reading():
    assert read(book(encryption=FONT)).title == "The dam"


def test_truncated_chapter_leaves_the_others_readable():
    assert "Then the dam broke." in read(book(one="<html><body><p>It rained")).text


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/passwd"', '"&lol;&lol;"', '"<p>in</p>"'])
def test_xml_entities_are_not_resolved(entity):
    document = read(book(book=f"<!DOCTYPE p [<!ENTITY x {entity}>]>" + BOOK.replace("The dam", "A&x;B")[21:]))
    assert "root:" not in document.title + document.text
    assert "lol" not in document.title.replace("&lol;", "")


def test_book_that_unpacks_beyond_the_limit_is_refused():
    with pytest.raises(Unreadable, match="unpacks to"):
        read(book(one=CHAPTER.format("x" * 300_000)), Options(100_000))


def test_truncated_book_is_a_document_or_one_line():
    whole = book()
    for end in range(0, len(whole), 200):
        [found] = open_documents(io.BytesIO(whole[:end]), name="dam.epub")
        assert isinstance(found, Document) or "\n" not in found.error


@examples(80, ci=25)
@given(st.integers(0, len(book()) - 1), st.binary(min_size=1, max_size=8))
def test_corrupted_book_raises_only_unreadable(at, other):
    data = bytearray(book())
    data[at : at + len(other)] = other
    with contextlib.suppress(Unreadable):
        assert read(bytes(data)).format == "epub"


def whole(chapter: str, **changed: str) -> Document:
    (document,) = open_documents(io.BytesIO(book(two=CHAPTER.format(chapter), **changed)), name="a.epub")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("chapter", "text"),
    [
        ("<h2><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>の話</h2><p>港。</p>", "漢字の話\n\n港。"),
        ("<p><ruby><rb>港</rb><rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>が開いた。</p>", "港が開いた。"),
        ("<figure><figcaption>The pier burnt in May.</figcaption></figure>", "The pier burnt in May."),
        (
            "<figure><img src='a.png'/><figcaption><p>One.</p><p>Two.</p></figcaption></figure>",
            "One.\n\nTwo.",
        ),
        ("<p>The <svg><text>icon</text></svg>pier burns.</p>", "The pier burns."),
        ("<p>In 2019<a epub:type='noteref' href='#a'>7</a> it rose.</p>", "In 2019 it rose."),
        ("<p>In 2019<a role='doc-noteref' href='n.xhtml#a'>[7]</a> it rose.</p>", "In 2019 it rose."),
        ("<p>In 2019<sup><a href='n.xhtml#a'>7</a></sup> it rose.</p>", "In 2019 it rose."),
        ("<p>In 2019<a href='#fn7'>7</a> it rose.</p>", "In 2019 it rose."),
        ("<p>See <a href='#fn7'>note 7</a>.</p>", "See note 7."),
        ("<p>It is shut.<a class='fn' href='#n3'>[3]</a> It is old.</p>", "It is shut. It is old."),
        ("<p>It is shut.<a href='n.xhtml#n3'>[*]</a></p>", "It is shut."),
        ("<p>It is <span epub:type='pagebreak' id='p12'/>shut.</p>", "It is shut."),
        (
            "<p>It is shut.<span role='doc-pagebreak' id='p13'>13</span> It is old.</p>",
            "It is shut. It is old.",
        ),
        (
            "<p>It is <span epub:type='pagebreak' id='p12'>very old and</span> shut.</p>",
            "It is very old and shut.",
        ),
        ("<nav epub:type='toc'><ol><li>Piers</li></ol></nav><p>It is shut.</p>", "\n\nIt is shut."),
        ("<p>It is <svg:svg><svg:text>icon</svg:text></svg:svg>shut.</p>", "It is shut."),
        ("<p>It is <math><mi>a</mi><mo>=</mo><mn>2</mn></math> now.</p>", "It is a=2 now."),
    ],
)
def test_inline_markup_of_chapters(chapter, text):
    assert whole(chapter).text.endswith(text)


@pytest.mark.parametrize(
    "dates",
    [
        "<dc:date>2026-02-03</dc:date>",
        "<dc:date opf:event='modification'>2026-05-01</dc:date>"
        "<dc:date opf:event='publication'>2026-02-03</dc:date>",
        "<dc:date opf:event='creation'>2025-01-01</dc:date><dc:date>2026-02-03</dc:date>",
        "<dc:date>2026-02-03T00:00:00+00:00</dc:date><meta property='dcterms:modified'>2026-05-01</meta>",
        "<dc:date>3 February 2026</dc:date>",
        "<dc:date>3. Februar 2026</dc:date>",
        "<dc:date>0101-01-01T00:00:00+00:00</dc:date><meta property='dcterms:issued'>2026-02-03</meta>",
        "<dc:date id='d'>2026-05-01</dc:date><meta refines='#d' property='event'>modification</meta>"
        "<dc:date>2026-02-03</dc:date>",
        "<dc:date opf:event='conversion'>2026-05-01</dc:date>"
        "<dc:date opf:event='issued'>2026-02-03</dc:date>",
    ],
)
def test_date_of_publication_goes_before_other_dates(dates):
    package = BOOK.replace("<dc:date>2026-02-03</dc:date>", dates)
    package = package.replace("<metadata ", "<metadata xmlns:opf='http://www.idpf.org/2007/opf' ")
    assert whole("<p>The pier is shut.</p>", book=package).date == "2026-02-03"


@pytest.mark.parametrize(
    ("creators", "author"),
    [
        (
            "<dc:creator opf:role='aut'>Mira Halden</dc:creator>"
            "<dc:creator opf:role='trl'>Tor Vinge</dc:creator>",
            "Mira Halden",
        ),
        (
            "<dc:creator>Mira Halden</dc:creator><dc:creator id='c'>Tor Vinge</dc:creator>"
            "<meta refines='#c' property='role'>ill</meta>",
            "Mira Halden",
        ),
        ("<dc:creator opf:role='edt'>Tor Vinge</dc:creator>", "Tor Vinge"),
        ("<dc:creator>Mira Halden</dc:creator><dc:creator>Mira Halden</dc:creator>", "Mira Halden"),
    ],
)
def test_authors_are_not_translators_or_illustrators(creators, author):
    package = BOOK.replace("<dc:creator>A. Berg</dc:creator>\n<dc:creator>C. Dahl</dc:creator>", creators)
    package = package.replace("<metadata ", "<metadata xmlns:opf='http://www.idpf.org/2007/opf' ")
    assert whole("<p>The pier is shut.</p>", book=package).author == author


def test_title_of_a_chapter_from_the_contents_has_no_pronunciation():
    nav = (
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><nav><ol><li><a href='two.xhtml'>"
        "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>の話</a></li></ol></nav></body></html>"
    )
    assert whole("<p>港。</p>", nav=nav).text.endswith("漢字の話\n\n港。")


def test_chapters_that_are_not_read_are_told():
    picture = '<item id="pic" href="a.svg" media-type="image/svg+xml"/></manifest>'
    package = BOOK.replace("</manifest>", picture).replace("</spine>", '<itemref idref="pic"/></spine>')
    assert whole("<p>The pier is shut.</p>", book=package).warnings == (
        "1 chapter is not read: outside the reading order",
        "1 chapter is not read: image/svg+xml",
        "lacks 1 of its 3 chapters: they are not in the file",
    )
