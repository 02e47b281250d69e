"""The thread that writes: the event loop never waits for a disk.

What is to be written has a name, and a later one takes the place of an earlier one that still waits: while
the disk is slow, only the latest state of a briefing is written. What waits is written in one transaction.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field

from tui.store.database import Database, StoreWriteError

Act = Callable[[sqlite3.Connection], None]


@dataclass(slots=True)
class _Job:
    act: Act
    done: Callable[[], None]
    prepare: Callable[[], None]
    futures: list[Future[None]] = field(default_factory=list)
    error: Exception | None = None


class StoreWriter:
    """A future that `put` gives is done when what it is of is committed, or something later of its name is.

    It ends with `StoreWriteError` if the write failed. `say` is told so, once until a write succeeds again.
    """

    def __init__(self, database: Database, say: Callable[[str], None]) -> None:
        self._database = database
        self._say = say
        self._waiting: dict[Hashable, _Job] = {}
        self._wake = threading.Condition()
        self._busy = self._ended = self._complained = False
        self._thread: threading.Thread | None = None

    def put(
        self,
        name: Hashable,
        act: Act,
        *,
        done: Callable[[], None] = lambda: None,
        prepare: Callable[[], None] = lambda: None,
    ) -> Future[None]:
        """Have it done soon, in the writer's thread.

        `prepare` is called before, while nobody is kept from writing yet; `done` once it lasts, before the
        future is done.
        """
        future: Future[None] = Future()
        with self._wake:
            if self._ended:
                future.set_exception(StoreWriteError("the store is closed"))
                return future
            before = self._waiting.pop(name, None)  # put last again: what was put meanwhile stays before it
            self._waiting[name] = _Job(act, done, prepare, [*(before.futures if before else ()), future])
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="store", daemon=True)
                self._thread.start()
            self._wake.notify_all()
        return future

    def flush(self, patience: float | None = None) -> bool:
        """Wait until all that was put is written or refused; False where it takes longer than `patience`."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting and not self._busy, patience)

    def close(self, patience: float | None = None) -> bool:
        """Write what waits, and take no more."""
        with self._wake:
            self._ended = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(patience)
            return not self._thread.is_alive()
        return True

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._ended)
                batch, self._waiting = [*self._waiting.values()], {}
                self._busy = bool(batch)
            if not batch:
                return
            self._write(batch)
            with self._wake:
                self._busy = False
                self._wake.notify_all()

    def _write(self, batch: list[_Job]) -> None:
        for job in batch:
            _prepare(job)
        able = [job for job in batch if job.error is None]
        try:
            self._database.write(lambda connection: _act_all(connection, able))
        except Exception as error:  # whatever it is, the thread goes on: without it nothing more is kept
            for job in able:
                job.error = _refusal(error)
        for job in batch:
            if job.error is None:
                job.done()
        self._tell([str(job.error) for job in batch if job.error is not None])
        for job in batch:
            for future in job.futures:
                if not future.set_running_or_notify_cancel():
                    continue
                if job.error is None:
                    future.set_result(None)
                else:
                    future.set_exception(job.error)

    def _tell(self, errors: list[str]) -> None:
        if errors and not self._complained:
            self._say(f"{errors[0]}; what you do now may not be remembered")
        self._complained = bool(errors)


def _refusal(error: Exception) -> Exception:
    return (
        error if isinstance(error, StoreWriteError) else StoreWriteError(f"{type(error).__name__}: {error}")
    )


def _prepare(job: _Job) -> None:
    try:
        job.prepare()
    except Exception as error:
        job.error = _refusal(error)


def _act_all(connection: sqlite3.Connection, batch: list[_Job]) -> None:
    """One that fails by its own fault fails alone; SQLite's errors are everybody's."""
    for job in batch:
        job.error = None
        connection.execute("SAVEPOINT job")
        try:
            job.act(connection)
        except sqlite3.Error:
            raise
        except Exception as error:
            job.error = _refusal(error)
            connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")
