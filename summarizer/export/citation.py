"""Format citations of places in a briefing, for the screen and for every export."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summarizer.document import Document, Sentence, at_offset

if TYPE_CHECKING:
    from summarizer.analysis import Analysis

TYPE_NAMES = {
    "person": "People",
    "organization": "Organizations",
    "place": "Places",
    "nationality": "Nationalities",
    "event": "Events",
    "date": "Dates",
    "quantity": "Quantities",
    "other": "Other names",
}
"""Headings of the entity types, in the order in which lists show them."""


def paragraph(document: Document, offset: int) -> str:
    """Return the citation of a paragraph, `¶ 2`, or `p. 3, ¶ 2` if the document has pages.

    Headings count as paragraphs.
    """
    index = max(0, at_offset(document.paragraphs, offset))
    page = document.paragraphs[index].place.page if document.paragraphs else None
    return f"¶ {index + 1}" if page is None else f"p. {page}, ¶ {index + 1}"


def sentence(analysis: Analysis, offset: int) -> str:
    """Return the citation of a sentence, `¶ 2, sentence 1`. Sentences are numbered within their paragraph."""
    at = analysis.sentence_at(offset)
    own = analysis.sentences[at].paragraph
    first = bisect_left(analysis.sentences, own, key=lambda sentence: sentence.paragraph)
    return f"{paragraph(analysis.document, offset)}, sentence {at - first + 1}"


def cited(title: str | None, date: str | None, place: str, source: str) -> str:
    """Return the citation of a place with its briefing: title, date, place and source, as far as known."""
    return ", ".join(filter(None, (title, date, place, source)))


def of_unit(analysis: Analysis, unit: Sentence) -> str:
    """Return the citation of a unit with its briefing."""
    document = analysis.document
    source = document.path or "standard input"
    source = f"{source} [{document.part}]" if document.part else source
    return cited(document.title, document.date, sentence(analysis, unit.start), source)
