"""A provisional summary from lead and position alone, at once: what stands there until the analysis has come.

It loads nothing and looks at the head of the text only, so its sentence ends are rough.
"""

from __future__ import annotations

import re
from itertools import islice

from summarizer.document import Document, Span

LONGEST = 400
_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"'’)\]]*(?=\s)")


def first_look(document: Document, amount: int) -> tuple[Span, ...]:
    """The first sentences of the first `amount` body paragraphs."""
    body = (paragraph for paragraph in document.paragraphs if paragraph.kind == "body")
    return tuple(_opening(document.text, found.start, found.end) for found in islice(body, amount))


def _opening(text: str, start: int, end: int) -> Span:
    match = _END.search(text, start, min(end, start + LONGEST))
    if match:
        return Span(start, match.end())
    if end - start <= LONGEST:
        return Span(start, end)
    cut = text.rfind(" ", start, start + LONGEST)
    return Span(start, cut if cut > start else start + LONGEST)
