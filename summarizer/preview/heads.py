"""The heads of a long document, analyzed before all of it: its first names come in the first second.

Each is a document of its own and goes the ordinary way, so that there is no second way to find names; offsets
are those of the whole. All together they are a thirteenth of the text at most. They cost more than that, for
of a short text every sentence is read and of a long one only what is new, but less than a seventh of it all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from summarizer.document import Document

SIZES = (6_000, 30_000, 200_000)
"""Code points: analyzed in a quarter of a second, in one more, and in some."""
_SHARE = 16
"""A head is shorter than one part in as many: of less than 100,000 code points there is none."""
_END = re.compile(r"[.!?…][”\"'’)\]]*(?=\s)")
_REACH = 2_000
"""Code points before its size in which a cut paragraph's last sentence end is looked for."""


def heads(document: Document) -> Iterator[Document]:
    """The shortest first; none of a document that is analyzed at once anyway."""
    return (_head(document, size) for size in SIZES if size * _SHARE <= len(document.text))


def _head(document: Document, size: int) -> Document:
    """Up to the end of a paragraph; where that leaves less than half, the next one is cut."""
    whole = bisect_right(document.paragraphs, size, key=lambda paragraph: paragraph.end)
    paragraphs = document.paragraphs[:whole]
    end = paragraphs[-1].end if paragraphs else 0
    if end < size / 2 and whole < len(document.paragraphs) and document.paragraphs[whole].start < size:
        end = _cut(document.text, document.paragraphs[whole].start, size)
        paragraphs += (document.paragraphs[whole]._replace(end=end),)
    return replace(document, text=document.text[:end], paragraphs=paragraphs)


def _cut(text: str, start: int, size: int) -> int:
    """After a sentence as far as can be seen; at a blank, so that no name is cut in two; anywhere."""
    near = max(start, size - _REACH)
    ends = [match.end() for match in _END.finditer(text, near, size)]
    blank = text.rfind(" ", near + 1, size)
    return ends[-1] if ends else blank if blank > start else size
