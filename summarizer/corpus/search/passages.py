"""Split a document into passages for the index, and store their text in compressed blocks.

A passage is a paragraph, or a slice of a very long one, because highlighting a match scans its whole passage.
Text would take most of the memory of the indexer; compression in blocks of a few pages halves it, and reading
a passage decompresses only one block.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summarizer.document import Document, Span

LONGEST = 8_000
"""Maximum code points of a passage."""
BLOCK = 16_000
"""Minimum code points of a block; it extends to the end of a passage."""
_FAST = 1


def passages_of(document: Document) -> Iterator[Span]:
    """Yield the spans of the passages in order. Long paragraphs are cut at white space if possible."""
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
    """The passages of one document, by index."""

    def __init__(self) -> None:
        self._starts = array("Q")
        self._lengths = array("I")
        self._firsts = array("I")
        """Index of the first passage of each block."""
        self._blocks: list[bytes] = []

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, text: str, where: Sequence[Span]) -> None:
        """Append passages; `text` is the text of the whole document."""
        first = 0
        for at, span in enumerate(where):
            self._starts.append(span.start)
            self._lengths.append(span.end - span.start)
            if span.end - where[first].start >= BLOCK or at == len(where) - 1:
                self._firsts.append(len(self) - 1 - (at - first))
                self._blocks.append(zlib.compress(text[where[first].start : span.end].encode(), _FAST))
                first = at + 1

    def span(self, index: int) -> Span:
        """Return the span of a passage in the document's text."""
        start = self._starts[index]
        return Span(start, start + self._lengths[index])

    def text(self, index: int) -> str:
        """Return the text of a passage."""
        at = bisect_right(self._firsts, index) - 1
        offset = self._starts[index] - self._starts[self._firsts[at]]
        return zlib.decompress(self._blocks[at]).decode()[offset : offset + self._lengths[index]]
