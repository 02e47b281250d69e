"""The main text of web pages that are built in unusual ways."""

import pytest
from lxml import html

from summarizer.document import Document
from summarizer.files.options import Options
from summarizer.readers.html import page as reader
from summarizer.readers.html import page_frame
from summarizer.readers.html.blocks import HtmlBlock, blocks

TEXT = [
    "The ferry board of Orlund met on Monday to decide how the burnt pier will be mended before the autumn.",
    "Director Mira Halden told the press that the first piles would be driven in May, for a million.",
    "Skippers of the southern docks asked for another berth, which the board declined as too shallow.",
    "A further study, written by the surveyor Tor Vinge, warns that the old piles sank by nine inches.",
    "The town will vote on the money next month, and all parties said that they expect it to pass.",
]
MENU = (
    "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li><li><a href=/s>Sport</a></li></ul></nav>"
)
COOKIES = (
    "<div class=cookie-banner><p>We store cookies on your device. Accept all of them or leave.</p></div>"
)
COMMENTS = (
    "<section class=comments><p>I do not believe a word of it, said a reader from next door.</p></section>"
)
FOOTER = "<footer><p>Copyright Orlund Gazette. All rights are reserved by the publisher.</p></footer>"
AROUND = ("Home", "Accept all", "believe a word", "Copyright")


def read(body: str, head: str = "") -> Document:
    page = f"<!doctype html><html><head><title>Pier</title>{head}</head><body>{body}</body></html>"
    (document,) = reader.read(page.encode(), "a.html", Options())
    return document


def dressed(content: str) -> Document:
    document = read(f"{MENU}{COOKIES}<main>{content}</main>{COMMENTS}{FOOTER}")
    assert [one for one in AROUND if one in document.text] == []
    return document


def of_kind(document: Document, kind: str) -> list[str]:
    return [document.at(each) for each in document.paragraphs if each.kind == kind]


def tagged(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def article(middle: str, tag: str = "article") -> Document:
    content = f"<h1>The pier of Orlund</h1>{tagged(TEXT[:3])}{middle}{tagged(TEXT[3:])}"
    return dressed(f"<{tag}>{content}</{tag}>")


ROWS = [["Boat", "Fee"], ["Cutter", "120"], ["Barge", "640"], ["Launch", "80"]]
TABLES = {
    "paragraphs in cells": "".join(
        f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in ROWS
    ),
    "heads of columns": "<thead><tr><th>Boat<th>Fee</thead>"
    + "".join(f"<tr><td>{a}<td>{b}" for a, b in ROWS[1:]),
    "links in cells": "".join(
        f"<tr><th><a href=/{a}>{a}</a></th><td>{b} crowns a day</td></tr>" for a, b in ROWS
    ),
    "divs in cells": "".join(
        f"<tr><td><div>{a}</div></td><td><div><p>{b}</p></div></td></tr>" for a, b in ROWS
    ),
    "a heading in a cell": "<tr><th><h4>Boat</h4></th><th><h4>Fee</h4></th></tr>"
    + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS[1:]),
    "a caption": "<caption>Fees of the pier</caption>" + "".join(f"<tr><td>{a}<td>{b}" for a, b in ROWS),
}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("around", ["{}", "<div class=table-wrap>{}</div>", "<figure>{}</figure>"])
def test_data_table_in_an_article_is_data(rows, around):
    document = article(around.format(f"<table>{rows}</table>"))
    assert of_kind(document, "body") == TEXT or of_kind(document, "body") == [
        *TEXT[:3],
        "Fees of the pier",
        *TEXT[3:],
    ]
    rows_found = of_kind(document, "table")
    assert [row.split("\t")[0] for row in rows_found] == [row[0] for row in ROWS]
    assert rows_found[1].startswith("Cutter\t120")


@pytest.mark.parametrize("head", ["<h2>The pier</h2>", "<b>The pier</b>"])
def test_layout_table_around_an_article_is_no_data(head):
    table = (
        f"<table><tr><td width=150><a href=/>Home</a><br><a href=/n>News from all of the world</a></td>"
        f"<td>{head}{tagged(TEXT)}</td></tr></table>"
    )
    document = read(f"{COOKIES}{table}{FOOTER}")
    assert of_kind(document, "table") == []
    assert [text for text in TEXT if text not in of_kind(document, "body")] == []
    assert "Accept all" not in document.text


def test_layout_table_keeps_text_and_its_inner_data_table():
    inner = f"<table>{TABLES['paragraphs in cells']}</table>"
    document = read(
        f"{COOKIES}<table><tr><td>{tagged(TEXT[:3])}{inner}{tagged(TEXT[3:])}</td></tr></table>{FOOTER}"
    )
    assert of_kind(document, "table") == ["\t".join(row) for row in ROWS]
    assert [text for text in TEXT if text not in of_kind(document, "body")] == []


LINKED = {
    "link in a paragraph": "<p><a href=/l>{}</a></p>",
    "strong link": "<p><a href=/l><strong>{}</strong></a></p>",
    "link in strong": "<p><strong><a href=/l>{}</a></strong></p>",
    "paragraph in a div": "<div class=text><p><a href=/l>{}</a></p></div>",
    "div": "<div><a href=/l>{}</a></div>",
    "span": "<p><span><a href=/l>{}</a></span></p>",
}


@pytest.mark.parametrize("made", LINKED.values(), ids=LINKED)
def test_paragraph_that_is_a_link_stays(made):
    said = "The minister of ports called the fire a disaster and promised to pay for half of the new pier."
    document = article(made.format(said))
    assert of_kind(document, "body") == [*TEXT[:3], said, *TEXT[3:]]


def test_last_paragraph_that_is_a_link_stays():
    said = "The minister of ports called the fire a disaster and promised to pay for half of the new pier."
    document = dressed(f"<article><h1>Pier</h1>{tagged(TEXT)}<p><a href=/l>{said}</a></p></article>")
    assert of_kind(document, "body") == [*TEXT, said]


@pytest.mark.parametrize(
    "card",
    [
        "<div><a href=/x><h3>A storm</h3><p>A storm closes the docks of the town for two days.</p></a></div>",
        "<p><a href=/x>Read also: A storm closes the docks of the town for two days.</a></p>",
        "<ul><li><a href=/x>A storm closes the docks of the town for two days.</a></li></ul>",
        "<div class=teaser><p>A storm closes the docks of the town for two days.</p></div>",
    ],
)
def test_teaser_amid_an_article_goes(card):
    document = article(card)
    assert of_kind(document, "body") == TEXT
    assert "storm" not in document.text


@pytest.mark.parametrize(
    "said",
    [
        "<figure><blockquote><p>We lost the pier in a night.</p></blockquote></figure>",
        "<figure class=quote><blockquote>We lost the pier in a night.</blockquote></figure>",
        "<blockquote><p>We lost the pier in a night.</p></blockquote>",
    ],
)
def test_quotation_in_a_figure_stays(said):
    assert of_kind(article(said), "quote") == ["We lost the pier in a night."]


@pytest.mark.parametrize(
    "heading",
    [
        "Related stories",
        "Related articles",
        "Read more",
        "Most read",
        "You may also like",
        "More on this story",
        "See also",
    ],
)
@pytest.mark.parametrize("around", ["<div class=related>{}</div>", "<div>{}</div>", "{}"])
def test_heading_over_a_dropped_list_goes(heading, around):
    items = "<ul><li><a href=/a>The dredger sinks off the mole</a></li><li><a href=/b>Ten</a></li></ul>"
    document = article(around.format(f"<h2>{heading}</h2>{items}"))
    assert of_kind(document, "heading") == ["The pier of Orlund"]
    assert {paragraph.place.section for paragraph in document.paragraphs} == {"The pier of Orlund"}


def test_headings_of_the_author_stay():
    document = article(
        "<h2>What comes next</h2><p>The board meets again in May and will hear the skippers.</p>"
    )
    assert of_kind(document, "heading") == ["The pier of Orlund", "What comes next"]
    document = article("<h2>Related work</h2><p>The board meets again in May and will hear the skippers.</p>")
    assert "Related work" in of_kind(document, "heading")


def test_last_heading_stays():
    document = dressed(f"<article><h1>Pier</h1>{tagged(TEXT)}<h2>The board meets again in May</h2></article>")
    assert of_kind(document, "heading") == ["Pier", "The board meets again in May"]


@pytest.mark.parametrize(
    "around",
    [
        "<aside>{}</aside>",
        "<aside class=sidebar>{}</aside>",
        "<form id=page>{}</form>",
        "<div class=header-wrap>{}</div>",
    ],
)
def test_article_in_a_boilerplate_element_is_read(around):
    document = read(MENU + around.format(f"<h1>Pier</h1>{tagged(TEXT)}") + COOKIES)
    assert of_kind(document, "body") == TEXT
    assert of_kind(document, "heading") == ["Pier"]


def test_text_after_the_end_of_the_page_is_read():
    page = f"<html><body><p>{TEXT[0]}</p></body></html>\n<p>{TEXT[1]}</p>\n<html><p>{TEXT[2]}</p></html>"
    (document,) = reader.read(page.encode(), "a.html", Options())
    assert of_kind(document, "body") == TEXT[:3]


def test_charset_after_long_scripts_is_found():
    page = f"<html><head><script>{'x' * 9000}</script><meta charset=windows-1251></head><body><p>Порт закрыт."
    (document,) = reader.read(page.encode("cp1251"), "a.html", Options())
    assert document.text == "Порт закрыт."


def test_page_with_text_in_captions_is_read():
    figures = "".join(f"<figure><img src=a.jpg><figcaption>{text}</figcaption></figure>" for text in TEXT)
    assert of_kind(read(f"{MENU}<article><h1>Pier</h1>{figures}</article>{FOOTER}"), "body")[:5] == TEXT


INLINE = [
    ("The <button>Follow</button> pier burns.", "The pier burns."),
    ("The<svg><text>icon</text></svg> pier burns.", "The pier burns."),
    ("The area <math><mi>a</mi><mo>=</mo><mn>12</mn></math> hectares.", "The area a=12 hectares."),
    ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>の話。", "漢字の話。"),
    (
        "<ruby><rb>漢</rb><rp>(</rp><rt>かん</rt><rp>)</rp></ruby>の話が夏の港町に届きました。",
        "漢の話が夏の港町に届きました。",
    ),
    ("In 2019<sup><a href=#n7>7</a></sup> it rose.", "In 2019 it rose."),
    ("In 2019<a href=#n7><sup>7</sup></a> it rose to a hundred.", "In 2019 it rose to a hundred."),
    ("In 2019<a href=#n7><sup>[7]</sup></a> it rose to a hundred.", "In 2019 it rose to a hundred."),
    ("It fell by 12<sup>3</sup> in May.", "It fell by 12 in May."),
    ("Tor Vinge<sup>4</sup> left.", "Tor Vinge left."),
    ("Tor <b>Vinge</b><sup>4</sup> left.", "Tor Vinge left."),
    ("Tor Vinge left.<sup>4,5</sup>", "Tor Vinge left."),
    ("Tor Vinge<sup>a</sup> left.", "Tor Vinge left."),
    ("It has 5 km<sup>2</sup> and 10<sup>6</sup> fish.", "It has 5 km² and 10⁶ fish."),
    ("The 1<sup>st</sup> of CO<sub>2</sub>.", "The 1st of CO2."),
    ("Au XVIII<sup>e</sup> siècle, le quai brûla.", "Au XVIIIe siècle, le quai brûla."),
    ("Le XVI<sup>e</sup> et le XIX<sup>e</sup> siècle.", "Le XVIe et le XIXe siècle."),
    ("Louis XIV<sup>3</sup> y vint.", "Louis XIV y vint."),
    ("5 s<sup>−1</sup> of Ca<sup>2+</sup>.", "5 s⁻¹ of Ca²⁺."),
    ("<sup>1</sup>See the report of Orlund.", "1 See the report of Orlund."),
]


@pytest.mark.parametrize(("markup", "text"), INLINE)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", MENU + "<article><h1>Pier</h1>" + tagged(TEXT) + "<p>{}</p></article>"]
)
def test_inline_elements_leave_the_paragraph_whole(markup, text, around):
    document = read(around.format(markup))
    assert document.at(document.paragraphs[-1]) == text or around == "<p>{}</p>"
    if around == "<p>{}</p>":
        assert document.text == text


@pytest.mark.parametrize(
    "link",
    [
        "<span class=mw-editsection>[<a href=/e>edit</a>]</span>",
        "<a class=headerlink href=#h title='Link to this heading'>¶</a>",
        "<a class='header-anchor' href=#h>#</a>",
    ],
)
def test_link_in_a_heading_is_dropped(link):
    document = article(
        f"<h2>What comes next{link}</h2><p>The board meets again in May with the skippers.</p>"
    )
    assert of_kind(document, "heading") == ["The pier of Orlund", "What comes next"]


@pytest.mark.parametrize("source", [None, html.Element("p")])
def test_block_outside_the_tree_is_not_in_the_last_element_of_the_page(source):
    tree = html.fromstring(
        f"<html><body><article>{tagged(TEXT)}</article><footer><a href=/x><h2>Dredger</h2></a></footer>"
    )
    frame = page_frame.PageFrame(tree, list(blocks(tree)))
    outside = HtmlBlock("body", TEXT[0], linked=1.0, source=source)
    assert not frame.surrounds(outside)
    assert not frame.is_card(outside)
    assert frame.near(outside) == set()
    assert frame.part([outside, HtmlBlock("body", "It sank.", source=tree.find(".//article/p"))])[0] >= 0


STANDFIRST = "A board of nine decides what a town of nine thousand will pay for"
UNWANTED = [
    "<div class='story__newsletter'><p>Six stories that matter, every weekday before seven.</p></div>",
    "<div class=signature>A boat is a hole in the water into which one pours all of one's money.</div>",
    "<div class=epic><p>If you can, please consider supporting us just once, from one crown.</p></div>",
    "<p><b><i>Get in touch: tell us which stories we should cover near you this summer.</i></b></p>",
    "<p><em>Síguenos en todas las redes o apúntate aquí para recibir el boletín de la tarde.</em></p>",
    "<p><strong>READ: <a href=/x>The dredger sinks before the harbor of Orlund in a storm.</a></strong></p>",
    "<article><h3><a href=/x>The dredger sinks</a></h3><p>The skipper told us how it came about.</p>"
    "</article>",
]


@pytest.mark.parametrize("unwanted", UNWANTED)
def test_notice_amid_the_text_goes(unwanted):
    document = dressed(f"<h1>Pier</h1>{tagged(TEXT[:3])}{unwanted}{tagged(TEXT[3:])}")
    assert of_kind(document, "body") == TEXT


HEADERS = [
    "<header class=post-header><h1>Pier</h1><p class=dek>{}</p></header>",
    "<div class=article-header><h1>Pier</h1><div class=standfirst>{}</div></div>",
    "<h1>Pier</h1><div class=article__intro><p>{}</p></div>",
    "<div class=head><h1>Pier</h1></div><p class=chapo>{}</p>",
    "<h1>Pier</h1><div class=teaser-text itemprop=description><p>{}.</p></div>",
    "<header><h1>Pier</h1><h2 class=subtitle>{}</h2></header>",
]


@pytest.mark.parametrize("header", HEADERS)
def test_standfirst_below_the_title_stays(header):
    document = dressed(f"<article>{header.format(STANDFIRST)}<div class=text>{tagged(TEXT)}</div></article>")
    assert STANDFIRST in document.text
    assert document.text.index(STANDFIRST) < document.text.index(TEXT[0])


def test_heading_with_an_anchor_named_header_stays():
    heading = "<h3 class=header-anchor-post>Who pays<div class=header-anchor><button>#</button></div></h3>"
    document = dressed(f"<h1>Pier</h1>{tagged(TEXT[:3])}{heading}{tagged(TEXT[3:])}")
    assert "Who pays" in of_kind(document, "heading")


def test_headings_in_headers_of_entries_stay():
    entries = "".join(
        f"<article><header><time>1{at}.02</time><h2>Entry {at}</h2></header><p>{text}</p></article>"
        for at, text in enumerate(TEXT)
    )
    document = dressed(f"<h1>Pier</h1><div class=live>{entries}</div>")
    assert of_kind(document, "heading")[1:] == [f"Entry {at}" for at in range(5)]


def test_other_columns_of_a_layout_table_go():
    column = "<td><p>For sale: an oak table with four chairs, hardly used since the wedding.</p></td>"
    row = f"<tr><td><a href=/>Home</a></td><td><h2>Pier</h2>{tagged(TEXT)}</td>{column}</tr>"
    document = read(f"<table><tr><td colspan=3>{MENU}</td></tr>{row}</table>")
    assert "oak table" not in document.text
    assert of_kind(document, "body") == TEXT


def test_list_of_whole_articles_stays():
    articles = "".join(
        f"<article><h2><a href=/{text[:3]}>Part</a></h2><p>{text}</p></article>" for text in TEXT
    )
    assert of_kind(dressed(f"<h1>Pier</h1>{articles}"), "body") == TEXT
