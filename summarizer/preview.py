"""Show something before the analysis is complete: a lead-based summary, and analyses of the first pages.

Nothing is loaded for the lead-based summary, and only the head of the text is read, so its sentence ends are
rough.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from summarizer.document import Document, Span
from summarizer.language.list_marks import past_mark

SIZES = (6_000, 30_000, 200_000)
"""Code points: analyzed in a quarter of a second, in one more, and in some."""
_SHARE = 16
"""A head is shorter than one part in as many: of less than 100,000 code points there is none."""
_HEAD_END = re.compile(r"[.!?…][”\"'’)\]]*(?=\s)")
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
    ends = [match.end() for match in _HEAD_END.finditer(text, near, size)]
    blank = text.rfind(" ", near + 1, size)
    return ends[-1] if ends else blank if blank > start else size


LONGEST = 400
_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"'’)\]]*(?=\s)")


def first_look(document: Document, amount: int) -> tuple[Span, ...]:
    """The first sentences of the first `amount` paragraphs and list items."""
    found = (paragraph for paragraph in document.paragraphs if paragraph.kind in ("body", "list"))
    starts = ((past_mark(document.text, one.start, one.end), one.end) for one in islice(found, amount))
    return tuple(_opening(document.text, start, end) for start, end in starts)


def _opening(text: str, start: int, end: int) -> Span:
    match = _END.search(text, start, min(end, start + LONGEST))
    if match:
        return Span(start, match.end())
    if end - start <= LONGEST:
        return Span(start, end)
    cut = text.rfind(" ", start, start + LONGEST)
    return Span(start, cut if cut > start else start + LONGEST)
