"""Name exported files, and say where exports may go: to any path, or into one folder only."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePath
from typing import Protocol

from summarizer.files.access import AccessError, open_folder, write_new, write_whole
from summarizer.files.quota import FolderQuota
from summarizer.safe_text import label

LONGEST = 100
"""Bytes of each part of a name; a file system takes 255 in all."""
PUNCTUATION = " ._-"
"""What a plain name may hold beside letters and digits, but for its first character."""
_LETTERS_AND_DIGITS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that take a cell and show nothing."""


def is_plain(name: str) -> bool:
    """Whether a name means nothing to a shell or a program: no option, no pattern, no path, no dot file."""
    return bool(name) and _is_letter_or_digit(name[0]) and all(map(_may_stand, name))


def plain(name: str) -> str:
    """Return a name with a hyphen in the place of what a plain one may not hold."""
    composed = unicodedata.normalize("NFC", label(name))
    return (
        "".join(c if _may_stand(c) else "-" for c in composed).lstrip(PUNCTUATION).rstrip() or "briefing.md"
    )


def _may_stand(character: str) -> bool:
    return character in PUNCTUATION or _is_letter_or_digit(character)


def _is_letter_or_digit(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in _LETTERS_AND_DIGITS and character not in _INVISIBLE


def short(name: str) -> str:
    """Safe, visible, no path, and not too long for a file's name."""
    name = label(name).replace("/", "-").lstrip(". ")
    return name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip() or "briefing"


def stem(path: PurePath | None, part: str | None, otherwise: str) -> str:
    """Named after its file, and after its part of that where it is one."""
    own = short(path.stem) if path else otherwise
    return f"{own}-{short(part)}" if part else own


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
