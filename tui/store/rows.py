"""Read, write and delete states in their table, with the content last seen at each path.

Data is deleted so that neither the file nor its log still contains it. SQLite overwrites deleted content
(`secure_delete`); the log, which still contains it, is emptied afterwards by `Database.shrink`.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from tui.store import clips, list_views
from tui.store.database import Database, Rows
from tui.store.encoding import at, little, microseconds, numbers
from tui.store.state import ANYWHERE, ContentKey, Focus, ListMarks, Outline, Secret, State, changed

_COLUMNS: dict[str, tuple[str, ...]] = {
    "opened": ("path", "title", "part_name", "date", "words", "names"),
    "read": ("read",),
    "listed": ("starred", "archived", "removed"),
    "view": ("place", "focus_type", "focus_print", "focus_name", "length"),
    "kept": ("pinned", "dropped", "clip_times", "clip_texts"),
    "notes": ("notes", "unplaced"),
    "marks": ("marks",),
}
"""Columns by group. `first_opened` and `last_opened` are merged over all processes instead."""
AT_ONCE = 400
"""Values or pairs of one query. SQLite took at most 999 values before release 3.32."""
_TIMES = ("first_opened", "last_opened")
_ALL = tuple(column for columns in _COLUMNS.values() for column in columns) + _TIMES
_QUERY = (
    f"SELECT sha256, part, {', '.join(_ALL)}, data "
    "FROM briefings LEFT JOIN outlines ON outlines.briefing = briefings.id "
)
_LATER = (
    "first_opened = coalesce(min(first_opened, excluded.first_opened), first_opened, excluded.first_opened)",
    "last_opened = coalesce(max(last_opened, excluded.last_opened), last_opened, excluded.last_opened)",
)


def put(
    connection: sqlite3.Connection, state: State, base: State | None, secret: Secret, *, cached: bool
) -> None:
    """Write the groups in which a state differs from its base; all of them if the store does not have it yet.

    `cached`: whether to write the name of the part, which may be text of the document.
    """
    part = secret.part(state.key.part)
    groups = changed(state, base)
    values = _row(state, cached=cached)
    names = [column for group in _COLUMNS if group in groups for column in _COLUMNS[group]]
    updates = ", ".join([*(f"{name} = excluded.{name}" for name in names), *_LATER])
    ((ident,),) = connection.execute(
        f"INSERT INTO briefings (sha256, part, {', '.join(_ALL)}) VALUES (?, ?{', ?' * len(_ALL)}) "
        f"ON CONFLICT (sha256, part) DO UPDATE SET {updates} RETURNING id",
        (state.key.sha256, part, *(values[name] for name in _ALL)),
    ).fetchall()
    if (
        state.path is not None and state.key.part != ANYWHERE
    ):  # without an outline the former content stays recorded, so that its state can still be carried over
        verb = "IGNORE" if state.outline is None else "REPLACE"
        row = (encoded(state.path), part, state.key.sha256)
        connection.execute(f"INSERT OR {verb} INTO paths VALUES (?, ?, ?)", row)
    if state.outline is not None and ("outline" in groups or not _has_outline(connection, ident)):
        data = _outline_bytes(state.outline)
        connection.execute("INSERT OR REPLACE INTO outlines VALUES (?, ?)", (ident, data))


def mark(connection: sqlite3.Connection, state: State, secret: Secret, *, cached: bool) -> None:
    """Write the reading state and the marks of a briefing, and nothing else of one that the store has."""
    values = (int(state.read), *map(int, state.listed))
    key = (state.key.sha256, secret.part(state.key.part))
    query = "UPDATE briefings SET read = ?, starred = ?, archived = ?, removed = ? "
    if connection.execute(query + "WHERE sha256 = ? AND part = ?", (*values, *key)).rowcount == 0:
        put(connection, state, None, secret, cached=cached)


def _has_outline(connection: sqlite3.Connection, briefing: int) -> bool:
    """Return whether an outline is stored: it is gone if another process has deleted the briefing."""
    return bool(connection.execute("SELECT 1 FROM outlines WHERE briefing = ?", (briefing,)).fetchall())


def of_key(database: Database, key: ContentKey, secret: Secret) -> State | None:
    """Return the state of a content, or None."""
    found = database.read(_QUERY + "WHERE sha256 = ? AND part = ?", (key.sha256, secret.part(key.part)))
    return next(iter(_states(found, key.part)), None)


def has(connection: sqlite3.Connection, key: ContentKey, secret: Secret) -> bool:
    """Return whether the store has a state of a content."""
    query = "SELECT 1 FROM briefings WHERE sha256 = ? AND part = ?"
    return bool(connection.execute(query, (key.sha256, secret.part(key.part))).fetchall())


def recent_states(database: Database, count: int) -> list[State]:
    """Return the `count` states opened last, the latest first."""
    of = "WHERE last_opened IS NOT NULL ORDER BY last_opened DESC, briefings.id DESC LIMIT ?"
    return list(_states(database.read(_QUERY + of, (count,))))


def all_states(database: Database) -> Iterator[tuple[State, bytes]]:
    """Yield all states, each with the fingerprint of the name of its part."""
    for row in database.read(_QUERY + "ORDER BY briefings.id"):
        for state in _states([row]):
            yield state, bytes(row[1])


def content_at(database: Database, path: Path, part: str | None, secret: Secret) -> str | None:
    """Return the SHA-256 of the content at a path when it was last opened, or None."""
    query = "SELECT sha256 FROM paths WHERE path = ? AND part = ?"
    found = database.read(query, (encoded(path), secret.part(part)))
    return str(found[0][0]) if found else None


def contents_at(database: Database, places: Iterable[tuple[bytes, bytes]]) -> dict[tuple[bytes, bytes], str]:
    """Return the SHA-256 of what was last opened at these paths and parts."""
    query = (  # a cross join has this order: `IN` would scan the table
        "WITH wanted (path, part) AS (VALUES {}) "
        "SELECT path, part, sha256 FROM wanted CROSS JOIN paths USING (path, part)"
    )
    return {(path, part): sha for path, part, sha in _among(database, query, "(?, ?)", places)}


def read_among(database: Database, digests: Iterable[str]) -> dict[tuple[str, bytes], bool]:
    """Return whether the briefings with these SHA-256 were read, by SHA-256 and part."""
    query = "SELECT sha256, part, read FROM briefings WHERE sha256 IN ({})"
    return {(sha, part): bool(read) for sha, part, read in _among(database, query, "?", _single(digests))}


def marks_among(database: Database, digests: Iterable[str]) -> dict[tuple[str, bytes], ListMarks]:
    """Return the marks of the briefings with these SHA-256, by SHA-256 and part."""
    query = "SELECT sha256, part, starred, archived, removed FROM briefings WHERE sha256 IN ({})"
    return {
        (sha, part): ListMarks(*map(bool, marks))
        for sha, part, *marks in _among(database, query, "?", _single(digests))
    }


def _single(values: Iterable[str]) -> Iterator[tuple[str]]:
    return ((value,) for value in values)


def _among(
    database: Database, query: str, each: str, values: Iterable[tuple[object, ...]]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query for these values, as many at a time as SQLite takes.

    `each`: the placeholder of one of them, which are put in place of `{}`.
    """
    waiting = iter(dict.fromkeys(values))
    while some := list(islice(waiting, AT_ONCE)):
        yield from database.read(query.format(", ".join([each] * len(some))), tuple(chain(*some)))


def latest_by_path(database: Database, part: bytes) -> dict[bytes, tuple[bool, ListMarks]]:
    """Return, by path, whether the content opened last was read, and its marks."""
    query = (
        "SELECT path, read, starred, archived, removed FROM briefings WHERE path IS NOT NULL AND part = ? "
    )
    return {
        path: (bool(read), ListMarks(*map(bool, marks)))
        for path, read, *marks in database.read(query + "ORDER BY last_opened, id", (part,))
    }


def encoded(path: Path) -> bytes:
    """Encode a path as the file system does: a name need not be valid text."""
    return os.fsencode(path)


def _row(state: State, *, cached: bool) -> dict[str, Any]:
    focus = state.focus
    return {
        "path": None if state.path is None else encoded(state.path),
        "title": state.title,
        "part_name": state.key.part if cached else None,
        "date": state.date,
        "words": state.words,
        "names": json.dumps(state.names) if state.names else None,
        "first_opened": None if state.first_opened is None else microseconds(state.first_opened),
        "last_opened": None if state.last_opened is None else microseconds(state.last_opened),
        "read": int(state.read),
        "starred": int(state.listed.starred),
        "archived": int(state.listed.archived),
        "removed": int(state.listed.removed),
        "place": state.place,
        "focus_type": focus.type if focus else None,
        "focus_print": focus.fingerprint if focus else None,
        "focus_name": focus.name if focus else None,
        "length": state.length,
        "pinned": json.dumps(sorted(state.pinned)),
        "dropped": json.dumps(sorted(state.dropped)),
        "clip_times": clips.times_column(state.clips),
        "clip_texts": clips.texts_column(state.clips),
        "notes": json.dumps([*state.notes.items()]),
        "unplaced": json.dumps(state.unplaced),
        "marks": json.dumps([*state.marks.items()]),
    }


def _states(rows: Rows, part: str | None = None) -> Iterator[State]:
    """Yield the states that can be decoded; a bad disk may corrupt a value without SQLite noticing.

    `part` replaces a part name that was not stored.
    """
    for sha, _, *values, outline in rows:
        row = dict(zip(_ALL, values, strict=True))
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            yield _state(ContentKey(sha, row["part_name"] if part is None else part), row, outline)


def _state(key: ContentKey, row: dict[str, Any], outline: bytes | None) -> State:
    focus = (row["focus_type"], row["focus_print"], row["focus_name"])
    return State(
        key=key,
        path=_read(lambda path: Path(os.fsdecode(path)), row["path"]),
        title=row["title"],
        date=row["date"],
        words=row["words"],
        names=_read(lambda names: tuple(map(str, json.loads(names))), row["names"]) or (),
        first_opened=_read(at, row["first_opened"]),
        last_opened=_read(at, row["last_opened"]),
        read=bool(row["read"]),
        listed=ListMarks(bool(row["starred"]), bool(row["archived"]), bool(row["removed"])),
        place=row["place"],
        focus=None if focus[0] is None else Focus(*focus),
        length=row["length"],
        pinned=frozenset(json.loads(row["pinned"])),
        dropped=frozenset(json.loads(row["dropped"])),
        clips=clips.from_columns(row["clip_times"], row["clip_texts"]),
        notes=dict(json.loads(row["notes"])),
        unplaced=tuple(map(str, json.loads(row["unplaced"]))),
        marks=dict(json.loads(row["marks"])),
        outline=_read(_outline, outline),
    )


def _read(make: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else make(value)


def _outline_bytes(outline: Outline) -> bytes:
    return little(outline.fingerprints) + little(outline.bounds)


def _outline(data: bytes) -> Outline:
    """Decode 8 bytes for each fingerprint and 4 for each bound; there is one more bound."""
    count = (len(data) - 4) // 12
    return Outline(numbers("Q", data[: 8 * count]), numbers("I", data[8 * count :]))


TABLES = ("outlines", "briefings", "paths", "analyses", "facts", "list_views")
_TEXT_COLUMNS = ("title", "date", "part_name", "focus_name", "names", "clip_texts")
_TEXT = f"UPDATE briefings SET {', '.join(f'{name} = NULL' for name in _TEXT_COLUMNS)}"
_CACHED = f"coalesce({', '.join(_TEXT_COLUMNS)}) IS NOT NULL"


class DeletionCounts(NamedTuple):
    """Number of briefings and of analyses that were deleted."""

    briefings: int
    analyses: int


def delete_everything(connection: sqlite3.Connection) -> DeletionCounts:
    """Delete all data and renew the secret, so that leaked fingerprints match nothing any more."""
    counts = DeletionCounts(*(_count(connection, table) for table in ("briefings", "analyses")))
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE secrets SET value = randomblob(32)")
    return counts


def delete_named(
    connection: sqlite3.Connection, paths: list[Path], contents: list[str], *, cache: bool
) -> DeletionCounts:
    """Delete the briefings with these SHA-256, and those last seen at these absolute paths or below them.

    With `cache` delete only their analyses and the text in their states.
    """
    shas = {*contents, *_at(connection, paths)}
    states = _marked(connection, shas)
    analyses = sum(_count(connection, "analyses", "sha256 = ?", (sha,)) for sha in shas)
    for name, below in () if cache else map(_names, paths):
        list_views.delete(connection, name, below)
    for sha in shas:
        if cache:
            connection.execute(f"{_TEXT} WHERE sha256 = ?", (sha,))
            connection.execute("DELETE FROM analyses WHERE sha256 = ?", (sha,))
            continue
        for table in ("briefings", "paths", "analyses", "facts"):
            connection.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha,))
    return DeletionCounts(states, analyses)


def delete_cache(connection: sqlite3.Connection) -> DeletionCounts:
    """Delete all analyses and the text in the states; return the number of each."""
    counts = DeletionCounts(_count(connection, "briefings", _CACHED), _count(connection, "analyses"))
    connection.execute("DELETE FROM analyses")
    connection.execute(_TEXT)
    return counts


def _at(connection: sqlite3.Connection, paths: list[Path]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        name, below = _names(path)
        for table in ("briefings", "paths"):
            query = f"SELECT sha256 FROM {table} WHERE path = ? OR substr(path, 1, ?) = ?"
            found.update(sha for (sha,) in connection.execute(query, (name, len(below), below)))
    return found


def _names(path: Path) -> tuple[bytes, bytes]:
    """Return a path, and what the paths below it begin with, as they are stored."""
    name = encoded(path)
    return name, name.rstrip(os.sep.encode()) + os.sep.encode()


def _marked(connection: sqlite3.Connection, shas: set[str]) -> int:
    return sum(_count(connection, "briefings", "sha256 = ?", (sha,)) for sha in shas)


def _count(
    connection: sqlite3.Connection, table: str, where: str = "1", values: tuple[object, ...] = ()
) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table} WHERE {where}", values).fetchone()[0])
