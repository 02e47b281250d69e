"""The analyses kept, so that a briefing read before has its own at once: bounded, the least used go first.

Each is kept with the key of the engine that made it (`codec.cache_key`), and no other engine reads it.
"""

from __future__ import annotations

import sqlite3
import time

from summarizer.codec import storage
from summarizer.codec.cache_key import engine_key
from tui.store.database import Database
from tui.store.secret import Secret
from tui.store.state import ContentKey

LIMIT = 64 * 1024 * 1024
"""Bytes that all of them together may take."""


def maker() -> str:
    """Identify what makes analyses and writes them: nothing else reads what it wrote. Work for a thread."""
    return f"{engine_key()}/{storage.FORMAT}"


def put(
    connection: sqlite3.Connection,
    key: ContentKey,
    data: bytes,
    wrote: str,
    secret: Secret,
    limit: int = LIMIT,
) -> None:
    """Keep one, and let go of others as need be. One that is larger than all may be is not kept."""
    connection.execute("DELETE FROM analyses WHERE version <> ?", (wrote,))
    if len(data) > limit:
        return
    row = (key.sha256, secret.part(key.part), wrote, time.time_ns(), len(data), data)
    connection.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?, ?)", row)
    ((total,),) = connection.execute("SELECT sum(size) FROM analyses").fetchall()
    for ident, size in connection.execute("SELECT rowid, size FROM analyses ORDER BY used").fetchall():
        if total <= limit:
            break
        connection.execute("DELETE FROM analyses WHERE rowid = ?", (ident,))
        total -= size


def find(database: Database, key: ContentKey, wrote: str, secret: Secret) -> bytes | None:
    """The bytes of one that this version wrote."""
    query = "SELECT data FROM analyses WHERE sha256 = ? AND part = ? AND version = ?"
    found = database.read(query, (key.sha256, secret.part(key.part), wrote))
    return bytes(found[0][0]) if found else None


def used(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> None:
    """One was read: it stays longest."""
    query = "UPDATE analyses SET used = ? WHERE sha256 = ? AND part = ?"
    connection.execute(query, (time.time_ns(), key.sha256, secret.part(key.part)))


def drop(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> None:
    """One that can't be read."""
    query = "DELETE FROM analyses WHERE sha256 = ? AND part = ?"
    connection.execute(query, (key.sha256, secret.part(key.part)))
