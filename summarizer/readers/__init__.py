"""Bytes in, documents out. Which reader is asked depends on the name, what is no text on the content.

A reader is a function from a file's bytes and the name to show to Documents; it never opens anything. What
can't be read is a Failure among the others: a folder of a hundred briefings is not lost for one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from summarizer.access import AccessError, Limits, read_bytes
from summarizer.document import Document, Failure
from summarizer.readers import markdown, text
from summarizer.readers.encoding import decode
from summarizer.readers.front_matter import front_matter
from summarizer.readers.sniff import not_plain, not_text
from summarizer.safe_text import clean, label

Reader = Callable[[bytes, str | None], Iterator[Document]]

READERS: dict[str, Reader] = {"text": text.read, "markdown": markdown.read}
SUFFIXES = dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn"), "markdown")

_HEAD = 64 * 1024
_HEADING = re.compile(r"#{1,6} \S")


def open_documents(
    source: Path | BinaryIO, *, name: str | None = None, limits: Limits | None = None
) -> Iterator[Document | Failure]:
    """The documents that a file or a stream holds; whatever is wrong with it comes as a Failure.

    `name` is what is shown; without one a path shows itself, and a stream is standard input.
    """
    if name is None and isinstance(source, Path):
        name = str(source)
    shown = label(name) or None if name is not None else None
    try:
        data = read_bytes(source, limits or Limits())
    except AccessError as error:
        yield Failure(shown, None, str(error))
        return
    if reason := not_text(data) or not_plain(_start(data)):
        yield Failure(shown, None, reason)
        return
    digest = hashlib.sha256(data).hexdigest()
    for document in READERS[_format(data, shown)](data, shown):
        if document.paragraphs:
            yield replace(document, path=shown, sha256=digest)
        else:
            yield Failure(shown, None, _nothing(document))


def _format(data: bytes, name: str | None) -> str:
    """By the name's suffix; without a name, by how the text begins."""
    if name:
        return SUFFIXES.get(PurePath(name).suffix.lower(), "text")
    head = _start(data)
    return "markdown" if _HEADING.match(head.lstrip("\n")) or front_matter(head).end else "text"


def _start(data: bytes) -> str:
    return clean(decode(data[:_HEAD]))


def _nothing(document: Document) -> str:
    if document.text.strip():
        return "holds no words, only marks: there is nothing to read"
    return "is empty: there is nothing to read"
