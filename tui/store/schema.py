"""The tables of the store and the migrations from older releases.

`PRAGMA user_version` is the number of `MIGRATIONS` applied to a file. A released migration is never changed;
a new one is appended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

NAME = "state.sqlite3"
"""Name of the store's file in the state folder."""

APPLICATION = 0x62726664
"""`PRAGMA application_id`, "brfd": identifies a file of this program."""
KEY_BYTES = 32
"""Size of the secret key of the fingerprints, in bytes."""
BEGINNING = """
CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO secrets VALUES ('fingerprints', randomblob(32));

CREATE TABLE briefings (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    part BLOB NOT NULL,
    path BLOB, title TEXT, part_name TEXT, date TEXT, words INTEGER, names TEXT,
    first_opened INTEGER, last_opened INTEGER,
    read INTEGER NOT NULL,
    place INTEGER NOT NULL,
    focus_type TEXT, focus_print BLOB, focus_name TEXT,
    length TEXT,
    pinned TEXT NOT NULL, dropped TEXT NOT NULL,
    notes TEXT NOT NULL, marks TEXT NOT NULL,
    UNIQUE (sha256, part)
);
CREATE INDEX briefings_by_time ON briefings (last_opened);
CREATE INDEX briefings_by_path ON briefings (path);

CREATE TABLE outlines (
    briefing INTEGER PRIMARY KEY REFERENCES briefings ON DELETE CASCADE,
    data BLOB NOT NULL
);

CREATE TABLE paths (
    path BLOB NOT NULL, part BLOB NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (path, part)
) WITHOUT ROWID;

CREATE TABLE analyses (
    sha256 TEXT NOT NULL, part BLOB NOT NULL,
    version TEXT NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, part)
);
CREATE INDEX analyses_by_use ON analyses (used, size);

CREATE TABLE facts (
    sha256 TEXT NOT NULL, part BLOB NOT NULL,
    first INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, part)
);
"""
UNPLACED = """
ALTER TABLE briefings ADD COLUMN unplaced TEXT NOT NULL DEFAULT '[]';
"""
CLIPS = """
ALTER TABLE briefings ADD COLUMN clip_times TEXT NOT NULL DEFAULT '[]';
ALTER TABLE briefings ADD COLUMN clip_texts TEXT;
"""
LIST_MARKS = """
ALTER TABLE briefings ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE briefings ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE briefings ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
"""
LIST_VIEWS = """
CREATE TABLE list_views (folder BLOB PRIMARY KEY, sort TEXT NOT NULL, filter TEXT NOT NULL) WITHOUT ROWID;
"""
MIGRATIONS: tuple[str, ...] = (BEGINNING, UNPLACED, CLIPS, LIST_MARKS, LIST_VIEWS)


def version(connection: Connection) -> int:
    """Return the number of migrations applied to the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def secret(connection: Connection) -> bytes | None:
    """Return the key of the fingerprints; None if it is missing or damaged."""
    found = connection.execute("SELECT value FROM secrets WHERE name = 'fingerprints'").fetchone()
    return bytes(found[0]) if found and isinstance(found[0], bytes) and len(found[0]) == KEY_BYTES else None


def set_secret(connection: Connection, key: bytes) -> None:
    """Replace the key of the fingerprints. The file must not contain any yet."""
    connection.execute("UPDATE secrets SET value = ? WHERE name = 'fingerprints'", (key,))


def migrate(connection: Connection) -> None:
    """Apply the missing migrations in one transaction, safely against other processes that do the same.

    A file that is up to date is only read: another process may have it locked.
    """
    if version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[version(connection) :]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script.

    A semicolon inside a string, a comment or the body of a trigger ends no statement. `executescript` would
    commit the transaction that a migration runs in.
    """
    from sqlite3 import complete_statement

    start = end = 0
    while (end := script.find(";", end) + 1) > 0:
        if complete_statement(script[start:end]):
            yield script[start:end]
            start = end
    if script[start:].strip():
        yield script[start:]


def as_made(connection: Connection) -> bool:
    """Return whether the file has the tables of its version."""
    from sqlite3 import connect

    model = connect(":memory:", isolation_level=None)
    try:
        for script in MIGRATIONS[: version(connection)]:
            model.executescript(script)
        return _tables(model) <= _tables(connection)
    finally:
        model.close()


def _tables(connection: Connection) -> set[tuple[str, str]]:
    """Return name and statement of each table and index."""
    return {*connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")}
