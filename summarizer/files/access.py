"""Open, list and write files, with size limits, sorted listings and atomic writes.

No other module opens files by path. Every OSError becomes an `AccessError` with a one-line message that the
user can act on; the caller puts the path before it. Modules above this one never handle an OSError.

`confine` restricts the process to one folder for the rest of its life, as chroot does: from then on only
regular files below that folder can be read, and only `write_new` can write. `inherited` returns the
arguments that apply the same confinement to child processes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from summarizer.files import confinement
from summarizer.files.atomic_write import put, sync_folder
from summarizer.files.confinement import ConfinedRoot
from summarizer.files.errors import (
    COMMON,
    FOLDER,
    READING,
    WRITING,
    plainly,
    refuse_special_file,
    size_text,
)
from summarizer.files.errors import AccessError as AccessError
from summarizer.patterns import compiled

if TYPE_CHECKING:
    from summarizer.files.locks import FolderQuota

_confined: ConfinedRoot | None = None
_OUTSIDE_EXPORTS = "may not be written: this session writes only to its export folder"
_CHUNK = 1024 * 1024
_OWN_DESCRIPTOR = compiled(r"/(?:dev|proc/self)/(?:stdin|fd/([0-9]{1,9}))")


@dataclass(frozen=True)
class Limits:
    """Limits on what is read from a source."""

    max_bytes: int = 64 * 1024 * 1024
    pipes: bool = True
    """Whether to read named pipes, which blocks until there is a writer; if False, they are refused."""


def confine(root: Path) -> None:
    """Restrict this process to reading regular files below `root`, for the rest of its life.

    Raises AccessError if `root` is not a folder, or if the process is confined already.
    """
    global _confined  # noqa: PLW0603 (it is the process that is confined)
    with plainly(READING, "could not be read"):
        if _confined is not None:
            raise AccessError("can't be read: this process is confined to another folder")
        _confined = ConfinedRoot.open_root(root)


def inherit_confinement(arguments: Sequence[str]) -> None:
    """Apply the confinement in the command-line arguments that `inherited` returned, if there is one."""
    global _confined  # noqa: PLW0603
    _confined = confinement.from_arguments(arguments)


def inherited() -> tuple[list[str], tuple[int, ...]]:
    """Return the arguments and the file descriptors that pass this process's confinement to a child."""
    return ([], ()) if _confined is None else (_confined.arguments(), (_confined.descriptor,))


def is_confined() -> bool:
    """Return whether this process may read only one folder; it then writes no file that nobody asked for."""
    return _confined is not None


def file_status(path: Path) -> os.stat_result:
    """Return the status of a file, following links as Path.stat does unless the process is confined.

    Raises OSError if the file does not exist, and PermissionError if it lies outside the confinement.
    """
    if _confined is None:
        return path.stat()
    try:
        return _confined.stat(path)
    except AccessError as error:
        raise PermissionError(errno.EACCES, str(error)) from error


def read_bytes(source: Path | BinaryIO, limits: Limits) -> bytes:
    """Read all bytes of a file or a stream.

    A source that is too large is refused by its size if that is known, else after `limits.max_bytes` + 1
    bytes. Paths to pipes (`<(command)`, /dev/stdin) are read unless `limits` excludes them; devices and
    sockets are refused. Opening a regular file never blocks, even if something else replaces it meanwhile.
    Raises AccessError.
    """
    with plainly(READING, "could not be read"):
        if not isinstance(source, Path):
            return _read(source, limits)
        with _open(source, pipes=limits.pipes) as stream:
            return _read(stream, limits)


def open_file(path: Path, limits: Limits) -> BinaryIO:
    """Open a regular file, to be read with `read_piece`. Raises AccessError, also if it is too large."""
    with plainly(READING, "could not be read"):
        stream = _open(path, pipes=False)
        try:
            _check_size(_known_size(stream), limits)
        except AccessError:
            stream.close()
            raise
        return stream


def read_piece(stream: BinaryIO, size: int) -> bytes:
    """Read at most so many bytes of an open file; none at its end. Raises AccessError."""
    with plainly(READING, "could not be read"):
        return stream.read(size)


def own_descriptor(path: Path) -> bool:
    """Return whether a path names a file descriptor of this process (`/dev/fd/3`).

    In another process, the same path names another file.
    """
    return bool(_OWN_DESCRIPTOR.fullmatch(str(path)))


_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_SIZE = compiled(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)


def parse_size(text: str) -> int:
    """Parse a size such as "500000", "10k", "64M" or "1.5G" into bytes (1 k is 1,024 bytes).

    Raises ValueError with a one-line message.
    """
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise ValueError(f"{text!r} is not a size: give bytes, or a number like 500k, 64M or 1.5G")
    return size


def briefings_in(folder: Path, *, recursive: bool = False) -> list[Path]:
    """List the files of a folder that may be briefings, in natural order (2 before 10, ignoring case).

    Hidden files, exports of this program and files whose suffix shows that they contain no text are left
    out. Links to files are followed unless the process is confined; links to folders never are. A subfolder
    that can't be listed is returned in place of its files, so that reading it reports the error. Raises
    AccessError if `folder` itself can't be listed.
    """
    found: list[tuple[_Order, Path]] = []
    waiting: list[tuple[_Order, Path]] = []

    def take(listed: tuple[list[str], list[str]], order: _Order, within: Path) -> None:
        names, folders = listed
        found.extend(((*order, natural_order(name)), within / name) for name in names)
        waiting.extend(((*order, natural_order(name)), within / name) for name in folders)

    with plainly(READING, "could not be read"):
        take(_names_in(folder), (), folder)
    while recursive and waiting:
        order, below = waiting.pop()
        try:
            take(_names_in(below), order, below)
        except (OSError, AccessError):
            found.append((order, below))
    return [path for _, path in sorted(found, key=lambda each: each[0])]


def folders_in(folder: Path) -> list[Path]:
    """List a folder and all folders below it in which `briefings_in` looks for files.

    One that can't be listed is among them. Raises AccessError if `folder` itself can't be listed.
    """
    with plainly(READING, "could not be read"):
        waiting = [folder / name for name in _names_in(folder)[1]]
    found = [folder]
    while waiting:
        found.append(below := waiting.pop())
        with contextlib.suppress(OSError, AccessError):
            waiting += [below / name for name in _names_in(below)[1]]
    return found


EXPORTS = (".summary.md", ".summary.txt", ".summary.json")
"""Suffixes of the files that this program exports."""
_NO_TEXT_SUFFIXES = {
    "images": ".apng .avif .bmp .gif .heic .ico .jpeg .jpg .png .svg .tif .tiff .webp",
    "audio": ".aac .flac .m4a .mp3 .oga .ogg .opus .wav",
    "video": ".avi .m4v .mkv .mov .mp4 .mpeg .mpg .webm .wmv",
    "archives": ".7z .bz2 .deb .dmg .gz .iso .jar .rar .rpm .tar .tgz .whl .xz .zst",
    "programs": ".a .bin .class .dll .dylib .exe .o .pyc .pyo .so .wasm",
    "data and fonts": ".db .sqlite .sqlite3 .eot .otf .ttf .woff .woff2",
    "temporary files": ".lock .part .swp .tmp",
}
_NO_TEXT = frozenset(suffix for family in _NO_TEXT_SUFFIXES.values() for suffix in family.split())


def may_be_briefing(name: str) -> bool:
    """Return False for exports of this program and for files whose suffix shows that they contain no text."""
    name = name.lower()
    return not name.endswith(EXPORTS) and os.path.splitext(name)[1] not in _NO_TEXT  # noqa: PTH122 (faster)


_Order = tuple[tuple[list[str | int], str], ...]
"""Sort key of a file: the natural order of each part of its path."""


def natural_order(name: str) -> tuple[list[str | int], str]:
    """Return a sort key that compares digits as numbers and ignores case.

    Its parts alternate between text and numbers, so that a text is never compared with a number. The name
    itself breaks ties.
    """
    parts = re.split(r"([0-9]+)", name.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)], name


def check_writable(path: Path, *, overwrite: bool = False) -> None:
    """Raise the AccessError that `write_whole` would raise, so that callers can check before a long task."""
    with plainly(WRITING, "could not be written"):
        target = Path(os.path.realpath(path)) if overwrite else path
        _replaceable_status(target, overwrite)
        parent = target.parent.stat()
        if not stat.S_ISDIR(parent.st_mode):
            raise AccessError(WRITING[errno.ENOTDIR])
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise AccessError(WRITING[errno.EACCES])


def make_folder(path: Path) -> None:
    """Create a folder unless it exists; its parent must exist. Raises AccessError."""
    with plainly(WRITING, "could not be created"):
        _refuse_if_confined()
        if not path.is_dir():
            path.mkdir()


def append_line(path: Path, line: bytes) -> None:
    """Append a line to a file, creating the file if needed. Raises AccessError.

    The data is not synced to disk, so the line may be lost in a power failure.
    """
    with plainly(WRITING, "could not be written"):
        _refuse_if_confined()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(path, flags, 0o666)
        try:
            os.write(descriptor, line + b"\n")
        finally:
            os.close(descriptor)


def write_whole(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file atomically; an existing file is replaced only if `overwrite` is set.

    With `overwrite`, a symbolic link is followed and its target replaced. A new file gets the mode that the
    umask gives; a replaced file keeps its mode. Raises AccessError.
    """
    with plainly(WRITING, "could not be written"):
        _refuse_if_confined()
        target = Path(os.path.realpath(path)) if overwrite else path
        old = _replaceable_status(target, overwrite)
        put(target, data, old, overwrite=overwrite)
        sync_folder(target.parent)


def open_folder(path: Path) -> int:
    """Open a folder and return its descriptor, for `write_new`. Raises AccessError."""
    with plainly(READING, "could not be used"):
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def write_new(folder: int, name: str, data: bytes, quota: FolderQuota | None = None) -> None:
    """Atomically create the file `name` in the folder with descriptor `folder`, following no links.

    Raises AccessError if the name is taken, or if the file would exceed the folder's quota.
    """
    with plainly(WRITING, "could not be written"):
        if "/" in name or name.startswith("."):
            raise AccessError("is not a plain file name: it must not contain / or begin with a dot")
        with quota.reserve(folder, len(data)) if quota is not None else contextlib.nullcontext():
            put(Path(name), data, None, overwrite=False, folder=folder)
        with contextlib.suppress(OSError):
            os.fsync(folder)


def _open(path: Path, *, pipes: bool) -> BinaryIO:
    """Open a file or a pipe. Its type is checked first, since opening a device may have side effects."""
    if _confined is not None:
        return _confined.open(path)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # A folder that can't be listed raises its own, more useful error here.
        raise AccessError(FOLDER)
    if stat.S_ISREG(mode):
        return _open_regular(path)
    own = _OWN_DESCRIPTOR.fullmatch(str(path)) if pipes else None
    if pipes and stat.S_ISFIFO(mode):
        return path.open("rb")
    if own:
        return os.fdopen(os.dup(int(own[1] or 0)), "rb")  # A socket can't be opened by its path.
    refuse_special_file(mode)
    raise AssertionError("a regular file is opened above")


def _open_regular(path: Path) -> BinaryIO:
    """Open a regular file without blocking; raise AccessError if something else has replaced it meanwhile."""
    return confinement.regular_stream(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC))


def _read(stream: BinaryIO, limits: Limits) -> bytes:
    _check_size(_known_size(stream), limits)
    chunks, left = [], limits.max_bytes + 1
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise AccessError(f"is over the limit of {size_text(limits.max_bytes)}", "limit")
    return b"".join(chunks)


def _known_size(stream: BinaryIO) -> int:
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):  # Not every stream has a file descriptor.
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        limit = size_text(limits.max_bytes)
        raise AccessError(f"is {size_text(size)}, over the limit of {limit}", "limit")


def _names_in(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of the files of a folder that may be briefings, and of its subfolders."""
    listed = sorted(_listed(folder) if _confined is None else _confined.listed(folder))
    visible = [(name, mode) for name, mode in listed if not name.startswith(".")]
    return (
        [name for name, mode in visible if stat.S_ISREG(mode) and may_be_briefing(name)],
        [name for name, mode in visible if stat.S_ISDIR(mode)],
    )


def _listed(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the file type of each file and subfolder; a link to a file counts as a file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):  # Broken links are left out.
                if entry.is_dir(follow_symlinks=False):
                    yield entry.name, stat.S_IFDIR
                elif entry.is_file():
                    yield entry.name, stat.S_IFREG


def _replaceable_status(target: Path, overwrite: bool) -> os.stat_result | None:
    """Return the status of the existing target, or None; raise AccessError if it may not be replaced."""
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
    if not os.access(target, os.W_OK):  # A rename would succeed without permission to write the file.
        raise AccessError(WRITING[errno.EACCES])
    return old


def _refuse_if_confined() -> None:
    if _confined is not None:
        raise AccessError(_OUTSIDE_EXPORTS)
