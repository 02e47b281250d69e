"""Provide previews before the analysis is complete: lead-based summaries, and truncated documents to analyze.

The lead-based summary loads no model and reads only the head of the text, so its sentence boundaries are
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
"""Sizes of heads in code points, which are analyzed in about 0.25 s, 1 s and several seconds."""
_SHARE = 16
"""Minimum ratio of the length of a document to that of a head; texts under 96,000 code points have none."""
_HEAD_END = re.compile(r"[.!?…][”\"'’)\]]*(?=\s)")
_REACH = 2_000
"""Code points before the cut in which the end of a sentence is looked for."""


def heads(document: Document) -> Iterator[Document]:
    """Yield truncated versions of a long document, the shortest first; none of a short document."""
    return (_head(document, size) for size in SIZES if size * _SHARE <= len(document.text))


def _head(document: Document, size: int) -> Document:
    """Truncate a document at the end of a paragraph, or within one if less than half of `size` remains."""
    whole = bisect_right(document.paragraphs, size, key=lambda paragraph: paragraph.end)
    paragraphs = document.paragraphs[:whole]
    end = paragraphs[-1].end if paragraphs else 0
    if end < size / 2 and whole < len(document.paragraphs) and document.paragraphs[whole].start < size:
        end = _cut(document.text, document.paragraphs[whole].start, size)
        paragraphs += (document.paragraphs[whole]._replace(end=end),)
    return replace(document, text=document.text[:end], paragraphs=paragraphs)


def _cut(text: str, start: int, size: int) -> int:
    """Return the offset to cut a paragraph at: after a sentence, else at a space, else at `size`."""
    near = max(start, size - _REACH)
    ends = [match.end() for match in _HEAD_END.finditer(text, near, size)]
    blank = text.rfind(" ", near + 1, size)
    return ends[-1] if ends else blank if blank > start else size


LONGEST = 400
"""Maximum code points of a sentence in the lead-based summary."""
_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"'’)\]]*(?=\s)")


def first_look(document: Document, amount: int) -> tuple[Span, ...]:
    """Return the first sentence of each of the first `amount` paragraphs and list items."""
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
