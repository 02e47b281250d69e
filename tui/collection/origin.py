"""Where the briefings of a list come from: folders, files, or those read recently."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.files.access import AccessError, file_status, folders_in
from summarizer.files.options import Options
from tui.collection import sources
from tui.collection.sources import Source

RECENT = b""
"""The name under which the view of the list of recent briefings is stored."""


class ListOrigin(NamedTuple):
    """Where the briefings of a list come from."""

    folders: tuple[Path, ...] = ()
    recursive: bool = False
    confined: bool = False
    """Whether files are named relative to the only folder, as in a restricted session."""
    view: bytes | None = None
    """The name under which sort order and filter are stored; None if they are not."""

    @classmethod
    def of(cls, paths: Sequence[str], *, recursive: bool, recent: bool = False) -> ListOrigin:
        """Return the origin of a list of the PATHs of the command line, or of recent files."""
        if recent:
            return cls(view=RECENT)
        folders = tuple(Path(path) for path in paths if is_folder(path))
        alone = len(paths) == 1 == len(folders)
        return cls(folders, recursive, view=_view(folders[0]) if alone else None)

    @classmethod
    def confined_to(cls, root: Path, *, recursive: bool) -> ListOrigin:
        """Return the origin of the list of a restricted session."""
        return cls((root,), recursive, confined=True, view=_view(root))

    def files(self, options: Options) -> list[Source]:
        """Return the files that are in the folders now. Use a thread."""
        found: list[Source] = []
        for folder in self.folders:
            if self.confined:
                all_ = sources.beneath(folder, recursive=self.recursive)
            else:
                all_ = sources.listed([str(folder)], recursive=self.recursive, options=options)
            found += (each for each in all_ if isinstance(each, Source))
        return found

    def all_folders(self) -> tuple[Path, ...]:
        """Return all folders that the files are in now, or may be in. Use a thread."""
        if not self.recursive:
            return self.folders
        try:
            return tuple(each for folder in self.folders for each in folders_in(folder))
        except AccessError:
            return self.folders


def stamp(folders: Iterable[Path]) -> tuple[int, ...] | None:
    """Return the times of folders in nanoseconds, which change with what is in them; None if one is gone."""
    try:
        return tuple(file_status(folder).st_mtime_ns for folder in folders)
    except (OSError, ValueError):
        return None


def _view(folder: Path) -> bytes:
    return os.fsencode(os.path.abspath(folder))  # noqa: PTH100 (resolve() follows links)


def is_folder(path: str) -> bool:
    """Return whether there is a folder at a path."""
    try:
        return Path(path).is_dir()
    except ValueError:  # a NUL in it; opening it reports that
        return False
