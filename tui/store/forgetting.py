"""Deletion: what is forgotten is no longer in the file, nor in its log.

SQLite overwrites what is deleted (`secure_delete`); the log, which still has it, is emptied afterwards
(`Database.shrink`).
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
    """How many there were."""

    briefings: int
    analyses: int


def everything(connection: sqlite3.Connection) -> DeletionCounts:
    """The secret, too: what others may have seen of it means nothing any more."""
    counts = DeletionCounts(*(_count(connection, table) for table in ("briefings", "analyses")))
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE secrets SET value = randomblob(32)")
    return counts


def named(
    connection: sqlite3.Connection, paths: list[Path], contents: list[str], *, cache: bool
) -> DeletionCounts:
    """The briefings of these contents, and those last seen at these absolute paths or below them.

    With `cache` only what is there by the cache's leave: their analyses, and the text in their states.
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
    """All analyses, and the text in the states; which have to be counted before."""
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
