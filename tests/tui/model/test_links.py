"""Links: which there are, which match, and which addresses may be opened."""

import pytest

from summarizer.document import Document, Paragraph, Span, Style
from tui.model.links import Link, LinkSpans, at_or_after, links_of, matching, openable

TEXT = "See the\nreport or the map."
DOCUMENT = Document(
    TEXT,
    (Paragraph(0, len(TEXT)),),
    "",
    styles=(
        Style(4, 14, "link", "https://example.org/a"),
        Style(8, 14, "strong"),
        Style(18, 21, "link", ""),
        Style(22, 25, "link", "javascript:alert(1)"),
    ),
)


def test_links_have_their_text_on_one_line_and_an_address():
    assert links_of(DOCUMENT) == (
        Link(Span(4, 14), "the report", "https://example.org/a"),
        Link(Span(22, 25), "map", "javascript:alert(1)"),
    )


def test_filter_ignores_case_and_accents():
    cafe, ship = Link(Span(0, 4), "Café Åsa", "https://example.org"), Link(Span(9, 13), "ship", "/SHIP")
    assert matching([cafe, ship], "cafe EXAMPLE") == [cafe]
    assert matching([cafe, ship], "sh") == [ship]
    assert matching([cafe, ship], " ") == [cafe, ship]


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (4, 0), (13, 0), (14, 1), (25, 1), (99, 1)])
def test_list_opens_at_the_link_here_or_the_next(offset, index):
    assert at_or_after(links_of(DOCUMENT), offset) == index


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://example.org/a?b=c%20d#e", "https://example.org/a?b=c%20d#e"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/öst", "https://example.org/%C3%B6st"),
        ("mailto:a@example.org?subject=x&attach=/etc/passwd", "mailto:a@example.org"),
        ("mailto:", ""),
        ("https:///path", ""),
        ("https://[::1", ""),
        ("//example.org", ""),
        ("/path", ""),
        ("#part", ""),
        ("-version", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://example.org/a b", ""),
        ("https://example.org/\x1b\\", ""),
        ("https://example.org/" + "a" * 2000, ""),
    ],
)
def test_only_web_and_mail_addresses_are_opened(address, opened):
    assert openable(address) == opened


def test_only_links_that_may_be_opened_are_marked_on_a_line():
    spans = LinkSpans(DOCUMENT)
    assert [*spans.within(Span(0, 7))] == [(Span(4, 14), "https://example.org/a")]
    assert [*spans.within(Span(8, 26))] == [(Span(4, 14), "https://example.org/a")]
    assert [*spans.within(Span(14, 26))] == []
    assert spans
    assert not LinkSpans(Document("", (), ""))
