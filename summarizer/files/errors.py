"""User-facing messages for OSError codes."""

from __future__ import annotations

import contextlib
import errno
import stat
from collections.abc import Iterator

NO_FILE = "is a device, a socket or a pipe, not a file"
FOLDER = "is a folder, not a file"
COMMON = {
    errno.EISDIR: FOLDER,
    errno.ENXIO: NO_FILE,
    errno.ELOOP: "is a symbolic link loop",
    errno.ENAMETOOLONG: "has a name that is too long",
    errno.EMFILE: "could not be opened: too many files are open",
    errno.ENFILE: "could not be opened: too many files are open",
}
READING = COMMON | {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file (a part of its path is not a folder)",
    errno.EACCES: "may not be read (permission denied)",
    errno.EPERM: "may not be read (permission denied)",
}
WRITING = COMMON | {
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder does not exist (a part of its path is a file)",
    errno.EACCES: "may not be written (permission denied)",
    errno.EPERM: "may not be written (permission denied)",
    errno.EEXIST: "exists already; nothing was written",
    errno.EROFS: "may not be written (the file system is read-only)",
    errno.ENOSPC: "could not be written: the disk is full",
    errno.EDQUOT: "could not be written: your disk quota is used up",
    errno.EFBIG: "could not be written: it exceeds the file size limit",
}
FOLDERS = WRITING | {errno.EEXIST: "is a file, not a folder"}


class AccessError(Exception):
    """A file can't be read or written. The message is one line, without the path."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Set the message and what would help (see `document.HINTS`)."""
        super().__init__(message)
        self.hint = hint


def refuse_special_file(mode: int) -> None:
    """Raise AccessError, naming the file type, unless `mode` is the mode of a regular file."""
    if stat.S_ISREG(mode):
        return
    kinds = ((stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"))
    devices = ((stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))
    for matches, kind in (*kinds, *devices):
        if matches(mode):
            raise AccessError(f"is a {kind}, not a file")
    raise AccessError(NO_FILE)


def size_text(size: int) -> str:
    """Format a number of bytes with a unit: 512 bytes, 1.5 KB, 64 MB."""
    for unit, name in ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}".replace(".0 ", " ")
    return f"{size} byte{'s' if size != 1 else ''}"


@contextlib.contextmanager
def plainly(lines: dict[int, str], otherwise: str) -> Iterator[None]:
    """Convert an OSError or ValueError raised in the context to an AccessError.

    Args:
        lines: message by errno.
        otherwise: start of the message for other errors; the reason is appended.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise AccessError(lines.get(error.errno or 0, f"{otherwise} ({reason})")) from error
    except ValueError as error:
        nul = "null" in str(error)
        why = "its name contains a NUL character" if nul else str(error).splitlines()[0]
        raise AccessError(f"{otherwise}: {why}") from error
