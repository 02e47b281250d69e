"""Walk a large mailbox from its file: only the message at hand is in memory.

Where its messages begin, and the digest of the file, are remembered while the file stays the same. So one
message is read again without those before it, as happens for every message that is opened from the list.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarizer.cancellation import stop_if
from summarizer.document import Document, Failure
from summarizer.files.access import AccessError, open_file, read_piece
from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers.container.parts import into
from summarizer.readers.mail.mbox import beginnings, letter, name_of
from summarizer.readers.sniff import format_of

PIECE = 512 * 1024
"""Bytes that are read at once; more for a longer message."""
MARGIN = 64 * 1024
"""Bytes after a `From ` line that must be known to decide whether it begins a message."""
KNOWN = 4
"""Number of mailboxes of which is remembered where their messages begin."""
_HEAD = 64 * 1024
_NUMBER = compiled(r"message ([0-9]{1,12})(?:/|\Z)")


class _Stamp(NamedTuple):
    """Facts by which a changed file is recognized."""

    device: int
    inode: int
    size: int
    modified: int


class _Contents:
    """What is known of a mailbox."""

    def __init__(self) -> None:
        self.digest: str | None = None
        self._starts = array("Q")
        self._lock = threading.Lock()

    def learn(self, number: int, start: int) -> None:
        """Record where a message begins, if it is the next one."""
        with self._lock:
            if number == len(self._starts) + 1:
                self._starts.append(start)

    def nearest(self, number: int) -> tuple[int, int]:
        """Return a message that is known, at or before the one of this number, and where it begins."""
        with self._lock:
            last = max(1, min(number, len(self._starts)))
            return last, self._starts[last - 1]


_known: OrderedDict[_Stamp, _Contents] = OrderedDict()
_lock = threading.Lock()


def _contents_of(stamp: _Stamp) -> _Contents:
    with _lock:
        found = _known.pop(stamp, None) or _Contents()
        _known[stamp] = found
        while len(_known) > KNOWN:
            _known.popitem(last=False)
        return found


class Mailbox:
    """An open mailbox file."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        """Walk a mailbox whose first message begins at the offset `start`."""
        self._stream = stream
        status = os.fstat(stream.fileno())
        self._contents = _contents_of(
            _Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        )
        self._contents.learn(1, start)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def digest(self, stopped: Callable[[], bool] | None) -> str:
        """Return the SHA-256 of the file. Raises AccessError, and Cancelled."""
        if self._contents.digest is None:
            self._stream.seek(0)
            found = hashlib.sha256()
            while data := read_piece(self._stream, PIECE):
                stop_if(stopped or (lambda: False))
                found.update(data)
            self._contents.digest = found.hexdigest()
        return self._contents.digest

    def documents(self, options: Options) -> Iterator[Document | Failure]:
        """Yield the messages in order, each followed by its attachments; then close the file.

        Raises Unreadable.
        """
        with closing(self):
            try:
                for number, content in self._letters(options):
                    if (inner := into(name_of(number), options)) is not None:
                        yield from letter(content, number, inner)
                        if options.part is not None:
                            return
            except AccessError as error:
                raise Unreadable(str(error), error.hint) from error

    def _letters(self, options: Options) -> Iterator[tuple[int, bytes]]:
        """Yield number and content of each message, from the wanted one on."""
        wanted = _NUMBER.match(options.part) if options.part else None
        number, start = self._contents.nearest(int(wanted[1]) if wanted else 1)
        self._stream.seek(start)
        for content, begin in _split(self._stream, start, options.stopped):
            self._contents.learn(number, begin)
            yield number, content
            number += 1


def _split(stream: BinaryIO, offset: int, stopped: Callable[[], bool] | None) -> Iterator[tuple[bytes, int]]:
    """Yield the content of each message, from the offset at which one begins, and where it begins."""
    data, looked, first = b"", 0, None
    while True:
        stop_if(stopped or (lambda: False))
        piece = read_piece(stream, max(PIECE, len(data)))
        data += piece
        limit = max(looked, len(data) - MARGIN) if piece else len(data)
        for found in beginnings(data, looked, limit):
            if first is not None:
                yield data[first.end() : found.start()], offset + first.start()
            first = found
        if not piece:
            if first is not None:
                yield data[first.end() :], offset + first.start()
            return
        looked = limit
        if first is not None and first.start() > 0:
            cut = first.start()
            data, looked, offset = data[cut:], looked - cut, offset + cut
            first = next(beginnings(data, 0, 1))


def mailbox_at(path: Path, options: Options) -> Mailbox | None:
    """Open the file at a path if it is a mailbox that can be walked, else return None. Raises AccessError."""
    stream = open_file(path, options)
    try:
        head = read_piece(stream, _HEAD)
        bare = head.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
        if bare.startswith(b"From ") and b"\n" in bare and _is_mailbox(head, str(path), options):
            return Mailbox(stream, len(head) - len(bare))
    except BaseException:
        stream.close()
        raise
    stream.close()
    return None


def _is_mailbox(head: bytes, name: str, options: Options) -> bool:
    try:
        return (options.format or format_of(head, name, options)) == "mbox"
    except Unreadable:
        return False
