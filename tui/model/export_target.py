"""Where exports go: anywhere that one says, or into one folder under a name and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from summarizer.files.access import AccessError, open_folder, write_new, write_whole
from summarizer.files.quota import FolderQuota
from summarizer.safe_text import label
from tui.model.file_names import is_plain, plain

_NAMES = "use letters, digits, spaces, . _ - (first: letter or digit)"


class ExportError(Exception):
    """Why a file was not written, in one line."""


class ExportTarget(Protocol):
    """Takes what is typed for the place of an export."""

    asks: str
    """For what one is to type."""
    overwrites: bool
    """Whether another file may be written over."""

    def suggested(self, name: str) -> str:
        """What stands in the line at first, for a file of that name."""

    def write(self, typed: str, text: str, *, overwrite: bool) -> str:
        """Write it whole, and tell where. Raises NotWritten."""


class AnyPath:
    """A path, as a shell would read it; from a folder, if it does not say which."""

    asks, overwrites = "a file path", True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def suggested(self, name: str) -> str:
        return str(self._folder / name)

    def write(self, typed: str, text: str, *, overwrite: bool) -> str:
        path = _resolved(typed)
        try:
            write_whole(path, text.encode(), overwrite=overwrite)
        except AccessError as error:
            there = not overwrite and path.is_file()
            why = "file exists (ctrl+o overwrites it)" if there else f"not written: {label(str(error))}"
            raise ExportError(why) from error
        return str(path)


class FixedFolder:
    """One folder, which is held open; another file there is never written over."""

    asks, overwrites = "a file name", False

    def __init__(self, folder: Path, quota: FolderQuota = FolderQuota()) -> None:  # noqa: B008 (frozen)
        """AccessError where the folder can't be used."""
        self._descriptor = open_folder(folder)
        self._quota = quota

    def suggested(self, name: str) -> str:
        return plain(name)

    def write(self, typed: str, text: str, *, overwrite: bool) -> str:  # noqa: ARG002 (never)
        if not is_plain(typed):
            raise ExportError(f"not written: {_NAMES}")
        try:
            write_new(self._descriptor, typed, text.encode(), self._quota)
        except AccessError as error:
            raise ExportError(f"not written: {label(str(error))}") from error
        return typed


def _resolved(typed: str) -> Path:
    """`~` is the home folder, where there is one."""
    try:
        return Path(typed).expanduser().absolute()
    except RuntimeError:  # no such user
        return Path(typed).absolute()
