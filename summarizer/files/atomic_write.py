"""How a file comes into its place whole or not at all: written beside it, synced, and then given the name.

Everything takes the descriptor of a folder, too, in which the names are then looked up.
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
    """Write beside the target, in the folder of a descriptor if there is one, and give it the name then."""
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
            with contextlib.suppress(OSError):  # only root may give a file away
                os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_if_new(temporary: Path, target: Path, folder: int | None) -> None:
    """Give the file its name unless the name is taken: a link does both at once, a rename does not."""
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
    """Make the new name last. The file is whole already, so a folder that can't be synced is no failure."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
