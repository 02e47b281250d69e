"""Options and limits for reading a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.files.access import Limits

MOST_MEMBERS = 10_000
"""Maximum number of members unpacked from one file, including those of nested archives."""
TIMES = 4
"""Maximum total size of all unpacked members, as a multiple of `max_bytes`."""


class Unreadable(Exception):
    """A source can't be read. The message is one line, without the path."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Set the message and what would help (see `document.HINTS`)."""
        super().__init__(message)
        self.hint = hint


@dataclass(slots=True)
class Tally:
    """Counts what has been unpacked from one file, at all levels of nesting."""

    max_bytes: int
    members: int = 0
    size: int = 0

    @property
    def full(self) -> str:
        """The limit that has been reached, as a message; empty while more may be unpacked."""
        if self.members >= MOST_MEMBERS:
            return f"more than {MOST_MEMBERS:,} files in one input"
        if self.size > TIMES * self.max_bytes:
            return f"all together unpacks to more than {TIMES * self.max_bytes / 1024**2:,.0f} MB"
        return ""

    def one_more(self) -> None:
        """Count a member before it is read. Raises Unreadable if a limit has been reached."""
        if why := self.full:
            raise Unreadable(f"is not read: {why}")
        self.members += 1

    def add(self, size: int) -> None:
        """Count `size` more unpacked bytes. Raises Unreadable if the total exceeds the limit."""
        self.size += size
        if why := self.full if self.size > TIMES * self.max_bytes else "":
            raise Unreadable(f"is not read: {why}")


@dataclass(frozen=True)
class Options(Limits):
    """Options for a reader. `max_bytes` also limits each unpacked member."""

    format: str | None = None
    """A key of `formats.FORMATS`; None to detect the format from the content."""
    encoding: str | None = None
    """Encoding of a text file; None to detect it."""
    password: str | None = None
    """Password for encrypted files."""
    depth: int = 0
    """Number of containers (messages, archives, feeds) around this source."""
    part: str | None = None
    """The only part wanted from a file of many documents; readers may skip the others. None for all."""
    unpacked: Tally | None = None
    """Counts shared by all containers in the file; None before anything is unpacked."""
    stopped: Callable[[], bool] | None = None
    """Called regularly by slow readers, which raise `cancellation.Cancelled` once it returns True."""


AS_IT_COMES = Options()
