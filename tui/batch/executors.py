"""Who works on the sources of a command, and what is asked of them: this process, its cores, others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from summarizer.workers.jobs import Job, JobResult

Work = Callable[[Job], JobResult]
"""What is done with each; it can be sent, as `partial(batch.work, order)` can."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that nothing has to be done for."""


class Retry(Enum):
    """What is to be done with a task whose worker was lost."""

    AS_BEFORE = 1
    ALONE = 2


class FutureResult(Protocol):
    """A future of some kind."""

    def add_done_callback(self, fn: Callable[[Any], object], /) -> Any: ...


class Executor(Protocol):
    """Who does the work."""

    @property
    def ahead(self) -> int:
        """How many sources are under way at most, the finished ones that wait for their turn included."""

    def room(self, alone: bool) -> bool:
        """Whether a task may be sent now; `alone`: with no other beside it."""

    def send(self, task: Job, alone: bool) -> FutureResult: ...

    def outcome(self, promise: Any, task: Job, alone: bool) -> JobResult | Retry:
        """Of one that is done."""

    def close(self, now: bool) -> None:
        """No process is left; `now`, though some be at work."""


class InlineExecutor:
    """Hands: this process for the first few tasks; for further ones others, got only then."""

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
            return _Kept(self._work(task))
        self._others = self._others or self._get()
        return self._others.send(task, alone)

    def outcome(self, promise: Any, task: Job, alone: bool) -> JobResult | Retry:
        if isinstance(promise, _Kept):
            return promise.done
        assert self._others is not None
        return self._others.outcome(promise, task, alone)

    def close(self, now: bool) -> None:
        if self._others:
            self._others.close(now)


class _Kept:
    """A promise that was kept at once."""

    def __init__(self, done: JobResult) -> None:
        self.done = done

    def add_done_callback(self, fn: Callable[[Any], object], /) -> None:
        fn(self)
