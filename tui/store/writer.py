"""The thread that writes: the event loop never waits for a disk.

What is to be written has a name, and a later one takes the place of an earlier one that still waits: while
the disk is slow, only the latest state of a briefing is written. What waits is written in one transaction.
What the store refuses because of the disk or of another process is tried again: with what comes next, every
few seconds, and at the end.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field

from tui.store.database import Act, Database, StoreWriteError

RETRY = 5.0
"""Seconds after which a write that was refused is tried again."""
UNSAVED = "what you do now may not be remembered"
SAVED_AGAIN = "the store can be written again: all of this session is saved"


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
        """Whether it failed, and is to be tried again."""
        return self.loss is None and isinstance(self.error, StoreWriteError) and self.error.passing


class StoreWriter:
    """A future that `put` gives is done when what it is of is committed, or something later of its name is.

    It ends with `StoreWriteError` where the store refuses it; a later try may still succeed. `say` is told
    of the first refusal, and when all is saved after all.
    """

    def __init__(self, database: Database, say: Callable[[str], None]) -> None:
        self._database = database
        self._say = say
        self._waiting: dict[Hashable, _Job] = {}
        self._refused: dict[Hashable, _Job] = {}
        """What is to be tried again."""
        self._unsaved: set[Hashable] = set()
        """Names of what was refused, and is not written yet."""
        self._wake = threading.Condition()
        self._busy = self._ended = False
        self._complained: set[str] = set()
        self._thread: threading.Thread | None = None

    @property
    def behind(self) -> bool:
        """Whether something was refused that is not saved yet."""
        return bool(self._unsaved)

    @property
    def done(self) -> bool:
        """Whether all that was put is written, but for what can be made again."""
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
        """Have it done soon, in the writer's thread.

        `prepare` is called before, while nobody is kept from writing yet; `done` once it lasts, before the
        future is done. `loss` says what is lost where it is refused; such a job is not tried again.
        """
        future: Future[None] = Future()
        with self._wake:
            if self._ended:
                future.set_exception(StoreWriteError("the store is closed"))
                return future
            before = self._waiting.pop(name, None)  # put last again: what was put meanwhile stays before it
            self._refused.pop(name, None)
            futures = [*(before.futures if before else ()), future]
            self._waiting[name] = _Job(act, done, prepare, loss, futures)
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
        """Write what waits, try once more what was refused, and take no more."""
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
                self._tell([*batch.values()])
            for job in batch.values():
                _answer(job)
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
        if error is not None and len(able) > 1 and not error.held:  # a large one may be all that has no room
            for job in able:
                self._commit([job])
        for job in able:
            if job.error is None:
                job.done()

    def _commit(self, batch: list[_Job]) -> StoreWriteError | None:
        """Write several in one transaction; the error, which each of them has then."""
        try:
            self._database.write(lambda connection: _act_all(connection, batch))
        except Exception as error:  # whatever it is, the thread goes on: without it nothing more is kept
            refusal = _refusal(error)
            for job in batch:
                job.error = refusal
            return refusal
        return None

    def _tell(self, batch: list[_Job]) -> None:
        refused = {job.loss or UNSAVED: str(job.error) for job in batch if job.error is not None}
        before, self._complained = self._complained, {*refused, *([UNSAVED] if self.behind else [])}
        for loss, error in refused.items():
            if loss not in before:
                self._say(f"{error}; {loss}")
        if UNSAVED in before and UNSAVED not in self._complained:
            self._say(SAVED_AGAIN)


def _answer(job: _Job) -> None:
    futures, job.futures = job.futures, []
    for future in futures:
        if not future.set_running_or_notify_cancel():
            continue
        if job.error is None:
            future.set_result(None)
        else:
            future.set_exception(job.error)


def _refusal(error: Exception) -> StoreWriteError:
    if isinstance(error, StoreWriteError):
        return error
    return StoreWriteError(f"{type(error).__name__}: {error}")


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
