"""Other machines as hands: a Dask cluster that somebody has started, spoken to by its scheduler's address.

They have not our files, so bytes are sent, read here within the limits. Dask does the work of a lost worker
again by itself, elsewhere; a document that loses several is given up by it, and fails alone.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any

from summarizer.document import Document, Failure
from summarizer.safe_text import label
from summarizer.workers.jobs import Job, JobResult
from tui.batch.executors import Retry, Work
from tui.output import ExecutorUnavailable

PATIENCE = 5.0
"""Seconds in which a scheduler has to answer."""
MISSING = "--dask needs the package distributed: pip install 'briefing-reader[dask]'"
_EVERY = 32
"""Tasks between two questions how many threads the cluster has."""


class DaskExecutor:
    """Hands: whatever workers a scheduler has. Raises Unusable where nobody answers."""

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
        self._out: set[Any] = set()
        self._sent = 0
        self._threads = self._count()

    @property
    def idle(self) -> bool:
        """Whether it has no worker yet."""
        return not self._threads

    @property
    def ahead(self) -> int:
        return 8 + 4 * max(1, self._threads)

    def room(self, alone: bool) -> bool:  # noqa: ARG002
        return len(self._out) < 2 + 2 * max(
            1, self._threads
        )  # some wait at the scheduler: none there is idle

    def send(self, task: Job, alone: bool) -> Any:  # noqa: ARG002
        self._sent += 1
        if self._sent % _EVERY == 0 or not self._threads:  # workers come and go
            self._threads = self._count()
        try:
            promise = self._client.submit(self._work, task, pure=False)
        except Exception as error:
            raise self._gone(error) from error
        self._out.add(promise)
        return promise

    def outcome(self, promise: Any, task: Job, alone: bool) -> JobResult | Retry:  # noqa: ARG002
        from distributed import KilledWorker

        self._out.discard(promise)
        document = task.source if isinstance(task.source, Document) else None
        try:
            done: JobResult = promise.result()
        except KilledWorker:
            why = "its analysis was killed on every worker that tried it (too little memory there?)"
        except (CancelledError, OSError) as error:
            raise self._gone(error) from error
        except ModuleNotFoundError as error:
            raise ExecutorUnavailable(
                f"the workers at {self._at} lack briefing-reader ({_reason(error)})"
            ) from error
        except Exception as error:
            why = f"failed on its worker ({_reason(error)})"
        else:
            return done
        return JobResult(Failure(task.name, document.part if document else None, why))

    def close(self, now: bool) -> None:
        if now and self._out:
            _silently(lambda: self._client.cancel([*self._out], force=True))
        self._out.clear()
        _silently(lambda: self._client.close(timeout=2))

    def _count(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:
            raise self._gone(error) from error

    def _gone(self, error: Exception) -> ExecutorUnavailable:
        why = "" if isinstance(error, CancelledError) else f" ({_reason(error)})"
        return ExecutorUnavailable(f"the Dask scheduler at {self._at} is gone{why}")


def _reason(error: Exception) -> str:
    return label(str(error)) or type(error).__name__


def _quiet() -> None:
    """What Dask logs and warns of is not for who reads briefings: failures are told here, in a line each."""
    loggers = [*logging.root.manager.loggerDict, "asyncio"]  # Dask gives some below its first their own voice
    for name in (name for name in loggers if name.split(".")[0] in ("distributed", "tornado", "asyncio")):
        logger = logging.getLogger(name)
        logger.handlers[:] = [logging.NullHandler()]
        logger.propagate = False
    warnings.filterwarnings("ignore", module=r"distributed\b.*")


def _silently(act: Callable[[], object]) -> None:
    """While ending: what fails now has no consequence."""
    try:
        act()
    except Exception:
        return
