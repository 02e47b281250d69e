"""A document cut into the passages that are indexed, its text kept small and given back a passage at a time.

A passage is a paragraph, or a slice of one that is very long: what is found is lit by going over its passage
again, which must not be a book. The texts are most of what a librarian would hold; compressed in blocks of
some pages they are half, and a passage costs a block, not a document.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summarizer.document import Document, Span

LONGEST = 8_000
"""Code points of a passage."""
BLOCK = 16_000
"""Code points of a block, up to the end of the passage in which it ends."""
_FAST = 1


def passages_of(document: Document) -> Iterator[Span]:
    """Every paragraph in order; a long one is cut at blanks, or anywhere in a run without."""
    text = document.text
    for paragraph in document.paragraphs:
        start = paragraph.start
        while paragraph.end - start > LONGEST:
            limit = start + LONGEST
            blank = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
            cut = blank if blank > start else limit
            yield Span(start, cut)
            start = cut
        yield Span(start, paragraph.end)


class Passages:
    """The passages of one document, by their index."""

    def __init__(self) -> None:
        self._starts = array("Q")
        self._lengths = array("I")
        self._firsts = array("I")
        """The first passage of each block."""
        self._blocks: list[bytes] = []

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, text: str, where: Sequence[Span]) -> None:
        """The next passages, of the document's text."""
        first = 0
        for at, span in enumerate(where):
            self._starts.append(span.start)
            self._lengths.append(span.end - span.start)
            if span.end - where[first].start >= BLOCK or at == len(where) - 1:
                self._firsts.append(len(self) - 1 - (at - first))
                self._blocks.append(zlib.compress(text[where[first].start : span.end].encode(), _FAST))
                first = at + 1

    def span(self, index: int) -> Span:
        """Where a passage stands in the text."""
        start = self._starts[index]
        return Span(start, start + self._lengths[index])

    def text(self, index: int) -> str:
        """What it says."""
        at = bisect_right(self._firsts, index) - 1
        offset = self._starts[index] - self._starts[self._firsts[at]]
        return zlib.decompress(self._blocks[at]).decode()[offset : offset + self._lengths[index]]
