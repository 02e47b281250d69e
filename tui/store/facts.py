"""What the briefings read before have told, as fingerprints of facts: 64-bit numbers of the engine's."""

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
    """What a briefing told, read at a time; read again, it has been known since the first."""
    row = (key.sha256, secret.part(key.part), microseconds(when), little(fingerprints))
    connection.execute(
        "INSERT INTO facts VALUES (?, ?, ?, ?) ON CONFLICT (sha256, part) "
        "DO UPDATE SET first = min(first, excluded.first), data = excluded.data",
        row,
    )


def known(database: Database, before: datetime | None, but: str | None) -> set[int]:
    """All that briefings read before a time have told; `but` is the SHA-256 of one that does not count."""
    found: set[int] = set()
    for (data,) in database.read(f"SELECT data {_OTHERS}", _which(before, but)):
        found.update(numbers("Q", data))
    return found


def by_briefing(
    database: Database, before: datetime | None, but: str | None, most: int
) -> Iterator[tuple[str, datetime, array[int]]]:
    """SHA-256, when it was read first, and what it told; of the last `most` read, in the order of time."""
    latest = f"SELECT sha256, first, data {_OTHERS} ORDER BY first DESC, sha256 LIMIT ?"
    rows = database.read(latest, (*_which(before, but), most))
    return ((sha, at(first), numbers("Q", data)) for sha, first, data in reversed(rows))


def _which(before: datetime | None, but: str | None) -> tuple[int, str]:
    return (_END_OF_TIME if before is None else microseconds(before), but or "")
