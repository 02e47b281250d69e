"""Read files of any supported format into Documents; the format is detected from the content.

A reader is a function from a file's bytes and display name to Documents; it never opens files. A document
that can't be read becomes a Failure among the results, so that one bad file does not stop a folder of a
hundred.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from summarizer.document import Document, Failure
from summarizer.files.access import AccessError, file_status, read_bytes
from summarizer.files.options import AS_IT_COMES, Options
from summarizer.readers.addresses import with_bare_links
from summarizer.readers.container.parts import digest_of, documents_in, readable
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
        digest, documents = _read(source, shown, options)
    except AccessError as error:
        yield Failure(shown, None, str(error), error.hint)
        return
    written = _written(source)
    for found in documents:
        if isinstance(found, Document):
            part_digest = found.part_sha256 or (digest_of(found) if found.part else None)
            styles = with_bare_links(found.text, found.paragraphs, found.styles)
            told = replace(found, path=shown, sha256=digest, part_sha256=part_digest, styles=styles)
            yield with_date_source(told, written)
        else:
            yield found._replace(path=shown)


LARGE = 1024 * 1024
"""Bytes from which a mailbox is walked in its file instead of being read as a whole."""


def _read(
    source: Path | BinaryIO, name: str | None, options: Options
) -> tuple[str, Iterator[Document | Failure]]:
    """Return the SHA-256 of a source, in hexadecimal, and its documents. Raises AccessError."""
    if isinstance(source, Path) and options.format in (None, "mbox") and _is_large(source):
        from summarizer.readers.mail.mailbox import mailbox_at

        if (mailbox := mailbox_at(source, options)) is not None:
            try:
                digest = mailbox.digest(options.stopped)
            except BaseException:
                mailbox.close()
                raise
            return digest, readable(mailbox.documents(replace(options, format=None)), "mbox", options)
    data = read_bytes(source, options)
    return hashlib.sha256(data).hexdigest(), documents_in(data, name, options)


def _is_large(path: Path) -> bool:
    try:
        status = file_status(path)
    except (OSError, ValueError):  # reading it reports the error
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size >= LARGE


def _written(source: Path | BinaryIO) -> datetime.date | None:
    """The day on which a file was written last."""
    if not isinstance(source, Path):
        return None
    try:
        return datetime.date.fromtimestamp(source.lstat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return None
