"""Resolve the PATH arguments to sources: files, folders in order, and standard input once.

The engine knows no command line. Its errors have a code (`document.HINTS`) instead of the name of an option;
`advised` adds the words, which say what option or command helps.
"""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from summarizer.document import Document, Failure
from summarizer.files.access import AccessError, briefings_in, file_status, own_descriptor, read_bytes
from summarizer.files.options import Options, Unreadable
from summarizer.readers import open_documents
from summarizer.safe_text import label

STANDARD_INPUT = "standard input"
_MEAN_STDIN = frozenset({"-", "/dev/stdin"})


class Source(NamedTuple):
    """A file or stream with briefings that can be opened repeatedly."""

    name: str
    """Safe to show: the path as it was given, or `standard input`."""
    path: Path | None
    """Path of the file; None for standard input."""
    data: bytes | None = None
    """The content, if it can be read only once and only here: standard input, a pipe, a descriptor."""
    once: bool = False
    """Whether it can be read only once and has not been read yet."""
    temporary: bool = False
    """Whether nothing about it is to be stored, as for a pasted text."""

    def documents(self, options: Options) -> Iterator[Document | Failure]:
        """Read the documents in it; each call reads the source again."""
        name = self.name if self.path is not None or self.temporary else None
        if self.data is not None:
            return map(advised, open_documents(io.BytesIO(self.data), name=name, options=options))
        assert self.path is not None
        # Sources that can be read only once were read before: a pipe at this path has replaced a file.
        return map(advised, open_documents(self.path, name=name, options=replace(options, pipes=False)))


PASTED = "pasted text"


def pasted(text: str, number: int) -> Source:
    """Return a source of a pasted text, the `number`th of the session, about which nothing is stored."""
    name = PASTED if number < 2 else f"{PASTED} {number}"
    return Source(name, None, text.encode("utf-8", "replace"), temporary=True)


def saved(path: Path) -> Source:
    """Return the source of a file that was written in this session."""
    return Source(label(str(path)), path)


def reads_stdin(arguments: Sequence[str]) -> bool:
    """Return whether standard input is one of the briefings."""
    return any(argument in _MEAN_STDIN for argument in arguments)


def expand(arguments: Iterable[str], *, recursive: bool, options: Options) -> Iterator[Source | Failure]:
    """Return the sources of the PATHs in the order given. Pipes are read when their turn comes."""
    return map(BufferedSource(options), listed(arguments, recursive=recursive, options=options))


def listed(arguments: Iterable[str], *, recursive: bool, options: Options) -> list[Source | Failure]:
    """Return the sources of the PATHs without reading any that can be read only once."""
    found: list[Source | Failure] = []
    for argument in arguments:
        if argument in _MEAN_STDIN:
            found.append(Source(STANDARD_INPUT, None, once=True))
        else:
            found += _named(argument, recursive, options)
    return found


class BufferedSource:
    """Buffers a source that can be read only once; standard input, if named twice, is read once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stdin: Source | Failure | None = None

    def __call__(self, item: Source | Failure) -> Source | Failure:
        if isinstance(item, Failure) or not item.once:
            return item
        if item.path is not None:
            return self._read(item, item.path)
        if self._stdin is None:
            # Unbuffered where possible: Python can't exit while a thread holds the lock of the buffer.
            self._stdin = self._read(item, getattr(sys.stdin.buffer, "raw", sys.stdin.buffer))
        return self._stdin

    def _read(self, source: Source, stream: Path | BinaryIO) -> Source | Failure:
        try:
            return source._replace(data=read_bytes(stream, replace(self._options, pipes=True)), once=False)
        except AccessError as error:
            return Failure(source.name if source.path else None, None, advice(error))


def _named(argument: str, recursive: bool, options: Options) -> Iterable[Source | Failure]:
    name = label(argument)
    if not argument:  # a Path would take it for the current folder
        return [Failure("''", None, "file name is empty")]
    source = Source(name, Path(argument))
    mode = _mode(Path(argument))
    if mode is None:
        return [found for found in source.documents(options) if isinstance(found, Failure)] or [source]
    if stat.S_ISDIR(mode):
        return _in_folder(name, Path(argument), recursive)
    return [source._replace(once=stat.S_ISFIFO(mode) or own_descriptor(Path(argument)))]


def beneath(folder: Path, *, recursive: bool) -> list[Source | Failure]:
    """Return the briefings of a folder, named relative to it."""
    found = [*_in_folder(label(str(folder)), folder, recursive)]
    return [
        each._replace(name=label(str(each.path.relative_to(folder))))
        if isinstance(each, Source) and each.path is not None
        else each
        for each in found
    ]


def _mode(path: Path) -> int | None:
    try:
        return file_status(path).st_mode
    except (OSError, ValueError):  # opening it reports the reason
        return None


def _in_folder(name: str, folder: Path, recursive: bool) -> Iterable[Source | Failure]:
    try:
        files = briefings_in(folder, recursive=recursive)
    except AccessError as error:
        return [Failure(name, None, str(error))]
    if not files:
        deeper = "or the folders below it" if recursive else "itself (--recursive includes subfolders)"
        return [Failure(name, None, f"there is no briefing in this folder {deeper}")]
    return [Source(label(str(file)), file) for file in files]


T = TypeVar("T")
WORDS = {
    "limit": " (--max-size raises it)",
    "member-limit": " (--max-size raises the limit)",
    "password": ": give --password (--password - prompts for it)",
    "archive-password": ": give its password with --password",
    "encoding": ": --encoding {} reads it",
    "extra": ": to read those, pip install 'briefing-reader[{}]'",
    "entities": " (briefing entities lists them)",
}
"""What is added to an error, by code; `{}` is the value of the hint."""


def advice(error: AccessError | Unreadable) -> str:
    """Return the message of an error, with what helps."""
    return f"{error}{_words(error.hint)}"


def advised(found: T) -> T:
    """Return a Failure with what helps in its error; anything else unchanged."""
    if isinstance(found, Failure) and found.hint:
        return found._replace(error=f"{found.error}{_words(found.hint)}", hint="")
    return found


def _words(hint: str) -> str:
    code, _, value = hint.partition(":")
    return WORDS[code].format(value) if code in WORDS else ""
