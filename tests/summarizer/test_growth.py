"""Work grows no faster than n log n with hostile input, for every reader and for the analysis.

Each shape is made with n, 2n and 4n of something, and the steps of the work are counted (see `work_steps`).
For linear work the second step in size costs twice as much as the first, for n log n a little more, for n²
four times as much. C libraries are not counted, so what they are given is bounded, which other tests look at.
What one regular expression tries and takes back is not counted either.
"""

import io
import math
from collections.abc import Callable
from dataclasses import replace
from html import escape

import pytest
from file_samples import packed, word_document
from work_steps import steps_of

from summarizer.document import Document, Style
from summarizer.files.options import Options, Unreadable
from summarizer.pipeline import analyze
from summarizer.readers.addresses import with_bare_links
from summarizer.readers.formats import FORMATS, in_process
from summarizer.readers.sniff import format_of

MOST = 2.8
"""How many times as much the second n may cost as the first; n² costs four times."""
NOISE = 3000
"""Steps by which work of one size may differ, as caches fill."""
Shape = Callable[[int], str]
SENTENCE = "The council of Lund met Anna Berg on Monday. "


def name(number: int) -> str:
    """A word like a name, for each number another."""
    return "".join(
        "bdfgklmnprstvz"[number // 70**at % 14] + "aeiou"[number // 70**at // 14 % 5] for at in range(3)
    ).title()


TEXT: dict[str, Shape] = {
    "blanks": lambda n: "a" + " " * n + "b.",
    "blank lines": lambda n: "a" + " \n" * n + "b",
    "tabs": lambda n: "a" + "\t" * n + "b",
    "long word": lambda n: "a" * n,
    "long line": lambda n: SENTENCE * (n // 40),
    "lines": lambda n: (SENTENCE + "\n") * (n // 40),
    "paragraphs": lambda n: (SENTENCE + "\n\n") * (n // 40),
    "headings": lambda n: "Heading\n\nThe text below it is a little longer than that.\n\n" * (n // 50),
    "open quotation marks": lambda n: "“a " * (n // 3),
    "straight quotation marks": lambda n: '"a ' * (n // 3),
    "quotations never closed": lambda n: "“We go on and on\n\n" * (n // 18),
    "quotations": lambda n: "“We go,” said Anna Berg. " * (n // 25),
    "open brackets": lambda n: "(" * n,
    "brackets": lambda n: "(" * (n // 2) + "a" + ")" * (n // 2),
    "full stops": lambda n: "." * n,
    "initials": lambda n: "A. " * (n // 3),
    "short forms": lambda n: "U.S. " * (n // 5),
    "capitals": lambda n: "Anna " * (n // 5),
    "different names": lambda n: "".join(f"Mr. {name(at)} {name(at + 7)} met. " for at in range(n // 20)),
    "one surname": lambda n: "".join(f"{name(at)} Berg met. " for at in range(n // 16)),
    "acronyms": lambda n: "".join(
        f"{name(at)} {name(at + 1)} ({name(at)[0]}{name(at + 1)[0]}) " for at in range(n // 20)
    ),
    "digits": lambda n: "1" * n,
    "figures": lambda n: "1," * (n // 2),
    "dates": lambda n: "3 May 2026 " * (n // 11),
    "dates in French": lambda n: "3 mai 2026 " * (n // 11),
    "head of an article": lambda n: "Title: a\nLink: b\nDate: c\n" * (n // 25),
    "turns": lambda n: "ANNA BERG: Yes, we go.\n\n" * (n // 24),
    "marks on a letter": lambda n: "a" + "\u0301" * n,
    "list": lambda n: "- an item\n" * (n // 10),
    "table": lambda n: "a | b | c\n" * (n // 10),
    "wide table": lambda n: "a\t" * (n // 2),
    "citations": lambda n: "> a\n" * (n // 4),
    "deep citation": lambda n: ">" * n,
    "indents": lambda n: "".join(" " * (at % 60) + "a\n" for at in range(n // 32)),
    "fences": lambda n: "```\n" * (n // 4),
    "rules": lambda n: "---\n" * (n // 4),
    "footnotes": lambda n: "a [1]" * (n // 5),
    "comments": lambda n: "<!--" * (n // 4),
}
MARKDOWN: dict[str, Shape] = {
    "footnotes": lambda n: "".join(f"a[^{at}]\n\n[^{at}]: b\n\n" for at in range(n)),
    "callouts": lambda n: "> [!NOTE]\n> a\n" * n,
    "callouts within callouts": lambda n: "".join("> " * (at % 40) + "> [!a]\n" for at in range(n)),
    "admonitions": lambda n: "".join("    " * (at % 40) + "!!! a\n" for at in range(n)),
    "directives": lambda n: "```{note}\n:a: b\n" * n,
    "notes in the text": lambda n: "a^[b] ^[c " * n,
    "shortcodes": lambda n: "{{< a {% b " * n,
    "blocks of two marks": lambda n: ">>>\na\n%%\nb\n" * n,
    "definitions": lambda n: "a\n: b\n" * n,
    "cells in HTML": lambda n: "<table>" + "<tr><td>a<td>b" * n,
    "front matter in JSON": lambda n: '{"title": "a", ' + '"b": [' * n,
    "front matter of pandoc": lambda n: "% a\n" + "  b\n" * n,
    "wikilinks": lambda n: "[[a|b]] [[ ==a " * n,
    "brackets": lambda n: "[" * n,
    "links": lambda n: "[a](" * n,
    "pictures": lambda n: "![" * n + "]" * n,
    "code": lambda n: "`a" * n,
    "code of many lengths": lambda n: "".join("`" * at + " " for at in range(math.isqrt(2 * n))),
    "emphasis": lambda n: "*a_ " * n,
    "strong words": lambda n: "**a** *b*\n" * n,
    "references": lambda n: "".join(f"[a{at}]: b\n" for at in range(n)) + "[a1]" * n,
    "references never ended": lambda n: '[a]: b "\n' * n,
    "tags": lambda n: "<a b='" * n,
    "comments": lambda n: "<!--" * n,
    "entities": lambda n: "&amp;" * n,
    "citations": lambda n: "> a\n" * n,
    "lists": lambda n: "".join(" " * (2 * (at % 15)) + "- a\n" for at in range(n)),
    "table": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "headings": lambda n: "# a\n" * n,
    "underlines": lambda n: "a\n=\n" * n,
    "front matter": lambda n: "---\n" + "a: b\n" * n + "---\nx",
    "front matter of many steps": lambda n: "+++\n" + "a." * n + "b=1\n+++\nx",
    "blanks": lambda n: "a" + " " * n + "b",
}
HTML: dict[str, Shape] = {
    "blanks before a prolog": lambda n: " " * n + "<?xml version='1.0'?><p>They met.",
    "blanks": lambda n: "<p>a" + " " * n + "b",
    "deep": lambda n: "<div>" * n + "x",
    "never closed": lambda n: "<font><p>They met.</p>" * n,
    "lists": lambda n: "<ul><li>a" * n,
    # A page that nests more than 256 elements is read without a tree, in fewer steps.
    "tables within tables": lambda n: "<table><tr><td>a" * (n // 4),
    "rows": lambda n: "<table>" + "<tr><td>a</td><td>b</td></tr>" * n,
    "cells": lambda n: "<table><tr>" + "<td>a</td>" * n,
    "headings": lambda n: "<h2>a</h2>" * n,
    "links": lambda n: "<a href=x>a</a> " * n,
    "breaks": lambda n: "a<br>" * n,
    "entities": lambda n: "&amp;" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{at}=b" for at in range(n)) + ">x",
    "quotation marks": lambda n: "<p a='x\" b>" * n,
    "comments": lambda n: "<!--" * n,
    "scripts": lambda n: "<script>a</script>b" * n,
    "styles never closed": lambda n: "<b><i>a<p><a href=x>b" * n,
    # A page of fewer than 110 such paragraphs is read in two ways, in more steps for each.
    "styles over breaks": lambda n: "<b>" + "a<br><br><i>b</i>" * (2 * n) + "</b>",
    "styles in cells": lambda n: "<table><tr>" + "<td><b>a</b>c" * n,
    "styles in rows": lambda n: "<table>" + "<tr><td><b>a</b><td><i>c</i>" * n + "</table>",
    "styles around raised": lambda n: "<b>a<sup>1<i>2</i></sup></b>" * n,
    "raised": lambda n: "a<sup>1</sup>" * n + "<sup>" * n + "b</sup>" * n,
    "ruby": lambda n: "<ruby>a<rt>b" * (n // 4),  # likewise
    "menus": lambda n: "<nav>a</nav><p>The text that follows is long enough to be kept.</p>" * n,
    "citations": lambda n: "<blockquote>a" * n,
    "signs": lambda n: "<" * n,
}


FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


DOCX: dict[str, Callable[[int], bytes]] = {
    "open fields": lambda n: word_document(paragraph((FIELD.format("begin") + run("a")) * n)),
    "nested fields": lambda n: word_document(
        paragraph((FIELD.format("begin") + FIELD.format("separate")) * n + run("a") + FIELD.format("end") * n)
    ),
    "repeated notes": lambda n: word_document(
        paragraph(run("a") + "<w:r><w:footnoteReference w:id='1'/></w:r>" * n),
        f"<w:footnote w:id='1'>{paragraph(run('b ' * n))}</w:footnote>",
    ),
    "notes": lambda n: word_document(
        paragraph(run("a") + "".join(f"<w:r><w:footnoteReference w:id='{at}'/></w:r>" for at in range(n))),
        "".join(f"<w:footnote w:id='{at}'>{paragraph(run('b'))}</w:footnote>" for at in range(n)),
    ),
    "paragraphs": lambda n: word_document(paragraph(run("a")) * n),
    "runs": lambda n: word_document(
        paragraph((run("a") + "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>") * n)
    ),
    "drop caps": lambda n: word_document(
        paragraph(f"<w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{run('a')}") * n
    ),
    "controls": lambda n: word_document(
        ("<w:sdt><w:sdtPr/><w:sdtContent>" * 9 + paragraph(run("a")) + "</w:sdtContent></w:sdt>" * 9)
        * (n // 4)
    ),
    "cells": lambda n: word_document(
        "<w:tbl><w:tr>" + f"<w:tc>{paragraph(run('a'))}</w:tc>" * n + "</w:tr></w:tbl>"
    ),
    "tables": lambda n: word_document(f"<w:tbl><w:tr><w:tc>{paragraph(run('a'))}</w:tc></w:tr></w:tbl>" * n),
    "breaks": lambda n: word_document(paragraph("<w:r>" + "<w:t>a</w:t><w:br/>" * n + "</w:r>")),
}


def feed(content: str, root: str = "") -> bytes:
    return f"<?xml version='1.0'?><rss version='2.0' {root}><channel>{content}</channel></rss>".encode()


ITEM = "<item><title>Talks</title><description>They met.</description></item>"
FEED: dict[str, Callable[[int], bytes]] = {
    "entries": lambda n: feed(ITEM * n),
    "namespaces": lambda n: feed(
        ITEM + "".join(f"<a{at}:b>c</a{at}:b>" for at in range(n)),
        " ".join(f"xmlns:a{at}='{at}'" for at in range(n)),
    ),
    "blank lines before the root": lambda n: b"<?xml version='1.0'?>" + b"\n" * n + feed(ITEM)[21:],
    "document types": lambda n: b"<?xml version='1.0'?>" + b"\n<!DOCTYPE " * n + feed(ITEM)[21:],
    "attributes": lambda n: feed(
        "<item " + " ".join(f"a{at}='b'" for at in range(8 * n)) + "><title>x</title></item>"
    ),
    "elements within elements": lambda n: feed(ITEM + "<a>" * n + "</a>" * n),
    "never closed": lambda n: b"<rss version='2.0'><channel>" + b"<item><title>a" * n,
    "categories": lambda n: feed("<item><title>x</title>" + "<category>c</category>" * n + "</item>"),
    "title": lambda n: feed("<item><title>" + "a b " * n + "</title></item>"),
    "authors": lambda n: feed("<item><title>x</title>" + "<author>a@b.example</author>" * n + "</item>"),
    "rows": lambda n: feed(
        f"<item><description>{escape('<table>' + '<tr><td>a<td>b' * n + '</table>')}</description></item>"
    ),
    "tables": lambda n: feed(
        f"<item><description>{escape('<table><tr><td>a' * n + '</table>' * n)}</description></item>"
    ),
    "markup": lambda n: feed(f"<item><description>{escape('<p>a<b>b' * n)}</description></item>"),
}


def book(chapter: str, package: str) -> bytes:
    container = "<container><rootfile full-path='b.opf'/></container>"
    files = {"META-INF/container.xml": container, "b.opf": f"<p>{package}</p>", "a.html": chapter}
    return packed({"mimetype": "application/epub+zip"} | files)


CHAPTER = "<item id='a' href='a.html' media-type='text/html'/>"
EPUB: dict[str, Callable[[int], bytes]] = {
    "one chapter many times": lambda n: book("<p>They met." * n, CHAPTER + "<itemref idref='a'/>" * n),
    "one contents many times": lambda n: book(
        "<a href='a'>They met.</a>" * n,
        "<item href='a.html' properties='nav'/>" * n + CHAPTER + "<itemref idref='a'/>",
    ),
    "authors": lambda n: book("<p>They met.", "<creator>A</creator>" * n + CHAPTER + "<itemref idref='a'/>"),
    "deep chapter": lambda n: book("<div>" * n + "They met.", CHAPTER + "<itemref idref='a'/>"),
}


def letter(body: str, headers: str = "", kind: str = "text/plain") -> bytes:
    head = f"From: a@example.org\nSubject: x\n{headers}MIME-Version: 1.0\nContent-Type: {kind}\n"
    return f"{head}\n{body}".encode()


MIXED = "multipart/mixed; boundary=b"
MAIL: dict[str, Callable[[int], bytes]] = {
    "parts": lambda n: letter("--b\n\na\n" * n, kind=MIXED),
    "parts within parts": lambda n: letter(
        "".join(f"--b{at}\nContent-Type: multipart/mixed; boundary=b{at + 1}\n\n" for at in range(n)),
        kind="multipart/mixed; boundary=b0",
    ),
    "attachments": lambda n: letter(
        "--b\nContent-Disposition: attachment; filename=a.txt\n\nThey met.\n" * n, kind=MIXED
    ),
    "headers": lambda n: letter("x", "X-A: b\n" * n),
    "folded header": lambda n: letter("x", "To: a\n" + " b\n" * n),
    "parameters": lambda n: letter(
        "x", kind="text/plain; " + " ".join(f"a*{at}=b;" for at in range(100 + n))
    ),
    "encoded words": lambda n: letter("x", "To: " + "=?utf-8?q?a?= " * n + "\n"),
    "attributions": lambda n: letter("On Monday 3 May Anna wrote:\n> a\n\nb\n" * n),
    "headers of others": lambda n: letter("\nFrom: a\nTo: b\nSubject: c\n\n" * n),
    "signatures": lambda n: letter("-- \na\n" * n),
    "copies": lambda n: letter("x", 'Cc: "a, <b>\n' * n + "Cc: " + "a@b, " * n + "\n"),
    "references": lambda n: letter("x", "References: " + "<a@b> <" * n + "\n"),
    "headers without an end": lambda n: letter("x").partition(b"\n\n")[0] + b"\nA: b" * n,
    "addresses": lambda n: letter("a@b.c:\n> d\n" * n),
    "flowed": lambda n: letter("a \n" * n, kind="text/plain; format=flowed"),
}
MBOX: dict[str, Callable[[int], bytes]] = {
    "letters": lambda n: b"From a@b.c Mon Feb  2 10:00:00 2026\nFrom: a@b.c\nSubject: x\n\nThey met.\n\n" * n,
    "no letters": lambda n: b"From a@b.c Mon Feb  2 10:00:00 2026\n\nx\n" + b"\nFrom 1:1 1:1 1:1\n" * n,
    "no headers": lambda n: b"From a@b.c Mon Feb  2 10:00:00 2026\nA: b\n\n" + b"From a\nTo: b\n c\n\n" * n,
    "escapes": lambda n: b"From a@b.c Mon Feb  2 10:00:00 2026\n\nx\n>From \n" + b">" * n,
}
ZIP: dict[str, Callable[[int], bytes]] = {
    "members": lambda n: packed({f"{at}.txt": "They met." for at in range(n)}),
    "deep folders": lambda n: packed({"a/" * n + "b.txt": "They met."}),
}


def lines_of_pdf(n: int) -> bytes:
    """One paragraph of many lines."""
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(600, 20 * n + 100))
    text = page.beginText(50, 20 * n + 50)
    for _ in range(n):
        text.textLine("the ships that came in late went out again at dawn with the tide and the")
    page.drawText(text)
    page.save()
    return out.getvalue()


def dots_of_pdf(n: int) -> bytes:
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(6 * n + 200, 200))
    page.drawString(50, 100, "Ships " + "." * n + " abcdefgh")
    page.save()
    return out.getvalue()


READ: list[tuple[str, str, Callable[[int], bytes], int]] = [
    *(("text", kind, lambda n, shape=shape: shape(n).encode(), 1000) for kind, shape in TEXT.items()),
    *(("markdown", kind, lambda n, shape=shape: shape(n).encode(), 40) for kind, shape in MARKDOWN.items()),
    *(("html", kind, lambda n, shape=shape: shape(n).encode(), 60) for kind, shape in HTML.items()),
    *(
        ("mail", kind, lambda n, shape=shape: letter(shape(n), kind="text/html"), 100)
        for kind, shape in HTML.items()
    ),
    *(("docx", kind, shape, 20) for kind, shape in DOCX.items()),
    *(("feed", kind, shape, 40) for kind, shape in FEED.items()),
    *(("epub", kind, shape, 30) for kind, shape in EPUB.items()),
    *(("mail", kind, shape, 30) for kind, shape in MAIL.items()),
    *(("mbox", kind, shape, 20) for kind, shape in MBOX.items()),
    *(("zip", kind, shape, 30) for kind, shape in ZIP.items()),
    ("pdf", "lines of one paragraph", lines_of_pdf, 20),
    ("pdf", "dots", dots_of_pdf, 100),
]


def grows_in_proportion(work: Callable[[int], Callable[[], object]], n: int) -> None:
    """Fail where the steps grow faster than n log n."""
    works = [work(size) for size in (n, 2 * n, 4 * n)]
    for size in (n, 5 * n):
        work(size)()  # what is loaded or compiled once is no growth
    one, two, four = (steps_of(each) for each in works)
    assert four - two <= MOST * max(0, two - one) + NOISE, f"steps for n, 2n, 4n: {one:,}, {two:,}, {four:,}"


@pytest.mark.parametrize(
    ("format", "made", "n"),
    [(format, made, n) for format, _, made, n in READ],
    ids=[f"{format} {kind}" for format, kind, *_ in READ],
)
def test_reading_takes_near_linear_steps(format, made, n):
    reader = in_process(FORMATS[format].module)

    def work(size: int) -> Callable[[], object]:
        data = made(size)

        def read() -> None:
            try:
                format_of(data, None, Options())
                list(reader(data, "a", Options(format=format)))
            except Unreadable:
                pass

        return read

    grows_in_proportion(work, n)


ADDRESSES: dict[str, Shape] = {
    "words": lambda n: "see http://a.example/b. " * n,
    "one word": lambda n: "http://a.example/" * n,
    "brackets": lambda n: "http://a.example/" + ")" * n,
    "pairs of brackets": lambda n: "http://a.example/" + "()" * n + "].)" * n,
    "nothing after the slashes": lambda n: "http://" * n + " http:// " * n,
    "lines": lambda n: "http://a.example/b\n\n" * n,
}


@pytest.mark.parametrize("shape", ADDRESSES.values(), ids=ADDRESSES)
def test_finding_addresses_takes_near_linear_steps(shape):
    def work(size: int) -> Callable[[], object]:
        (document,) = in_process(FORMATS["text"].module)(shape(size).encode(), "a", Options())
        assert isinstance(document, Document)
        links = tuple(Style(at, at + 1, "link", "x") for at in range(0, len(document.text), 50))
        return lambda: with_bare_links(document.text, document.paragraphs, links)

    grows_in_proportion(work, 200)


@pytest.mark.parametrize("shape", TEXT.values(), ids=TEXT)
def test_analysis_takes_near_linear_steps(shape):
    def work(size: int) -> Callable[[], object]:
        (document,) = in_process(FORMATS["text"].module)(shape(size).encode(), "a", Options())
        assert isinstance(document, Document)
        english = replace(document, language="en")  # what is said in no other language is looked for, too
        return lambda: analyze(english) if document.paragraphs else None

    grows_in_proportion(work, 120)
