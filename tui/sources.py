"""From the PATHs of a command line to what is read: files, folders in their order, standard input once."""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.access import AccessError, Limits, briefings_in, read_bytes
from summarizer.document import Document, Failure
from summarizer.readers import open_documents
from summarizer.safe_text import label

STANDARD_INPUT = "standard input"
_MEAN_STDIN = frozenset({"-", "/dev/stdin"})


@dataclass(frozen=True, slots=True)
class Source:
    """Something that holds briefings and can be opened again and again."""

    name: str
    """Safe to show: the path as it was given, or `standard input`."""
    path: Path | None
    """None for standard input."""
    data: bytes | None = None
    """What it holds, where it can be read only once: standard input, a pipe."""

    def documents(self, limits: Limits) -> Iterator[Document | Failure]:
        """The documents in it, read anew."""
        name = None if self.path is None else self.name
        if self.data is not None:
            return open_documents(io.BytesIO(self.data), name=name, limits=limits)
        assert self.path is not None
        return open_documents(self.path, name=name, limits=limits)


def reads_stdin(arguments: Sequence[str]) -> bool:
    """Whether standard input is one of the briefings."""
    return any(argument in _MEAN_STDIN for argument in arguments)


def expand(arguments: Iterable[str], *, recursive: bool, limits: Limits) -> Iterator[Source | Failure]:
    """What each PATH stands for, in the order given. Pipes are read when their turn comes."""
    stdin: Source | Failure | None = None
    for argument in arguments:
        if argument in _MEAN_STDIN:
            stdin = stdin or _once(Source(STANDARD_INPUT, None), sys.stdin.buffer, limits)
            yield stdin
        else:
            yield from _named(argument, recursive, limits)


def _named(argument: str, recursive: bool, limits: Limits) -> Iterable[Source | Failure]:
    name = label(argument)
    if not argument:  # a Path would take it for the current folder
        return [Failure("''", None, "an empty name names no file")]
    source = Source(name, Path(argument))
    mode = _mode(Path(argument))
    if mode is None:
        return [found for found in source.documents(limits) if isinstance(found, Failure)] or [source]
    if stat.S_ISDIR(mode):
        return _in_folder(name, Path(argument), recursive)
    return [_once(source, Path(argument), limits) if stat.S_ISFIFO(mode) else source]


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # opening it says why
        return None


def _once(source: Source, stream: Path | BinaryIO, limits: Limits) -> Source | Failure:
    """A source that keeps what it holds, since it can't be read twice."""
    try:
        return Source(source.name, source.path, read_bytes(stream, limits))
    except AccessError as error:
        return Failure(source.name if source.path else None, None, str(error))


def _in_folder(name: str, folder: Path, recursive: bool) -> Iterable[Source | Failure]:
    try:
        files = briefings_in(folder, recursive=recursive)
    except AccessError as error:
        return [Failure(name, None, str(error))]
    if not files:
        deeper = (
            "or the folders below it" if recursive else "itself (--recursive looks in the folders below it)"
        )
        return [Failure(name, None, f"there is no briefing in this folder {deeper}")]
    return [Source(label(str(file)), file) for file in files]


def documents(found: Iterable[Source | Failure], limits: Limits) -> Iterator[Document | Failure]:
    """Every document, once and whole, and every failure, in order."""
    for item in found:
        if isinstance(item, Failure):
            yield item
        else:
            yield from whole(item.documents(limits))


def whole(versions: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """Of a document that its reader gives in longer and longer versions, only the longest."""
    last: Document | Failure | None = None
    for found in versions:
        if last is not None and not _goes_on(last, found):
            yield last
        last = found
    if last is not None:
        yield last


def _goes_on(last: Document | Failure, found: Document | Failure) -> bool:
    if isinstance(last, Failure) or isinstance(found, Failure):
        return False
    return found.part == last.part and found.text.startswith(last.text)
