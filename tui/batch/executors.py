"""Interface of the executors, which run jobs in this process, on its cores or on other machines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from summarizer.workers.jobs import Job, JobResult

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
