"""What is looked up about the entries of a list does not cost more where more is stored."""

from pathlib import Path

import pytest

from tui.store.database import Database
from tui.store.rows import AT_ONCE
from tui.store.state import UNMARKED, ContentKey, ListMarks, State

STARRED = ListMarks(starred=True)


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the list of how many rows each query since has returned; a scan of a table is an error."""
    found: list[int] = []
    read = Database.read

    def counted(self, query: str, values: tuple[object, ...] = ()):
        rows = read(self, query, values)
        for *_, detail in read(self, f"EXPLAIN QUERY PLAN {query}", values):
            assert not detail.startswith(("SCAN paths", "SCAN briefings")), query
        found.append(len(rows))
        return rows

    monkeypatch.setattr(Database, "read", counted)
    return found


def key(number: int, part: str | None = None) -> ContentKey:
    return ContentKey(f"{number:064x}", part)


@pytest.mark.parametrize("stored", [200, 800])
def test_look_up_reads_only_the_rows_of_what_is_looked_up(session, tmp_path, rows_read, stored):
    store = session()
    paths = [tmp_path / f"{number}.txt" for number in range(stored)]
    store.mark(
        [State(key(n), path=paths[n], read=n % 2 == 0, listed=STARRED) for n in range(stored)]
    ).result()
    rows_read.clear()
    wanted = [(key(number), paths[number]) for number in range(10)]
    assert store.reading_statuses(wanted) == ["read", "unread"] * 5
    assert store.list_marks([key for key, _ in wanted]) == [STARRED] * 10
    assert sum(rows_read) == 30


@pytest.mark.parametrize("stored", [200, 800])
def test_look_up_of_messages_reads_only_their_rows(session, tmp_path, rows_read, stored):
    store, path = session(), tmp_path / "mailbox"
    parts = [key(number, f"message {number}") for number in range(stored)]
    store.mark([State(part, path=path, read=True) for part in parts]).result()
    rows_read.clear()
    assert store.reading_statuses([(part, path) for part in parts[:10]]) == ["read"] * 10
    assert sum(rows_read) == 20


def test_look_up_of_more_than_one_query_takes_finds_all(session, tmp_path):
    store = session()
    count = 2 * AT_ONCE + 1
    paths: list[Path] = [tmp_path / f"{number}.txt" for number in range(count)]
    store.mark([State(key(n), path=paths[n], read=True, listed=STARRED) for n in range(count)]).result()
    wanted = [(key(number), paths[number]) for number in range(count)]
    assert store.reading_statuses([*wanted, (key(count), None)]) == ["read"] * count + ["unread"]
    assert store.list_marks([key(count), *(key for key, _ in wanted)]) == [UNMARKED, *[STARRED] * count]
    changed = [(key(count + number), path) for number, path in enumerate(paths)]
    assert store.reading_statuses(changed) == ["changed"] * count
