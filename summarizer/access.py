"""The only place that opens a file: sizes are limited, folders listed in order, writes are whole or nothing.

Every way in which the file system can say no ends here as an `AccessError` whose text is one line that a
person can act on; the caller puts the path before it. Nothing above this module handles an OSError.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.file_names import may_be_briefing, natural_order

_CHUNK = 1024 * 1024
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_SIZE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_OWN_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/(?:stdin|fd/([0-9]{1,9}))")
_NO_FILE = "is a device, a socket or a pipe, not a file"
_FOLDER = "is a folder, not a file"
_COMMON = {
    errno.EISDIR: _FOLDER,
    errno.ENXIO: _NO_FILE,
    errno.ELOOP: "is a link that leads round in a circle",
    errno.ENAMETOOLONG: "has a name that is too long",
    errno.EMFILE: "could not be opened: too many files are open",
    errno.ENFILE: "could not be opened: too many files are open",
}
_READING = _COMMON | {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file (a part of its path is not a folder)",
    errno.EACCES: "may not be read (permission denied)",
    errno.EPERM: "may not be read (permission denied)",
}
_WRITING = _COMMON | {
    errno.ENOENT: "no such folder to write it in",
    errno.ENOTDIR: "no such folder to write it in (a part of its path is a file)",
    errno.EACCES: "may not be written (permission denied)",
    errno.EPERM: "may not be written (permission denied)",
    errno.EEXIST: "exists already; nothing was written",
    errno.EROFS: "may not be written (the file system is read-only)",
    errno.ENOSPC: "could not be written: the disk is full",
    errno.EDQUOT: "could not be written: your disk quota is used up",
    errno.EFBIG: "could not be written: it is larger than files may be here",
}
_FOLDERS = _WRITING | {errno.EEXIST: "is a file, not a folder"}
_NO_LINKS = (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EINVAL)


@dataclass(frozen=True)
class Limits:
    """How much is read before it is refused."""

    max_bytes: int = 64 * 1024 * 1024


class AccessError(Exception):
    """Why a file can't be read or written: one line, without the path."""


def read_bytes(source: Path | BinaryIO, limits: Limits) -> bytes:
    """All of a file or a stream; refused by its size where that is known, else after limit + 1 bytes.

    Pipes named by a path are read (`<(command)`, /dev/stdin), devices and sockets are not.
    """
    with _plainly(_READING, "could not be read"):
        if not isinstance(source, Path):
            return _read(source, limits)
        with _open(source) as stream:
            return _read(stream, limits)


def own_descriptor(path: Path) -> bool:
    """Whether a path means a file that this process has open (`/dev/fd/3`): to others it means another."""
    return bool(_OWN_DESCRIPTOR.fullmatch(str(path)))


def parse_size(text: str) -> int:
    """Bytes meant by "500000", "10k", "64M" or "1.5G" (1 k is 1,024 bytes); ValueError in one clear line."""
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise ValueError(f"{text!r} is no size: give a number of bytes, or one like 500k, 64M or 1.5G")
    return size


def briefings_in(folder: Path, *, recursive: bool = False) -> list[Path]:
    """The files of a folder that may be briefings, in natural order (2 before 10, capitals alike).

    Left out: dot files, exports of ours, and what its suffix shows to be no text. Links to files are
    followed, links to folders are not. A folder below that can't be listed stands in the list itself, so
    that reading it says why.
    """
    found: list[Path] = []
    with _plainly(_READING, "could not be read"):
        waiting = [folder]
        for entry in _listed(folder):
            _sort_out(folder, entry, found, waiting)
    while recursive and len(waiting) > 1:
        below = waiting.pop()
        try:
            for entry in _listed(below):
                _sort_out(below, entry, found, waiting)
        except OSError:
            found.append(below)
    return sorted(found, key=lambda path: [natural_order(part) for part in path.relative_to(folder).parts])


def check_writable(path: Path, *, overwrite: bool = False) -> None:
    """AccessError where `write_whole` would raise it already now: asked before the work, not after it."""
    with _plainly(_WRITING, "could not be written"):
        target = Path(os.path.realpath(path)) if overwrite else path
        _replaceable(target, overwrite)
        parent = target.parent.stat()
        if not stat.S_ISDIR(parent.st_mode):
            raise AccessError(_WRITING[errno.ENOTDIR])
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise AccessError(_WRITING[errno.EACCES])


def make_folder(path: Path) -> None:
    """See that a folder is there; one that it would lie in must be."""
    with _plainly(_WRITING, "could not be made"):
        if not path.is_dir():
            path.mkdir()


def append_line(path: Path, line: bytes) -> None:
    """Add a line to a file of lines, made if it is not there. Not synced: for notes that may be lost."""
    with _plainly(_WRITING, "could not be written"):
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(path, flags, 0o666)
        try:
            os.write(descriptor, line + b"\n")
        finally:
            os.close(descriptor)


def write_whole(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Put a file in place whole or not at all; only with `overwrite` in the place of another.

    A link is written through. A new file has the mode that the umask gives, an old one keeps its own.
    """
    with _plainly(_WRITING, "could not be written"):
        target = Path(os.path.realpath(path)) if overwrite else path
        old = _replaceable(target, overwrite)
        temporary = target.with_name(f".briefing-{secrets.token_hex(8)}.tmp")
        try:
            _write_durably(temporary, data, old)
            if overwrite:
                temporary.replace(target)
            else:
                _put_if_new(temporary, target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
        _sync_folder(target.parent)


@contextlib.contextmanager
def private_folder(path: Path, patience: float = 5.0) -> Iterator[None]:
    """Make a folder that only its owner may enter, if need be, and hold it against our other processes.

    They wait up to `patience` seconds. Where the file system has no locks nobody is kept out. The lock goes
    with the process, however that ends.
    """
    with _plainly(_FOLDERS, "could not be used"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        descriptor = os.open(path, os.O_RDONLY)
        try:
            _lock(descriptor, time.monotonic() + patience)
        except BaseException:
            os.close(descriptor)
            raise
    try:
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise AccessError("is held by another process of this program") from error
        except OSError:  # some network file systems have none
            return None
        time.sleep(0.01)


@contextlib.contextmanager
def _plainly(lines: dict[int, str], otherwise: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise AccessError(lines.get(error.errno or 0, f"{otherwise} ({reason})")) from error
    except ValueError as error:
        nul = "null" in str(error)
        why = "its name holds a NUL character" if nul else str(error).splitlines()[0]
        raise AccessError(f"{otherwise}: {why}") from error


def _open(path: Path) -> BinaryIO:
    """Open what a path names, once it is known to be safe to: opening a device may set it going."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # one that can't be listed says so, rather than that it is a folder
        raise AccessError(_FOLDER)
    if stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        return path.open("rb")
    own = _OWN_DESCRIPTOR.fullmatch(str(path))
    if not own:
        raise AccessError(_NO_FILE)
    return os.fdopen(os.dup(int(own[1] or 0)), "rb")  # a socket has no other way in


def _read(stream: BinaryIO, limits: Limits) -> bytes:
    _refuse(_known_size(stream), limits)
    chunks, left = [], limits.max_bytes + 1
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise AccessError(f"is over the limit of {_shown(limits.max_bytes)} (--max-size raises it)")
    return b"".join(chunks)


def _known_size(stream: BinaryIO) -> int:
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):  # not every stream is a file
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _refuse(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        limit = _shown(limits.max_bytes)
        raise AccessError(f"is {_shown(size)}, over the limit of {limit} (--max-size raises it)")


def _shown(size: int) -> str:
    for unit, name in ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}".replace(".0 ", " ")
    return f"{size} bytes"


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]


def _sort_out(folder: Path, entry: os.DirEntry[str], found: list[Path], waiting: list[Path]) -> None:
    try:
        if entry.is_dir(follow_symlinks=False):
            waiting.append(folder / entry.name)
        elif entry.is_file() and may_be_briefing(entry.name):
            found.append(folder / entry.name)
    except OSError:
        return  # a link that leads nowhere


def _replaceable(target: Path, overwrite: bool) -> os.stat_result | None:
    """What stands at the target now, if anything; AccessError if that may not be replaced."""
    try:
        old = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise AccessError("is a folder; give the name of a file in it")
    if not overwrite:
        raise AccessError(_WRITING[errno.EEXIST])
    if stat.S_ISLNK(old.st_mode):
        raise AccessError(_COMMON[errno.ELOOP])
    if not stat.S_ISREG(old.st_mode):
        raise AccessError(_NO_FILE)
    if not os.access(target, os.W_OK):  # a rename would not ask
        raise AccessError(_WRITING[errno.EACCES])
    return old


def _write_durably(path: Path, data: bytes, old: os.stat_result | None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        if old:
            with contextlib.suppress(OSError):  # only root may give a file away
                os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_if_new(temporary: Path, target: Path) -> None:
    """Give the file its name unless the name is taken: a link does both at once, a rename does not."""
    try:
        os.link(temporary, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        try:
            temporary.replace(target)
        except OSError:
            target.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    """Make the new name last. The file is whole already, so a folder that can't be synced is no failure."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
