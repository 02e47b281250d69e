"""The sentences of a document, in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Kind, Sentence
from summarizer.language.boundaries import breaks
from summarizer.language.foreign_abbreviations import customs

RUNNING: frozenset[Kind] = frozenset({"body", "list", "quote"})
"""The kinds of paragraphs that are split; the others (headings, tables, code) are one Sentence whole."""


def split(document: Document, *, cancelled: Callable[[], bool] = lambda: False) -> tuple[Sentence, ...]:
    """The sentences of a document: never empty, never overlapping, no white space at either end.

    None crosses the end of a paragraph. `cancelled` is asked every few milliseconds; raises `Cancelled` once
    it says yes.
    """

    def proceed() -> None:
        if cancelled():
            raise Cancelled

    return tuple(_sentences(document, proceed))


def _sentences(document: Document, proceed: Callable[[], None]) -> Iterator[Sentence]:
    text, own = document.text, customs(document.language)
    for index, paragraph in enumerate(document.paragraphs):
        proceed()
        start, end = _trimmed(text, paragraph.start, paragraph.end)
        if paragraph.kind in RUNNING:
            for stop, resume in breaks(text, start, end, proceed, own):
                yield Sentence(start, stop, index, paragraph.kind)
                start = resume
        if start < end:
            yield Sentence(start, end, index, paragraph.kind)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return end - len(inside.lstrip()), start + len(inside.rstrip())
