"""Open briefings on demand, as the user reaches them.

A source is read in a thread; the first pages of a long document are available before the rest.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from summarizer.cancellation import Cancelled
from summarizer.diagnostics import READING, attempt
from summarizer.document import Document, Failure
from summarizer.files.access import file_status
from summarizer.files.options import Options
from summarizer.readers.formats import FORMATS
from summarizer.readers.versions import goes_on
from tui.collection.origin import ListOrigin
from tui.collection.sources import Source
from tui.model.navigation import BriefingKey

Read = Callable[[Callable[[], bool]], Iterator[Document | Failure]]
"""Function that reads a source's documents; its argument tells whether to stop."""
Wanted = Callable[[int, Document | Failure], bool]
"""Predicate that selects the document to read, by its number in the source and by its value."""
GONE = "it is no longer in its file"


class ProgressiveRead:
    """Reads one document of a source, and no further, and provides its longest version so far."""

    def __init__(
        self, read: Read, wanted: Wanted, seen: Callable[[int, Document | Failure], object], name: str
    ) -> None:
        """Start to read.

        Args:
            read: yields the documents of the source.
            wanted: selects the document.
            seen: called once for each document and failure up to the one after the document.
            name: name of the source in failures.
        """
        self.latest: Document | None = None
        self.number = 0
        """The number of the document in the source."""
        self.failures: list[Failure] = []
        """The reasons why there is no document, or no more of it."""
        self.passed: list[tuple[int, Failure]] = []
        """Failures before the document."""
        self.done = False
        self._began = time.monotonic()
        self._read, self._wanted, self._seen, self._name = read, wanted, seen, name
        self._stop = threading.Event()
        self._changed = threading.Condition()
        self._listener: Callable[[], None] | None = None
        # Not in a pool: the child process of a parser ends with the thread that started it, and at exit
        # Python would wait for the threads of a pool.
        threading.Thread(target=self._run, daemon=True).start()

    def wait_for_part(self, patience: float) -> Document | None:
        """Wait until the document is complete, or partly there `patience` seconds after the start;
        return it."""
        with self._changed:
            self._changed.wait_for(lambda: self.done, max(0.0, self._began + patience - time.monotonic()))
            self._changed.wait_for(lambda: self.done or self.latest is not None)
        return self.latest

    def has_part(self, patience: float) -> bool:
        """Return whether a part of the document is there, or none will be, within `patience` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.done or self.latest is not None, patience)

    def has_ended(self, patience: float) -> bool:
        """Return whether reading has ended, or ends within `patience` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.done, patience)

    def whole(self) -> Document | None:
        """Wait until the document is complete; return it."""
        with self._changed:
            self._changed.wait_for(lambda: self.done)
        return self.latest

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` from the thread for each longer version and at the end; at once if that is past."""
        with self._changed:
            self._listener = listener
            done = self.done
        if done:
            listener()

    def stop(self) -> None:
        """Stop reading; the listener is not called any more."""
        self._listener = None
        self._stop.set()

    def _run(self) -> None:
        with contextlib.suppress(Cancelled):
            failed = attempt(READING, self._name, None, self._read_on)
            if failed is not None:
                self.failures.append(failed)
        if self.latest is None and not self.failures and not self._stop.is_set():
            self.failures.append(Failure(self._name, None, GONE))
        with self._changed:
            self.done = True
            self._changed.notify_all()
        self._notify()

    def _read_on(self) -> None:
        number, last = -1, None
        for found in self._read(self._stop.is_set):
            if self._stop.is_set():
                return
            if last is None or not goes_on(last, found):
                if self.latest is not None:
                    if isinstance(found, Failure) and found.part == self.latest.part:
                        self.failures.append(found)
                    else:
                        self._seen(number + 1, found)
                    return
                number += 1
                self._seen(number, found)
                if self._wanted(number, found):
                    self.number = number
                    if isinstance(found, Failure):
                        self.failures.append(found)
                        return
                    self._came(found)
                elif isinstance(found, Failure):
                    self.passed.append((number, found))
            elif self.latest is not None and isinstance(found, Document):
                self._came(found)
            last = found

    def _came(self, document: Document) -> None:
        with self._changed:
            self.latest = document
            self._changed.notify_all()
        self._notify()

    def _notify(self) -> None:
        if (listener := self._listener) is not None:
            listener()


HELD = 16
"""Maximum number of documents in memory; the others are read again when needed."""
MOMENT = 0.03
"""Seconds within which most briefings are read."""
SHORT = 1 << 22
"""Size in bytes up to which a text is waited for; it is read in less than a second."""
TEXTS = frozenset(FORMATS["text"].suffixes + FORMATS["markdown"].suffixes)
PATIENCE = 0.3
"""Seconds to wait for a complete briefing before its first part is shown."""


class FileStamp(NamedTuple):
    """Facts by which a changed file is recognized."""

    inode: int
    size: int
    modified: int
    """Time of the last modification, in nanoseconds."""


class DocumentLoader:
    """Opens sources. Failures are collected in `failures`, each once."""

    def __init__(self, sources: Iterable[Source], failures: Iterable[Failure], options: Options) -> None:
        self.sources = list(sources)
        self.options = options
        self.origin = ListOrigin()
        """Where the sources come from."""
        self._held: OrderedDict[BriefingKey, Document] = OrderedDict()
        self._failed: set[BriefingKey] = set()
        self.failures = list(failures)
        self._parts: dict[BriefingKey, str] = {}
        """The names of documents within files that contain many."""
        self._several: set[int] = set()
        """The sources that are known to contain several documents."""
        self._growing: dict[BriefingKey, ProgressiveRead] = {}
        self._ahead: ProgressiveRead | None = None
        """The first source, while it is being read."""
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._stamps: dict[int, FileStamp | None] = {}
        """The stamp of each file before it was last read, or when it was first checked."""

    def __len__(self) -> int:
        return len(self.sources)

    def add(self, source: Source) -> BriefingKey:
        """Add a source; return the key of the first document in it."""
        self.sources.append(source)
        return BriefingKey(len(self.sources) - 1)

    def names(self) -> list[str]:
        """Return the names of the sources, safe to show."""
        return [source.name for source in self.sources]

    def first(self) -> BriefingKey | None:
        """Open the first briefing that can be read; return its key, or None."""
        return next((key for number in range(len(self)) if (key := self._first_in(number))), None)

    def takes_long(self) -> bool:
        """Start to read for `first`; return whether that takes long enough to do something else meanwhile.

        A short text is waited for: it is read in this process, which can't do anything else meanwhile.
        """
        if not self.sources:
            return False
        self._ahead = self._read_first(0)
        if self._is_short_text(0):
            self._ahead.whole()
            return False
        return not self._ahead.has_part(MOMENT)

    def _is_short_text(self, number: int) -> bool:
        """Return whether a source is short and, by its name, a text."""
        path, status = self.sources[number].path, self._stamps.get(number)
        return (
            path is not None and status is not None and status.size <= SHORT and path.suffix.lower() in TEXTS
        )

    def _first_in(self, number: int) -> BriefingKey | None:
        """Return the key of the first readable document in a source; failures before it are recorded."""
        growing, self._ahead = self._ahead or self._read_first(number), None
        growing.wait_for_part(0)  # the screen is set up meanwhile
        for part, failure in growing.passed:
            self.note(BriefingKey(number, part), [failure])
        key = BriefingKey(number, growing.number)
        self._growing[key] = growing
        return key if not growing.done or self.finished(key) else None

    def is_part(self, key: BriefingKey) -> bool:
        """Return whether a briefing is known to be one of several in its file."""
        return key in self._parts

    def has_siblings(self, key: BriefingKey) -> bool:
        """Return whether its file contains other briefings, such as the attachments of a message.

        It may contain some until the briefing, and whatever follows it, has been read.
        """
        if key.source in self._several:
            return True
        growing = self._growing.get(key)
        if growing is None or growing.done:
            return False
        known = growing.latest
        return self.is_part(key) or bool(known and FORMATS[known.format].many)

    def is_one_of_several(self, key: BriefingKey) -> bool:
        """Return whether its file is a mailbox, a feed or an archive with other briefings.

        This waits for a moment to see whether a briefing follows.
        """
        if (growing := self._growing.get(key)) is not None:
            growing.has_ended(PATIENCE)
        return self.is_part(key) and self.has_siblings(key)

    def learn(self, key: BriefingKey, part: str | None) -> None:
        """Record the name of a document, by which it can be read without the others in its file."""
        if key.part:
            self._several.add(key.source)
        if part:
            self._parts[key] = part
        else:
            self._parts.pop(key, None)

    async def fetch(self, key: BriefingKey) -> Document | None:
        """Return the document; None if it can't be read.

        It is read in a thread, so that the screen stays responsive.
        """
        if key in self._held:
            return self.get(key)
        from asyncio import to_thread  # imported late: the first screen is drawn without an event loop

        return await to_thread(self.get, key)

    async def fetch_part(self, key: BriefingKey) -> Document | None:
        """Return the document, or its first part if reading takes long."""
        if key in self._held:
            return self.get(key)
        from asyncio import to_thread

        return await to_thread(self.begin, key)

    def get(self, key: BriefingKey) -> Document | None:
        """Return the document, reading it in this thread; None if it can't be read."""
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        self._grow(key).whole()
        return self.finished(key)

    def begin(self, key: BriefingKey) -> Document | None:
        """Return the document, or what has been read so far if reading takes long; `growing` has the rest."""
        if key in self._held:
            return self.get(key)
        growing = self._grow(key)
        document = growing.wait_for_part(PATIENCE)
        return self.finished(key) if growing.done else document

    def peek(self, key: BriefingKey) -> Document | None:
        """Return a document that was read completely and without a failure, else None; nothing changes."""
        growing = self._growing.get(key)
        if growing is None:
            return self._held.get(key)
        clean = growing.done and growing.latest and not (growing.failures or growing.latest.warnings)
        return growing.latest if clean else None

    def growing(self, key: BriefingKey) -> ProgressiveRead | None:
        """Return the progress of a briefing that is still being read; None for others."""
        return self._growing.get(key)

    def finished(self, key: BriefingKey) -> Document | None:
        """Return the document once reading it has ended, and record its failures."""
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
        """Stop reading a briefing."""
        if (growing := self._growing.pop(key, None)) is not None:
            growing.stop()

    def close(self) -> None:
        """Stop reading all briefings."""
        self._closed.set()
        for key in list(self._growing):
            self.stop(key)

    def _grow(self, key: BriefingKey) -> ProgressiveRead:
        with self._lock:
            if key not in self._growing:
                self._growing[key] = self._read_one(key)
            return self._growing[key]

    def note(self, key: BriefingKey, failures: Iterable[Failure]) -> None:
        """Record the failures of a briefing, from this or another process."""
        if key not in self._failed:
            self._failed.add(key)
            self.failures += failures

    # Changes on disk

    def can_change(self, key: BriefingKey) -> bool:
        """Return whether it can be read again and may then be different."""
        source = self.sources[key.source]
        return source.path is not None and source.data is None

    def stamp(self, key: BriefingKey) -> FileStamp | None:
        """Return the stamp of its file when it was read, or now if that is unknown."""
        if key.source not in self._stamps:
            self._stamps[key.source] = self.stamp_now(key)
        return self._stamps[key.source]

    def stamp_now(self, key: BriefingKey) -> FileStamp | None:
        """Return the current stamp of its file; None if there is no file."""
        path = self.sources[key.source].path
        try:
            found = file_status(path) if path else None
        except (OSError, ValueError):
            return None
        return FileStamp(found.st_ino, found.st_size, found.st_mtime_ns) if found else None

    def file_time(self, key: BriefingKey) -> int | None:
        """Return when its file was last modified, in nanoseconds; None if there is no file."""
        stamp = self.stamp_now(key)
        return stamp.modified if stamp else None

    def read_now(self, key: BriefingKey, *, keep: bool = False) -> Document | Failure:
        """Read a briefing from disk again; `keep`: replace the document in memory."""
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
        """Drop the documents of a file that has changed."""
        for held in [held for held in self._held if held.source == key.source]:
            del self._held[held]
        for growing in [growing for growing in self._growing if growing.source == key.source]:
            self.stop(growing)

    def _read_first(self, number: int) -> ProgressiveRead:
        """Read the first document in a source."""
        return self._read(number, self.options, lambda _, found: isinstance(found, Document))

    def _read_one(self, key: BriefingKey) -> ProgressiveRead:
        """Read one document, by its name within the file if that is known."""
        part = self._parts.get(key)

        def wanted(number: int, found: Document | Failure) -> bool:
            return found.part == part if part else number == key.part

        return self._read(key.source, replace(self.options, part=part) if part else self.options, wanted)

    def _read(self, number: int, options: Options, wanted: Wanted) -> ProgressiveRead:
        """Read the first document in a source that is `wanted`."""
        self._stamps[number] = self.stamp_now(
            BriefingKey(number)
        )  # before reading: the file may change meanwhile
        source = self.sources[number]

        def read(stopped: Callable[[], bool]) -> Iterator[Document | Failure]:
            return source.documents(replace(options, stopped=lambda: stopped() or self._closed.is_set()))

        def seen(part: int, found: Document | Failure) -> None:
            if options.part is None:
                self.learn(BriefingKey(number, part), found.part)

        return ProgressiveRead(read, wanted, seen, source.name)
