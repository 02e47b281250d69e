"""Manifest of an output folder: for each result, the source's hash and the options it was made with.

A file's time records neither, and a text has no room for it. Every source whose results are completely
written gets a line of JSON in a file beside them. The line is appended after the results are in place: if a
run is killed in between, the next one makes the results again, finds them equal, and adds the line.
Unreadable lines are ignored. The last line of a source counts.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from summarizer.files.access import AccessError, Limits, append_line, read_bytes

NAME = ".briefing-results"
LARGEST = Limits(max_bytes=1024**3, pipes=False)


class ManifestEntry(NamedTuple):
    """The results of a source."""

    source: str
    """Path of the source relative to the output folder, so that both can be moved together."""
    sha256: str
    """Hash of the source."""
    wish: str
    files: Mapping[str, str]
    """File names in the folder, each with the SHA-256 of the content."""


class Manifest:
    """The entries of an output folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / NAME
        self.of: dict[str, ManifestEntry] = {}
        self.owners: dict[str, ManifestEntry] = {}
        """Entries by file name in lower case, since some file systems ignore case."""
        for line in _lines(self._file):
            if entry := _entry(line):
                self._keep(entry)

    def source(self, path: Path | None) -> str:
        """Return the name of a source in the manifest; standard input is `-`."""
        return os.path.relpath(path, self._folder) if path else "-"

    def add(self, entry: ManifestEntry) -> None:
        """Add an entry to the manifest in memory and on disk.

        Raises:
            AccessError: the file can't be written.
        """
        self._keep(entry)
        append_line(self._file, json.dumps(entry._asdict()).encode("ascii"))

    def unchanged(self, entry: ManifestEntry) -> bool:
        """Return whether all files of an entry still have the recorded content."""
        return all(digest_of(self._folder / name) == sha256 for name, sha256 in entry.files.items())

    def _keep(self, entry: ManifestEntry) -> None:
        self.of[entry.source] = entry
        self.owners.update((name.lower(), entry) for name in entry.files)


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file; None if it can't be read."""
    try:
        return digest(read_bytes(path, LARGEST))
    except AccessError:
        return None


def _lines(file: Path) -> list[bytes]:
    try:
        return read_bytes(file, LARGEST).splitlines()
    except AccessError:
        return []


def _entry(line: bytes) -> ManifestEntry | None:
    try:
        found = ManifestEntry(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None
    texts = (found.source, found.sha256, found.wish)
    sound = all(isinstance(text, str) for text in texts) and isinstance(found.files, dict)
    return found if sound and all(_is_name(*item) for item in found.files.items()) else None


def _is_name(name: object, sha256: object) -> bool:
    """Return whether the name has no path: a forged line must not point outside the folder."""
    return isinstance(name, str) and isinstance(sha256, str) and Path(name).name == name
