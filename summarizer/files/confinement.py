"""A folder that nothing is read outside of: every path is looked up from it, one component at a time.

No component may be a symbolic link or `..`, and what is opened is a regular file, so that whoever may only
choose among the files of a folder gets to no other, whatever lies in it and whatever is renamed meanwhile.
The folder is held open: our other processes are given the descriptor, not the path. What its path itself
goes through is its owner's business.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.files.errors import AccessError, refuse_special_file

OPTION = "--below"
_LINK = "is or lies behind a symbolic link, which is not followed"
_OUTSIDE = "is outside the folder that may be read"
_ENTER = os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC | getattr(os, "O_PATH", os.O_RDONLY)
_LIST = os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_RDONLY
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class ConfinedRoot:
    """A folder, and what it is called: paths below it are given with that name before them."""

    root: Path
    """Absolute."""
    descriptor: int

    @classmethod
    def open_root(cls, root: Path) -> ConfinedRoot:
        """OSError where it is no folder that can be listed."""
        root = root.absolute()
        return cls(root, os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))

    def arguments(self) -> list[str]:
        """For the command line of a process that is given the descriptor; `told` understands them."""
        return [OPTION, str(self.descriptor), str(self.root)]

    def stat(self, path: Path) -> os.stat_result:
        """Of a file or a folder below, but no link. Raises OSError and AccessError."""
        *folders, name = self._parts(path) or ["."]
        with self._entered(folders) as folder:
            return _status(name, folder)

    def open(self, path: Path) -> BinaryIO:
        """A regular file below. Raises OSError and AccessError.

        It is looked at before it is opened, since opening a device may set it going, and again afterwards.
        """
        *folders, name = self._parts(path) or ["."]
        with self._entered(folders) as folder:
            refuse_special_file(_status(name, folder).st_mode)
            descriptor = os.open(name, _READ, dir_fd=folder)
        stream = os.fdopen(descriptor, "rb")
        try:
            refuse_special_file(os.fstat(descriptor).st_mode)
        except BaseException:
            stream.close()
            raise
        return stream

    def listed(self, folder: Path) -> list[tuple[str, int]]:
        """The names in a folder, and their modes; what vanishes meanwhile is left out."""
        with self._entered(self._parts(folder), _LIST) as descriptor:
            found = []
            for name in os.listdir(descriptor):  # noqa: PTH208 (a descriptor, not a path)
                with contextlib.suppress(OSError):
                    found.append((name, os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode))
            return found

    def _parts(self, path: Path) -> tuple[str, ...]:
        """The components below the root."""
        parts = path.relative_to(self.root).parts if path.is_relative_to(self.root) else ("..",)
        if ".." in parts:
            raise AccessError(_OUTSIDE)
        return parts

    @contextlib.contextmanager
    def _entered(self, folders: Sequence[str], last: int = _ENTER) -> Iterator[int]:
        """The descriptor of a folder below, by the names that lead to it; `last`: how it is opened."""
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


def told(arguments: Sequence[str]) -> ConfinedRoot | None:
    """What a process was told with `Beneath.arguments`; None where it was not."""
    if OPTION not in arguments:
        return None
    at = arguments.index(OPTION)
    return ConfinedRoot(Path(arguments[at + 2]), int(arguments[at + 1]))


def _status(name: str, folder: int) -> os.stat_result:
    """Raises AccessError for a symbolic link."""
    found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(found.st_mode):
        raise AccessError(_LINK)
    return found
