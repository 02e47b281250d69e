"""The sandbox does not change results: modules that a parser loads late are available in time."""

import io
from collections.abc import Callable

import docx
import pytest
from file_samples import packed
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from summarizer.files.options import Options
from summarizer.readers.formats import FORMATS, in_process, reader

RUSSIAN = "Переговоры закончились в понедельник без соглашения, сообщило министерство."
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}"><title>{text}</title>
<link rel="canonical" href="https://news.example.co.uk/2026/03/03/talks.html">
<meta property="og:site_name" content="Example"><meta property="og:url" content="https://example.org/talks">
<meta name="author" content="Jane Doe"><meta name="dc.date" content="3 March 2026 10:00 GMT">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2026-03-03"}}</script></head>
<body><nav class="menu"><a href="/">Home</a></nav><header>Example</header><main><article><h1>{text}</h1>
<p class="byline">By Jane Doe, 3 March 2026</p>{body}</article></main>
<aside>Read also: <a href="/x">more</a></aside><footer>All rights reserved.</footer></body></html>"""


def page(text: str, charset: str, count: int = 1) -> bytes:
    body = "".join(f"<p>{text} {number}</p>" for number in range(count))
    lang = "ru" if text == RUSSIAN else "en"
    return PAGE.format(text=text, charset=charset, body=body, lang=lang).encode(charset)


def feed(text: str, charset: str) -> bytes:
    items = "".join(
        f"<item><title>{text}</title><description>&lt;p&gt;{text}&lt;/p&gt;</description>"
        f"<pubDate>{date}</pubDate><author>jane@example.org (Jane)</author></item>"
        for date in (
            "Mon, 02 Mar 2026 10:00:00 +0100",
            "2026-03-02T10:00:00Z",
            "2. März 2026" * (charset == "utf-8"),
        )
    )
    head = f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel><title>News</title>'
    return f"{head}{items}</channel></rss>".encode(charset)


def book(charset: str) -> bytes:
    body = f"<html><body><h1>{RUSSIAN}</h1><p>{RUSSIAN}</p></body></html>"
    chapter = f'<?xml version="1.0" encoding="{charset}"?>{body}'
    return packed(
        {
            "META-INF/container.xml": b"<container><rootfile full-path='b.opf'/></container>",
            "b.opf": b"<p><item id='a' href='a.html' media-type='text/html'/><itemref idref='a'/></p>",
            "a.html": chapter.encode(charset),
            "zz.png": b"",
        }
    )


def word() -> bytes:
    made = docx.Document()
    made.core_properties.author = "Jane Doe"
    made.add_heading("Talks end", 0)
    made.add_paragraph("They met on Monday in Abu Dhabi.")
    made.add_paragraph("First point.", style="List Number")
    table = made.add_table(2, 2)
    table.cell(1, 1).text = "12"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def printed() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number in range(1, 9):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(72, 800, f"Report {number}")
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 760, f"Talks end, part {number}")
        canvas.setFont("Courier", 11)
        for line in range(30):
            canvas.drawString(72, 730 - 14 * line, f"They met on day {line} in Abu Dhabi and went on.")
        canvas.showPage()
    canvas.setTitle("Talks end")
    canvas.save()
    return file.getvalue()


ENGLISH = "The talks ended on Monday without an agreement, the ministry said."
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a short page": ("html", lambda: page(ENGLISH, "utf-8")),
    "a long page": ("html", lambda: page(ENGLISH, "utf-8", 60)),
    "a page in windows-1251": ("html", lambda: page(RUSSIAN, "windows-1251", 5)),
    "a page in windows-1252": ("html", lambda: page("Café – " + ENGLISH, "windows-1252", 5)),
    "a page in gb2312": ("html", lambda: page("星期一的会谈没有达成协议。", "gb2312", 9)),
    "a page in utf-16": ("html", lambda: page(RUSSIAN, "utf-16", 5)),
    "a feed": ("feed", lambda: feed(ENGLISH, "utf-8")),
    "a feed that names no encoding": (
        "feed",
        lambda: feed("Café", "windows-1252").replace(b"windows-1252", b"x"),
    ),
    "a feed in utf-16": ("feed", lambda: feed(RUSSIAN, "utf-16")),
    "a feed in utf-16 without a mark": ("feed", lambda: feed(RUSSIAN, "utf-16-be")),
    "a feed in EBCDIC": ("feed", lambda: feed(ENGLISH, "cp037")),
    "a book": ("epub", lambda: book("utf-8")),
    "a book in utf-16": ("epub", lambda: book("utf-16")),
    "a book in windows-1251": ("epub", lambda: book("windows-1251")),
    "a book whose members have foreign names": (
        "epub",
        lambda: book("utf-8").replace(b"zz.png", b"\x84\x94.png"),
    ),
    "a Word document": ("docx", word),
    "a PDF file": ("pdf", printed),
}
CHARSETS = {
    "koi8-r": RUSSIAN,
    "iso-8859-5": RUSSIAN,
    "x-mac-cyrillic": RUSSIAN,
    "iso-8859-2": "Rozmowy zakończyły się w poniedziałek bez porozumienia.",
    "windows-1255": "השיחות הסתיימו ביום שני ללא הסכם.",
    "shift_jis": "月曜日の会談は合意なしに終わった。",
    "iso-2022-jp": "月曜日の会談は合意なしに終わった。",
    "euc-kr": "월요일 회담은 합의 없이 끝났다.",
    "big5": "星期一的會談沒有達成協議。",
}


def both(format: str, data: bytes) -> tuple[list, list]:
    """Return the results of a file with and without the sandbox."""
    boxed = list(reader(format)(data, "file", Options()))
    return boxed, list(in_process(FORMATS[format].module)(data, "file", Options()))


@pytest.mark.parametrize("what", FILES)
def test_file_is_read_the_same_with_and_without_a_sandbox(what: str) -> None:
    format, make = FILES[what]
    boxed, here = both(format, make())
    assert boxed[-1].text
    assert boxed == here


@pytest.mark.parametrize("charset", CHARSETS)
def test_declared_charset_is_decoded(charset: str) -> None:
    text = CHARSETS[charset]
    python_name = {"x-mac-cyrillic": "mac_cyrillic"}.get(charset, charset)
    data = feed(text, python_name).replace(python_name.encode(), charset.encode(), 1)
    boxed, here = both("feed", data)
    assert boxed == here
    if charset != "x-mac-cyrillic":  # a name that Python does not know
        assert text in boxed[0].text


def test_charset_that_the_user_names_is_decoded() -> None:
    data = feed(RUSSIAN, "mac_cyrillic").replace(b' encoding="mac_cyrillic"', b"")
    (first, *_) = reader("feed")(data, "file", Options(encoding="mac_cyrillic"))
    assert RUSSIAN in first.text
