"""Store the fact fingerprints (64-bit numbers from the engine) of the briefings that were read."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from datetime import datetime

from tui.store.database import Database
from tui.store.rows import at, little, microseconds, numbers
from tui.store.secret import Secret
from tui.store.state import ContentKey

_OTHERS = "FROM facts WHERE first < ? AND sha256 <> ?"
_END_OF_TIME = 2**63 - 1


def put(
    connection: sqlite3.Connection, key: ContentKey, when: datetime, fingerprints: array[int], secret: Secret
) -> None:
    """Upsert a briefing's fact fingerprints, keeping the earliest time it was read."""
    row = (key.sha256, secret.part(key.part), microseconds(when), little(fingerprints))
    connection.execute(
        "INSERT INTO facts VALUES (?, ?, ?, ?) ON CONFLICT (sha256, part) "
        "DO UPDATE SET first = min(first, excluded.first), data = excluded.data",
        row,
    )


def known(database: Database, before: datetime | None, but: str | None) -> set[int]:
    """Return all fingerprints of briefings read before a time, except the content with the SHA-256 `but`."""
    found: set[int] = set()
    for (data,) in database.read(f"SELECT data {_OTHERS}", _which(before, but)):
        found.update(numbers("Q", data))
    return found


def by_briefing(
    database: Database, before: datetime | None, but: str | None, most: int
) -> Iterator[tuple[str, datetime, array[int]]]:
    """Return SHA-256, time of the first read and fingerprints of the last `most` briefings read, oldest
    first."""
    latest = f"SELECT sha256, first, data {_OTHERS} ORDER BY first DESC, sha256 LIMIT ?"
    rows = database.read(latest, (*_which(before, but), most))
    return ((sha, at(first), numbers("Q", data)) for sha, first, data in reversed(rows))


def _which(before: datetime | None, but: str | None) -> tuple[int, str]:
    return (_END_OF_TIME if before is None else microseconds(before), but or "")
