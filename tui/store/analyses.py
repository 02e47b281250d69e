"""Cache analyses, and store the fact fingerprints (64-bit numbers) of the briefings that were read.

A briefing that was read before opens at once. The least recently used analyses are evicted; each is stored
under the key of the engine that made it (`codec.storage`) and of the user's rules about names; no engine
with others reads it.
"""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Iterator
from datetime import datetime

from tui.store.database import Database
from tui.store.encoding import at, little, microseconds, numbers
from tui.store.state import ContentKey, Secret

LIMIT = 64 * 1024 * 1024
"""Maximum total size of the cached analyses, in bytes."""


def maker(rules: str = "") -> str:
    """Identify the engine, the storage format and the rules about names, of which `rules` is the digest.

    An analysis written under another identifier is not read. The first call reads the files of the engine:
    make it in a thread.
    """
    from summarizer.codec.storage import FORMAT, engine_key  # most first screens have no analysis

    return f"{engine_key()}/{FORMAT}/{rules}" if rules else f"{engine_key()}/{FORMAT}"


def put(
    connection: sqlite3.Connection,
    key: ContentKey,
    data: bytes,
    wrote: str,
    secret: Secret,
    limit: int = LIMIT,
) -> None:
    """Cache an analysis, evicting the least recently used; one larger than `limit` bytes is not cached.

    Analyses by another engine than `wrote`, or with other rules, are deleted.
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


def has(database: Database, key: ContentKey, secret: Secret) -> bool:
    """Return whether there is an analysis of a content, by whatever engine.

    To identify this engine takes 12 ms, which most first readings can be spared.
    """
    query = "SELECT 1 FROM analyses WHERE sha256 = ? AND part = ?"
    return bool(database.read(query, (key.sha256, secret.part(key.part))))


def find(database: Database, key: ContentKey, wrote: str, secret: Secret) -> bytes | None:
    """Return the bytes of a cached analysis made by the engine `wrote`, or None."""
    query = "SELECT data FROM analyses WHERE sha256 = ? AND part = ? AND version = ?"
    found = database.read(query, (key.sha256, secret.part(key.part), wrote))
    return bytes(found[0][0]) if found else None


def touch(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> None:
    """Mark an analysis as most recently used."""
    query = "UPDATE analyses SET used = ? WHERE sha256 = ? AND part = ?"
    connection.execute(query, (time.time_ns(), key.sha256, secret.part(key.part)))


def drop(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> None:
    """Delete an analysis that can't be decoded."""
    query = "DELETE FROM analyses WHERE sha256 = ? AND part = ?"
    connection.execute(query, (key.sha256, secret.part(key.part)))


_OTHERS = "FROM facts WHERE first < ? AND sha256 <> ?"
_END_OF_TIME = 2**63 - 1


def put_facts(
    connection: sqlite3.Connection, key: ContentKey, when: datetime, fingerprints: array[int], secret: Secret
) -> None:
    """Upsert a briefing's fact fingerprints, keeping the earliest time it was read."""
    row = (key.sha256, secret.part(key.part), microseconds(when), little(fingerprints))
    connection.execute(
        "INSERT INTO facts VALUES (?, ?, ?, ?) ON CONFLICT (sha256, part) "
        "DO UPDATE SET first = min(first, excluded.first), data = excluded.data",
        row,
    )


def known_facts(database: Database, before: datetime | None, but: str | None) -> set[int]:
    """Return all fingerprints of briefings read before a time, except the content with the SHA-256 `but`."""
    found: set[int] = set()
    for (data,) in database.read(f"SELECT data {_OTHERS}", _which(before, but)):
        found.update(numbers("Q", data))
    return found


def facts_by_briefing(
    database: Database, before: datetime | None, but: str | None, most: int
) -> Iterator[tuple[str, datetime, array[int]]]:
    """Return SHA-256, time of the first read and fingerprints of the last `most` briefings read, oldest
    first."""
    latest = f"SELECT sha256, first, data {_OTHERS} ORDER BY first DESC, sha256 LIMIT ?"
    rows = database.read(latest, (*_which(before, but), most))
    return ((sha, at(first), numbers("Q", data)) for sha, first, data in reversed(rows))


def _which(before: datetime | None, but: str | None) -> tuple[int, str]:
    return (_END_OF_TIME if before is None else microseconds(before), but or "")
