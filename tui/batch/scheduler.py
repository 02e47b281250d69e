"""Schedule many sources on an executor and yield the results in order, each as soon as it is ready.

The executor may be this process, others or another machine (`Executor`). The scheduler knows the state of
each source. The number of sources worked on ahead of the first unfinished one, and the size of their results,
are bounded, so that memory does not grow with the number of sources. A pipe, which may be silent for hours,
does not delay the sources before it.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol

from summarizer.diagnostics import READING, attempt
from summarizer.document import Document, Failure
from summarizer.workers.jobs import Job, JobResult, Result
from tui.collection.sources import Source, advised

Work = Callable[[Job], JobResult]
"""Function that runs a job. It must be picklable, as `partial(batch.work, order)` is."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source for which nothing has to be done."""


class Retry(Enum):
    """How to retry a job whose worker was lost."""

    AS_BEFORE = 1
    ALONE = 2


class FutureResult(Protocol):
    """The part of a future's interface that is needed."""

    def add_done_callback(self, fn: Callable[[Any], object], /) -> Any:
        """Call a function when the result is there; at once if it already is."""


class Executor(Protocol):
    """Runs jobs."""

    @property
    def ahead(self) -> int:
        """Return the maximum number of sources in progress, including finished ones that wait for their
        turn."""

    def room(self, alone: bool) -> bool:
        """Return whether a job can be accepted now; `alone`: with no other job at the same time."""

    def send(self, task: Job, alone: bool) -> FutureResult:
        """Start a job. Only if there is `room`."""

    def outcome(self, promise: Any, task: Job, alone: bool) -> JobResult | Retry:
        """Return the result of a job that has ended."""

    def close(self, now: bool) -> None:
        """Release all processes; `now`: even if jobs are running."""


class InlineExecutor:
    """Runs the first few jobs in this process, and further ones on an executor that is created only then."""

    def __init__(self, work: Work, few: int, others: Callable[[], Executor]) -> None:
        self._work, self._few, self._get = work, few, others
        self._others: Executor | None = None

    @property
    def ahead(self) -> int:
        return self._others.ahead if self._others else 1

    def room(self, alone: bool) -> bool:
        return self._others is None or self._others.room(alone)

    def send(self, task: Job, alone: bool) -> FutureResult:
        if self._few:
            self._few -= 1
            return _DoneFuture(self._work(task))
        self._others = self._others or self._get()
        return self._others.send(task, alone)

    def outcome(self, promise: Any, task: Job, alone: bool) -> JobResult | Retry:
        if isinstance(promise, _DoneFuture):
            return promise.done
        assert self._others is not None
        return self._others.outcome(promise, task, alone)

    def close(self, now: bool) -> None:
        if self._others:
            self._others.close(now)


class _DoneFuture:
    """Future of a job that is already done."""

    def __init__(self, done: JobResult) -> None:
        self.done = done

    def add_done_callback(self, fn: Callable[[Any], object], /) -> None:
        fn(self)


KEPT = 32_000_000
"""Maximum size of waiting results (characters) and input read in advance (bytes); above it no job is
started."""


class ScheduledResult(NamedTuple):
    """The result for a document or a whole source."""

    source: Source | None
    """The source; None for a PATH without any."""
    found: Result | Failure | Skipped
    last: bool = True
    """Whether it is the last result of its source."""


class _Slot:
    """A source, or a further document of one, in progress."""

    def __init__(self, item: Source | Failure, document: Document | None = None, last: bool = True) -> None:
        self.item = item
        self.document = document
        self.last = last
        self.task: Job | None = None
        self.sent = self.alone = False
        self.found: Result | Failure | Skipped | None = None
        self.rest: tuple[Document | Failure, ...] = ()
        self.size = 0
        """Characters or bytes that it holds in memory."""

    def measured(self) -> int:
        rest = sum(len(each.text) for each in self.rest if isinstance(each, Document))
        sent = len(self.task.source) if self.task and isinstance(self.task.source, bytes) else 0
        return rest + sent + (self.found.size if isinstance(self.found, Result) else 0)

    def after(self) -> Iterator[_Slot]:
        """Yield slots for the further documents of its source."""
        for number, document in enumerate(self.rest, 1):
            last = self.last and number == len(self.rest)
            slot = _Slot(self.item, document if isinstance(document, Document) else None, last)
            slot.found = document if isinstance(document, Failure) else None
            yield slot


Prepare = Callable[[Source, Document | None], Job | Failure | Skipped]
"""Function that makes the job for a source or for a document of it.

The source has been read if it can be read only once.
"""


class OrderedResults:
    """Iterator over the results; iterating runs the jobs."""

    def __init__(
        self,
        items: Iterable[Source | Failure],
        read: Callable[[Source | Failure], Source | Failure],
        prepare: Prepare,
        executor: Executor,
    ) -> None:
        self._items: Iterator[Source | Failure] | None = iter(items)
        self._prepare, self._executor = prepare, executor
        self._line: deque[_Slot] = deque()
        self._events: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._reader = _Reader(read, self._events)
        self._kept = 0

    def __iter__(self) -> Iterator[ScheduledResult]:
        try:
            yield from self._results()
        finally:
            self._reader.close()

    def stop(self, error: BaseException) -> None:
        """Make the iteration raise `error` when it next waits. May be called by a signal handler.

        An exception that a handler raises is lost if it is raised in a callback whose exceptions Python
        ignores.
        """

        def raise_it() -> None:
            raise error

        self._events.put(raise_it)

    def _results(self) -> Iterator[ScheduledResult]:
        while self._fill():
            first = self._line[0]
            if first.found is None:
                self._events.get()()
                continue
            self._line.popleft()
            self._kept -= first.size
            self._line.extendleft(reversed(list(first.after())))
            source = None if isinstance(first.item, Failure) else first.item
            yield ScheduledResult(source, first.found, first.last and not first.rest)

    def _fill(self) -> bool:
        """Process finished jobs and start new ones; return False once nothing is left."""
        while not self._events.empty():
            self._events.get()()
        while self._items and len(self._line) < self._executor.ahead and self._kept < KEPT:
            item = next(self._items, None)
            if item is None:
                self._items = None
                break
            self._line.append(slot := _Slot(item))
            if isinstance(item, Source) and item.once:
                self._reader.ask(slot, self._ready)
            else:
                self._ready(slot, item)
        for place, slot in enumerate(self._line):
            if place >= self._executor.ahead:
                break
            if slot.document is not None and slot.task is None and slot.found is None:
                self._ready(slot, slot.item)
            self._send(slot, first=place == 0)
        return bool(self._line)

    def _ready(self, slot: _Slot, item: Source | Failure) -> None:
        """Prepare the job of a slot; a source that can be read only once has been read."""
        slot.item = item
        found = item if isinstance(item, Failure) else self._prepare(item, slot.document)
        if isinstance(found, Job):
            slot.task, slot.document = found, None
        else:
            slot.found = found
        self._measure(slot)

    def _send(self, slot: _Slot, first: bool) -> None:
        if slot.task is None or slot.sent or not self._executor.room(slot.alone):
            return
        if self._kept >= KEPT and not first:
            return
        slot.sent = True
        promise = self._executor.send(slot.task, slot.alone)
        promise.add_done_callback(lambda done: self._events.put(lambda: self._settle(slot, done)))

    def _settle(self, slot: _Slot, promise: Any) -> None:
        assert slot.task is not None
        done = self._executor.outcome(promise, slot.task, slot.alone)
        if isinstance(done, Retry):
            slot.sent, slot.alone = False, slot.alone or done is Retry.ALONE
        else:
            slot.found, slot.rest, slot.task = advised(done.found), tuple(map(advised, done.rest)), None
            self._measure(slot)

    def _measure(self, slot: _Slot) -> None:
        self._kept -= slot.size
        slot.size = slot.measured()
        self._kept += slot.size


_Ready = Callable[[_Slot, Source | Failure], None]


class _Reader:
    """A thread that reads the sources that can be read only once, one after the other in order."""

    def __init__(
        self,
        read: Callable[[Source | Failure], Source | Failure],
        events: queue.SimpleQueue[Callable[[], None]],
    ) -> None:
        self._read, self._events = read, events
        self._asked: queue.SimpleQueue[tuple[_Slot, _Ready] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, slot: _Slot, ready: _Ready) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)  # reading may block for ever
            try:
                self._thread.start()
            except RuntimeError:  # the system has no thread left (ulimit -u): read it in this one
                self._thread = None
                self._answer(slot, ready)
                return
        self._asked.put((slot, ready))

    def close(self) -> None:
        """End the thread after the sources already requested."""
        self._asked.put(None)

    def _run(self) -> None:
        while asked := self._asked.get():
            self._answer(*asked)

    def _answer(self, slot: _Slot, ready: _Ready) -> None:
        name = slot.item.name if isinstance(slot.item, Source) and slot.item.path else None
        found = attempt(READING, name, None, lambda: self._read(slot.item))
        self._events.put(lambda: ready(slot, found))
