"""The connections of a process to the store: one that reads and one that writes, so that reading never waits.

Without a file (none wanted, or none to be had) there is one connection to a store in memory: the session goes
on as ever, and nothing is left of it. A file that turns out to be damaged, or is no longer there, is replaced
while the session runs.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer.safe_text import label
from tui.store import opening, schema
from tui.store.opening import NAME, StoreUnavailable

NOT_KEPT = "nothing of this session is remembered"
BRIEFLY = 250
"""Milliseconds that a reader, who may be the event loop, waits where it does have to; and that deletion waits
for readers."""

Rows = list[tuple[Any, ...]]


class StoreWriteError(Exception):
    """The store took it not; why, in one line."""


class Database:
    """Any thread may use it. `say` is given a line where something has to be told, by whichever thread."""

    def __init__(self, folder: Path | None, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._say = say
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

    def write(self, act: Callable[[sqlite3.Connection], None]) -> None:
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

    def close(self) -> None:
        """Close what is open; it is not used afterwards."""
        with self._writing, self._reading:
            self._close()

    def _transact(self, act: Callable[[sqlite3.Connection], None]) -> None:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            act(self._writer)
            self._writer.execute("COMMIT")
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

    def _open(self, known_broken: int | None = None) -> None:
        said = None
        try:
            if self._folder is None:
                raise StoreUnavailable("")
            opened = opening.open_file(self._folder, known_broken)
            self._file, said = opened.file, opened.said
            self._writer, self._reader = opened.connection, opening.connected(self._folder / NAME)
            self._reader.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
        except (StoreUnavailable, sqlite3.Error) as error:
            said = f"{error}; {NOT_KEPT}" if self._folder else None
            self._file = None
            self._writer = self._reader = opening.connected(":memory:")
            self._reading = self._writing
            schema.migrate(self._writer)
        if said:
            self._say(label(said))

    def _close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._reader.close()
        with contextlib.suppress(sqlite3.Error):
            self._writer.close()
