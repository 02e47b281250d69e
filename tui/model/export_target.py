"""What a session may write, and to which target: exports to any path, or into one fixed folder, or none.

A restricted session, that of a shared login, may do less, and its export names must be plain.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from summarizer.files.access import AccessError, open_folder, write_new, write_whole
from summarizer.files.locks import FolderQuota
from summarizer.safe_text import label

LEAVING = frozenset({"suspend"})
"""Ids of keys that leave the program."""
WRITING = frozenset({"export", "digest"})
"""Ids of keys that write an export."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """The permissions of a session."""

    exports: ExportTarget | None
    """Target of exports; None if exports are not allowed."""
    restricted: bool = False
    """Whether the user may not leave the program, as by suspending it."""

    @property
    def unbound(self) -> frozenset[str]:
        """Return the key ids that are unbound in this session."""
        return (LEAVING if self.restricted else frozenset()) | (frozenset() if self.exports else WRITING)


class ExportError(Exception):
    """A file was not written; the message is one line."""


class ExportTarget(Protocol):
    """Writes exports to the place that the user types."""

    asks: str
    """What the user has to type, for the prompt."""
    overwrites: bool
    """Whether an existing file may be overwritten."""

    def suggested(self, name: str) -> str:
        """Return the initial text of the prompt for a file with this name."""

    def write(self, typed: str, text: str, *, overwrite: bool) -> str:
        """Write a text atomically and return where, as shown to the user.

        Raises:
            ExportError: the file was not written.
        """


class AnyPath:
    """Exports to any path; `~` is expanded, and the suggested path is in `folder`."""

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


def _resolved(typed: str) -> Path:
    """Return an absolute path, with `~` expanded if that home folder is known."""
    try:
        return Path(typed).expanduser().absolute()
    except RuntimeError:  # no such user
        return Path(typed).absolute()


_NAMES = "use letters, digits, spaces, . _ - (first: letter or digit)"


class FixedFolder:
    """Exports into one folder, which is held open; existing files are never overwritten."""

    asks, overwrites = "a file name", False

    def __init__(self, folder: Path, quota: FolderQuota = FolderQuota()) -> None:  # noqa: B008 (frozen)
        """Open the folder.

        Raises:
            AccessError: the folder can't be used.
        """
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


LONGEST = 100
"""Maximum bytes of each part of a name; most file systems allow 255 bytes in all."""
PUNCTUATION = " ._-"
"""Characters besides letters and digits that a plain name may contain after its first character."""
_LETTERS_AND_DIGITS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that occupy a terminal cell but are invisible."""


def is_plain(name: str) -> bool:
    """Return whether a name is safe for shells and programs: no option, pattern, path or hidden file."""
    return bool(name) and _is_letter_or_digit(name[0]) and all(map(_is_plain_character, name))


def plain(name: str) -> str:
    """Return a plain name: each character that `is_plain` does not allow is replaced by a hyphen."""
    composed = unicodedata.normalize("NFC", label(name))
    return (
        "".join(c if _is_plain_character(c) else "-" for c in composed).lstrip(PUNCTUATION).rstrip()
        or "briefing.md"
    )


def _is_plain_character(character: str) -> bool:
    return character in PUNCTUATION or _is_letter_or_digit(character)


def _is_letter_or_digit(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in _LETTERS_AND_DIGITS and character not in _INVISIBLE


def short(name: str) -> str:
    """Return a text as part of a file name: safe, visible, without slashes, at most `LONGEST` bytes."""
    name = label(name).replace("/", "-").lstrip(". ")
    return name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip() or "briefing"


def stem(path: PurePath | None, part: str | None, otherwise: str) -> str:
    """Return the stem of an export's name: that of the source file, with the part's name appended if any."""
    own = short(path.stem) if path else otherwise
    return f"{own}-{short(part)}" if part else own
