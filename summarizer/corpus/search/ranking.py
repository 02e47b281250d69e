"""Find and rank the documents that match all terms of a query, with the best passage of each.

Documents with all terms in one passage come first, ranked by the BM25 score of their best passage; then come
those whose best passage has the most terms. BM25 takes a microsecond per passage, and terms in very many
passages distinguish little: for those, documents with the terms in the title come first, then the newest,
each with its first matching passage.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from summarizer.corpus.search.fts_text import Term, all_of, any_of

RANKED = 12_000
"""Number of matching passages above which BM25 is not used."""
RANKED_DOCUMENTS = 4_000
"""Number of matching documents above which BM25 is not used."""
SLOT = 24
"""Low bits of a row id that hold the index of the passage; the bits above hold the slot of the document."""
_HOLD = "FROM words WHERE words MATCH ?"
_AMONG = f"AND rowid >> {SLOT} IN among"
_SLOTS = f"SELECT DISTINCT rowid >> {SLOT} {_HOLD}"
_BY_SLOT = f"GROUP BY rowid >> {SLOT}"

Newest = Callable[[Collection[int], int], list[int]]
"""Function that returns the given number of the newest documents among those given."""


class Ranked(NamedTuple):
    """Number of matching documents, and a row for each of the best."""

    total: int
    rows: list[int]


def row(slot: int, passage: int) -> int:
    """Return the row id of a passage."""
    return slot << SLOT | passage


def ranked(
    db: sqlite3.Connection, terms: Sequence[Term], limit: int, documents: int, newest: Newest
) -> Ranked:
    """Find the documents that match all terms, and the best row of each of the best `limit`.

    Args:
        db: connection to the index.
        terms: terms of the query.
        limit: maximum number of rows.
        documents: number of indexed documents.
        newest: selects the newest documents.
    """
    together = all_of(terms)
    near = {slot for (slot,) in db.execute(_SLOTS, (together,))}
    complete = len(terms) == 1 or len(near) == documents
    slots = near if complete else _holding(db, terms)
    if len(near) > RANKED_DOCUMENTS or (near and _is_common(db, together)):
        rows = _newest_rows(db, together, near, limit, newest)
    else:
        best = f"SELECT rowid, min(rank) {_HOLD} {_BY_SLOT} ORDER BY 2, 1 LIMIT ?"
        rows = [row for row, _ in db.execute(best, (together, limit))] if near else []
    rest = slots - near
    if len(rows) < limit and rest:
        rows += _scattered_rows(db, terms, rest, limit - len(rows), newest)
    return Ranked(len(slots), rows)


def _is_common(db: sqlite3.Connection, match: str) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 {_HOLD} LIMIT ?)"
    ((count,),) = db.execute(sql, (match, RANKED + 1))
    return bool(count > RANKED)


def _holding(db: sqlite3.Connection, terms: Sequence[Term]) -> set[int]:
    """Return the documents with all terms, possibly in different passages."""
    slots: set[int] | None = None
    for term in terms:
        found = {slot for (slot,) in db.execute(_SLOTS, (term.match,))}
        slots = found if slots is None else slots & found
        if not slots:
            break
    return slots or set()


def _newest_rows(
    db: sqlite3.Connection, together: str, slots: set[int], limit: int, newest: Newest
) -> list[int]:
    found = {slot for (slot,) in db.execute("SELECT rowid FROM titles WHERE titles MATCH ?", (together,))}
    titled = newest(found & slots, limit)
    chosen = titled + newest(slots - found, limit - len(titled))
    _set_among(db, chosen)
    first = f"SELECT min(rowid) {_HOLD} {_AMONG} {_BY_SLOT}"
    rows = {row >> SLOT: row for (row,) in db.execute(first, (together,))}
    return [rows[slot] for slot in chosen]


def _scattered_rows(
    db: sqlite3.Connection, terms: Sequence[Term], slots: Collection[int], limit: int, newest: Newest
) -> list[int]:
    """Return the passages with the most terms, for documents with the terms in different passages."""
    _set_among(db, slots)
    some = any_of(terms)
    ((count,),) = db.execute(f"SELECT count(*) {_HOLD} {_AMONG}", (some,))
    if count > RANKED:
        _set_among(db, newest(slots, limit))
    held: Counter[int] = Counter()
    for term in terms:
        held.update(found for (found,) in db.execute(f"SELECT rowid {_HOLD} {_AMONG}", (term.match,)))
    best: dict[int, tuple[int, float, int]] = {}
    for found, rank in db.execute(f"SELECT rowid, rank {_HOLD} {_AMONG}", (some,)):
        place = (-held[found], rank, found)
        best[found >> SLOT] = min(place, best.get(found >> SLOT, place))
    return [found for _, _, found in sorted(best.values())[:limit]]


def _set_among(db: sqlite3.Connection, slots: Collection[int]) -> None:
    db.execute("DELETE FROM among")
    db.executemany("INSERT INTO among VALUES(?)", ((slot,) for slot in slots))
