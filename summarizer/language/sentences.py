"""Split a document into units in text order: sentences, list items, headings, table rows, code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Kind, Sentence
from summarizer.language.abbreviations import customs
from summarizer.language.boundaries import breaks
from summarizer.language.list_marks import past_mark
from summarizer.language.unpunctuated import stretches

RUNNING: frozenset[Kind] = frozenset({"body", "list", "quote"})
"""Kinds of paragraphs that are split into sentences; any other (heading, table, code) is one Sentence."""
ITEM_WORDS = 40
"""Maximum number of words in a list item that is not split into sentences."""
_LONG_ITEM = 1_000
"""Code points above which an item is split without counting its words."""


def split(document: Document, *, cancelled: Callable[[], bool] = lambda: False) -> tuple[Sentence, ...]:
    """Split a document into sentences, in text order.

    Sentences are not empty, do not overlap, have no white space at either end and do not cross the end of a
    paragraph. `cancelled` is called every few milliseconds.

    Raises:
        Cancelled: if `cancelled()` is true.
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
    """Return whether a list item is short enough to be one unit, whatever the number of its sentences."""
    return end - start <= _LONG_ITEM and len(text[start:end].split()) <= ITEM_WORDS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return end - len(inside.lstrip()), start + len(inside.rstrip())
