"""The thread that writes to the store, so that the event loop never waits for a disk.

A write has a name; it replaces an earlier write of that name that is still waiting, so that on a slow disk
only the latest state of a briefing is written. All waiting writes are committed in one transaction. A write
that failed because of the disk or of another process is retried together with the next ones, every few
seconds, and at the end.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.store.database import Act, Database, StoreWriteError

if TYPE_CHECKING:
    from concurrent.futures import Future

RETRY = 5.0
"""Seconds between retries of a failed write."""
UNSAVED = "your changes may not be remembered"
SAVED_AGAIN = "the store can be written again: everything is saved"


@dataclass(slots=True)
class _Job:
    act: Act
    done: Callable[[], None]
    prepare: Callable[[], None]
    loss: str | None
    futures: list[Future[None]] = field(default_factory=list)
    error: Exception | None = None

    @property
    def again(self) -> bool:
        """Whether the write failed and will be retried."""
        return self.loss is None and isinstance(self.error, StoreWriteError) and self.error.passing


class StoreWriter:
    """Runs writes in a thread and retries those that fail.

    The future from `put` is done when its write, or a later one of the same name, is committed. It fails with
    `StoreWriteError` if the store refuses the write; a retry may still succeed. `say` is called at the first
    failure, and again when everything has been saved after all.
    """

    def __init__(self, database: Database, say: Callable[[str], None]) -> None:
        self._database = database
        self._say = say
        self._waiting: dict[Hashable, _Job] = {}
        self._refused: dict[Hashable, _Job] = {}
        """Writes to retry."""
        self._unsaved: set[Hashable] = set()
        """Names of the writes that failed and are not saved yet."""
        self._wake = threading.Condition()
        self._busy = self._ended = False
        self._complained: set[str] = set()
        self._thread: threading.Thread | None = None

    @property
    def behind(self) -> bool:
        """Whether a write failed and is not saved yet."""
        return bool(self._unsaved)

    @property
    def done(self) -> bool:
        """Whether all writes are committed, except those of data that can be made again."""
        with self._wake:
            waiting = any(job.loss is None for job in self._waiting.values())
            return not (waiting or self._busy or self._unsaved)

    def put(
        self,
        name: Hashable,
        act: Act,
        *,
        done: Callable[[], None] = lambda: None,
        prepare: Callable[[], None] = lambda: None,
        loss: str | None = None,
    ) -> Future[None]:
        """Schedule a write in the writer's thread.

        Args:
            name: a waiting write of the same name is replaced.
            act: the write; it may run more than once.
            done: called after the commit, before the future is done.
            prepare: called before the transaction, while other processes can still write.
            loss: the message about the loss if the write fails; such a write is not retried.
        """
        from concurrent.futures import Future  # imported late: the first screen is drawn before any write

        future: Future[None] = Future()
        with self._wake:
            if self._ended:
                future.set_exception(StoreWriteError("the store is closed"))
                return future
            # the name is inserted last again, to preserve the order of writes
            before = self._waiting.pop(name, None)
            self._refused.pop(name, None)
            futures = [*(before.futures if before else ()), future]
            self._waiting[name] = _Job(act, done, prepare, loss, futures)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="store", daemon=True)
                self._thread.start()
            self._wake.notify_all()
        return future

    def flush(self, patience: float | None = None) -> bool:
        """Wait until all writes are committed or refused; False if it takes longer than `patience`
        seconds."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting and not self._busy, patience)

    def close(self, patience: float | None = None) -> bool:
        """Commit the waiting writes, retry the failed ones once, and end; False if that takes too long."""
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
                due = RETRY if self._refused else None
                self._wake.wait_for(lambda: self._waiting or self._ended, due)
                ended = self._ended
                batch = {**self._refused, **self._waiting}
                self._refused, self._waiting = {}, {}
                self._busy = bool(batch)
            self._write([*batch.values()])
            with self._wake:
                self._refused.update(
                    (name, job) for name, job in batch.items() if job.again and name not in self._waiting
                )
                for name, job in batch.items():
                    (self._unsaved.add if job.error and job.loss is None else self._unsaved.discard)(name)
            if batch:
                self._report([*batch.values()])
            for job in batch.values():
                _resolve(job)
            with self._wake:
                self._busy = False
                self._wake.notify_all()
            if ended:
                return

    def _write(self, batch: list[_Job]) -> None:
        for job in batch:
            job.error = None
            _prepare(job)
        able = [job for job in batch if job.error is None]
        error = self._commit(able)
        # only a large write may lack space: try them one by one
        if error is not None and len(able) > 1 and not error.held:
            for job in able:
                self._commit([job])
        for job in able:
            if job.error is None:
                job.done()

    def _commit(self, batch: list[_Job]) -> StoreWriteError | None:
        """Commit several writes in one transaction; return the error, which is then set on each of them."""
        try:
            self._database.write(lambda connection: _run_all(connection, batch))
        # the thread must survive any error: without it nothing more would be saved
        except Exception as error:
            failure = _write_error(error)
            for job in batch:
                job.error = failure
            return failure
        return None

    def _report(self, batch: list[_Job]) -> None:
        refused = {job.loss or UNSAVED: str(job.error) for job in batch if job.error is not None}
        before, self._complained = self._complained, {*refused, *([UNSAVED] if self.behind else [])}
        for loss, error in refused.items():
            if loss not in before:
                self._say(f"{error}; {loss}")
        if UNSAVED in before and UNSAVED not in self._complained:
            self._say(SAVED_AGAIN)


def _resolve(job: _Job) -> None:
    futures, job.futures = job.futures, []
    for future in futures:
        if not future.set_running_or_notify_cancel():
            continue
        if job.error is None:
            future.set_result(None)
        else:
            future.set_exception(job.error)


def _write_error(error: Exception) -> StoreWriteError:
    if isinstance(error, StoreWriteError):
        return error
    return StoreWriteError(f"{type(error).__name__}: {error}")


def _prepare(job: _Job) -> None:
    try:
        job.prepare()
    except Exception as error:
        job.error = _write_error(error)


def _run_all(connection: sqlite3.Connection, batch: list[_Job]) -> None:
    """Run all writes.

    An error of SQLite aborts them all; any other error fails only the write that raised it.
    """
    for job in batch:
        job.error = None
        connection.execute("SAVEPOINT job")
        try:
            job.act(connection)
        except sqlite3.Error:
            raise
        except Exception as error:
            job.error = _write_error(error)
            connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")


def done_already() -> Future[None]:
    """Return the future of a write that there was no need for."""
    from concurrent.futures import Future

    future: Future[None] = Future()
    future.set_result(None)
    return future
