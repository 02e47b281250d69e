"""A provisional summary from lead and position alone, at once: what stands there until the analysis has come.

It loads nothing and looks at the head of the text only, so its sentence ends are rough.
"""

from __future__ import annotations

import re
from itertools import islice

from summarizer.document import Document, Span
from summarizer.language.list_marks import past_mark

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
