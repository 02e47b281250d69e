"""Read files of any supported format into Documents; the format is detected from the content.

A reader is a function from a file's bytes and display name to Documents; it never opens files. A document
that can't be read becomes a Failure among the results, so that one bad file does not stop a folder of a
hundred.
"""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from summarizer.document import Document, Failure
from summarizer.files.access import AccessError, read_bytes
from summarizer.files.options import AS_IT_COMES, Options
from summarizer.readers.addresses import with_bare_links
from summarizer.readers.container.parts import digest_of, documents_in
from summarizer.readers.title import with_date_source
from summarizer.safe_text import clean, label


def document_of(text: str, *, title: str | None = None) -> Document:
    """Return the document of a plain text, with its paragraphs, date and author.

    Args:
        text: the text; what is unsafe to show is replaced (see `safe_text.clean`).
        title: its title; by default the one at its head, or its first words.

    >>> document_of("Sluice gates\\n\\nThe gates at Orla failed on Monday.").title
    'Sluice gates'
    """
    from summarizer.readers.plain.text import document_from

    found = with_date_source(document_from(clean(text)), None)
    return found if title is None else replace(found, title=label(title))


def open_documents(
    source: Path | str | bytes | bytearray | memoryview | BinaryIO,
    *,
    name: str | None = None,
    options: Options = AS_IT_COMES,
) -> Iterator[Document | Failure]:
    """Read the documents of a file, a stream or the bytes of a file; every error becomes a Failure.

    `source` is a path if it is a str. `name` is the display name; it defaults to the path, or to None
    (standard input) for anything else. A long document may be yielded several times, each version longer than
    the last (see `versions.whole`).

    >>> [found.title for found in open_documents(b"# Harbor\\n\\nThe harbor of Orrin is closed.\\n")]
    ['Harbor']
    """
    if isinstance(source, str):
        source = Path(source)
    elif isinstance(source, bytes | bytearray | memoryview):
        source = io.BytesIO(source)
    if name is None and isinstance(source, Path):
        name = str(source)
    shown = label(name) or None if name is not None else None
    try:
        data = read_bytes(source, options)
    except AccessError as error:
        yield Failure(shown, None, str(error), error.hint)
        return
    digest = hashlib.sha256(data).hexdigest()
    written = _written(source)
    for found in documents_in(data, shown, options):
        if isinstance(found, Document):
            part_digest = found.part_sha256 or (digest_of(found) if found.part else None)
            styles = with_bare_links(found.text, found.paragraphs, found.styles)
            told = replace(found, path=shown, sha256=digest, part_sha256=part_digest, styles=styles)
            yield with_date_source(told, written)
        else:
            yield replace(found, path=shown)


def _written(source: Path | BinaryIO) -> datetime.date | None:
    """The day on which a file was written last."""
    if not isinstance(source, Path):
        return None
    try:
        return datetime.date.fromtimestamp(source.lstat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return None
