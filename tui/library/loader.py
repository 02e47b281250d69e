"""The briefings that were asked for, opened one by one as the reader comes to them."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from summarizer.document import Document, Failure
from summarizer.files.access import file_status
from summarizer.options import Options
from summarizer.readers.formats import FORMATS
from tui.library.progressive_read import ProgressiveRead, Wanted
from tui.library.sources import Source
from tui.model.key import BriefingKey

HELD = 16
"""Documents that stay in memory; another is read again when one comes back to it."""
MOMENT = 0.03
"""Seconds in which most briefings are read."""
PATIENCE = 0.3
"""Seconds that the whole of a briefing is waited for, before the first of it is shown."""


class FileStamp(NamedTuple):
    """What tells that a file may have changed."""

    inode: int
    size: int
    modified: int
    """In nanoseconds."""


class DocumentLoader:
    """Opens sources. What can't be read is kept in `failures`, each once."""

    def __init__(self, sources: Iterable[Source], failures: Iterable[Failure], options: Options) -> None:
        self.sources = tuple(sources)
        self.options = options
        self._held: OrderedDict[BriefingKey, Document] = OrderedDict()
        self._failed: set[BriefingKey] = set()
        self.failures = list(failures)
        self._parts: dict[BriefingKey, str] = {}
        """What parts of files are called that hold many."""
        self._growing: dict[BriefingKey, ProgressiveRead] = {}
        self._ahead: ProgressiveRead | None = None
        """The first source, which is being read."""
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._stamps: dict[int, FileStamp | None] = {}
        """What each file was like before it was read last, or looked at first."""

    def __len__(self) -> int:
        return len(self.sources)

    def names(self) -> list[str]:
        """Of the sources, safe to show."""
        return [source.name for source in self.sources]

    def first(self) -> BriefingKey | None:
        """The first that can be read; it is open then."""
        return next((key for number in range(len(self)) if (key := self._first_in(number))), None)

    def takes_long(self) -> bool:
        """Begin to read for `first`; whether there is something better to do than to wait for it."""
        if not self.sources:
            return False
        self._ahead = self._read_first(0)
        return not self._ahead.is_there(MOMENT)

    def _first_in(self, number: int) -> BriefingKey | None:
        """Of a file that holds many, the first that can be read; what else was found is not lost."""
        growing, self._ahead = self._ahead or self._read_first(number), None
        growing.begun(0)  # the screen is being made meanwhile
        for part, failure in growing.passed:
            self.note(BriefingKey(number, part), [failure])
        key = BriefingKey(number, growing.number)
        self._growing[key] = growing
        return key if not growing.done or self.finished(key) else None

    def is_part(self, key: BriefingKey) -> bool:
        """Whether it is one of what its file holds, as far as is known."""
        return key in self._parts

    def has_company(self, key: BriefingKey) -> bool:
        """Whether there may be others in its file: a letter has others attached to it."""
        growing = self._growing.get(key)
        known = growing.latest if growing else self._held.get(key)
        return self.is_part(key) or bool(known and FORMATS[known.format].many)

    def learn(self, key: BriefingKey, part: str | None) -> None:
        """What a part is called: by that it is found again without the others."""
        if part:
            self._parts[key] = part
        else:
            self._parts.pop(key, None)

    async def fetch(self, key: BriefingKey) -> Document | None:
        """The document; None where it can't be read.

        Reading is done in a thread, so that the screen answers meanwhile.
        """
        if key in self._held:
            return self.get(key)
        return await asyncio.to_thread(self.get, key)

    async def fetch_begun(self, key: BriefingKey) -> Document | None:
        """As `fetch`, but of what takes long the first of it."""
        if key in self._held:
            return self.get(key)
        return await asyncio.to_thread(self.begin, key)

    def get(self, key: BriefingKey) -> Document | None:
        """As `fetch`, at once."""
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        self._grow(key).whole()
        return self.finished(key)

    def begin(self, key: BriefingKey) -> Document | None:
        """As `get`, but of what takes long only as much as is there by now; `growing` tells of the rest."""
        if key in self._held:
            return self.get(key)
        growing = self._grow(key)
        document = growing.begun(PATIENCE)
        return self.finished(key) if growing.done else document

    def growing(self, key: BriefingKey) -> ProgressiveRead | None:
        """A briefing that is still being read."""
        return self._growing.get(key)

    def finished(self, key: BriefingKey) -> Document | None:
        """What has come of a briefing once it is not read any further."""
        growing = self._growing.pop(key, None)
        if growing is None:
            return self._held.get(key)
        if growing.latest is None or growing.failures:
            self.note(key, growing.failures)
        else:
            if warnings := growing.latest.warnings:
                path, part = growing.latest.path, growing.latest.part
                self.note(key, [Failure(path, part, warning) for warning in warnings])
            self._held[key] = growing.latest
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        return growing.latest

    def stop(self, key: BriefingKey) -> None:
        """Do not read it any further."""
        if (growing := self._growing.pop(key, None)) is not None:
            growing.stop()

    def close(self) -> None:
        """Read nothing more."""
        self._closed.set()
        for key in list(self._growing):
            self.stop(key)

    def _grow(self, key: BriefingKey) -> ProgressiveRead:
        with self._lock:
            if key not in self._growing:
                self._growing[key] = self._read_one(key)
            return self._growing[key]

    def note(self, key: BriefingKey, failures: Iterable[Failure]) -> None:
        """What kept a briefing from being read, here or in another process."""
        if key not in self._failed:
            self._failed.add(key)
            self.failures += failures

    # What changes on disk

    def can_change(self, key: BriefingKey) -> bool:
        """Whether it can be read again, and be something else then."""
        source = self.sources[key.source]
        return source.path is not None and source.data is None

    def stamp(self, key: BriefingKey) -> FileStamp | None:
        """What its file was like when it was read; now, if that is not known."""
        if key.source not in self._stamps:
            self._stamps[key.source] = self.stamp_now(key)
        return self._stamps[key.source]

    def stamp_now(self, key: BriefingKey) -> FileStamp | None:
        """What its file is like; None where there is none."""
        path = self.sources[key.source].path
        try:
            found = file_status(path) if path else None
        except (OSError, ValueError):
            return None
        return FileStamp(found.st_ino, found.st_size, found.st_mtime_ns) if found else None

    def read_now(self, key: BriefingKey, *, keep: bool = False) -> Document | Failure:
        """As it is on the disk; with `keep` that is what is held from now on."""
        before = self._stamps.get(key.source)
        growing = self._read_one(key)
        document = growing.whole()
        if document is None:
            self._stamps[key.source] = before
            return growing.failures[0]
        if keep:
            self.forget(key)
            self._held[key] = document
        elif before is not None:
            self._stamps[key.source] = before
        return document

    def forget(self, key: BriefingKey) -> None:
        """What is held of its file is not what is there."""
        for held in [held for held in self._held if held.source == key.source]:
            del self._held[held]
        for growing in [growing for growing in self._growing if growing.source == key.source]:
            self.stop(growing)

    def _read_first(self, number: int) -> ProgressiveRead:
        """The first document of a file."""
        return self._read(number, self.options, lambda _, found: isinstance(found, Document))

    def _read_one(self, key: BriefingKey) -> ProgressiveRead:
        """One document, by what it is called in its file, where that is known."""
        part = self._parts.get(key)

        def wanted(number: int, found: Document | Failure) -> bool:
            return found.part == part if part else number == key.part

        return self._read(key.source, replace(self.options, part=part) if part else self.options, wanted)

    def _read(self, number: int, options: Options, wanted: Wanted) -> ProgressiveRead:
        """The first that is wanted of what is in a file, in its order."""
        self._stamps[number] = self.stamp_now(
            BriefingKey(number)
        )  # first: it may change while it is being read
        source = self.sources[number]

        def read(stopped: Callable[[], bool]) -> Iterator[Document | Failure]:
            return source.documents(replace(options, stopped=lambda: stopped() or self._closed.is_set()))

        def seen(part: int, found: Document | Failure) -> None:
            if options.part is None:
                self.learn(BriefingKey(number, part), found.part)

        return ProgressiveRead(read, wanted, seen, source.name)
