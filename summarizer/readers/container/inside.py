"""Read the documents in the bytes of a file or of a part of another file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.document import Document, Failure
from summarizer.options import Options, Unreadable
from summarizer.readers.formats import FORMATS, reader
from summarizer.readers.sniff import format_of


def documents_in(data: bytes, name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read the documents in `data`, without setting their paths; errors become Failures.

    `name` is the display name and a hint at the kind of text. `options.format` applies to the file itself,
    not to its parts.
    """
    any_found = False
    try:
        told = options.format or format_of(data, name, options)
        for result in reader(told)(data, name, replace(options, format=None)):
            if isinstance(result, Document) and not result.paragraphs:
                raise Unreadable(_nothing(result))
            any_found = True
            yield result
        if not any_found and options.part is None:
            raise Unreadable(f"is {FORMATS[told].what} without a briefing in it: there is nothing to read")
    except Unreadable as error:
        yield Failure(None, None, str(error))


def _nothing(document: Document) -> str:
    if document.text.strip():
        return "holds no words, only marks: there is nothing to read"
    return "is empty: there is nothing to read"
