"""Read the documents of a source for the index, and collect their metadata for the list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summarizer.corpus.search.results import DocumentFacts
from summarizer.diagnostics import READING, attempt
from summarizer.document import Document, Failure
from summarizer.facts.facts import document_signature
from summarizer.files.options import Options
from summarizer.language.words import count_words
from summarizer.readers import open_documents
from summarizer.readers.versions import whole


class SourceInput(NamedTuple):
    """A source to read."""

    number: int
    source: Path | bytes
    name: str | None
    """Display name; None for standard input."""


def documents(given: SourceInput, options: Options) -> Iterator[Document | Failure]:
    """Read the documents of a source, each in its longest version only; every error becomes a Failure."""
    found = _documents(given, options)
    while (each := attempt(READING, given.name, None, lambda: next(found, None))) is not None:
        yield each


def _documents(given: SourceInput, options: Options) -> Iterator[Document | Failure]:
    source = io.BytesIO(given.source) if isinstance(given.source, bytes) else given.source
    yield from whole(open_documents(source, name=given.name, options=options))


def facts_of(document: Document) -> DocumentFacts:
    """Return the metadata of a document for the list of briefings."""
    body = [paragraph for paragraph in document.paragraphs if paragraph.kind in ("body", "list")]
    words = sum(count_words(document.at(paragraph)) for paragraph in body or document.paragraphs)
    signed = document_signature(document).tobytes()
    sha256, part = document.part_sha256 or document.sha256, document.part
    return DocumentFacts(
        *(document.title, document.date, document.format, words, sha256, signed, part, document.author),
        message=document.message,
        date_inferred=document.date_from == "inferred",
    )
