"""Detect whether a file was closed properly by the processes that last used it.

A marker file exists beside the file while any process uses it. Each process holds a shared lock on the
marker, which the system releases when the process ends, even if it is killed; the last process to leave
removes the marker. A marker without a lock is therefore left over from a killed process or a power failure.

Callers must hold a lock of their own (`access.private_folder`) around `acquire` and `release`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

MARKER = b"in use\n"


class SessionLock:
    """The shared lock of one process on the marker of a file."""

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
