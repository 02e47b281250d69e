"""Delete data so that neither the file nor its log still contains it.

SQLite overwrites deleted content (`secure_delete`); the log, which still contains it, is emptied afterwards
by `Database.shrink`.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from tui.store.rows import encoded

TABLES = ("outlines", "briefings", "paths", "analyses", "facts")
_TEXT = "UPDATE briefings SET title = NULL, date = NULL, part_name = NULL, focus_name = NULL, names = NULL"
_CACHED = "coalesce(title, date, part_name, focus_name, names) IS NOT NULL"


class DeletionCounts(NamedTuple):
    """Number of briefings and of analyses that were deleted."""

    briefings: int
    analyses: int


def everything(connection: sqlite3.Connection) -> DeletionCounts:
    """Delete all data and renew the secret, so that leaked fingerprints match nothing any more."""
    counts = DeletionCounts(*(_count(connection, table) for table in ("briefings", "analyses")))
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE secrets SET value = randomblob(32)")
    return counts


def named(
    connection: sqlite3.Connection, paths: list[Path], contents: list[str], *, cache: bool
) -> DeletionCounts:
    """Delete the briefings with these SHA-256, and those last seen at these absolute paths or below them.

    With `cache` delete only their analyses and the text in their states.
    """
    shas = {*contents, *_at(connection, paths)}
    states = _marked(connection, shas)
    analyses = sum(_count(connection, "analyses", "sha256 = ?", (sha,)) for sha in shas)
    for sha in shas:
        if cache:
            connection.execute(f"{_TEXT} WHERE sha256 = ?", (sha,))
            connection.execute("DELETE FROM analyses WHERE sha256 = ?", (sha,))
            continue
        for table in ("briefings", "paths", "analyses", "facts"):
            connection.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha,))
    return DeletionCounts(states, analyses)


def cache(connection: sqlite3.Connection) -> DeletionCounts:
    """Delete all analyses and the text in the states; return the number of each."""
    counts = DeletionCounts(_count(connection, "briefings", _CACHED), _count(connection, "analyses"))
    connection.execute("DELETE FROM analyses")
    connection.execute(_TEXT)
    return counts


def _at(connection: sqlite3.Connection, paths: list[Path]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        name = encoded(path)
        below = name.rstrip(os.sep.encode()) + os.sep.encode()
        for table in ("briefings", "paths"):
            query = f"SELECT sha256 FROM {table} WHERE path = ? OR substr(path, 1, ?) = ?"
            found.update(sha for (sha,) in connection.execute(query, (name, len(below), below)))
    return found


def _marked(connection: sqlite3.Connection, shas: set[str]) -> int:
    return sum(_count(connection, "briefings", "sha256 = ?", (sha,)) for sha in shas)


def _count(
    connection: sqlite3.Connection, table: str, where: str = "1", values: tuple[object, ...] = ()
) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table} WHERE {where}", values).fetchone()[0])
