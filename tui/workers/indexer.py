"""Event-loop client of the process that reads, lists and indexes briefings (`summarizer.workers.indexer`).

It is started when it is first wanted. What it tells of the documents goes to callbacks, in the order in which
it comes; where the process was replaced, all is told once more. Of searches only the latest is answered.
"""

from __future__ import annotations

import asyncio
import pickle
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.corpus.search.results import DocumentFacts, SearchResults
from summarizer.document import Failure
from summarizer.options import Options
from summarizer.workers import process
from summarizer.workers.analyzer import frame
from tui.workers.pipes import Pipes, connected, received

TRIES = 2
"""A process that was killed is replaced once, until all that there is to read has been read again."""
HITS = 30
"""Three screens of them; the fewer, the sooner they are there."""
_SOURCES = 200
"""Sources told at once: a millisecond of the event loop's time."""
_BYTES = 1 << 18
_ENDED = "the process that searches failed twice: {}; search again to try once more"


Message = tuple[str, Any]


class IndexerFailed(Exception):
    """There is no answer; the text says why, in one line."""


class IndexerSource(NamedTuple):
    """A source as the librarian is told of it: its number is its owner's to choose."""

    number: int
    source: Path | bytes
    name: str | None


def _ignore(*_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class IndexerCallbacks:
    """What to call with what the librarian tells; each in the event loop, where it must be quick."""

    entry: Callable[[int, int, DocumentFacts], None] = _ignore
    """The number of a source, which of its documents, what a list shows of it."""
    failed: Callable[[int, int, Failure], None] = _ignore
    read: Callable[[int, int], None] = _ignore
    """A source has been read; so many documents and failures were in it."""
    ready: Callable[[int], None] = _ignore
    """All sources have been read, so many."""
    lost: Callable[[str], None] = _ignore
    """There is no librarian any more, and why."""


class _Question(NamedTuple):
    request: int
    query: str
    limit: int
    answer: asyncio.Future[SearchResults | None]


def start_librarian() -> subprocess.Popen[bytes]:
    """Start the process."""
    return process.start("summarizer.workers.indexer")


class IndexerClient:
    """Told of sources, it tells of their documents and searches in them."""

    def __init__(
        self,
        heard: IndexerCallbacks | None = None,
        options: Options | None = None,
        start: Callable[[], subprocess.Popen[bytes]] = start_librarian,
    ) -> None:
        self._heard, self._options, self._start = heard or IndexerCallbacks(), options or Options(), start
        self._sources: dict[int, IndexerSource] = {}
        self._first: list[int] = []
        self._to_say: deque[Iterable[Message]] = deque()
        """Made into messages when their turn comes: 20,000 sources at once would hold up a key."""
        self._more = asyncio.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._task: asyncio.Task[None] | None = None
        self._tries = 0
        self._request = 0
        self._question: _Question | None = None
        self._closed = False

    def add(self, items: Iterable[IndexerSource]) -> None:
        """Read these, too, in their order; one with a known number takes that one's place."""
        items = list(items)
        self._sources.update((item.number, item) for item in items)
        self._say(_introductions(items))

    def first(self, numbers: Iterable[int]) -> None:
        """Read these before the others: they are on the screen."""
        self._first = list(numbers)
        self._say([("first", self._first)])

    def again(self, number: int) -> None:
        """Read a source anew: it has changed."""
        self._say([("again", number)])

    async def search(self, query: str, limit: int = HITS) -> SearchResults | None:
        """The answer, from what has been read by now; None where a later search has come before it.

        Raises LibrarianFailed.
        """
        self._drop_question()
        self._request += 1
        answer: asyncio.Future[SearchResults | None] = asyncio.get_running_loop().create_future()
        self._question = _Question(self._request, query, limit, answer)
        self._say([("search", self._question[:3])])
        return await answer

    def close(self) -> None:
        """End the process; it is not waited for."""
        self._closed = True
        self._drop_question()
        if self._task:
            self._task.cancel()
        if self._process:
            self._process.kill()

    def _drop_question(self) -> None:
        if self._question and not self._question.answer.done():
            self._question.answer.set_result(None)
        self._question = None

    # The process

    def _say(self, messages: Iterable[Message]) -> None:
        if self._task is None or self._task.done():
            self._tries = 0
            self._task = asyncio.create_task(self._converse())  # begins with all that there is to say
        else:
            self._to_say.append(messages)
            self._more.set()

    async def _converse(self) -> None:
        cause = ""
        try:
            while self._tries < TRIES:
                self._tries += 1
                self._to_say = deque([self._all(list(self._sources.values()))])
                try:
                    await self._with_process()
                except process.CannotStart as error:
                    cause = str(error)
                except (OSError, EOFError, pickle.UnpicklingError):
                    cause = await self._cause()
        finally:  # nobody is left waiting, whatever ended it
            if self._question and not self._question.answer.done():
                self._question.answer.set_exception(IndexerFailed(_ENDED.format(cause)))
            self._question = None
        self._heard.lost(_ENDED.format(cause))

    async def _cause(self) -> str:
        assert self._process is not None
        return await asyncio.to_thread(process.end, self._process, "the librarian")

    def _all(self, items: Iterable[IndexerSource]) -> Iterator[Message]:
        """What a new process must be told before anything else."""
        yield "options", self._options
        yield from _introductions(items)
        if self._first:
            yield "first", self._first
        if self._question:
            yield "search", self._question[:3]

    async def _with_process(self) -> None:
        """Speak with a process until it is gone."""
        await asyncio.to_thread(self._begin)
        assert self._process is not None
        try:
            pipes = await connected(self._process)
            speaking = asyncio.create_task(self._speak(pipes))
            try:
                while True:
                    self._take(*await received(pipes.reader))
                    await asyncio.sleep(0)  # keys come first
            finally:
                speaking.cancel()
                pipes.close()
        except asyncio.CancelledError:
            self._process.kill()
            raise

    def _begin(self) -> None:
        """In a thread, which goes on where the task that waits for it is cancelled."""
        if self._process:
            self._process.wait()
        self._process = self._start()
        if self._closed:
            self._process.kill()

    async def _speak(self, pipes: Pipes) -> None:
        while True:
            while self._to_say:
                for message in self._to_say.popleft():
                    pipes.writer.write(frame(*message))
                    await asyncio.sleep(0)
                    await pipes.flow.drained()
            self._more.clear()
            await self._more.wait()

    def _take(self, kind: str, value: Any) -> None:
        if kind == "ready":
            self._tries = 0
            self._heard.ready(value)
        elif kind in ("hits", "unable"):
            self._take_answer(kind, *value)
        else:
            getattr(self._heard, kind)(*value)

    def _take_answer(self, kind: str, request: int, value: Any) -> None:
        asked = self._question
        if asked is None or asked.request != request or asked.answer.done():
            return
        self._question = None
        if kind == "hits":
            asked.answer.set_result(value)
        else:
            asked.answer.set_exception(IndexerFailed(value))


def _introductions(items: Iterable[IndexerSource]) -> Iterator[Message]:
    """Sources in messages that are small each; what was read once only goes ahead, in pieces."""
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
