"""Lock files and folders that several processes of this program use: sessions, private folders, quotas.

The system releases every lock when its process ends, even if it is killed. On a file system without locks,
no process waits.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summarizer.files.errors import FOLDERS, AccessError, plainly, size_text

MARKER = b"in use\n"


class SessionLock:
    """The shared lock of one process on the marker of a file, which tells whether the file was closed.

    The marker exists beside the file while any process uses it. Each process holds a shared lock on the
    marker; the last one to leave removes it. A marker without a lock is therefore left over from a killed
    process or a power failure. Callers must hold `private_folder` around `acquire` and `release`.
    """

    def __init__(self, path: Path, descriptor: int | None, *, clean: bool) -> None:
        self._path = path
        self._descriptor = descriptor
        self.clean = clean
        """Whether all earlier processes closed the file properly. True if another process is using the file,
        since the first one has checked already."""

    @classmethod
    def acquire(cls, path: Path) -> SessionLock:
        """Create or join the marker at `path`. If it can't be created, the lock does nothing."""
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return cls(path, None, clean=True)
        left_over = os.fstat(descriptor).st_size > 0
        clean = not (left_over and _locked(descriptor, fcntl.LOCK_EX))
        with contextlib.suppress(OSError):
            os.pwrite(descriptor, MARKER, 0)
        _locked(descriptor, fcntl.LOCK_SH)
        return cls(path, descriptor, clean=clean)

    def release(self) -> None:
        """Release the lock; the last process to do so removes the marker."""
        with contextlib.suppress(OSError):
            if self._descriptor is not None and _locked(self._descriptor, fcntl.LOCK_EX):
                mine = os.fstat(self._descriptor)
                # Another process may have created a new marker after this one was deleted.
                if os.path.samestat(mine, self._path.stat()):
                    self._path.unlink()
        self.abandon()

    def abandon(self) -> None:
        """Release the lock but leave the marker, as a killed process does."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None


def _locked(descriptor: int, kind: int) -> bool:
    """Lock without waiting; return False if another process holds a conflicting lock.

    Some network file systems have no locks; there, the result is always True.
    """
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


@contextlib.contextmanager
def private_folder(path: Path, patience: float = 5.0) -> Iterator[None]:
    """Create a folder that only its owner may enter, if needed, and lock it for the length of the context.

    Another process of this program that uses the folder waits up to `patience` seconds, then gets an
    AccessError. On a file system without locks, no process waits. The system releases the lock when the
    process ends, even if it is killed.
    """
    with plainly(FOLDERS, "could not be used"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        descriptor = os.open(path, os.O_RDONLY)
        try:
            _wait_for_lock(descriptor, time.monotonic() + patience)
        except BaseException:
            os.close(descriptor)
            raise
    try:
        yield
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise AccessError("is locked by another process of this program") from error
        except OSError:  # Some network file systems have no locks.
            return None
        time.sleep(0.01)


_WHOM = "ask the administrator to make room"


class FolderQuota(NamedTuple):
    """Limits on the number of entries in a folder and on the total size of its files."""

    max_files: int = 1000
    max_bytes: int = 256 * 1024 * 1024

    @contextlib.contextmanager
    def reserve(self, folder: int, size: int) -> Iterator[None]:
        """Lock a folder, given by its descriptor, while a file of `size` bytes is added.

        Other sessions wait for the lock, so that two of them can't both use the last free space. Raises
        AccessError if the file does not fit, and OSError.
        """
        with _folder_locked(folder):
            self._check(folder, size)
            yield

    def _check(self, folder: int, size: int) -> None:
        names = os.listdir(folder)
        if len(names) >= self.max_files:
            raise AccessError(
                f"the folder contains {len(names):,} of {self.max_files:,} files allowed: {_WHOM}"
            )
        taken = sum(_size(name, folder) for name in names)
        if taken + size > self.max_bytes:
            left = size_text(max(0, self.max_bytes - taken))
            of = f"{left} are left of the {size_text(self.max_bytes)} allowed"
            raise AccessError(f"it needs {size_text(size)}, and {of}: {_WHOM}")


def _size(name: str, folder: int) -> int:
    try:
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError:  # The file vanished meanwhile.
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


@contextlib.contextmanager
def _folder_locked(folder: int) -> Iterator[None]:
    """Lock a folder for the length of the context. On a file system without locks, no process waits."""
    with contextlib.suppress(OSError):
        fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_UN)
