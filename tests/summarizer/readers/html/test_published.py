"""The date of publication that a web page declares, in the forms that pages use."""

import io

import pytest
from lxml import html

from summarizer.document import Document
from summarizer.files.options import AS_IT_COMES
from summarizer.readers import open_documents
from summarizer.readers.html import page as reader
from summarizer.readers.html.published import published

TEXT = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry board of Orlund met again to decide how the burnt pier will be mended before the autumn.",
        "Director Mira Halden told the press that the first piles would be driven soon, for a million.",
        "Skippers of the southern docks asked for another berth, which the board declined as too shallow.",
    )
)
CARD = (
    "<article class=card><a href=/x>The dredger sinks</a><time datetime='2021-03-05'>5 March</time></article>"
)


def date(
    head: str = "", above: str = "", before: str = "", after: str = "", sandboxed: bool = False
) -> str | None:
    """Return the date of a page, read in this process or, as in the program, in the sandbox."""
    page = (
        f"<html><head><title>The pier of Orlund</title>{head}</head><body><nav>Home</nav>{before}"
        f"<main><article><h1>The pier of Orlund</h1>{above}{TEXT}</article></main>{after}"
        "<footer><p>Copyright 2020 Orlund Gazette.</p></footer></body></html>"
    )
    data, name = page.encode(), "a.html"
    (document,) = (
        open_documents(io.BytesIO(data), name=name) if sandboxed else reader.read(data, name, AS_IT_COMES)
    )
    assert isinstance(document, Document)
    return document.date


META = [
    ("name=pubdate", "Thu, 14 May 2026 09:00:00 GMT"),
    ("name=date", "2026-05-14T23:50:00-05:00"),
    ("property='article:published_time'", "2026-05-14T00:10:00+02:00"),
    ("name=DC.date.issued", "2026-05-14"),
    ("name='dcterms.created'", "20260514"),
    ("itemprop=datePublished", "May 14, 2026 8:00 AM"),
    ("name=publish_date", "14 May 2026"),
    ("name=citation_publication_date", "2026/05/14"),
    ("name=parsely-pub-date", "2026-05-14T10:00:00Z"),
    ("name=sailthru.date", "Thu May 14 2026 10:00:00 GMT+0000 (UTC)"),
    ("name=PubDate", "20260514T101500Z"),
    ("name=timestamp", "1778752800"),
    ("name=date", "14.05.2026"),
    ("name=date", "Thursday, May 14th, 2026"),
]


@pytest.mark.parametrize(("name", "value"), META)
def test_meta_tag_has_the_date(name, value):
    assert date(f'<meta {name} content="{value}">') == "2026-05-14"


def test_published_goes_before_modified_and_created():
    head = "<meta name=date content=2026-05-20><meta property='article:modified_time' content=2026-05-21>"
    assert date(head + "<meta property='article:published_time' content=2026-05-14>") == "2026-05-14"


ARTICLE = '"@type": "NewsArticle", "headline": "The pier of Orlund", "datePublished": "2026-05-14T09:00:00Z"'
JSON = {
    "article": f"{{{ARTICLE}}}",
    "list": f'[{{"@type": "Organization"}}, {{{ARTICLE}}}]',
    "graph": f'{{"@graph": [{{"@type": "WebPage", "datePublished": "2026-05-01"}}, {{{ARTICLE}}}]}}',
    "comment first": f'{{"comment": [{{"@type": "Comment", "datePublished": "2021-03-05"}}], {ARTICLE}}}',
    "cards first": '{"@graph": [{"@type": "ItemList", "itemListElement": [{"@type": "Article", '
    f'"datePublished": "2021-03-05"}}]}}, {{{ARTICLE}}}]}}',
    "another article first": '[{"@type": "Article", "headline": "A storm", "datePublished": "2021-03-05"}, '
    f"{{{ARTICLE}}}]",
    "types": f'{{"@type": ["Article", "BlogPosting"], {ARTICLE.split(",", 1)[1]}}}',
    "line ends in a text": f'{{"description": "a\nb", {ARTICLE}}}',
    "main entity": f'{{"@type": "WebPage", "mainEntity": {{{ARTICLE}}}}}',
}


@pytest.mark.parametrize("script", JSON.values(), ids=JSON)
def test_json_of_the_article_has_the_date(script):
    assert date(f"<script type='application/ld+json'>{script}</script>") == "2026-05-14"


def test_many_articles_on_a_page_of_a_long_title_are_compared_in_linear_time():
    works = ",".join(['{"@type":"Article","name":"The dredger","datePublished":"2021-03-05"}'] * 5_000)
    own = '{"@type":"Article","name":"The pier of Orlund","datePublished":"2026-05-14"}'
    script = f"<script type='application/ld+json'>[{works},{own}]</script>"
    assert date(f"{script}<title>{'pier ' * 400_000}</title>", sandboxed=True) == "2026-05-14"


def test_date_of_a_comment_is_ignored():
    script = '{"@type": "WebSite", "comment": [{"@type": "Comment", "datePublished": "2021-03-05"}]}'
    assert date(f"<script type='application/ld+json'>{script}</script>") is None


@pytest.mark.parametrize(
    "above",
    [
        "<time datetime='2026-05-14T09:00'>2 days ago</time>",
        "<p>By Mira Halden, <time>14 May 2026</time></p>",
        "<div class=meta><span>Updated <time datetime=2026-05-20>20 May</time></span>"
        "<span>Published <time datetime=2026-05-14>14 May</time></span></div>",
        "<p class=date>Published 14 May 2026</p>",
        "<div>Posted on May 14, 2026 by Mira Halden</div>",
        "<span class=x>First published: Thursday 14 May 2026, 09:00</span>",
        "<div class=byline><span>Published</span> <span>14 May 2026</span></div>",
        "<p>14 May 2026</p>",
        "<span class='entry-date'>14 May 2026</span>",
    ],
)
def test_date_above_the_text_is_found(above):
    cards = f"<section class=related>{CARD}</section>"
    assert date(above=above, before=cards, after=cards) == "2026-05-14"


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        f"<section class=related>{CARD}</section>",
        "<ul><li><a href=/x>The dredger sinks</a> <time datetime=2021-03-05>5 March</time></li></ul>",
        "<aside><time datetime=2021-03-05>5 March</time></aside>",
        "<div class=comments><p>Posted on 5 March 2021</p></div>",
    ],
)
def test_date_of_a_card_is_ignored(card):
    assert date(before=card) is None
    assert date(after=card) is None


def test_date_in_a_sentence_is_ignored():
    assert (
        date(
            above="<p>The pier burnt on <time datetime=2021-03-05>5 March</time>, said the board, which had "
            "met several times since then without an agreement on how it would be paid for by the town.</p>"
        )
        is None
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Released on 3 March 2019 from prison, Tor Vinge told the board of Orlund about it.",
        "Issued on 3 March 2019, the permit of the pier was never used by its owner.",
        "Posted at Orlund on 3 March 2019, the letter took seven years to reach the board.",
    ],
)
def test_sentence_that_begins_like_a_dated_line_is_ignored(sentence):
    tree = html.fromstring(f"<html><body><article><p>{sentence}</p>{TEXT}</article></body></html>")
    assert published(tree, tree.find(".//article")) is None


HEADS = [
    "<p class=x>14.05.2026</p>",
    "<div>Words by Ida Morrow · 14 May 2026</div>",
    "<p>By <b>Ida Morrow</b><br>Thursday, May 14, 2026</p>",
    "<font size=1>Published: May 14, 2026<br>By Ida Morrow</font>",
    "<ul><li>News article</li><li>14 May 2026</li><li>2 min read</li></ul>",
    "<div class=post-meta><span>Ida Morrow</span><span>14 mai 2026</span></div>",
    "<p>Last updated: 20 May 2026</p><p>14 May 2026</p>",
    "<footer class=submitted>Submitted by press on Thu, 05/14/2026 - 11:20</footer>",
    "<dl><dt>Last updated</dt><dd>20 May 2026</dd><dt>Date</dt><dd>14 May 2026</dd></dl>",
    "<p><abbr class=published title='2026-05-14T09:12:00+01:00'>09:12</abbr></p>",
    "<table class=infobox><tr><td>Opened</td><td>3 March 1999</td></tr></table><p>14 May 2026</p>",
    "<div class=related><a href=/x>Dredger sinks</a><span>5 March 2021</span></div><p>14 May 2026</p>",
    "<p>2026年5月14日</p>",
]


@pytest.mark.parametrize("above", HEADS)
def test_date_alone_in_the_head_of_the_article_is_found(above):
    assert date(above=above) == "2026-05-14"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (f'<meta {META[0][0]} content="{META[0][1]}">', ""),
        (f"<script type='application/ld+json'>{JSON['graph']}</script>", ""),
        ("", HEADS[5]),
        ("", HEADS[-1]),
    ],
    ids=["meta tag", "JSON", "French", "Chinese"],
)
def test_date_is_found_in_the_sandbox(head, above):
    """Modules that a form of dates needs are loaded before no file can be opened any more."""
    assert date(head, above, sandboxed=True) == "2026-05-14"


NO_DATES = [
    "<p>Applications close on 14 May 2026</p>",
    "<table class=infobox><tr><td>Opened</td><td>14 May 1999</td></tr></table>",
    "<p>Valid until 14 May 2026</p>",
    "<div class=related><a href=/x>Dredger sinks</a><span>5 March 2021</span></div>",
]


@pytest.mark.parametrize("above", NO_DATES)
def test_other_date_in_the_head_is_ignored(above):
    tree = html.document_fromstring(f"<body><article><h1>The pier of Orlund</h1>{above}{TEXT}</article>")
    assert published(tree, tree.find(".//article")) is None


def test_time_that_is_called_published_goes_before_posted():
    terms = (
        "<dl><dt>Posted</dt><dd><time datetime=2026-05-20>20 May</time></dd>"
        "<dt>Originally published</dt><dd><time datetime=2026-05-14>14 May</time></dd></dl>"
    )
    assert date(above=terms) == "2026-05-14"


def test_microdata_in_a_footer_of_the_article_has_the_date():
    page = (
        "<div class=news itemscope itemtype='http://schema.org/Article'><h1>The pier of Orlund</h1>"
        "<div class=footer><time itemprop=datePublished datetime=2026-05-14>14.05.</time></div>"
        f"<div itemprop=articleBody>{TEXT}</div></div>"
    )
    tree = html.document_fromstring(page)
    assert published(tree, tree.xpath("//*[@itemprop='articleBody']")[0]) == "2026-05-14"
