"""What a folder of results remembers of itself: of which bytes, by which wish, each result was made.

A file's time tells neither, and a text has no room for it. So every source whose results are all written gets
a line of JSON in a file beside them, added after they are in place: killed between the two, a run leaves
results without a line, which the next one makes again, finds to be the same, and adds. A line that can't be
read counts for nothing. The last line of a source is the one that counts.
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
    """What was made of a source."""

    source: str
    """Its path as seen from the folder of the results, so that both may be moved together."""
    sha256: str
    """Of its bytes."""
    wish: str
    files: Mapping[str, str]
    """Names in the folder, each with the SHA-256 of what was written."""


class Manifest:
    """The entries of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / NAME
        self.of: dict[str, ManifestEntry] = {}
        self.owners: dict[str, ManifestEntry] = {}
        """By the name of a result, in lower case: some file systems know no other."""
        for line in _lines(self._file):
            if entry := _entry(line):
                self._keep(entry)

    def source(self, path: Path | None) -> str:
        """How an entry names a source; standard input is `-`."""
        return os.path.relpath(path, self._folder) if path else "-"

    def add(self, entry: ManifestEntry) -> None:
        """Remember it here and in the folder. AccessError if the folder takes no more."""
        self._keep(entry)
        append_line(self._file, json.dumps(entry._asdict()).encode("ascii"))

    def unchanged(self, entry: ManifestEntry) -> bool:
        """Whether its results are there as they were written."""
        return all(digest_of(self._folder / name) == sha256 for name, sha256 in entry.files.items())

    def _keep(self, entry: ManifestEntry) -> None:
        self.of[entry.source] = entry
        self.owners.update((name.lower(), entry) for name in entry.files)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """Of a file; None if it can't be read."""
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
    """A line from elsewhere must not lead out of the folder."""
    return isinstance(name, str) and isinstance(sha256, str) and Path(name).name == name
