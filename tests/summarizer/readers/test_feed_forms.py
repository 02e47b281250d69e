"""Feeds as programs write them: dates of all forms, several authors, prefixes, bare ampersands."""

import pytest
from mail_samples import kinds, read

from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.sandbox import run

pytestmark = pytest.mark.usefixtures("no_sandbox")

ATOM = "http://www.w3.org/2005/Atom"


def entries(data: str) -> list[Document]:
    """Read a feed as in the program, but for the sandbox."""
    found = read(data.encode(), "news.rss")
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def rss(item: str, before: str = "", root: str = "rss version='2.0'") -> str:
    name = root.split()[0]
    return (
        f"<?xml version='1.0'?>{before}<{root} xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        f"<item><title>The pier</title><description>It burnt in a night.</description>{item}</item>"
        f"</channel></{name}>"
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2016/6/29 15:07:41", "2016-06-29"),
        ("29/06/2016 15:07", "2016-06-29"),
        ("06/29/2016", "2016-06-29"),
        ("Thu, 14 May 2026 00:00:00 +0200", "2026-05-14"),
        ("Thu, 14 May 2026 23:30:00 -0800", "2026-05-14"),
        ("2026-05-14T00:30:00+02:00", "2026-05-14"),
        ("Thu, 14 May 26 09:00:00 GMT", "2026-05-14"),
        ("Thu May 14 09:00:00 2026", "2026-05-14"),
        ("14.05.2026 09:00", "2026-05-14"),
        ("May 14, 2026, 9:00 am EST", "2026-05-14"),
        ("20260514T090000Z", "2026-05-14"),
        ("14-05-2026", "2026-05-14"),
        ("05-14-2026 09:00", "2026-05-14"),
        ("2026.05.14", "2026-05-14"),
        ("2026-5-4", "2026-05-04"),
        ("14.5.26", "2026-05-14"),
        ("Thu, 14 May 2026 23:59:00 PDT", "2026-05-14"),
        ("14 May 2026 00:05 +1300", "2026-05-14"),
        ("jeu., 14 mai 2026 00:00:00 +0200", "2026-05-14"),
        ("Do, 14. Mai 2026", "2026-05-14"),
        ("2026年5月14日", "2026-05-14"),
        ("2026-134", None),
        ("14/05/26", None),
        ("5/6/2016", None),
        ("2016", None),
        ("soon", None),
    ],
)
@pytest.mark.parametrize("tag", ["pubDate", "dc:date"])
def test_date_is_the_senders_day_in_any_form(said, day, tag):
    assert [each.date for each in entries(rss(f"<{tag}>{said}</{tag}>"))] == [day]


@pytest.mark.parametrize(
    "said", ["Thu, 14 May 2026 23:59:00 PDT", "jeu., 14 mai 2026 00:00:00 +0200", "2026年5月14日"]
)
def test_date_is_found_in_the_sandbox(said):
    """Modules that a form of dates needs are loaded before no file can be opened any more."""
    data = rss(f"<pubDate>{said}</pubDate>").encode()
    found = run("summarizer.readers.feed", data, "news.rss", Options())
    assert [each.date for each in found if isinstance(each, Document)] == ["2026-05-14"]


def test_atom_date_is_the_senders_day():
    entry = "<entry><title>x</title><published>2026-05-14T00:30:00+02:00</published></entry>"
    data = f"<feed xmlns='{ATOM}'>{entry}</feed>"
    assert [each.date for each in entries(data)] == ["2026-05-14"]


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<dc:creator>Mira Halden</dc:creator><dc:creator>Tor Vinge</dc:creator>", "Mira Halden; Tor Vinge"),
        ("<author>mira@orlund.example (Mira Halden)</author>", "Mira Halden"),
        ("<author>Mira Halden</author><author>Mira Halden</author>", "Mira Halden"),
        ("", None),
        ("<author>mira@orlund.example</author>", "mira@orlund.example"),
        ("<author>mira@orlund.com</author>", "mira@orlund.com"),
        ("<author>Mira Halden &lt;mira@orlund.example&gt;</author>", "Mira Halden"),
        ("<author>Mira Halden (mira@orlund.example)</author>", "Mira Halden"),
        ("<author>Mira Halden (Orlund)</author>", "Mira Halden (Orlund)"),
        (
            "<author>mira@orlund.example</author><author>tor@orlund.example (Tor Vinge)</author>",
            "mira@orlund.example; Tor Vinge",
        ),
        ("<dc:creator><![CDATA[ Mira Halden, Tor Vinge ]]></dc:creator>", "Mira Halden, Tor Vinge"),
    ],
)
def test_all_authors_are_named(item, author):
    assert [each.author for each in entries(rss(item))] == [author]


@pytest.mark.parametrize(
    "author", ["@" * 200_000, "a@" * 100_000, "a@b (" * 40_000], ids=["signs", "addresses", "brackets"]
)
def test_long_author_is_cut_in_linear_time(author):
    (entry,) = entries(rss(f"<dc:creator>{author}</dc:creator><author>{author}</author>"))
    assert 0 < len(entry.author or "") <= 300


@pytest.mark.parametrize(
    "date",
    ["1 a2026" * 30_000, "maj" * 60_000 + "1", "1:1 1a2026 " * 20_000],
    ids=["years", "months", "times"],
)
def test_long_date_is_no_date(date):
    (entry,) = entries(rss(f"<pubDate>{date}</pubDate>"))
    assert entry.date is None


def test_all_authors_of_an_atom_entry_are_named():
    authors = "".join(f"<author><name>{name}</name></author>" for name in ("Mira Halden", "Tor Vinge"))
    data = f"<feed xmlns='{ATOM}'><entry><title>x</title>{authors}<summary>It burnt.</summary></entry></feed>"
    assert [each.author for each in entries(data)] == ["Mira Halden; Tor Vinge"]


def test_author_of_an_atom_feed_is_that_of_entries_without_one():
    entry = "<entry><title>{}</title>{}<summary>It burnt.</summary></entry>"
    own = entry.format("x", "<author><name>Tor Vinge</name></author>")
    data = (
        f"<feed xmlns='{ATOM}'><author><name>Mira Halden</name></author>{entry.format('y', '')}{own}</feed>"
    )
    assert [each.author for each in entries(data)] == ["Mira Halden", "Tor Vinge"]


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE rss [<!ELEMENT rss (channel)>]>",
        "<!DOCTYPE rss [<!-- nothing -->]>",
        "<!-- made by > hand -->" + "<!-- " + "a long remark " * 60 + "-->",
        "<?xml-stylesheet href='a.xsl'?><!-- [x] -->",
    ],
)
def test_feed_is_known_below_declarations_and_remarks(before):
    assert [each.title for each in entries(rss("", before))] == ["The pier"]


def test_root_with_a_prefix_is_read():
    entry = "<a:entry><a:title>The pier</a:title><a:summary>It burnt.</a:summary></a:entry>"
    data = f"<a:feed xmlns:a='{ATOM}'>{entry}</a:feed>"
    assert [(each.title, each.text) for each in entries(data)] == [("The pier", "The pier\n\nIt burnt.")]
    data = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    assert (
        entries(f"{data}<item><title>x</title><description>It burnt.</description></item></r:RDF>")[0].title
        == "x"
    )


def test_bare_ampersand_is_text():
    (entry,) = entries(rss("<content>Fish & chips, AT&T and more.</content><author>A & B</author>"))
    assert entry.author == "A & B"
    item = "<item><title>A & B</title><description>x & y</description></item>"
    (entry,) = entries(f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert (entry.title, kinds(entry)[-1]) == ("A & B", ("body", "x & y"))


LITERAL = (
    "<content:encoded><![CDATA[<p>In XML, &lt;!ENTITY a 'b'&gt; and <!ENTITY a 'b'> declare.</p>]]>"
    "</content:encoded>"
)


@pytest.mark.parametrize(
    ("before", "item"),
    [
        ("", LITERAL),
        ("<!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'http://x.example/rss.dtd'>", LITERAL),
        ("", "<!-- <!ENTITY a 'b'> -->"),
        ("", "<content:encoded><![CDATA[<!DOCTYPE a [ <!ENTITY a 'b'> ]> is one.]]></content:encoded>"),
    ],
)
def test_entity_in_literal_text_declares_nothing(before, item):
    data = rss(item, before).replace(
        "xmlns:dc", "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc"
    )
    assert [each.title for each in entries(data)] == ["The pier"]


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE rss [<!ENTITY a 'b'>]>",
        "<!-- <a --><!DOCTYPE rss [<!ENTITY a 'b'>]>",
        "<!-- <![CDATA[ --><!DOCTYPE rss [<!ENTITY a 'b'>]><!-- ]]> -->",
        "<?a <!-- ?><!DOCTYPE rss [<!entity a 'b'>]><!-- -->",
        "<!DOCTYPE rss [<!ELEMENT a (b)><!ENTITY a '<x>'>]>",
    ],
)
def test_declared_entity_is_refused(before):
    (refused,) = read(rss("", before).encode(), "news.rss", Options(format="feed"))
    assert isinstance(refused, Failure)
    assert "declares XML entities" in refused.error


# Articles of feed readers

HEAD = {
    "Feed": "Orlund Gazette",
    "Title": "The pier burns, and nobody knows why",
    "Author": "Mira Halden",
    "Link": "https://orlund.example/pier",
    "Date": "Thu, 14 May 2026 00:10:00 +0200",
}
TEXT = (
    "The ferry board of Orlund met on Monday to decide how the burnt pier will be mended before the autumn."
)


@pytest.mark.parametrize("left_out", [(), ("Author",), ("Link",), ("Feed",)])
@pytest.mark.parametrize("name", ["", "article.txt"])
def test_article_piped_from_a_feed_reader_is_known_by_its_head(left_out, name):
    lines = [f"{key}: {value}" for key, value in HEAD.items() if key not in left_out]
    (found,) = read(("\n".join(lines) + f"\n\n{TEXT}\n").encode(), name)
    assert isinstance(found, Document)
    assert (found.title, found.date) == (HEAD["Title"], "2026-05-14")
    assert found.author == (None if "Author" in left_out else "Mira Halden")
    assert kinds(found)[-1] == ("body", TEXT)
    assert [text for kind, text in kinds(found) if kind == "heading"] == [HEAD["Title"]]
    assert {kind for kind, _ in kinds(found)} == {"byline", "heading", "body"}


def article(head: str, end: str = "\n") -> Document:
    (found,) = read(f"{head}\n\n{TEXT}\n".replace("\n", end).encode(), "")
    assert isinstance(found, Document)
    return found


TITLE, DAY = "The pier burns", "2026-05-14"
HEADS = {
    "blank line of spaces": "Feed: Gazette\nTitle: The pier burns\nLink: https://x\nDate: 14 May 2026\n ",
    "flags": "Feed: Gazette\nTitle: The pier burns\nLink: https://x.example\nDate: 14 May 2026\nFlags: us",
    "German": "Feed: Gazette\nTitel: The pier burns\nAutor: Mira\nLink: https://x\nDatum: Do, 14 Mai 2026",
    "French": "Flux : Gazette\nTitre : The pier burns\nLien : https://x\nDate : jeu. 14 mai 2026 09:00",
    "Spanish": "Fuente: Gazette\nTítulo: The pier burns\nEnlace: https://x\nFecha: 14 de mayo de 2026",
    "no author": "Feed: Gazette\nTitle: The pier burns\nAuthor: \nLink: https://x\nDate: 14 May 2026",
    "podcast": "Title: The pier burns\nLink: https://x\nDate: 14 May 2026\nPodcast Download URL: https://x/a.mp3",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_head_of_an_article_in_any_form_is_known(head, end):
    found = article(head, end)
    assert (found.title, found.date) == (TITLE, DAY)
    assert [(kind, text) for kind, text in kinds(found) if kind != "byline"] == [
        ("heading", TITLE),
        ("body", TEXT),
    ]


def test_wrapped_title_of_an_article_is_whole():
    title = "The pier burns for a second night, and the ferry board of Orlund does not know why"
    wrapped = title.replace("Orlund does", "Orlund\ndoes")
    found = article(f"Feed: Gazette\nTitle: {wrapped}\nLink: https://x.example\nDate: 14 May 2026")
    assert (found.title, found.date) == (title, DAY)
    assert ("heading", wrapped) in kinds(found)


def test_article_without_a_blank_line_below_its_head_is_known():
    (found,) = read(f"Feed: G\nTitle: {TITLE}\nLink: https://x\nDate: 14 May 2026\n{TEXT}\n".encode(), "")
    assert isinstance(found, Document)
    assert (found.title, found.date, kinds(found)[-1]) == (TITLE, DAY, ("body", TEXT))


def test_links_below_an_article_are_no_text_of_it():
    (found,) = read(
        f"Feed: G\nTitle: {TITLE}\nLink: https://x\nDate: 14 May 2026\n\n{TEXT}\n\nLinks: \n"
        "[1]: https://x.example (link)\n[2]: https://x.example/a.png (image)\n".encode(),
        "",
    )
    assert isinstance(found, Document)
    assert [text for kind, text in kinds(found) if kind == "body"] == [TEXT]
    assert "[2]: https://x.example/a.png (image)" in found.text


def test_text_that_only_begins_with_a_title_has_no_such_head():
    (found,) = read(f"Title: The pier\n\n{TEXT}\n".encode(), "a.txt")
    assert isinstance(found, Document)
    assert ("byline", "Title: The pier") in kinds(found) or ("heading", "Title: The pier") in kinds(found)
