"""Results of the indexer: plain values that are sent over a pipe and are cheap to import."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from summarizer.document import MessageHeaders, Span


class DocumentFacts(NamedTuple):
    """Metadata of a document for the list of briefings."""

    title: str
    date: str | None
    """Date in ISO 8601."""
    format: str
    words: int
    """Number of words in the body, or in the whole text if there is no body."""
    sha256: str | None
    """SHA-256 of the source's bytes, or of the part's content."""
    signature: bytes | None = None
    """MinHash signature for near-duplicates (see `facts.facts`), as the bytes of an array."""
    label: str | None = None
    """Name of the part in its source; None if the source is a single document."""
    author: str | None = None
    """Author or sender."""
    message: MessageHeaders | None = None
    """Headers of a mail message."""
    date_inferred: bool = False
    """Whether the year was found elsewhere than the day."""


class Hit(NamedTuple):
    """A document that matches a query, and the best match in it."""

    number: int
    """Number of the source, as its owner counts them."""
    part: int
    """Position of the document in the source, from 0."""
    span: Span
    """Span of the best match in `Document.text`; empty if only a title outside the text matches."""
    title: str
    date: str | None
    title_lit: tuple[Span, ...]
    """Matches in the title, as offsets in `title`."""
    snippet: str
    """Text around the best match, on one line; for a match in the title, the start of the body."""
    lit: tuple[Span, ...]
    """Matches in the snippet, as offsets in `snippet`."""


class SearchResults(NamedTuple):
    """The best hits of a query, and the total number of matching documents."""

    total: int
    hits: tuple[Hit, ...]
    read: int = 0
    """Number of sources indexed when the query was answered."""
    known: int = 0
    """Number of all sources."""


def without(found: SearchResults, left_out: Set[tuple[int, int]]) -> SearchResults:
    """Return the results without some documents, each given by the numbers of its source and its part."""
    hits = tuple(hit for hit in found.hits if (hit.number, hit.part) not in left_out)
    return found._replace(total=found.total - len(found.hits) + len(hits), hits=hits)
