"""Read PDF files: reconstruct paragraphs in reading order from the text drawn on the pages.

A PDF file usually stores characters and positions, but no words, lines or columns. pdfium extracts the
characters (`pages`, `runs`). The rest is inferred from the layout: running headers and footers (`furniture`),
lines and columns (`lines`), tables (`tables`), paragraphs (`paragraphs`) and hyphenation (`hyphens`).

A long file is yielded in longer and longer versions: the first after a few pages more than the first have
been read, since running headers are recognized by comparing pages, then another for each further eighth.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.document import MOST_STYLES, Document, Paragraph, Place, Style
from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers import properties, title
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.pdf import document_title
from summarizer.readers.pdf.code import with_code
from summarizer.readers.pdf.furniture import Print, edges_of, without_furniture
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.lines import Region, regions_of
from summarizer.readers.pdf.links import LinkPlacer
from summarizer.readers.pdf.margins import MarginNumbers, with_drop_caps, without_watermarks
from summarizer.readers.pdf.pages import opened, pages_of
from summarizer.readers.pdf.paragraphs import ParagraphBuilder, PdfBlock
from summarizer.readers.pdf.runs import PdfPage
from summarizer.readers.pdf.style import TypographicStyle, levels_of
from summarizer.readers.plain.bylines import is_byline
from summarizer.safe_text import clean, without_invisible

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NEEDS = ("pypdfium2",)
"""Modules that the sandbox imports before it gives up opening files."""
_AHEAD, _AHEAD_OF_FIRST = 6, 3
"""Number of following pages read before a page is processed; fewer for the first page, to show it sooner."""
_BEHIND = 6
_STEP = 8
"""A new version is due when the number of pages has grown by 1/8."""
_MOST_PAGES = 50
"""Maximum pages between two versions, about as many as are read in a second."""
_SECTION = 120
_NAMES = compiled(r"(?:[A-Z][\w.’'-]*,?(?: (?:and|de|of|van|von))? ){1,7}[A-Z][\w’'-]*")
_AT_THE_HEAD = 8
_MOST_LISTED = 8
"""Maximum ranges of pages in a warning."""


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document]:
    """Read a PDF file as one document, in longer and longer versions.

    Raises Unreadable if it can't be opened or has no text.
    """
    document = opened(data, options.password)
    try:
        yield from _Versions(document, name).all()
    finally:
        document.close()


class _Versions:
    """Builds the versions of a document from the pages of a file."""

    def __init__(self, document: PdfDocument, name: str | None) -> None:
        self._document, self._name = document, name
        self._stated = document.get_metadata_dict()
        self._count = len(document)
        self._style, self._vocabulary = TypographicStyle(), Vocabulary()
        self._builder = ParagraphBuilder(self._style, self._vocabulary)
        self._written = DocumentBuilder()
        self._head: list[PdfBlock] = []
        self._headings: list[tuple[int, float]] = []
        """Index of the paragraph of each heading, and its font size."""
        self._links = LinkPlacer()
        self._styles: list[Style] = []
        self._levels: dict[float, int] = {}
        """Levels of headings by their font sizes."""
        self._ranked = 0
        """Number of headings whose levels are set."""
        self._section: str | None = None
        self._title: str | None = None
        self._date: str | None = None
        self._given = 0
        self._told: tuple[str, ...] = ()
        """The warnings of the last version."""
        self._margins = MarginNumbers()
        self._broken: list[int] = []
        self._pictures: list[int] = []
        self._illegible: list[int] = []
        self._cut: list[int] = []
        """Numbers of the pages that can't be read, by the reason."""

    @property
    def _paragraphs(self) -> list[Paragraph]:
        return self._written.paragraphs

    def all(self) -> Iterator[Document]:
        """Read all pages and yield each version. Raises Unreadable if there is no text."""
        due = 1
        for page, regions in self._laid_out():
            self._links.expect(page.number, page.links)
            for region in regions:
                self._add(self._builder.add(region, page.number))
            if page.number >= due and len(self._paragraphs) > self._given:
                self._styles += self._links.styles(page.number - 1)
                yield self._version()
                due = page.number + min(_MOST_PAGES, max(1, page.number // _STEP))
        self._add(self._builder.end())
        if not self._paragraphs:
            raise Unreadable(self._nothing())
        known = len(self._styles)
        self._styles += self._links.styles(self._count + 1)
        more = len(self._paragraphs) > self._given or len(self._styles) > known
        if more or self._warnings() != self._told:
            yield self._version()

    def _laid_out(self) -> Iterator[tuple[PdfPage, list[Region]]]:
        """Yield the pages in order, each after the following pages have been read for comparison."""
        pages = (page for number, page in enumerate(pages_of(self._document), 1) if self._noted(page, number))
        ahead: deque[tuple[PdfPage, frozenset[Print], list[Region]]] = deque()
        behind: deque[frozenset[Print]] = deque(maxlen=_BEHIND)
        while True:
            wanted = 1 + (_AHEAD if behind else _AHEAD_OF_FIRST)
            for page in islice(pages, max(0, wanted - len(ahead))):
                assert page is not None
                bare = replace(page, runs=self._margins.without(without_watermarks(page.runs)))
                self._vocabulary.learn(bare.runs)
                self._style.count(bare.runs)
                ahead.append((bare, edges_of(bare), []))
            if not ahead:
                return
            page, edges, _ = ahead.popleft()
            others = [*behind, *(prints for _, prints, _ in ahead)]
            runs = with_drop_caps(without_furniture(page, others), self._vocabulary)
            runs = with_code(runs, self._style.code_tells)
            behind.append(edges)
            regions = regions_of(runs, self._vocabulary)
            for turned in page.sideways:
                regions += regions_of(with_code(turned, tells=False), self._vocabulary)
            for region in regions:
                self._style.learn(region)
            yield page, regions

    def _noted(self, page: PdfPage | None, number: int) -> bool:
        if page is None:
            self._broken.append(number)
        elif page.pictures:
            self._pictures.append(number)
        elif page.illegible:
            self._illegible.append(number)
        elif page.cut:
            self._cut.append(number)
        return page is not None

    def _warnings(self) -> tuple[str, ...]:
        """Describe the pages that can't be read."""
        reasons = (
            (self._pictures, "only images: run text recognition (OCR) to read them"),
            (self._illegible, "fonts without character codes: run text recognition (OCR) to read them"),
            (self._broken, "damaged: not read"),
        )
        told = [f"{_pages(numbers)}: {why}" for numbers, why in reasons if numbers]
        told += [
            f"page {number:,} has more text than is read of a page" for number in self._cut[:_MOST_LISTED]
        ]
        return tuple(told)

    def _add(self, blocks: Iterator[PdfBlock]) -> None:
        for block in blocks:
            text = clean(without_invisible(block.text))
            text = text if block.kind == "code" else text.strip()
            if not text.strip():
                continue
            kind = block.kind
            if len(self._paragraphs) < _AT_THE_HEAD:
                self._head.append(block)
                if kind == "body" and (is_byline(text, not self._paragraphs) or self._names_authors(text)):
                    kind = "byline"
            if kind == "heading":
                self._section = text[:_SECTION].rstrip()
                self._headings.append((len(self._paragraphs), block.size))
            self._written.add(text, kind, Place(block.page, self._section))
            self._links.add(block.page, self._paragraphs[-1].start, text.strip())

    def _rank_headings(self) -> None:
        """Set the levels of headings by the ranks of their sizes, of all headings if there are new sizes."""
        levels = levels_of({size for _, size in self._headings})
        fresh = [(at, levels[size]) for at, size in self._headings]
        if levels == self._levels:
            fresh = fresh[self._ranked :]
        for at, level in fresh:
            self._paragraphs[at] = self._paragraphs[at]._replace(level=level)
        self._levels, self._ranked = levels, len(self._headings)

    def _names_authors(self, text: str) -> bool:
        """Return whether a line below the title, before any prose, consists of names only."""
        kinds = {paragraph.kind for paragraph in self._paragraphs}
        return "heading" in kinds and kinds <= {"heading", "byline"} and bool(_NAMES.fullmatch(text))

    def _version(self) -> Document:
        self._rank_headings()
        text, paragraphs = self._written.text, tuple(self._paragraphs)
        if self._given == 0:
            known = document_title.title_of(self._stated.get("Title", ""), self._head)
            self._title = title.title_of(text, paragraphs, self._name, known)
            self._date = title.date_of(text, paragraphs)
        self._given = len(paragraphs)
        self._told = self._warnings()
        return Document(
            text=text,
            paragraphs=paragraphs,
            styles=tuple(sorted(self._styles)[:MOST_STYLES]),
            title=self._title or "",
            format="pdf",
            date=self._date,
            author=properties.author(self._stated.get("Author", "")),
            pages=self._count,
            warnings=self._told,
        )

    def _nothing(self) -> str:
        if self._pictures:
            return "contains only page images: run text recognition (OCR) first"
        if self._illegible:
            return "has fonts without character codes: run text recognition (OCR) first"
        if self._broken:
            return "is broken: none of its pages can be read"
        return "holds no text: there is nothing to read"


def _pages(numbers: Sequence[int]) -> str:
    """Describe pages without text: "page 3 without text", "3 pages without text (1, 4–5)"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    listed = ", ".join("–".join(map(str, each)) for each in ranges[:_MOST_LISTED])
    more = ", …" if len(ranges) > _MOST_LISTED else ""
    return (
        f"page {listed} without text"
        if len(numbers) == 1
        else f"{len(numbers):,} pages without text ({listed}{more})"
    )
