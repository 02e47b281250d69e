"""Find speech that opens with a dash, as in Spanish and Portuguese: "—Vamos —dijo Ana—. Es tarde."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.document import Document, Span

_OPENING = re.compile(r"\s*—(?=[\w¿¡«“…])")
_INSERT = re.compile(r"\s—(?=[^\W\d_])")
_RESUME = re.compile(r"—[.,;:…]?\s*")
LANGUAGES = frozenset({"es", "pt"})
"""Languages in which a dash right before a word, at the start of a paragraph, opens speech."""


def find_dialogue(document: Document) -> Iterator[Span]:
    """Yield the spoken parts of paragraphs that open with a dash, the first with its dash."""
    text = document.text
    for paragraph in document.paragraphs:
        opening = _OPENING.match(text, paragraph.start, paragraph.end) if paragraph.kind == "body" else None
        if not opening:
            continue
        start = opening.end() - 1
        while start < paragraph.end:
            insert = _INSERT.search(text, start, paragraph.end)
            end = insert.start() if insert else _trimmed(text, start, paragraph.end)
            if end > start:
                yield Span(start, end)
            resume = _RESUME.search(text, insert.end(), paragraph.end) if insert else None
            if resume is None:
                break
            start = resume.end()


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
