"""Cache analyses, so that a briefing that was read before opens at once; the least recently used are evicted.

Each is stored under the key of the engine that made it (`codec.cache_key`); no other engine reads it.
"""

from __future__ import annotations

import sqlite3
import time

from summarizer.codec.storage import FORMAT, engine_key
from tui.store.database import Database
from tui.store.secret import Secret
from tui.store.state import ContentKey

LIMIT = 64 * 1024 * 1024
"""Maximum total size of the cached analyses, in bytes."""


def maker() -> str:
    """Identify the engine and the storage format; an analysis written under another identifier is not read.

    The first call reads the files of the engine: make it in a thread.
    """
    return f"{engine_key()}/{FORMAT}"


def put(
    connection: sqlite3.Connection,
    key: ContentKey,
    data: bytes,
    wrote: str,
    secret: Secret,
    limit: int = LIMIT,
) -> None:
    """Cache an analysis, evicting the least recently used; one larger than `limit` bytes is not cached.

    Analyses by another engine than `wrote` are deleted.
    """
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
    """Return the bytes of a cached analysis made by the engine `wrote`, or None."""
    query = "SELECT data FROM analyses WHERE sha256 = ? AND part = ? AND version = ?"
    found = database.read(query, (key.sha256, secret.part(key.part), wrote))
    return bytes(found[0][0]) if found else None


def used(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> None:
    """Mark an analysis as most recently used."""
    query = "UPDATE analyses SET used = ? WHERE sha256 = ? AND part = ?"
    connection.execute(query, (time.time_ns(), key.sha256, secret.part(key.part)))


def drop(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> None:
    """Delete an analysis that can't be decoded."""
    query = "DELETE FROM analyses WHERE sha256 = ? AND part = ?"
    connection.execute(query, (key.sha256, secret.part(key.part)))
