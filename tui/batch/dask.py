"""Executor on a running Dask cluster, given by the address of its scheduler.

The workers can't see local files, so files are read here, within the limits, and their bytes are sent. Dask
repeats the work of a lost worker on another one; a document that kills several workers is given up by Dask
and fails alone.
"""

from __future__ import annotations

import logging
import threading
import time
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any

from summarizer.diagnostics import log_error
from summarizer.document import Document, Failure
from summarizer.safe_text import label
from summarizer.workers.jobs import Job, JobResult
from tui.batch import dask_probe
from tui.batch.scheduler import Retry, Work
from tui.output import ExecutorUnavailable

PATIENCE = 5.0
"""Seconds within which the scheduler must answer."""
MISSING = "--dask needs the package distributed: pip install 'briefing-reader[dask]'"
GRACE = 10.0
"""Seconds that a cluster may be without workers: some are being restarted."""
_EVERY = 1.0
"""Seconds between checks of the cluster's workers, which come and go."""


class DaskExecutor:
    """Runs jobs on the workers of a Dask scheduler.

    Raises:
        ExecutorUnavailable: the scheduler does not answer, or its workers can't run the jobs.
    """

    def __init__(self, at: str, work: Work) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise ExecutorUnavailable(MISSING) from error
        _quiet()
        self._at, self._work = at, work
        try:
            self._client = Client(at, timeout=PATIENCE, set_as_default=False)
        except Exception as error:
            why = f"no Dask scheduler answers at {at} within {PATIENCE:g} s ({_reason(error)})"
            raise ExecutorUnavailable(why) from error
        self._out: set[_Promise] = set()
        self._lost: str | None = None
        self._probed: set[str] = set()
        self._ended = threading.Event()
        self._threads = self._count()
        try:
            self._probe(set(self._client.nthreads()))
        except ExecutorUnavailable:
            self.close(True)
            raise
        self._watcher = threading.Thread(target=self._watch, name="dask workers", daemon=True)
        self._watcher.start()

    @property
    def idle(self) -> bool:
        """Whether the cluster has no worker yet."""
        return not self._threads

    @property
    def ahead(self) -> int:
        return 8 + 4 * max(1, self._threads)

    def room(self, alone: bool) -> bool:  # noqa: ARG002
        # Some jobs wait at the scheduler, so that no worker is idle.
        return len(self._out) < 2 + 2 * max(1, self._threads)

    def send(self, task: Job, alone: bool) -> Any:  # noqa: ARG002
        if self._lost:
            raise ExecutorUnavailable(self._lost)
        try:
            promise = _Promise(self._client.submit(self._work, task, pure=False))
        except Exception as error:
            raise self._gone(error) from error
        self._out.add(promise)
        if self._lost:  # lost meanwhile, in the other thread
            promise.end()
        return promise

    def outcome(self, promise: Any, task: Job, alone: bool) -> JobResult | Retry:  # noqa: ARG002
        from distributed import KilledWorker

        promise.wait()
        self._out.discard(promise)
        if self._lost:
            raise ExecutorUnavailable(self._lost)
        document = task.source if isinstance(task.source, Document) else None
        try:
            done: JobResult = promise.future.result()
        except KilledWorker:
            why = "its analysis was killed on every worker that tried it (not enough memory?)"
        except (CancelledError, OSError) as error:
            raise self._gone(error) from error
        except ModuleNotFoundError as error:
            raise ExecutorUnavailable(
                f"the workers at {self._at} lack briefing-reader ({_reason(error)})"
            ) from error
        except Exception as error:
            log_error("a task failed on its Dask worker", error, task.name)
            why = f"failed on its worker ({_reason(error)})"
        else:
            return done
        return JobResult(Failure(task.name, document.part if document else None, why))

    def close(self, now: bool) -> None:
        self._ended.set()
        if now and self._out:
            _silently(lambda: self._client.cancel([promise.future for promise in self._out], force=True))
        self._out.clear()
        _silently(lambda: self._client.close(timeout=2))

    def _count(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:
            raise self._gone(error) from error

    def _probe(self, workers: set[str]) -> None:
        """Check that workers can run the jobs.

        Raises:
            ExecutorUnavailable: one of them can't, or the scheduler is gone.
        """
        try:
            wrong = dask_probe.complaint(self._client, workers)
        except Exception as error:
            raise self._gone(error) from error
        if wrong:
            raise ExecutorUnavailable(f"the Dask cluster at {self._at} can't run the jobs: {wrong}")
        self._probed |= workers

    def _watch(self) -> None:
        """Check workers that join the cluster, and notice when none is left. Runs in a thread."""
        since = time.monotonic()
        while not self._ended.wait(_EVERY):
            try:
                workers = self._client.nthreads()
                self._threads = sum(workers.values())
                if workers or not self._probed:
                    since = time.monotonic()
                if new := set(workers) - self._probed:
                    self._probe(new)
                if time.monotonic() - since > GRACE:
                    raise ExecutorUnavailable(f"the Dask cluster at {self._at} has no workers left")
            except ExecutorUnavailable as error:
                self._give_up(str(error))
                return
            except Exception as error:  # the jobs report a lost scheduler, too
                log_error("the watch over the Dask workers ended", error)
                return

    def _give_up(self, why: str) -> None:
        self._lost = why
        for promise in self._out.copy():
            promise.end()

    def _gone(self, error: Exception) -> ExecutorUnavailable:
        why = "" if isinstance(error, CancelledError) else f" ({_reason(error)})"
        return ExecutorUnavailable(f"the Dask scheduler at {self._at} is gone{why}")


class _Promise:
    """A job on the cluster. It is done when its future is, or when the cluster is given up."""

    def __init__(self, future: Any) -> None:
        self.future = future
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[_Promise], object]] = []
        future.add_done_callback(lambda _: self.end())

    def add_done_callback(self, fn: Callable[[_Promise], object]) -> None:
        with self._lock:
            if not self._done.is_set():
                self._callbacks.append(fn)
                return
        fn(self)

    def end(self) -> None:
        """Mark it as done and call the callbacks once."""
        with self._lock:
            self._done.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback(self)

    def wait(self) -> None:
        """Wait until it is done."""
        self._done.wait()


def _reason(error: Exception) -> str:
    return label(str(error)) or type(error).__name__


def _quiet() -> None:
    """Silence the logging and the warnings of Dask: failures are reported here, one line each."""
    loggers = [*logging.root.manager.loggerDict, "asyncio"]  # Dask gives some loggers handlers of their own
    for name in (name for name in loggers if name.split(".")[0] in ("distributed", "tornado", "asyncio")):
        logger = logging.getLogger(name)
        logger.handlers[:] = [logging.NullHandler()]
        logger.propagate = False
    warnings.filterwarnings("ignore", module=r"distributed\b.*")


def _silently(act: Callable[[], object]) -> None:
    """Call a function at the end, ignoring errors: they have no consequence any more."""
    try:
        act()
    except Exception:
        return
