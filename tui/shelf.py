"""The briefings that were asked for, opened one by one as the reader comes to them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.access import file_status
from summarizer.document import Document, Failure
from summarizer.readers.options import Options
from summarizer.readers.versions import whole
from tui.catalog import Key
from tui.sources import Source

HELD = 16
"""Documents that stay in memory; another is read again when one comes back to it."""


class Stamp(NamedTuple):
    """What tells that a file may have changed."""

    inode: int
    size: int
    modified: int
    """In nanoseconds."""


class Shelf:
    """Opens sources. What can't be read is kept in `failures`, each once."""

    def __init__(self, sources: Iterable[Source], failures: Iterable[Failure], options: Options) -> None:
        self.sources = tuple(sources)
        self.options = options
        self._held: OrderedDict[Key, Document] = OrderedDict()
        self._failed: set[Key] = set()
        self.failures = list(failures)
        self._stamps: dict[int, Stamp | None] = {}
        """What each file was like before it was read last, or looked at first."""

    def __len__(self) -> int:
        return len(self.sources)

    def names(self) -> list[str]:
        """Of the sources, safe to show."""
        return [source.name for source in self.sources]

    def first(self) -> Key | None:
        """The first that can be read; it is open then."""
        return next((Key(number) for number in range(len(self)) if self.get(Key(number))), None)

    async def fetch(self, key: Key) -> Document | None:
        """The document; None where it can't be read.

        Reading is done in a thread, so that the screen answers meanwhile.
        """
        if key in self._held:
            return self.get(key)
        return await asyncio.to_thread(self.get, key)

    def get(self, key: Key) -> Document | None:
        """As `fetch`, at once."""
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        document, failures = self._read(key)
        if document is not None:
            self._held[key] = document
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        else:
            self.note(key, failures)
        return document

    def note(self, key: Key, failures: Iterable[Failure]) -> None:
        """What kept a briefing from being read, here or in another process."""
        if key not in self._failed:
            self._failed.add(key)
            self.failures += failures

    # What changes on disk

    def can_change(self, key: Key) -> bool:
        """Whether it can be read again, and be something else then."""
        source = self.sources[key.source]
        return source.path is not None and source.data is None

    def stamp(self, key: Key) -> Stamp | None:
        """What its file was like when it was read; now, if that is not known."""
        if key.source not in self._stamps:
            self._stamps[key.source] = self.stamp_now(key)
        return self._stamps[key.source]

    def stamp_now(self, key: Key) -> Stamp | None:
        """What its file is like; None where there is none."""
        path = self.sources[key.source].path
        try:
            found = file_status(path) if path else None
        except (OSError, ValueError):
            return None
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns) if found else None

    def read_now(self, key: Key, *, keep: bool = False) -> Document | Failure:
        """As it is on the disk; with `keep` that is what is held from now on."""
        before = self._stamps.get(key.source)
        document, failures = self._read(key)
        if document is None:
            self._stamps[key.source] = before
            name = self.sources[key.source].name
            return failures[0] if failures else Failure(name, None, "it is not in its file any more")
        if keep:
            self.forget(key)
            self._held[key] = document
        elif before is not None:
            self._stamps[key.source] = before
        return document

    def forget(self, key: Key) -> None:
        """What is held of its file is not what is there."""
        for held in [held for held in self._held if held.source == key.source]:
            del self._held[held]

    def _read(self, key: Key) -> tuple[Document | None, list[Failure]]:
        """The longest version of the one document, and what failed."""
        self._stamps[key.source] = self.stamp_now(key)  # first: it may change while it is being read
        found: list[Document] = []
        failures = []
        for item in whole(self.sources[key.source].documents(self.options)):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                found.append(item)
        return (found[key.part] if key.part < len(found) else None), failures
