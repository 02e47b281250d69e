"""Copy the readable rows of a damaged store into the new one.

A damaged page makes its own rows unreadable, and in a scan also all rows after them. Therefore each table is
read twice, forwards and backwards. Analyses are not copied: they can be made again.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from tui.store import schema

COPIED = ("briefings", "outlines", "paths", "facts")
_ROWID = {"briefings": "id", "outlines": "briefing", "facts": "rowid", "paths": "path"}
"""The column by which each table is ordered on disk."""


def salvage(damaged: Path, connection: sqlite3.Connection) -> int:
    """Copy the readable rows and the secret of a damaged file to a new one; return the number of briefings.

    Without the secret nothing is copied: its parts and sentences could not be matched.
    """
    try:
        with contextlib.closing(_opened(damaged)) as old:
            secret = schema.secret(old)
            if secret is None or schema.version(old) != len(schema.MIGRATIONS) or not schema.as_made(old):
                return 0
            found = {table: _rows(old, table) for table in COPIED}
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
