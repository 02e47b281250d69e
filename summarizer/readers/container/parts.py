"""Read the parts of a container: their names, options, digests, and the documents that they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarizer.document import Document, Failure
from summarizer.files.options import Options, Unreadable
from summarizer.readers.formats import FORMATS, reader
from summarizer.readers.sniff import format_of
from summarizer.safe_text import label

LEVELS = 3
"""Maximum depth of nested containers."""
TOO_DEEP = f"is nested in {LEVELS} archives or messages: its contents are not opened"
_LONGEST = 200


def check_depth(options: Options) -> None:
    """Raise Unreadable if a container is nested too deeply to be opened."""
    if options.depth >= LEVELS:
        raise Unreadable(TOO_DEEP)


def shown(name: str) -> str:
    """Make the name of a member safe: one line, limited in length, and without `..` components."""
    steps = [step for step in label(name[: 4 * _LONGEST]).replace("\\", "/").split("/") if step.strip(". ")]
    return "/".join(steps)[-_LONGEST:].strip("/ ") or "nameless"


def into(own: str, options: Options) -> Options | None:
    """Return the options for the part named `own`; None if `options.part` selects another part."""
    if options.part is None:
        return options
    if options.part != own and not options.part.startswith(f"{own}/"):
        return None
    return replace(options, part=options.part[len(own) + 1 :])


def digest_of(document: Document) -> str:
    """Return the SHA-256 of a part's title, author, date and text, in hexadecimal.

    It does not depend on other headers, which a mailbox may change after delivery.
    """
    said = (document.title, document.author or "", document.date or "", document.text)
    return hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()


def within(
    part: str, found: Iterable[Document | Failure], data: bytes | None = None
) -> Iterator[Document | Failure]:
    """Prefix the names of documents and failures found in a part with the name of the part.

    An Unreadable error becomes a Failure. `data` are the bytes of the part, if it is a member of an archive.
    """
    try:
        for result in found:
            path = f"{part}/{result.part}" if result.part else part
            if isinstance(result, Failure):
                yield result._replace(part=path)
            else:
                yield replace(result, part=path, part_sha256=result.part_sha256 or _digest(result, data))
    except Unreadable as error:
        yield Failure(None, part, str(error), error.hint)


def _digest(found: Document, data: bytes | None) -> str:
    return digest_of(found) if found.part or data is None else hashlib.sha256(data).hexdigest()


class Distinct:
    """Makes names unique: a repeated name gets a number appended."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        first = name
        while name in self._count:
            self._count[first] += 1
            name = f"{first} ({self._count[first]})"
        self._count[name] = 1
        return name


def documents_in(data: bytes, name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read the documents in `data`, without setting their paths; errors become Failures.

    `name` is the display name and a hint at the kind of text. `options.format` applies to the file itself,
    not to its parts.
    """
    try:
        told = options.format or format_of(data, name, options)
        found = reader(told)(data, name, replace(options, format=None))
    except Unreadable as error:
        yield Failure(None, None, str(error), error.hint)
        return
    yield from readable(found, told, options)


def readable(
    found: Iterable[Document | Failure], format: str, options: Options
) -> Iterator[Document | Failure]:
    """Yield what a reader of a format found; a Failure if that is nothing, or if it can't go on."""
    any_found = False
    try:
        for result in found:
            if isinstance(result, Document) and not result.paragraphs:
                raise Unreadable(_nothing(result))
            any_found = True
            yield result
        if not any_found and options.part is None:
            raise Unreadable(f"is {FORMATS[format].what} without a briefing in it: there is nothing to read")
    except Unreadable as error:
        yield Failure(None, None, str(error), error.hint)


def _nothing(document: Document) -> str:
    if document.text.strip():
        return "holds no words, only marks: there is nothing to read"
    return "is empty: there is nothing to read"
