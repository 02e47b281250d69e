"""The briefings that were asked for, opened one by one as the reader comes to them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from summarizer.access import Limits
from summarizer.document import Document, Failure
from tui.sources import Source


class Shelf:
    """Stands at one briefing. What can't be read is passed over and kept in `failures`, each once."""

    def __init__(self, sources: Iterable[Source], failures: Iterable[Failure], limits: Limits) -> None:
        self._sources = tuple(sources)
        self._limits = limits
        self._opened: dict[int, Document | None] = {}
        self.failures = list(failures)
        self.index = 0
        self.current: Document | None = None

    def __len__(self) -> int:
        return len(self._sources)

    def first(self) -> Document | None:
        """Stand at the first that can be read."""
        for index in range(len(self)):
            if (document := self._open(index)) is not None:
                self.index, self.current = index, document
                return document
        return None

    async def turn(self, by: int) -> Document | None:
        """Stand at the next that can be read (for by < 0, the one before); None, and stay, without one.

        Reading is done in a thread, so that the screen answers meanwhile.
        """
        index = self.index + by
        while 0 <= index < len(self):
            document = await asyncio.to_thread(self._open, index)
            if document is not None:
                self.index, self.current = index, document
                return document
            index += by
        return None

    def _open(self, index: int) -> Document | None:
        if index not in self._opened:
            self._opened[index] = None
            for found in self._sources[index].documents(self._limits):
                if isinstance(found, Failure):
                    self.failures.append(found)
                else:
                    self._opened[index] = found
        return self._opened[index]
