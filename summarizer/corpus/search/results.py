"""What the librarian tells of documents: plain values that go over a pipe and cost little to import."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document import Span


class DocumentFacts(NamedTuple):
    """What a list needs to know of a document."""

    title: str
    date: str | None
    """ISO 8601."""
    format: str
    words: int
    """Of the body, as a person would count them; of all there is where nothing is body."""
    sha256: str | None
    """Of the bytes of the whole source; of a part, of what that holds."""
    signature: bytes | None = None
    """By which nearly identical texts are found (see `across.signature`), as its array's bytes."""
    label: str | None = None
    """Which part of its source it is, as the reader of its format calls it; None where there is one alone."""
    author: str | None = None
    """Who wrote or sent it."""


class Hit(NamedTuple):
    """A document that a query finds, and the best place in it."""

    number: int
    """Of the source, as its owner counts them."""
    part: int
    """Which of the source's documents, from 0."""
    span: Span
    """What is found at the best place, in `Document.text`; empty where only a title says it that stands
    nowhere in the text."""
    title: str
    date: str | None
    title_lit: tuple[Span, ...]
    """What the query finds in the title, in code points of `title`."""
    snippet: str
    """Words around the best place, on one line; after a title, how the text goes on."""
    lit: tuple[Span, ...]
    """What the query finds in the snippet, in code points of `snippet`."""


class SearchResults(NamedTuple):
    """The answer to a query: the best hits, and how many documents there are that hold all its words."""

    total: int
    hits: tuple[Hit, ...]
    read: int = 0
    """Sources that had been read when the answer was given."""
    known: int = 0
    """Sources that there are."""
