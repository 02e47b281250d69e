"""Atomic file writes: write a temporary file in the same folder, fsync, then link or rename.

Functions with a `folder` parameter accept a folder's descriptor and resolve names relative to it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINKS = (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EINVAL)


def put(
    target: Path, data: bytes, old: os.stat_result | None, *, overwrite: bool, folder: int | None = None
) -> None:
    """Write `data` to `target` atomically. Raises OSError.

    Args:
        target: path of the file; a plain name if `folder` is given.
        old: status of the file to be replaced, whose owner and mode the new file gets; None if there is none.
        overwrite: whether an existing file may be replaced.
        folder: descriptor of the folder to write in; only together with `overwrite=False`.
    """
    import secrets

    temporary = target.with_name(f".briefing-{secrets.token_hex(8)}.tmp")
    try:
        _write_durably(temporary, data, old, folder)
        if overwrite:
            temporary.replace(target)
        else:
            _put_if_new(temporary, target, folder)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary, dir_fd=folder)


def _write_durably(path: Path, data: bytes, old: os.stat_result | None, folder: int | None) -> None:
    descriptor = os.open(path, _NEW, 0o666, dir_fd=folder)
    try:
        if old:
            with contextlib.suppress(OSError):  # Only root may change the owner of a file.
                os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_if_new(temporary: Path, target: Path, folder: int | None) -> None:
    """Name the temporary file `target`, or raise FileExistsError if the name is taken.

    A hard link checks and names the file in one step. Where the file system has none, an empty file reserves
    the name before the rename.
    """
    try:
        os.link(temporary, target, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, _NEW, 0o666, dir_fd=folder))
        try:
            os.replace(temporary, target, src_dir_fd=folder, dst_dir_fd=folder)
        except OSError:
            os.unlink(target, dir_fd=folder)
            raise


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that a new name in it survives a power failure.

    Errors are ignored: the file itself is complete and synced already.
    """
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
