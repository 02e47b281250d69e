"""The links of a briefing: text, address and place; which of them match a filter, which may be opened.

An address comes from the briefing, so that nobody can trust it: only web pages and mail addresses are ever
given to a terminal or a browser, and only after this module has approved them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from summarizer.document import Document, Span, Stretch
from summarizer.patterns import compiled

WEB = ("http", "https")
MAIL = "mailto"
_LONGEST = 2000
"""Maximum characters of an address that is opened or marked: terminals and browsers accept about as many."""
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
"""Characters that stay in an address; percent-encoded ones stay encoded."""
_BLANK = compiled(r"[\s\x00-\x1f\x7f-\x9f]")


class Link(NamedTuple):
    """A link."""

    where: Span
    text: str
    """Its text, on one line."""
    address: str


def links_of(document: Document) -> tuple[Link, ...]:
    """Return the links of a document that have an address, in text order."""
    return tuple(
        Link(where, document.line(where), style.address)
        for style in document.styles
        if style.kind == "link" and style.address
        for where in [Span(style.start, style.end)]
    )


def matching(links: Sequence[Link], typed: str) -> list[Link]:
    """Return the links whose text or address contains all typed words, in any case and with any accents."""
    from summarizer.language.folding import folded  # only for the list of links

    words = folded(typed).split()
    if not words:
        return [*links]
    return [link for link in links if _contains(folded(f"{link.text} {link.address}"), words)]


def _contains(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def at_or_after(links: Sequence[Link], offset: int) -> int:
    """Return the index of the link at an offset, else of the next one, else of the last."""
    found = bisect_right(links, offset, key=lambda link: link.where.start)
    if found and offset < links[found - 1].where.end:
        return found - 1
    return min(found, max(0, len(links) - 1))


@lru_cache(maxsize=1024)
def openable(address: str) -> str:
    """Return an address in ASCII as a browser or a terminal gets it; empty if it must not be opened.

    Only http, https and mailto are. A mail address loses its parameters: some mail programs would attach any
    file that they name.
    """
    if len(address) > _LONGEST or _BLANK.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:  # a damaged IPv6 address
        return ""
    if parts.scheme == MAIL and "@" in parts.path:
        address = f"{MAIL}:{parts.path}"
    elif parts.scheme not in WEB or not host:
        return ""
    encoded = quote(address, safe=_PRINTABLE)
    return encoded if len(encoded) <= _LONGEST else ""


class LinkSpans:
    """The links of a document by position, to be marked as lines are drawn."""

    def __init__(self, document: Document) -> None:
        self._links = [style for style in document.styles if style.kind == "link" and style.address]

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._links)

    def within(self, where: Stretch) -> Iterator[tuple[Span, str]]:
        """Yield the span and the address of each link on a line that may be opened."""
        links = self._links
        first = max(0, bisect_right(links, where.start, key=lambda link: link.start) - 1)
        for link in links[first : bisect_left(links, where.end, key=lambda link: link.start)]:
            if link.end > where.start and (address := openable(link.address)):
                yield Span(link.start, link.end), address
