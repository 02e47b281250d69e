"""The two connections of a process to the store: one reads and one writes, so that reading never waits.

Without a file (none is wanted, or none can be opened) there is one connection to a database in memory: the
session works as usual, but nothing outlives it. A file that turns out to be damaged or is no longer there is
replaced during the session; the new one is filled with the data that the session knows.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from summarizer.files.locks import SessionLock
from summarizer.safe_text import label
from tui.store import opening, schema
from tui.store.opening import StoreUnavailable
from tui.store.schema import NAME

NOT_KEPT = "nothing of this session is remembered"
BRIEFLY = 250
"""Lock timeout in milliseconds for reads, which may run on the event loop, and for the checkpoint after a
deletion."""

Rows = list[tuple[Any, ...]]
Act = Callable[[sqlite3.Connection], None]
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }
)
"""Errors that may pass: their cause is the disk or another process, not the statement."""
_WAITING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Refill(Protocol):
    """Writes the data that the session knows to a new file."""

    def __call__(self, connection: sqlite3.Connection, *, damaged: bool) -> None:
        """Write it; `damaged`: the old file was damaged, rather than moved or removed by somebody."""


class StoreWriteError(Exception):
    """A write failed; the message is one line."""

    @property
    def passing(self) -> bool:
        """Whether the same write may succeed later."""
        return isinstance(self.__cause__, sqlite3.Error) and opening.primary(self.__cause__) in _PASSING

    @property
    def held(self) -> bool:
        """Whether another process held the lock until the timeout."""
        return isinstance(self.__cause__, sqlite3.Error) and opening.primary(self.__cause__) in _WAITING


class Database:
    """Read and write connections to one store, for use by any thread."""

    def __init__(self, folder: Path | None, say: Callable[[str], None], refill: Refill) -> None:
        """Open the store.

        Args:
            folder: the state folder; None for a store in memory.
            say: called with each message, from any thread.
            refill: writes the session's data to a file that replaces another.
        """
        self._folder = folder
        self._say = say
        self._refill = refill
        self._refill_due = self._damaged = False
        self._lock: SessionLock | None = None
        self.secret: bytes | None = None
        """The key of the fingerprints in the file."""
        self._writing, self._reading = threading.RLock(), threading.RLock()
        self._file: int | None = None
        self.generation = 0
        """Number of times that the file was replaced by another during the session."""
        self._open()

    @property
    def lasting(self) -> bool:
        """Whether writes outlive the session."""
        return self._file is not None

    def read(self, query: str, values: tuple[object, ...] = ()) -> Rows:
        """Return the rows of a query; none if the store can't be read, after a message."""
        for last in (False, True):
            generation = self.generation
            try:
                with self._reading:
                    return self._reader.execute(query, values).fetchall()
            except sqlite3.Error as error:
                if last or not opening.is_broken(error):
                    self._say(label(f"the store could not be read ({error})"))
                    break
                self._replace_file(generation)
        return []

    def write(self, act: Act) -> None:
        """Run `act` in a transaction, which is committed when this returns.

        `act` may run twice, if the first transaction was rolled back.

        Raises:
            StoreWriteError: the write failed.
        """
        for last in (False, True):
            generation = self.generation
            try:
                with self._writing:
                    self._follow()
                    return self._transact(act)
            except sqlite3.Error as error:
                # another thread, or `act` itself, has replaced the file
                replaced = self.generation != generation
                if last or not (replaced or opening.is_broken(error)):
                    raise StoreWriteError(f"the store could not be written ({error})") from error
                self._replace_file(generation)
        return None

    def shrink(self) -> bool:
        """Erase deleted data from the file and its log; return False if another process still reads the log.

        Raises:
            StoreWriteError: the write failed.
        """
        with self._writing:
            try:
                self._writer.execute("VACUUM")
                self._writer.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
                rows = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                self._writer.execute(f"PRAGMA busy_timeout = {int(opening.PATIENCE * 1000)}")
            except sqlite3.Error as error:
                raise StoreWriteError(f"the store could not be written ({error})") from error
        return not rows or rows[0][0] == 0

    def close(self, *, follow: bool) -> None:
        """Close the connections; the object can't be used afterwards.

        Args:
            follow: if another process has replaced the file, fill the new one first.
        """
        with self._writing, self._reading:
            if follow:
                with contextlib.suppress(sqlite3.Error):
                    self._follow()
            self._close()

    def _transact(self, act: Act) -> None:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            # forgetting everything renews the secret
            self.secret = schema.secret(self._writer) or self.secret
            if self._refill_due:
                self._refill(self._writer, damaged=self._damaged)
            act(self._writer)
            self._writer.execute("COMMIT")
            self._refill_due = False
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._writer.execute("ROLLBACK")
            raise

    def _follow(self) -> None:
        """Reopen the store if somebody moved or removed the file: writes to the old one would be lost."""
        if self._folder and self._file is not None:
            there = opening.file_number(self._folder / NAME)
            if there != self._file:
                self._replace_file(self.generation, broken=False)

    def _replace_file(self, generation: int, *, broken: bool = True) -> None:
        """Open a new file and fill it, unless another thread has done so since `generation`."""
        with self._writing, self._reading:
            if generation == self.generation:  # no other thread has done it
                self._close()
                self.generation += 1
                self._open(self._file if broken else None)
                self._refill_due, self._damaged = True, broken
                with contextlib.suppress(sqlite3.Error):  # the next write tries again
                    self._transact(lambda _: None)

    def _open(self, known_broken: int | None = None) -> None:
        message = None
        try:
            if self._folder is None:
                raise StoreUnavailable("")
            opened = opening.open_file(self._folder, known_broken, self.secret)
            self._file, self._lock, message = opened.file, opened.lock, opened.message
            if message and self.generation:
                message += ", with the data of this session"
            self._writer, self._reader = opened.connection, opening.connected(self._folder / NAME)
            self._reader.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
            self.secret = schema.secret(self._writer) or self.secret
        except (StoreUnavailable, sqlite3.Error) as error:
            message = f"{NOT_KEPT}: {error}" if self._folder else None
            self._file = None
            self._writer = self._reader = opening.connected(":memory:")
            self._reading = self._writing
            schema.migrate(self._writer)
            if self.secret is not None:
                schema.set_secret(self._writer, self.secret)
            self.secret = schema.secret(self._writer)
        if message:
            self._say(label(message))

    def _close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._reader.close()
        with contextlib.suppress(sqlite3.Error):
            self._writer.close()
        if self._lock is not None and self._folder is not None:
            opening.close_file(self._folder, self._lock)
            self._lock = None
