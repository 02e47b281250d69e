"""Open the file of the store, check it, and set it aside if it is damaged or another program's.

The folder is locked meanwhile: if two readers find the file damaged, only one may set it aside, or the second
would set aside the new file of the first. The readable rows of a damaged file are copied into the new one. A
damaged page makes its own rows unreadable, and in a scan also all rows after them: so each table is read
twice, forwards and backwards. Analyses are not copied: they can be made again.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.files.access import AccessError
from summarizer.files.locks import SessionLock, private_folder
from tui.store import schema
from tui.store.schema import NAME

MARKER = f"{NAME}.open"
"""Marker file: exists while a process has the store open, or after one was killed."""
BROKEN, FOREIGN = "broken", "foreign"
"""Suffixes of the names of files that were set aside."""
CLOSING = 1.0
"""Seconds to wait for the lock of the folder at the end of a session."""
_BESIDE = ("-wal", "-shm", "-journal", "")
"""Suffixes of the files of a database.

The database is renamed last: as long as it has its name, no new one can take its log over.
"""
PATIENCE = 5.0
"""Seconds to wait for another process."""
_SETTINGS = (
    "foreign_keys = ON",
    "secure_delete = ON",
    "synchronous = NORMAL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
"""With synchronous = NORMAL a commit survives the end of the process; surviving a loss of power would cost an
fsync each."""
_UNREADABLE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class StoreUnavailable(Exception):
    """The store can't be opened; the message is one line."""


class _Found(Enum):
    NOTHING = "nothing"
    OURS = "ours"
    NEWER = "newer"
    BROKEN = BROKEN
    FOREIGN = FOREIGN


class Opened(NamedTuple):
    """An open connection, the inode of the file, the session lock, and a message if there is one."""

    connection: sqlite3.Connection
    file: int
    lock: SessionLock
    """Held until the connection is closed."""
    message: str | None = None


def is_broken(error: BaseException) -> bool:
    """Return whether the error means that the file is no database, or a damaged one."""
    return isinstance(error, sqlite3.Error) and primary(error) in _UNREADABLE


def primary(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 for an error of Python's module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def open_file(folder: Path, known_broken: int | None = None, secret: bytes | None = None) -> Opened:
    """Open the store of a folder, creating it if necessary.

    Args:
        folder: the state folder.
        known_broken: inode of a file that was found damaged while it was open.
        secret: key of the fingerprints for a new file, so that fingerprints made by this session stay valid;
            by default a new file has a random one.

    Raises:
        StoreUnavailable: no store can be opened there.
    """
    try:
        with private_folder(folder, PATIENCE):
            return _open(folder / NAME, known_broken, secret)
    except AccessError as error:
        raise StoreUnavailable(f"{folder} {error}") from error
    except sqlite3.Error as error:
        raise StoreUnavailable(f"{folder / NAME} could not be used ({error})") from error
    except OSError as error:
        raise StoreUnavailable(
            f"{folder / NAME} could not be used ({(error.strerror or '').lower()})"
        ) from error


def connected(path: Path | str) -> sqlite3.Connection:
    """Return a connection that any thread may use, one at a time; deleted content is overwritten."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def close_file(folder: Path, lock: SessionLock) -> None:
    """Mark the store as closed properly, after its connections are closed."""
    try:
        if folder.is_dir():
            with private_folder(folder, CLOSING):
                lock.release()
    except (AccessError, OSError):  # without the mark, the next start checks the whole file
        lock.abandon()


def file_number(path: Path) -> int | None:
    """Return the inode, which distinguishes files of the same name; None if there is no file."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def set_aside(folder: Path) -> list[Path]:
    """Return the files that were set aside as damaged."""
    return sorted(folder.glob(f"{NAME}.{BROKEN}-*"))


def _open(path: Path, known_broken: int | None, secret: bytes | None) -> Opened:
    lock = SessionLock.acquire(path.with_name(MARKER))
    try:
        same = known_broken is not None and file_number(path) == known_broken
        found = _Found.BROKEN if same else _classify(path, thorough=not lock.clean)
        aside, message = None, None
        if found is _Found.NEWER:
            raise StoreUnavailable(
                f"{path} was written by a newer version of this program; it was not changed"
            )
        if found in (_Found.BROKEN, _Found.FOREIGN):
            aside = _put_aside(path, found.value)
            what = "is damaged" if found is _Found.BROKEN else "is not this program's"
            message = f"the store {what}: renamed to {aside}; a new one was created"
        connection = _prepared(path, None if found is _Found.OURS else secret)
        if found is _Found.BROKEN and aside and salvage(aside, connection):
            message = f"{message}, with the data that could be read"
    except BaseException:
        (lock.release if lock.clean else lock.abandon)()  # only a checked file may be marked clean
        raise
    return Opened(connection, path.stat().st_ino, lock, message)


def _prepared(path: Path, secret: bytes | None) -> sqlite3.Connection:
    """Return a connection for writing to a file that has been migrated to this release."""
    connection = connected(path)
    try:
        path.chmod(0o600)
        _use_log(connection)
        schema.migrate(connection)
        if secret is not None:
            schema.set_secret(connection, secret)
    except BaseException:
        connection.close()
        raise
    return connection


def _classify(path: Path, *, thorough: bool) -> _Found:
    """Classify the file; `thorough` checks every page.

    It is opened read-only where possible: closing the last writing connection would remove its log. A hot
    rollback journal, left by a process that was killed while it created the store, needs a writable
    connection: SQLite has to roll back first.
    """
    if not path.exists():
        return _Found.NOTHING
    if not path.is_file():
        return _Found.FOREIGN
    try:
        return _classify_as(path, "ro", thorough=thorough)
    except sqlite3.Error as error:
        if primary(error) != sqlite3.SQLITE_READONLY:
            raise
        return _classify_as(path, "rw", thorough=thorough)


def _classify_as(path: Path, mode: str, *, thorough: bool) -> _Found:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        number = schema.version(connection)
        if application != schema.APPLICATION:
            return _Found.FOREIGN if application or number or tables else _Found.NOTHING
        if number > len(schema.MIGRATIONS):
            return _Found.NEWER
        whole = number and schema.as_made(connection) and schema.secret(connection)
        return _Found.OURS if whole and not (thorough and _is_damaged(connection)) else _Found.BROKEN
    except sqlite3.Error as error:
        if is_broken(error):
            return _Found.BROKEN
        raise
    finally:
        connection.close()


def _is_damaged(connection: sqlite3.Connection) -> bool:
    """Check every page: 0.1 s for 70 MB."""
    connection.execute("PRAGMA cell_size_check = ON")
    return connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]


def _put_aside(path: Path, why: str) -> Path:
    """Rename the file and its log to a free name, which is returned. Nothing is deleted."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    number = 0
    while True:
        aside = path.with_name(f"{path.name}.{why}-{stamp}{f'-{number}' if number else ''}")
        if not any(aside.with_name(aside.name + suffix).exists() for suffix in _BESIDE):
            break
        number += 1
    for suffix in _BESIDE:
        beside = path.with_name(path.name + suffix)
        if beside.exists() or beside.is_symlink():
            beside.rename(aside.with_name(aside.name + suffix))
    return aside


def _use_log(connection: sqlite3.Connection) -> None:
    """Turn on write-ahead logging, so that readers never wait.

    SQLite's busy timeout does not apply to this.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if primary(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


_ROWID = {
    "briefings": "id",
    "outlines": "briefing",
    "facts": "rowid",
    "paths": "path",
    "list_views": "folder",
}
"""The tables that are copied, each with the column by which it is ordered on disk."""


def salvage(damaged: Path, connection: sqlite3.Connection) -> int:
    """Copy the readable rows and the secret of a damaged file to a new one; return the number of briefings.

    Without the secret nothing is copied: its parts and sentences could not be matched.
    """
    try:
        with contextlib.closing(_opened(damaged)) as old:
            secret = schema.secret(old)
            if secret is None or schema.version(old) != len(schema.MIGRATIONS) or not schema.as_made(old):
                return 0
            found = {table: _rows(old, table) for table in _ROWID}
    except sqlite3.Error:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        schema.set_secret(connection, secret)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, rows in found.items():
            _insert(connection, table, rows)
        connection.execute("DELETE FROM outlines WHERE briefing NOT IN (SELECT id FROM briefings)")
        connection.execute("COMMIT")
    except sqlite3.Error:  # a damaged row may contain anything: start the new store without it
        connection.execute("ROLLBACK")
        return 0
    return len(found["briefings"])


def _opened(damaged: Path) -> sqlite3.Connection:
    """Open the file read-only. Invalid UTF-8 is replaced, so that the rest of a note is not lost."""
    connection = sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _rows(old: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    found: dict[tuple[Any, ...], None] = {}
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error):
            for row in old.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY {_ROWID[table]} {order}"):
                found[row] = None
    return list(found)


def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
