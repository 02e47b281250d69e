"""The connections of a process to the store: one that reads and one that writes, so that reading never waits.

Without a file (none wanted, or none to be had) there is one connection to a store in memory: the session goes
on as ever, and nothing is left of it. A file that turns out to be damaged, or is no longer there, is replaced
while the session runs; the new one is filled with what the session knows.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from summarizer.files.session_lock import SessionLock
from summarizer.safe_text import label
from tui.store import opening, schema
from tui.store.opening import NAME, StoreUnavailable

NOT_KEPT = "nothing of this session is remembered"
BRIEFLY = 250
"""Milliseconds that a reader, who may be the event loop, waits where it does have to; and that deletion waits
for readers."""

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
"""What may go well another time: it lies with the disk, or with another process."""
_WAITING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Refill(Protocol):
    """Writes to a new file what a session knows."""

    def __call__(self, connection: sqlite3.Connection, *, damaged: bool) -> None:
        """`damaged` tells that the file before was found broken, and not moved or removed by somebody."""


class StoreWriteError(Exception):
    """A write failed; the message is one line."""

    @property
    def passing(self) -> bool:
        """Whether the same write may succeed later."""
        return isinstance(self.__cause__, sqlite3.Error) and opening.primary(self.__cause__) in _PASSING

    @property
    def held(self) -> bool:
        """Whether another process was in the way, for as long as it was waited for."""
        return isinstance(self.__cause__, sqlite3.Error) and opening.primary(self.__cause__) in _WAITING


class Database:
    """Any thread may use it. `say` is given a line where something has to be told, by whichever thread."""

    def __init__(self, folder: Path | None, say: Callable[[str], None], refill: Refill) -> None:
        """`refill` writes what the session knows to a file that takes the place of another."""
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
        """Grows when another file has taken the place of the one before: what was in that is gone."""
        self._open()

    @property
    def lasting(self) -> bool:
        """Whether what is written is there after the session."""
        return self._file is not None

    def read(self, query: str, values: tuple[object, ...] = ()) -> Rows:
        """What a query finds; nothing where the store can't be read, which is said."""
        for last in (False, True):
            generation = self.generation
            try:
                with self._reading:
                    return self._reader.execute(query, values).fetchall()
            except sqlite3.Error as error:
                if last or not opening.is_broken(error):
                    self._say(label(f"what is remembered could not be read ({error})"))
                    break
                self._begin_anew(generation)
        return []

    def write(self, act: Act) -> None:
        """Do something to the store, whole or not at all; it lasts when this returns.

        It may be done twice, the first time in vain. Raises Unwritten.
        """
        for last in (False, True):
            generation = self.generation
            try:
                with self._writing:
                    self._follow()
                    return self._transact(act)
            except sqlite3.Error as error:
                beneath = self.generation != generation  # another thread, or the act itself, began anew
                if last or not (beneath or opening.is_broken(error)):
                    raise StoreWriteError(f"the store could not be written ({error})") from error
                self._begin_anew(generation)
        return None

    def shrink(self) -> bool:
        """Let go of all that was deleted, in the file and its log; whether no other process hinders it."""
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
        """Close what is open; it is not used afterwards.

        With `follow` a file that another process has replaced meanwhile is filled first.
        """
        with self._writing, self._reading:
            if follow:
                with contextlib.suppress(sqlite3.Error):
                    self._follow()
            self._close()

    def _transact(self, act: Act) -> None:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            self.secret = schema.secret(self._writer) or self.secret  # forgetting renews it
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
        """Whoever moved or removed the file: what is written to it now would be lost."""
        if self._folder and self._file is not None:
            there = opening.file_number(self._folder / NAME)
            if there != self._file:
                self._begin_anew(self.generation, broken=False)

    def _begin_anew(self, generation: int, *, broken: bool = True) -> None:
        with self._writing, self._reading:
            if generation == self.generation:  # no other thread has done it
                self._close()
                self.generation += 1
                self._open(self._file if broken else None)
                self._refill_due, self._damaged = True, broken
                with contextlib.suppress(sqlite3.Error):  # the next write tries it again
                    self._transact(lambda _: None)

    def _open(self, known_broken: int | None = None) -> None:
        said = None
        try:
            if self._folder is None:
                raise StoreUnavailable("")
            opened = opening.open_file(self._folder, known_broken, self.secret)
            self._file, self._lock, said = opened.file, opened.lock, opened.said
            if said and self.generation:
                said += ", with what this session knows"
            self._writer, self._reader = opened.connection, opening.connected(self._folder / NAME)
            self._reader.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
            self.secret = schema.secret(self._writer) or self.secret
        except (StoreUnavailable, sqlite3.Error) as error:
            said = f"{NOT_KEPT}: {error}" if self._folder else None
            self._file = None
            self._writer = self._reader = opening.connected(":memory:")
            self._reading = self._writing
            schema.migrate(self._writer)
            if self.secret is not None:
                schema.set_secret(self._writer, self.secret)
            self.secret = schema.secret(self._writer)
        if said:
            self._say(label(said))

    def _close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._reader.close()
        with contextlib.suppress(sqlite3.Error):
            self._writer.close()
        if self._lock is not None and self._folder is not None:
            opening.close_file(self._folder, self._lock)
            self._lock = None
