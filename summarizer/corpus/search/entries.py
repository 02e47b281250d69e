"""What a list needs of the documents of a source; of one given in longer and longer versions, the longest."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summarizer.corpus.search.results import DocumentFacts
from summarizer.diagnostics import READING, describe
from summarizer.document import Document, Failure
from summarizer.facts.minhash import of_document
from summarizer.language.words import count_words
from summarizer.options import Options
from summarizer.readers import open_documents
from summarizer.readers.versions import whole


class SourceInput(NamedTuple):
    """A source as its owner gives it."""

    number: int
    source: Path | bytes
    name: str | None
    """What is shown; None for standard input."""


def documents(given: SourceInput, options: Options) -> Iterator[Document | Failure]:
    """The documents of a source, each once, and its failures. Whatever happens is one of those."""
    source = io.BytesIO(given.source) if isinstance(given.source, bytes) else given.source
    try:
        yield from whole(open_documents(source, name=given.name, options=options))
    except Exception as error:  # one file is never the others' failure
        yield Failure(given.name, None, describe(READING, error, given.name))


def facts_of(document: Document) -> DocumentFacts:
    """What stands in a list of briefings."""
    body = [paragraph for paragraph in document.paragraphs if paragraph.kind in ("body", "list")]
    words = sum(count_words(document.at(paragraph)) for paragraph in body or document.paragraphs)
    signed = of_document(document).tobytes()
    sha256, part = document.part_sha256 or document.sha256, document.part
    return DocumentFacts(
        document.title, document.date, document.format, words, sha256, signed, part, document.author
    )
