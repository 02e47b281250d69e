"""How a source is to be read: what its user said of it, and the limits that hold for all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.files.access import Limits

if TYPE_CHECKING:
    from summarizer.readers.container.zip import Tally


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
    """Asked now and then by readers that take long: if it says so, they raise progress.Cancelled."""


AS_IT_COMES = Options()


class Unreadable(Exception):
    """Why bytes can't be read: one line, without the path."""
