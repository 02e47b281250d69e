"""Read the links of PDF pages, and find the words that they lie on in the text of the document.

A link is a rectangle with an address. pdfium gives the text in the rectangle, but its position is lost when
lines become paragraphs, so that the words are looked for again: they are found if they occur as often in the
paragraphs of the page as on the page itself.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.document import LONGEST_ADDRESS, Style
from summarizer.readers.addresses import safe_address
from summarizer.readers.pdf.legibility import LEGIBLE, composed, with_ligatures

_MOST = 200
"""Maximum links read of a page."""
_LONGEST_PAGE = 50_000
"""Maximum characters of a page whose links are read."""
_LONGEST, _SHORTEST = 1000, 2
"""Maximum and minimum characters of a link's words."""
_URI = 3
"""pdfium's type of actions that open an address."""
_INSET = 0.1
"""Share of its height by which a rectangle is narrowed, so that it does not touch the lines around it."""


class PdfLink(NamedTuple):
    """A link on a page."""

    words: str
    """The text in its rectangle, on one line."""
    address: str
    number: int
    """How often the words occur on the page before it."""
    total: int
    """How often the words occur on the page."""


class PlacedText(NamedTuple):
    """The text of a paragraph and its offset in the document."""

    start: int
    text: str


def links_of(raw: Any, document: Any, page: Any, text_page: Any) -> tuple[PdfLink, ...]:
    """Return the links of a page to addresses.

    Args:
        raw: the module pypdfium2.raw.
        document: raw handle of the document.
        page: raw handle of the page.
        text_page: raw handle of its text.
    """
    count = raw.FPDFText_CountChars(text_page)
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    if not 0 < count <= _LONGEST_PAGE or not raw.FPDFLink_Enumerate(page, position, link):
        return ()
    text = whole = ""
    found: list[PdfLink] = []
    for _ in range(_MOST):
        if address := _address(raw, document, link):
            text = text or _text_of(raw, text_page, count)
            whole = whole or _line(text)
            found += _placed(raw, text_page, link, address, text, whole)
        if not raw.FPDFLink_Enumerate(page, position, link):
            break
    return tuple(found)


class LinkPlacer:
    """Finds the words of the links of each page once all paragraphs of the page are known."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, tuple[PdfLink, ...]]] = deque()
        self._own: dict[int, list[PlacedText]] = {}
        """The paragraphs that begin on a page, by its number."""

    def expect(self, page: int, links: tuple[PdfLink, ...]) -> None:
        """Add the links of a page, after those of the pages before it."""
        if links:
            self._waiting.append((page, links))

    def add(self, page: int, start: int, text: str) -> None:
        """Add a paragraph that begins on a page."""
        self._own.setdefault(page, []).append(PlacedText(start, text))

    def styles(self, before: int) -> Iterator[Style]:
        """Yield the styles of the links of all pages before one."""
        while self._waiting and self._waiting[0][0] < before:
            page, links = self._waiting.popleft()
            yield from _styles_of(links, self._own.get(page, []), self._own.get(page - 1, [])[-1:])
        first = self._waiting[0][0] if self._waiting else before
        self._own = {page: own for page, own in self._own.items() if page >= first - 1}


def _styles_of(
    links: Sequence[PdfLink], own: Sequence[PlacedText], above: Sequence[PlacedText]
) -> Iterator[Style]:
    """Yield the styles of a page's links.

    `own` are the paragraphs that begin on the page, and `above` is the one before, which may continue on it.
    """
    found: dict[str, list[int]] = {}
    for link in links:
        if link.words not in found:
            places = _places(own, link.words)
            if len(places) < link.total:
                places = [*_places(above, link.words), *places]
            found[link.words] = places
        places = found[link.words]
        if len(places) == link.total:
            start = places[link.number]
            yield Style(start, start + len(link.words), "link", link.address)


def _places(blocks: Sequence[PlacedText], words: str) -> list[int]:
    return [block.start + at for block in blocks for at in _occurrences(block.text, words)]


def _address(raw: Any, document: Any, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != _URI:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= LONGEST_ADDRESS + 1:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return safe_address(buffer.raw[: size - 1].decode("utf-8", "replace"))


def _text_of(raw: Any, text_page: Any, count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text_page, 0, count, buffer)
    return _decoded(bytes(buffer))


def _placed(raw: Any, text_page: Any, link: Any, address: str, page: str, whole: str) -> Iterator[PdfLink]:
    """Yield a link for each line of its words, given the text of the page and the same on one line."""
    for left, right, bottom, top in _boxes(raw, link):
        inset = _INSET * (top - bottom)
        box = (left, top - inset, right, bottom + inset)
        size = raw.FPDFText_GetBoundedText(text_page, *box, None, 0)
        if not _SHORTEST <= size <= _LONGEST:
            continue
        buffer = (ctypes.c_ushort * (size + 1))()
        raw.FPDFText_GetBoundedText(text_page, *box, buffer, size)
        words = _line(_decoded(bytes(buffer)))
        if len(words) < _SHORTEST:
            continue
        places = list(_occurrences(whole, words))
        index = raw.FPDFText_GetCharIndexAtPos(text_page, left + inset, (top + bottom) / 2, inset, inset)
        if places and index >= 0:
            before = len(" ".join(page[:index].split()))
            number = min(range(len(places)), key=lambda at: abs(places[at] - before))
            yield PdfLink(words, address, number, len(places))


def _boxes(raw: Any, link: Any) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, right, bottom and top of each line of a link."""
    quads = raw.FPDFLink_CountQuadPoints(link)
    if quads > 1:
        quad = raw.FS_QUADPOINTSF()
        for index in range(min(quads, _MOST)):
            if raw.FPDFLink_GetQuadPoints(link, index, quad):
                xs = (quad.x1, quad.x2, quad.x3, quad.x4)
                ys = (quad.y1, quad.y2, quad.y3, quad.y4)
                yield min(xs), max(xs), min(ys), max(ys)
        return
    rect = raw.FS_RECTF()
    if raw.FPDFLink_GetAnnotRect(link, rect):
        yield min(rect.left, rect.right), max(rect.left, rect.right), *sorted((rect.bottom, rect.top))


def _decoded(data: bytes) -> str:
    return data.decode("utf-16-le", "replace").partition("\0")[0]


def _line(text: str) -> str:
    return " ".join(composed(with_ligatures(text)).translate(LEGIBLE).split())


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
