"""Tell whether whoever used a file last has closed it properly.

A marker file stands beside the file while anybody uses it. Each user holds a shared lock on the marker, which
the system releases when the process ends, however it ends; the last user to leave removes the marker. So a
marker that nobody holds is left over from a process that was killed, or from a power failure.

Callers hold a lock of their own (`access.private_folder`) around `acquire` and `release`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

MARKER = b"in use\n"


class SessionLock:
    """The shared lock of one user of a file."""

    def __init__(self, path: Path, descriptor: int | None, *, clean: bool) -> None:
        self._path = path
        self._descriptor = descriptor
        self.clean = clean
        """Whether all earlier users left properly. True while another one is there: the first has looked."""

    @classmethod
    def acquire(cls, path: Path) -> SessionLock:
        """Make or join the marker at `path`. On a disk that takes none, go on without it."""
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
        """Leave properly: the last user removes the marker."""
        with contextlib.suppress(OSError):
            if self._descriptor is not None and _locked(self._descriptor, fcntl.LOCK_EX):
                mine = os.fstat(self._descriptor)
                if os.path.samestat(mine, self._path.stat()):  # or it was deleted, and another made its own
                    self._path.unlink()
        self.abandon()

    def abandon(self) -> None:
        """Leave the marker as it is, as a killed process does."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None


def _locked(descriptor: int, kind: int) -> bool:
    """Lock without waiting; False where another process is in the way. Some network file systems have no
    locks: nobody is in the way there."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True
