"""Event-loop client of the process that reads, lists and indexes briefings (`summarizer.workers.indexer`).

The process is started at the first request. Its results are passed to callbacks in the order in which they
arrive; after the process was replaced, all of them are passed again. Only the latest search is answered.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.corpus.search.results import DocumentFacts, SearchResults
from summarizer.document import Failure
from summarizer.files.options import Options
from summarizer.workers import process
from summarizer.workers.messages import Message
from tui.workers.client import ENDED, WorkerClient

TRIES = 2
"""Attempts: a process that was killed is replaced once, until all sources have been read again."""
HITS = 30
"""Maximum number of hits: three screens. Fewer hits arrive sooner."""
_SOURCES = 200
"""Sources per message, which takes a millisecond of the event loop."""
_BYTES = 1 << 18
_ENDED = "the process that searches failed twice: {}; search again to try once more"


class IndexerFailed(Exception):
    """A search failed; the message is one line."""


class IndexerSource(NamedTuple):
    """A source, with a number chosen by the owner."""

    number: int
    source: Path | bytes
    name: str | None


def _ignore(*_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class IndexerCallbacks:
    """Functions called in the event loop with the results of the process; they must be fast."""

    entry: Callable[[int, int, DocumentFacts], None] = _ignore
    """Called with the number of a source, the number of a document in it, and facts about the document."""
    failed: Callable[[int, int, Failure], None] = _ignore
    read: Callable[[int, int], None] = _ignore
    """Called when a source has been read, with its number and how many documents and failures it
    contained."""
    ready: Callable[[int], None] = _ignore
    """Called when all sources have been read, with their number."""
    lost: Callable[[str], None] = _ignore
    """Called with the reason when the process has ended and is not replaced."""


def start_librarian() -> subprocess.Popen[bytes]:
    """Start the index process."""
    return process.start("summarizer.workers.indexer")


class IndexerClient:
    """Registers sources, reports their documents, and searches in them."""

    def __init__(
        self,
        heard: IndexerCallbacks | None = None,
        options: Options | None = None,
        start: Callable[[], subprocess.Popen[bytes]] = start_librarian,
    ) -> None:
        self.worker = WorkerClient("the indexer", start, self._take)
        self._heard, self._options = heard or IndexerCallbacks(), options or Options()
        self._sources: dict[int, IndexerSource] = {}
        self._first: list[int] = []
        self._task: asyncio.Task[None] | None = None
        self._tries = 0
        self._question: tuple[int, str, int] | None = None
        """Number, query and limit of the search that waits for an answer."""

    def add(self, items: Iterable[IndexerSource]) -> None:
        """Register sources, to be read in this order; one with a known number replaces that one."""
        items = list(items)
        self._sources.update((item.number, item) for item in items)
        self._say(_introductions(items))

    def first(self, numbers: Iterable[int]) -> None:
        """Read these sources before the others: they are on the screen."""
        self._first = list(numbers)
        self._say([("first", self._first)])

    def again(self, number: int) -> None:
        """Read a source again: it has changed."""
        self._say([("again", number)])

    async def search(self, query: str, limit: int = HITS) -> SearchResults | None:
        """Search what has been read so far; return None if a later search replaces this one.

        Raises:
            IndexerFailed: the search failed.
        """
        self._drop_question()
        number, answer = self.worker.request()
        self._question = (number, query, limit)
        self._say([("search", self._question)])
        found: SearchResults | None = await answer
        return found

    def close(self) -> None:
        """Kill the process without waiting for its end."""
        self._drop_question()
        if self._task:
            self._task.cancel()
        self.worker.close()

    def _drop_question(self) -> None:
        if self._question is not None:
            self.worker.answer(self._question[0], None)
            self._question = None

    # The process

    def _say(self, messages: Iterable[Message]) -> None:
        if self._task is None or self._task.done():
            self._tries = 0
            self._task = asyncio.create_task(self._converse())  # starts with all messages
        else:
            self.worker.post(messages)

    async def _converse(self) -> None:
        """Exchange messages with a process, and with one more if it ends."""
        cause = ""
        try:
            while self._tries < TRIES:
                self._tries += 1
                self.worker.clear()
                self.worker.post(self._all(list(self._sources.values())))
                try:
                    await self.worker.connected()
                    await self.worker.ended()
                except process.CannotStart as error:
                    cause = str(error)
                else:
                    cause = await self.worker.lost()
        finally:  # no caller may be left waiting, however the task ended
            self._question = None
            self.worker.refuse(IndexerFailed(_ENDED.format(cause)))
        self._heard.lost(_ENDED.format(cause))

    def _all(self, items: Iterable[IndexerSource]) -> Iterator[Message]:
        """Yield the messages that a new process needs first."""
        yield "options", self._options
        yield from _introductions(items)
        if self._first:
            yield "first", self._first
        if self._question:
            yield "search", self._question

    async def _take(self, kind: str, value: Any) -> None:
        if kind == "ready":
            self._tries = 0
            self._heard.ready(value)
        elif kind in ("hits", "unable"):
            self._take_answer(kind, *value)
        elif (kind, value) != ENDED:
            getattr(self._heard, kind)(*value)

    def _take_answer(self, kind: str, number: int, value: Any) -> None:
        if self._question is not None and self._question[0] == number:
            self._question = None
        if kind == "hits":
            self.worker.answer(number, value)
        else:
            self.worker.refuse(IndexerFailed(value), number)


def _introductions(items: Iterable[IndexerSource]) -> Iterator[Message]:
    """Yield small messages that describe sources; data that can't be read again is sent first, in pieces."""
    some: list[IndexerSource] = []
    for item in items:
        if isinstance(item.source, bytes) and len(item.source) > _BYTES:
            for start in range(0, len(item.source), _BYTES):
                yield "data", (item.number, item.source[start : start + _BYTES])
            some.append(item._replace(source=b""))
        else:
            some.append(item)
        if len(some) == _SOURCES:
            yield "add", [tuple(item) for item in some]
            some = []
    if some:
        yield "add", [tuple(item) for item in some]
