"""The only place that opens a file: sizes are limited, folders listed in order, writes are whole or nothing.

Every way in which the file system can say no ends here as an `AccessError` whose text is one line that a
person can act on; the caller puts the path before it. Nothing above this module handles an OSError.

A process can be confined to a folder, once and for good, as with chroot: then nothing is read from anywhere
else, whoever asks, and the one folder that is written to is named when it is written to. The processes that
it starts are told so with `inherited`.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.files import confinement
from summarizer.files.atomic_write import put, sync_folder
from summarizer.files.confinement import ConfinedRoot
from summarizer.files.errors import (
    COMMON,
    FOLDER,
    FOLDERS,
    READING,
    WRITING,
    plainly,
    refuse_special_file,
    size_text,
)
from summarizer.files.errors import AccessError as AccessError
from summarizer.files.naming import may_be_briefing, natural_order
from summarizer.files.quota import FolderQuota

_CHUNK = 1024 * 1024
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_SIZE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_OWN_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/(?:stdin|fd/([0-9]{1,9}))")
_ELSEWHERE = "may not be written: this session writes only to its export folder"
_confined: ConfinedRoot | None = None


@dataclass(frozen=True)
class Limits:
    """How much is read before it is refused."""

    max_bytes: int = 64 * 1024 * 1024
    pipes: bool = True
    """Whether a named pipe is read, which waits for its writer; else it is refused at once."""


def confine(root: Path) -> None:
    """From now on nothing is read but regular files below a folder; AccessError where that is none."""
    global _confined  # noqa: PLW0603 (it is the process that is confined)
    with plainly(READING, "could not be read"):
        if _confined is not None:
            raise AccessError("can't be read: this process is confined to another folder")
        _confined = ConfinedRoot.open_root(root)


def confine_as_told(arguments: Sequence[str]) -> None:
    """What `inherited` gave to this process."""
    global _confined  # noqa: PLW0603
    _confined = confinement.told(arguments)


def inherited() -> tuple[list[str], tuple[int, ...]]:
    """What a process of ours that reads files is to be started with: arguments, and descriptors to pass."""
    return ([], ()) if _confined is None else (_confined.arguments(), (_confined.descriptor,))


def file_status(path: Path) -> os.stat_result:
    """As Path.stat; OSError where there is nothing, or nothing that may be read."""
    if _confined is None:
        return path.stat()
    try:
        return _confined.stat(path)
    except AccessError as error:
        raise PermissionError(errno.EACCES, str(error)) from error


def read_bytes(source: Path | BinaryIO, limits: Limits) -> bytes:
    """All of a file or a stream; refused by its size where that is known, else after limit + 1 bytes.

    Pipes named by a path are read (`<(command)`, /dev/stdin) unless the limits exclude them; devices and
    sockets are not. Opening a file never waits, whatever takes its place meanwhile.
    """
    with plainly(READING, "could not be read"):
        if not isinstance(source, Path):
            return _read(source, limits)
        with _open(source, pipes=limits.pipes) as stream:
            return _read(stream, limits)


def own_descriptor(path: Path) -> bool:
    """Whether a path means a file that this process has open (`/dev/fd/3`): to others it means another."""
    return bool(_OWN_DESCRIPTOR.fullmatch(str(path)))


def parse_size(text: str) -> int:
    """Bytes meant by "500000", "10k", "64M" or "1.5G" (1 k is 1,024 bytes); ValueError in one clear line."""
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise ValueError(f"{text!r} is not a size: give bytes, or a number like 500k, 64M or 1.5G")
    return size


def briefings_in(folder: Path, *, recursive: bool = False) -> list[Path]:
    """The files of a folder that may be briefings, in natural order (2 before 10, capitals alike).

    Left out: dot files, exports of ours, and what its suffix shows to be no text. Links to files are
    followed (not where the process is confined), links to folders are not. A folder below that can't be
    listed stands in the list itself, so that reading it says why.
    """
    found: list[Path] = []
    with plainly(READING, "could not be read"):
        waiting = [folder, *_sort_out(folder, found)]
    while recursive and len(waiting) > 1:
        below = waiting.pop()
        try:
            waiting += _sort_out(below, found)
        except (OSError, AccessError):
            found.append(below)
    return sorted(found, key=lambda path: [natural_order(part) for part in path.relative_to(folder).parts])


def check_writable(path: Path, *, overwrite: bool = False) -> None:
    """AccessError where `write_whole` would raise it already now: asked before the work, not after it."""
    with plainly(WRITING, "could not be written"):
        target = Path(os.path.realpath(path)) if overwrite else path
        _replaceable(target, overwrite)
        parent = target.parent.stat()
        if not stat.S_ISDIR(parent.st_mode):
            raise AccessError(WRITING[errno.ENOTDIR])
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise AccessError(WRITING[errno.EACCES])


def make_folder(path: Path) -> None:
    """See that a folder is there; one that it would lie in must be."""
    with plainly(WRITING, "could not be made"):
        _refuse_confined()
        if not path.is_dir():
            path.mkdir()


def append_line(path: Path, line: bytes) -> None:
    """Add a line to a file of lines, made if it is not there. Not synced: for notes that may be lost."""
    with plainly(WRITING, "could not be written"):
        _refuse_confined()
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
    with plainly(WRITING, "could not be written"):
        _refuse_confined()
        target = Path(os.path.realpath(path)) if overwrite else path
        old = _replaceable(target, overwrite)
        put(target, data, old, overwrite=overwrite)
        sync_folder(target.parent)


def open_folder(path: Path) -> int:
    """A descriptor of a folder, for `write_new`."""
    with plainly(READING, "could not be used"):
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def write_new(folder: int, name: str, data: bytes, quota: FolderQuota | None = None) -> None:
    """Put a new file into the folder of a descriptor, whole or not at all, and follow no link to it.

    AccessError where the name is taken, or where the quota of the folder leaves no room.
    """
    with plainly(WRITING, "could not be written"):
        if "/" in name or name.startswith("."):
            raise AccessError("is not a plain file name: it must not contain / or begin with a dot")
        with quota.reserve(folder, len(data)) if quota is not None else contextlib.nullcontext():
            put(Path(name), data, None, overwrite=False, folder=folder)
        with contextlib.suppress(OSError):
            os.fsync(folder)


@contextlib.contextmanager
def private_folder(path: Path, patience: float = 5.0) -> Iterator[None]:
    """Make a folder that only its owner may enter, if need be, and hold it against our other processes.

    They wait up to `patience` seconds. Where the file system has no locks nobody is kept out. The lock goes
    with the process, however that ends.
    """
    with plainly(FOLDERS, "could not be used"):
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


def _open(path: Path, *, pipes: bool) -> BinaryIO:
    """Open what a path names, once it is known to be safe to: opening a device may set it going."""
    if _confined is not None:
        return _confined.open(path)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # one that can't be listed says so, rather than that it is a folder
        raise AccessError(FOLDER)
    if stat.S_ISREG(mode):
        return _open_regular(path)
    own = _OWN_DESCRIPTOR.fullmatch(str(path)) if pipes else None
    if pipes and stat.S_ISFIFO(mode):
        return path.open("rb")
    if own:
        return os.fdopen(os.dup(int(own[1] or 0)), "rb")  # a socket has no other way in
    refuse_special_file(mode)
    raise AssertionError("a regular file is opened above")


def _open_regular(path: Path) -> BinaryIO:
    """Open a regular file without waiting; AccessError where something else has taken its place."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    stream = os.fdopen(descriptor, "rb")
    try:
        refuse_special_file(os.fstat(descriptor).st_mode)
    except BaseException:
        stream.close()
        raise
    return stream


def _read(stream: BinaryIO, limits: Limits) -> bytes:
    _refuse(_known_size(stream), limits)
    chunks, left = [], limits.max_bytes + 1
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise AccessError(f"is over the limit of {size_text(limits.max_bytes)} (--max-size raises it)")
    return b"".join(chunks)


def _known_size(stream: BinaryIO) -> int:
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):  # not every stream is a file
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _refuse(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        limit = size_text(limits.max_bytes)
        raise AccessError(f"is {size_text(size)}, over the limit of {limit} (--max-size raises it)")


def _sort_out(folder: Path, found: list[Path]) -> list[Path]:
    """Add the files of a folder that may be briefings; the folders in it."""
    listed = sorted(_listed(folder) if _confined is None else _confined.listed(folder))
    shown = [(folder / name, mode) for name, mode in listed if not name.startswith(".")]
    found += [path for path, mode in shown if stat.S_ISREG(mode) and may_be_briefing(path.name)]
    return [path for path, mode in shown if stat.S_ISDIR(mode)]


def _listed(folder: Path) -> Iterator[tuple[str, int]]:
    """The names in a folder, and the modes of the files and folders; of a link, that of its file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):  # a link that leads nowhere
                if entry.is_dir(follow_symlinks=False):
                    yield entry.name, stat.S_IFDIR
                elif entry.is_file():
                    yield entry.name, stat.S_IFREG


def _replaceable(target: Path, overwrite: bool) -> os.stat_result | None:
    """What stands at the target now, if anything; AccessError if that may not be replaced."""
    try:
        old = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise AccessError("is a folder; give the name of a file in it")
    if not overwrite:
        raise AccessError(WRITING[errno.EEXIST])
    if stat.S_ISLNK(old.st_mode):
        raise AccessError(COMMON[errno.ELOOP])
    refuse_special_file(old.st_mode)
    if not os.access(target, os.W_OK):  # a rename would not ask
        raise AccessError(WRITING[errno.EACCES])
    return old


def _refuse_confined() -> None:
    if _confined is not None:
        raise AccessError(_ELSEWHERE)
