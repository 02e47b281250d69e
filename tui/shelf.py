"""The briefings that were asked for, opened one by one as the reader comes to them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from summarizer.access import file_status
from summarizer.document import Document, Failure
from summarizer.readers.formats import FORMATS
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
        self._parts: dict[Key, str] = {}
        """What parts of files are called that hold many."""
        self._stamps: dict[int, Stamp | None] = {}
        """What each file was like before it was read last, or looked at first."""

    def __len__(self) -> int:
        return len(self.sources)

    def names(self) -> list[str]:
        """Of the sources, safe to show."""
        return [source.name for source in self.sources]

    def first(self) -> Key | None:
        """The first that can be read; it is open then."""
        return next((key for number in range(len(self)) if (key := self._first_in(number))), None)

    def _first_in(self, number: int) -> Key | None:
        """Of a file that holds many, the first that can be read; what else was found is not lost."""
        for key, found in self._found(number, self.options):
            if isinstance(found, Document):
                self._hold(key, found)
                return key
            self.note(key, [found])
        return None

    def is_part(self, key: Key) -> bool:
        """Whether it is one of what its file holds, as far as is known."""
        return key in self._parts

    def has_company(self, key: Key) -> bool:
        """Whether there may be others in its file: a letter has others attached to it."""
        held = self._held.get(key)
        return self.is_part(key) or bool(held and FORMATS[held.format].many)

    def learn(self, key: Key, part: str | None) -> None:
        """What a part is called: by that it is found again without the others."""
        if part:
            self._parts[key] = part
        else:
            self._parts.pop(key, None)

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
            self._hold(key, document)
        else:
            self.note(key, failures)
        return document

    def _hold(self, key: Key, document: Document) -> None:
        self._held[key] = document
        if len(self._held) > HELD:
            self._held.popitem(last=False)

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
        """The longest version of the one document, or what failed."""
        wanted = self._parts.get(key)
        options = replace(self.options, part=wanted) if wanted else self.options
        for found_at, found in self._found(key.source, options):
            if found.part == wanted if wanted else found_at == key:
                return (found, []) if isinstance(found, Document) else (None, [found])
        return None, [Failure(self.sources[key.source].name, wanted, "it is not in its file any more")]

    def _found(self, number: int, options: Options) -> Iterator[tuple[Key, Document | Failure]]:
        """What is in a file, in its order, as far as it is asked for."""
        self._stamps[number] = self.stamp_now(Key(number))  # first: it may change while it is being read
        for part, found in enumerate(whole(self.sources[number].documents(options))):
            if options.part is None:
                self.learn(Key(number, part), found.part)
            yield Key(number, part), found
