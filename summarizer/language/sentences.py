"""The units of a document, in text order: sentences, list items, headings and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Kind, Sentence
from summarizer.language.abbreviations import customs
from summarizer.language.boundaries import breaks
from summarizer.language.list_marks import past_mark
from summarizer.language.unpunctuated import stretches

RUNNING: frozenset[Kind] = frozenset({"body", "list", "quote"})
"""The kinds of paragraphs that are split; the others (headings, tables, code) are one Sentence whole."""
ITEM_WORDS = 40
"""A list item with more words is split into its sentences."""
_LONG_ITEM = 1_000
"""Code points beyond which an item surely has more words."""


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
        if paragraph.kind == "list":
            start = past_mark(text, start, end)
        if paragraph.kind in RUNNING and not (paragraph.kind == "list" and _is_short(text, start, end)):
            for stop, resume in breaks(text, start, end, proceed, own):
                for from_, to in stretches(text, start, stop):
                    yield Sentence(from_, to, index, paragraph.kind)
                start = resume
            for from_, to in stretches(text, start, end) if start < end else ():
                yield Sentence(from_, to, index, paragraph.kind)
        elif start < end:
            yield Sentence(start, end, index, paragraph.kind)


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a list item is one unit, however many sentences it has."""
    return end - start <= _LONG_ITEM and len(text[start:end].split()) <= ITEM_WORDS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return end - len(inside.lstrip()), start + len(inside.rstrip())
