"""The briefings that were asked for, opened one by one as the reader comes to them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable

from summarizer.access import Limits
from summarizer.document import Document, Failure
from summarizer.readers.versions import whole
from tui.catalog import Key
from tui.sources import Source

HELD = 16
"""Documents that stay in memory; another is read again when one comes back to it."""


class Shelf:
    """Opens sources. What can't be read is kept in `failures`, each once."""

    def __init__(self, sources: Iterable[Source], failures: Iterable[Failure], limits: Limits) -> None:
        self.sources = tuple(sources)
        self.limits = limits
        self._held: OrderedDict[Key, Document] = OrderedDict()
        self._failed: set[Key] = set()
        self.failures = list(failures)

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

    def _read(self, key: Key) -> tuple[Document | None, list[Failure]]:
        """The longest version of the one document, and what failed."""
        found: list[Document] = []
        failures = []
        for item in whole(self.sources[key.source].documents(self.limits)):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                found.append(item)
        return (found[key.part] if key.part < len(found) else None), failures
