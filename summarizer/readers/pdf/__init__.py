"""Read PDF files: reconstruct paragraphs in reading order from the text drawn on the pages.

A PDF file usually stores characters and positions, but no words, lines or columns. pdfium extracts the
characters (`pages`, `runs`). The rest is inferred from the layout: running headers and footers (`furniture`),
lines and columns (`lines`), tables (`tables`), paragraphs (`paragraphs`) and hyphenation (`hyphens`).

A long file is yielded in longer and longer versions: the first after a few pages more than the first have
been read, since running headers are recognized by comparing pages, then another for each further eighth.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.document import Document, Paragraph, Place
from summarizer.options import Options, Unreadable
from summarizer.readers import properties, title
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.pdf import document_title
from summarizer.readers.pdf.code import with_code
from summarizer.readers.pdf.furniture import Print, edges_of, without_furniture
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.lines import Region, regions_of
from summarizer.readers.pdf.pages import opened, pages_of
from summarizer.readers.pdf.paragraphs import ParagraphBuilder, PdfBlock
from summarizer.readers.pdf.runs import PdfPage
from summarizer.readers.pdf.style import TypographicStyle
from summarizer.readers.plain.headings import is_byline
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
_NAMES = re.compile(r"(?:[A-Z][\w.’'-]*,?(?: (?:and|de|of|van|von))? ){1,7}[A-Z][\w’'-]*")
_AT_THE_HEAD = 8


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
        self._section: str | None = None
        self._title: str | None = None
        self._date: str | None = None
        self._given = 0
        self._broken = self._pictures = self._illegible = 0

    @property
    def _paragraphs(self) -> list[Paragraph]:
        return self._written.paragraphs

    def all(self) -> Iterator[Document]:
        """Read all pages and yield each version. Raises Unreadable if there is no text."""
        due = 1
        for page, regions in self._laid_out():
            for region in regions:
                self._add(self._builder.add(region, page.number))
            if page.number >= due and len(self._paragraphs) > self._given:
                yield self._version()
                due = page.number + min(_MOST_PAGES, max(1, page.number // _STEP))
        self._add(self._builder.end())
        if not self._paragraphs:
            raise Unreadable(self._nothing())
        if len(self._paragraphs) > self._given:
            yield self._version()

    def _laid_out(self) -> Iterator[tuple[PdfPage, list[Region]]]:
        """Yield the pages in order, each after the following pages have been read for comparison."""
        pages = (page for page in pages_of(self._document) if self._noted(page))
        ahead: deque[tuple[PdfPage, frozenset[Print], list[Region]]] = deque()
        behind: deque[frozenset[Print]] = deque(maxlen=_BEHIND)
        while True:
            wanted = 1 + (_AHEAD if behind else _AHEAD_OF_FIRST)
            for page in islice(pages, max(0, wanted - len(ahead))):
                assert page is not None
                self._vocabulary.learn(page.runs)
                self._style.count(page.runs)
                ahead.append((page, edges_of(page), []))
            if not ahead:
                return
            page, edges, _ = ahead.popleft()
            others = [*behind, *(prints for _, prints, _ in ahead)]
            runs = with_code(without_furniture(page, others), self._style.code_tells)
            behind.append(edges)
            regions = regions_of(runs, self._vocabulary)
            for region in regions:
                self._style.learn(region)
            yield page, regions

    def _noted(self, page: PdfPage | None) -> bool:
        self._broken += page is None
        if page is not None:
            self._pictures += page.pictures
            self._illegible += page.illegible
        return page is not None

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
            self._written.add(text, kind, Place(block.page, self._section))

    def _names_authors(self, text: str) -> bool:
        """Return whether a line below the title, before any prose, consists of names only."""
        kinds = {paragraph.kind for paragraph in self._paragraphs}
        return "heading" in kinds and kinds <= {"heading", "byline"} and bool(_NAMES.fullmatch(text))

    def _version(self) -> Document:
        text, paragraphs = self._written.text, tuple(self._paragraphs)
        if self._given == 0:
            known = document_title.title_of(self._stated.get("Title", ""), self._head)
            self._title = title.title_of(text, paragraphs, self._name, known)
            self._date = title.date_of(text, paragraphs)
            self._date = self._date or properties.day(self._stated.get("CreationDate", ""))
        self._given = len(paragraphs)
        return Document(
            text=text,
            paragraphs=paragraphs,
            title=self._title or "",
            format="pdf",
            date=self._date,
            author=properties.author(self._stated.get("Author", "")),
            pages=self._count,
        )

    def _nothing(self) -> str:
        if self._pictures:
            return "contains only page images: run text recognition (OCR) first"
        if self._illegible:
            return "has fonts without character codes: run text recognition (OCR) first"
        if self._broken:
            return "is broken: none of its pages can be read"
        return "holds no text: there is nothing to read"
