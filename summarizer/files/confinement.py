"""Open files beneath a root directory with openat(2), refusing symlinks and `..`.

Each path is resolved one component at a time from the descriptor of the root, and only regular files are
opened. A user who can choose among the files of the root therefore reaches no other file, even while files
are renamed. Child processes inherit the descriptor instead of resolving the path of the root again. Symbolic
links in the path of the root itself are followed.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarizer.files.errors import AccessError, refuse_special_file

OPTION = "--below"
_LINK = "is or lies behind a symbolic link, which is not followed"
_OUTSIDE = "is outside the folder that may be read"
_ENTER = os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC | getattr(os, "O_PATH", os.O_RDONLY)
_LIST = os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_RDONLY
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class ConfinedRoot(NamedTuple):
    """The root directory of a confinement: its path and an open descriptor.

    Methods take absolute paths that begin with the path of the root.
    """

    root: Path
    """Absolute path of the root, as given: symbolic links are not resolved."""
    descriptor: int

    @classmethod
    def open_root(cls, root: Path) -> ConfinedRoot:
        """Open `root`. Raises OSError if it is not a folder that can be listed."""
        root = root.absolute()
        return cls(root, os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))

    def arguments(self) -> list[str]:
        """Return arguments for a process that inherits the descriptor; `from_arguments` parses them."""
        return [OPTION, str(self.descriptor), str(self.root)]

    def stat(self, path: Path) -> os.stat_result:
        """Return the status of a file or folder below the root.

        Raises AccessError if the path leaves the root or contains a symbolic link, and OSError.
        """
        *folders, name = self._parts(path) or ["."]
        with self._entered(folders) as folder:
            return _status(name, folder)

    def open(self, path: Path) -> BinaryIO:
        """Open a regular file below the root.

        The file type is checked before opening, since opening a device may have side effects, and again
        afterwards, since the file may have been replaced. Raises AccessError if the path leaves the root,
        contains a symbolic link or is not a regular file, and OSError.
        """
        *folders, name = self._parts(path) or ["."]
        with self._entered(folders) as folder:
            refuse_special_file(_status(name, folder).st_mode)
            descriptor = os.open(name, _READ, dir_fd=folder)
        return regular_stream(descriptor)

    def listed(self, folder: Path) -> list[tuple[str, int]]:
        """Return the name and the mode of each entry of a folder, without those that vanish meanwhile.

        Raises AccessError and OSError.
        """
        with self._entered(self._parts(folder), _LIST) as descriptor:
            entries = []
            for name in os.listdir(descriptor):  # noqa: PTH208 (a descriptor, not a path)
                with contextlib.suppress(OSError):
                    entries.append((name, os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode))
            return entries

    def _parts(self, path: Path) -> tuple[str, ...]:
        """Split a path into its components below the root; raise AccessError if it leaves the root."""
        parts = path.relative_to(self.root).parts if path.is_relative_to(self.root) else ("..",)
        if ".." in parts:
            raise AccessError(_OUTSIDE)
        return parts

    @contextlib.contextmanager
    def _entered(self, folders: Sequence[str], last: int = _ENTER) -> Iterator[int]:
        """Open a folder below the root by its path components and yield its descriptor.

        `last` are the flags that the last component is opened with.
        """
        descriptor = os.open(".", _ENTER if folders else last, dir_fd=self.descriptor)
        try:
            for number, name in enumerate(folders, 1):
                flags = last if number == len(folders) else _ENTER
                _status(name, descriptor)
                inner = os.open(name, flags, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = inner
            yield descriptor
        finally:
            os.close(descriptor)


def from_arguments(arguments: Sequence[str]) -> ConfinedRoot | None:
    """Parse the arguments that `ConfinedRoot.arguments` returned; None if there are none."""
    if OPTION not in arguments:
        return None
    index = arguments.index(OPTION)
    return ConfinedRoot(Path(arguments[index + 2]), int(arguments[index + 1]))


def _status(name: str, folder: int) -> os.stat_result:
    """Return the status of a directory entry; raise AccessError if it is a symbolic link."""
    status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(status.st_mode):
        raise AccessError(_LINK)
    return status


def regular_stream(descriptor: int) -> BinaryIO:
    """Return a stream on the descriptor of a regular file; close it and raise AccessError for any other type.

    The type is checked on the open descriptor, since something else may have replaced the file meanwhile.
    """
    stream = os.fdopen(descriptor, "rb")
    try:
        refuse_special_file(os.fstat(descriptor).st_mode)
    except BaseException:
        stream.close()
        raise
    return stream
