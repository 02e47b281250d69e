"""How a source is to be read: what its user said of it, and the limits that hold for all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.files.access import Limits

MOST_MEMBERS = 10_000
"""In one file, those of archives within it among them."""
TIMES = 4
"""How many times `max_bytes` all of them together may have."""


class Unreadable(Exception):
    """Why bytes can't be read: one line, without the path."""


@dataclass(slots=True)
class Tally:
    """What has been unpacked so far of one file, however deep in it."""

    max_bytes: int
    members: int = 0
    size: int = 0

    @property
    def full(self) -> str:
        """Why no more is unpacked; empty as long as more may be."""
        if self.members >= MOST_MEMBERS:
            return f"more than {MOST_MEMBERS:,} files in one input"
        if self.size > TIMES * self.max_bytes:
            return f"all together unpacks to more than {TIMES * self.max_bytes / 1024**2:,.0f} MB"
        return ""

    def one_more(self) -> None:
        """Another member is about to be read. Raises Unreadable."""
        if why := self.full:
            raise Unreadable(f"is not read: {why}")
        self.members += 1

    def add(self, size: int) -> None:
        """So many bytes more. Raises Unreadable."""
        self.size += size
        if why := self.full if self.size > TIMES * self.max_bytes else "":
            raise Unreadable(f"is not read: {why}")


@dataclass(frozen=True)
class Options(Limits):
    """What a reader is told beside the bytes. `max_bytes` holds for what is unpacked, too."""

    format: str | None = None
    """The name of a format of `formats.FORMATS`; None to tell it by the content."""
    encoding: str | None = None
    """Of text; None to tell it by the bytes."""
    password: str | None = None
    """Opens what is encrypted."""
    depth: int = 0
    """In how many containers this lies: mails, archives, feeds."""
    part: str | None = None
    """What is wanted of a file that holds many: only that part; others a reader may pass over unread."""
    unpacked: Tally | None = None
    """What has been unpacked of the file by now; None before anything is."""
    stopped: Callable[[], bool] | None = None
    """Asked now and then by readers that take long: if it says so, they raise `cancellation.Cancelled`."""


AS_IT_COMES = Options()
