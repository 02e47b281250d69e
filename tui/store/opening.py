"""The file of the store: made, judged, and set aside where it is broken or not ours.

All of it under a lock of the folder: of two readers that find it broken only one may set it aside, or the
second would do so with the new one of the first.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from summarizer.files.access import AccessError, private_folder
from summarizer.files.session_lock import SessionLock
from tui.store import schema
from tui.store.salvage import salvage

NAME = "state.sqlite3"
MARKER = f"{NAME}.open"
"""The file that is there while a process has the store open, or since one was killed."""
BROKEN, FOREIGN = "broken", "foreign"
"""What the name of a file that was set aside goes on with."""
CLOSING = 1.0
"""Seconds to wait for another process at the end."""
_BESIDE = ("-wal", "-shm", "-journal", "")
"""What belongs to a database, itself last: while it has its name, its log is not another's."""
PATIENCE = 5.0
"""Seconds to wait for another process."""
_SETTINGS = (
    "foreign_keys = ON",
    "secure_delete = ON",
    "synchronous = NORMAL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
"""A commit in the log outlives the process, as promised; to outlive the power it would cost a sync each."""
_UNREADABLE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class StoreUnavailable(Exception):
    """There is no store to be had; why, in one line."""


class _Found(Enum):
    NOTHING = "nothing"
    OURS = "ours"
    NEWER = "newer"
    BROKEN = BROKEN
    FOREIGN = FOREIGN


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection to the store, the number of its file, and what there is to say of it."""

    connection: sqlite3.Connection
    file: int
    lock: SessionLock
    """Held until the connection is closed."""
    said: str | None = None


def is_broken(error: BaseException) -> bool:
    """Whether SQLite says by this that the file is no database, or a damaged one."""
    return isinstance(error, sqlite3.Error) and primary(error) in _UNREADABLE


def primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for an error of Python's module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def open_file(folder: Path, known_broken: int | None = None, secret: bytes | None = None) -> Opened:
    """Open the store of a folder, made if need be. Raises Unusable where there can be none.

    `known_broken` is the number of a file that was found broken after it had been opened. A file that is made
    gets the given `secret`, or else one of its own: fingerprints made with the secret of the file before stay
    good.
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
    """A connection that any thread may use, one at a time. What is deleted is overwritten, too."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def close_file(folder: Path, lock: SessionLock) -> None:
    """Mark the store as closed properly, once its connections are closed."""
    try:
        if folder.is_dir():
            with private_folder(folder, CLOSING):
                lock.release()
    except (AccessError, OSError):  # nothing can be marked: the next start looks through the file
        lock.abandon()


def file_number(path: Path) -> int | None:
    """Tells one file from another that has its name now."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def set_aside(folder: Path) -> list[Path]:
    """The files that were set aside as broken."""
    return sorted(folder.glob(f"{NAME}.{BROKEN}-*"))


def _open(path: Path, known_broken: int | None, secret: bytes | None) -> Opened:
    lock = SessionLock.acquire(path.with_name(MARKER))
    try:
        same = known_broken is not None and file_number(path) == known_broken
        found = _Found.BROKEN if same else _judge(path, thorough=not lock.clean)
        aside, said = None, None
        if found is _Found.NEWER:
            raise StoreUnavailable(
                f"{path} was written by a newer version of this program; it is left as it is"
            )
        if found in (_Found.BROKEN, _Found.FOREIGN):
            aside = _put_aside(path, found.value)
            what = "is damaged" if found is _Found.BROKEN else "is not this program's"
            said = f"the store {what}: it is now {aside}, a new one was begun"
        connection = _prepared(path, None if found is _Found.OURS else secret)
        if found is _Found.BROKEN and aside and salvage(aside, connection):
            said = f"{said}, with what could be read of it"
    except BaseException:
        (lock.release if lock.clean else lock.abandon)()  # what was not looked through is not clean
        raise
    return Opened(connection, path.stat().st_ino, lock, said)


def _prepared(path: Path, secret: bytes | None) -> sqlite3.Connection:
    """A connection that writes, to a file of this release."""
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


def _judge(path: Path, *, thorough: bool) -> _Found:
    """What stands there; `thorough` looks at every page of it. It is only read, if it can be: closed, another
    would take its log along.

    It can't where a process was killed while it wrote without a log, as when the store is made: SQLite has to
    roll that back first.
    """
    if not path.exists():
        return _Found.NOTHING
    if not path.is_file():
        return _Found.FOREIGN
    try:
        return _judge_as(path, "ro", thorough=thorough)
    except sqlite3.Error as error:
        if primary(error) != sqlite3.SQLITE_READONLY:
            raise
        return _judge_as(path, "rw", thorough=thorough)


def _judge_as(path: Path, mode: str, *, thorough: bool) -> _Found:
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
    """Look at every page: 0.1 s for 70 MB."""
    connection.execute("PRAGMA cell_size_check = ON")
    return connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]


def _put_aside(path: Path, why: str) -> Path:
    """Rename it and what belongs to it. Nothing is deleted."""
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
    """Write-ahead logging: who reads never waits. SQLite does not wait by itself to change to it."""
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
