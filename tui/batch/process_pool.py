"""Executor on the processor's cores: one pool per process, so that it is known which job killed its process.

In a single pool, a document that kills its process takes the others' jobs with it, and it is unknown which
one it was. Here only its own pool ends, and the job is retried alone, in case it ran out of memory. The
processes are forked from a server that has preloaded all modules (`summarizer.workers.warm`) and has no
threads. Signals that a terminal sends to all, ctrl+c and hangup, don't reach them, and they print nothing;
they end when this process does, however it ends.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, resource_tracker
from multiprocessing.process import BaseProcess
from typing import Any

from summarizer.diagnostics import Activity, attempt, configure_process, logger
from summarizer.document import Failure
from summarizer.workers.jobs import Job, JobResult
from tui.batch.scheduler import Retry, Work
from tui.terminal import streams

USUAL = 64
"""Default maximum number of processes (see `options.MOST_JOBS`)."""
KILLED = "its analysis was killed twice: not enough memory, or a crash in its parser?"
SENDING = Activity("its result could not be sent", "not enough memory for its result")
_ENVIRONMENT = {
    "PYTHONSAFEPATH": "1",  # a module in the current folder must not shadow one of ours
    "PYTHONWARNINGS": "ignore",  # errors are reported here
}


NO_PROCESS = (OSError, EOFError, ImportError, NotImplementedError, RuntimeError)
"""Exceptions raised when no further worker process can be started.

Causes: no memory or descriptor, a server that ended, no semaphores (the two in the middle), no thread.
"""


def cores() -> int:
    """Return the number of cores that this process may use; os.cpu_count if the system does not say."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(USUAL, len(allowed(0)) if allowed else os.cpu_count() or 1)


class IsolatedProcessPool:
    """Runs jobs on up to `jobs` processes, started as they are needed."""

    def __init__(self, jobs: int, work: Work) -> None:
        self._jobs, self._work = jobs, work
        self._idle: list[ProcessPoolExecutor] = []
        self._busy: dict[Future[JobResult], ProcessPoolExecutor] = {}
        self._processes: dict[ProcessPoolExecutor, set[Any]] = {}
        self._alone = False

    @property
    def ahead(self) -> int:
        return 8 + 4 * self._jobs

    def room(self, alone: bool) -> bool:
        return not self._busy if alone else len(self._busy) < self._jobs and not self._alone

    def send(self, task: Job, alone: bool) -> Future[JobResult]:
        self._alone = alone
        while True:
            try:
                pool = self._idle.pop() if self._idle else self._new()
            except NO_PROCESS:
                return self._without_processes(task)
            try:
                return self._submit(pool, task)
            except BrokenProcessPool:  # killed while idle
                self._end(pool)

    def outcome(self, promise: Future[JobResult], task: Job, alone: bool) -> JobResult | Retry:
        pool = self._busy.pop(promise, None)
        self._alone = False
        if isinstance(promise.exception(), BrokenProcessPool):
            if pool:
                self._end(pool)
            logger().error(
                "a process of the batch was killed; its task %s", "fails" if alone else "is tried again"
            )
            return JobResult(Failure(task.name, _part(task), KILLED)) if alone else Retry.ALONE
        if pool:
            self._idle.append(pool)
        found = attempt(SENDING, task.name, _part(task), promise.result)
        return JobResult(found) if isinstance(found, Failure) else found

    def close(self, now: bool) -> None:
        pools = [*self._processes]
        if now:
            for processes in self._processes.values():
                for process in processes:
                    process.kill()
        for pool in pools:
            pool.shutdown(wait=True, cancel_futures=True)
        self._processes.clear()

    def _submit(self, pool: ProcessPoolExecutor, task: Job) -> Future[JobResult]:
        future = pool.submit(_serve, task)
        self._busy[future] = pool
        return future

    def _new(self) -> ProcessPoolExecutor:
        context = _server()
        pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin, initargs=(self._work,))
        before = set(multiprocessing.active_children())
        pool.submit(os.getpid)  # starts the process
        self._processes[pool] = set(multiprocessing.active_children()) - before
        return pool

    def _end(self, pool: ProcessPoolExecutor) -> None:
        pool.shutdown(wait=False)
        self._processes.pop(pool, None)

    def _without_processes(self, task: Job) -> Future[JobResult]:
        """Run a job here, and from now on use only the existing processes: no further one can be started."""
        if self._busy:
            self._jobs = len(self._busy)
        return self._done_here(task)

    def _done_here(self, task: Job) -> Future[JobResult]:
        future: Future[JobResult] = Future()
        future.set_result(self._work(task))
        return future


def _part(task: Job) -> str | None:
    return getattr(task.source, "part", None)


def _server() -> Any:
    """Return a context that forks from a running server."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["summarizer.workers.warm"])
    with _environment(), streams.silenced_children(), _blocked_signals(signal.SIGINT, signal.SIGHUP):
        resource_tracker.ensure_running()  # this unblocks SIGINT
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def _blocked_signals(*numbers: signal.Signals) -> Iterator[None]:
    """Block signals in this thread; processes started meanwhile inherit that and never get them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_works: list[Work] = []
"""The work function of this process, sent only once since it may be large."""


def _begin(work: Work) -> None:
    """Initialize a worker process, and make it end with its parent."""
    configure_process()
    _works.append(work)
    if (parent := multiprocessing.parent_process()) is not None:
        threading.Thread(target=_exit_with, args=(parent,), daemon=True).start()
    gc.disable()  # an analysis creates a million objects without cycles


def _exit_with(parent: BaseProcess) -> None:
    """Wait for the parent process to end, then exit."""
    parent.join()
    os._exit(1)


def _serve(task: Job) -> JobResult:
    try:
        return _works[-1](task)
    finally:
        gc.collect()
