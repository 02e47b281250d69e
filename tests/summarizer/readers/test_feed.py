"""A saved feed: each entry a briefing, with its whole text where the feed has it; nothing is fetched."""

import socket

import pytest
from file_samples import ATOM, RSS
from mail_samples import kinds, parts, read

from summarizer.document import Document, Failure
from summarizer.files.options import Options, Unreadable
from summarizer.readers import feed

pytestmark = pytest.mark.usefixtures("no_sandbox")

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel>
<item><title>Ten</title><description>They left on Sunday.</description></item></rdf:RDF>"""


def test_each_entry_is_a_briefing_with_its_full_text():
    found = read(RSS, "news.xml")
    assert parts(found) == [("entry 1", "Talks & more"), ("entry 2", "Second")]  # the third says nothing
    first = found[0]
    assert isinstance(first, Document)
    assert (first.date, first.author, first.format) == ("2026-02-03", "Ann Lee", "feed")
    assert kinds(first) == [
        ("heading", "Talks & more"),
        ("byline", "Ann Lee · 2026-02-03 · News & more"),
        ("heading", "Day one"),
        ("body", "They met on Monday."),
        ("list", "one"),
    ]
    assert isinstance(found[1], Document)
    assert kinds(found[1])[-1] == ("body", "Only a summary, 5 < 6.")


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [(ATOM, "Tea < coffee", "They met."), (RDF, "Ten", "They left on Sunday.")],
)
def test_atom_and_rss_1_are_read(data, title, text):
    [found] = read(data.replace(b"\xe9", "é".encode()), "x")
    assert isinstance(found, Document)
    assert (found.title, kinds(found)[-1]) == (title, ("body", text))


def test_entry_hash_is_unchanged_by_newer_entries():
    newer = RSS.replace(
        b"<item>", b"<item><title>Newer</title><description>New.</description></item><item>", 1
    )
    old, new = read(RSS, "x")[0], read(newer, "x")[1]
    assert isinstance(old, Document)
    assert isinstance(new, Document)
    assert (old.part, new.part) == ("entry 1", "entry 2")
    assert old.part_sha256 == new.part_sha256


def test_feed_reader_makes_no_network_request(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = list(feed.read(b"http://127.0.0.1:9/feed.xml <rss>" + RSS, None, Options()))
    assert found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feed_with_xml_entities_is_refused(encoding):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{lol}]><rss><channel><item><title>&l9;'
    with pytest.raises(Unreadable, match="declares XML entities"):
        list(feed.read(bomb.encode(encoding), None, Options()))
    [found] = read(bomb.encode(encoding), "x", Options(format="feed"))
    assert isinstance(found, Failure)
    assert "declares XML entities" in found.error


@pytest.mark.parametrize("data", [b"<rss version='2.0'><channel></channel></rss>", RSS[:140]])
def test_feed_without_entries_is_one_failure(data):
    [found] = read(data, "x.rss")
    assert isinstance(found, Failure)
    assert "nothing to read" in found.error or "not read" in found.error


def test_truncated_feed_yields_its_complete_entries():
    found = read(RSS[: RSS.index(b"Only a summary") + 9], "x")
    assert parts(found)[0] == ("entry 1", "Talks & more")


def test_feed_encoding_is_not_guessed_by_chardet(monkeypatch: pytest.MonkeyPatch) -> None:
    import feedparser

    def refused(_: bytes) -> str:
        raise OSError("opens a file")

    monkeypatch.setattr(feedparser.encodings, "lazy_chardet_encoding", refused)
    item = b"<item><title>Caf\xe9</title><description>They met.</description></item>"
    data = b"<rss version='2.0'><channel>" + item + b"</channel></rss>"
    assert [found.title for found in feed.read(data, None, Options())] == ["Café"]
