"""Sort order and filter of each list: of a folder, by its path, and of the recent briefings."""

from __future__ import annotations

import sqlite3

from tui.store.database import Database


def find(database: Database, folder: bytes) -> tuple[str, str] | None:
    """Return the name of the sort order and the filter of a list, or None."""
    found = database.read("SELECT sort, filter FROM list_views WHERE folder = ?", (folder,))
    return (str(found[0][0]), str(found[0][1])) if found else None


def put(connection: sqlite3.Connection, folder: bytes, sort: str, filter_: str) -> None:
    """Save the sort order and the filter of a list."""
    connection.execute("INSERT OR REPLACE INTO list_views VALUES (?, ?, ?)", (folder, sort, filter_))


def delete(connection: sqlite3.Connection, folder: bytes, below: bytes) -> None:
    """Delete what is stored of a folder's list and of those `below` it, a path that ends with a separator."""
    query = "DELETE FROM list_views WHERE folder = ? OR substr(folder, 1, ?) = ?"
    connection.execute(query, (folder, len(below), below))
