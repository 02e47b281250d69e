"""How a file is to be read, where its content does not settle it; and why one can't be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.readers.unzipped import Tally


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may overrule, and how much may come of one file."""

    format: str | None = None
    """The name of the format; None to tell it from the content."""
    encoding: str | None = None
    """Of text; None to tell it from the bytes."""
    password: str | None = None
    """Of an encrypted file."""
    max_bytes: int = 64 * 1024 * 1024
    """What a file, and what is unpacked from it, may have."""
    depth: int = 0
    """How many containers this lies in."""
    unpacked: Tally | None = None
    """What has been unpacked of the file by now; None before anything is."""


class Unreadable(Exception):
    """Why a file can't be read: one clear line, without its name."""
