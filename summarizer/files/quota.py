"""Limit the number and the total size of the files in a folder that a shared login writes to."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.files.errors import AccessError, size_text

_WHOM = "ask the administrator to make room"


@dataclass(frozen=True, slots=True)
class FolderQuota:
    """Limits on the number of entries in a folder and on the total size of its files."""

    max_files: int = 1000
    max_bytes: int = 256 * 1024 * 1024

    @contextlib.contextmanager
    def reserve(self, folder: int, size: int) -> Iterator[None]:
        """Lock a folder, given by its descriptor, while a file of `size` bytes is added.

        Other sessions wait for the lock, so that two of them can't both use the last free space. Raises
        AccessError if the file does not fit, and OSError.
        """
        with _locked(folder):
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
def _locked(folder: int) -> Iterator[None]:
    """Lock a folder for the length of the context. On a file system without locks, no process waits."""
    with contextlib.suppress(OSError):
        fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_UN)
