"""Whatever stands where the store should be, the session goes on, and a line says what has become of it."""

import os
import resource
import shutil
import sqlite3
import tempfile
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tui.store import opening, schema
from tui.store.deferred import NAME
from tui.store.state import ContentKey, State
from tui.store.store import Store

STATE = State(ContentKey("00ff"), place=17, notes={1: "a line"})


def filled(folder: Path, states: int = 200) -> None:
    store = Store(folder)
    for number in range(states):
        store.save(State(ContentKey(f"{number}"), notes={1: "a line of some length, to fill pages"}))
    store.save(STATE)
    store.close()
    assert store.messages == []


def works(folder: Path) -> list[str]:
    """That it keeps what it is given; what it says."""
    store = Store(folder)
    store.save(STATE).result()
    assert store.state(STATE.key) == STATE
    store.close()
    return store.messages


def put_aside(folder: Path, why: str = "broken") -> list[Path]:
    """Without their logs."""
    found = folder.glob(f"{NAME}.{why}-*")
    return [path for path in found if not path.name.endswith(("-wal", "-shm"))]


def truncated(folder: Path) -> None:
    filled(folder)
    file = folder / NAME
    os.truncate(file, file.stat().st_size // 3)


def a_folder(folder: Path) -> None:
    (folder / NAME).mkdir(parents=True)
    (folder / NAME / "letter.txt").write_text("mine")


def of_another_program(folder: Path) -> None:
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()


def of_wrong_tables(folder: Path) -> None:
    filled(folder)
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("ALTER TABLE briefings DROP COLUMN notes")
    connection.close()


def without_version(folder: Path) -> None:
    filled(folder)
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("PRAGMA user_version = 0")
    connection.close()


def garbage(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(b"garbage" * 1000)


def garbage_below_a_header(folder: Path) -> None:
    filled(folder)
    data = bytearray((folder / NAME).read_bytes())
    data[100:4096] = b"\xa7" * 3996
    (folder / NAME).write_bytes(data)


BROKEN = [truncated, garbage, garbage_below_a_header, of_wrong_tables, without_version]
FOREIGN = [a_folder, of_another_program]


@pytest.mark.parametrize("kind", BROKEN + FOREIGN)
def test_unusable_file_is_set_aside_and_a_new_store_begun(state_folder, kind):
    kind(state_folder)
    is_file = (state_folder / NAME).is_file()
    content = (state_folder / NAME).read_bytes() if is_file else None
    said = works(state_folder)
    why = "foreign" if kind in FOREIGN else "broken"
    (aside,) = put_aside(state_folder, why)
    assert len(said) == 1
    assert said[0].startswith("the store is ")
    assert aside.name in said[0]
    assert "\n" not in said[0]
    assert aside.read_bytes() == content if is_file else (aside / "letter.txt").read_text() == "mine"
    assert works(state_folder) == []


def test_write_ahead_log_is_set_aside_with_the_broken_file(state_folder):
    """Or SQLite would play the log of the broken file into the new one."""
    garbage(state_folder)
    for suffix in ("-wal", "-shm"):
        (state_folder / (NAME + suffix)).write_bytes(b"log")
    works(state_folder)
    aside = [path for path in state_folder.iterdir() if ".broken-" in path.name]
    assert {path.suffix.rpartition("-")[2] for path in aside} >= {"wal", "shm"}
    assert [path.read_bytes() for path in aside if path.name.endswith("-wal")] == [b"log"]


def test_files_set_aside_in_one_second_have_different_names(state_folder):
    for _ in range(3):
        (state_folder / NAME).unlink(missing_ok=True)
        state_folder.mkdir(parents=True, exist_ok=True)
        (state_folder / NAME).write_bytes(b"garbage" * 1000)
        works(state_folder)
    assert len(put_aside(state_folder)) == 3


def test_empty_file_becomes_a_store(state_folder):
    state_folder.mkdir(parents=True)
    (state_folder / NAME).touch()
    assert works(state_folder) == []


def test_interrupted_transaction_is_rolled_back(tmp_path):
    """As a kill leaves it while the store is made, before it has a log: there is a journal to be undone."""
    before, after = tmp_path / "before", tmp_path / "after"
    filled(before)
    with closing(sqlite3.connect(before / NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")  # so that pages are written before the end
        connection.execute("BEGIN")
        connection.execute("UPDATE briefings SET notes = notes || hex(randomblob(2000))")
        shutil.copytree(before, after)
    assert (after / f"{NAME}-journal").stat().st_size > 512
    store = Store(after)
    assert (store.messages, store.lasting) == ([], True)
    assert store.state(STATE.key) == STATE
    store.close()


def test_newer_store_is_left_unchanged(state_folder):
    filled(state_folder)
    with sqlite3.connect(state_folder / NAME) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    connection.close()
    before = (state_folder / NAME).read_bytes()
    (said,) = works(state_folder)
    assert "newer version" in said
    assert said.startswith("nothing of this session is remembered: ")
    assert (state_folder / NAME).read_bytes() == before


def test_older_store_is_migrated(state_folder, monkeypatch):
    filled(state_folder)
    more = "CREATE TABLE later (a);\nINSERT INTO later SELECT place FROM briefings WHERE sha256 = '00ff';\n"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, more))
    store = Store(state_folder)
    assert store.state(STATE.key) == STATE
    assert store._database.read("SELECT a FROM later") == [(17,)]
    store.close()
    assert store.messages == []
    assert works(state_folder) == []


STATEMENTS = [
    "CREATE TABLE later (a TEXT);\n",
    "INSERT INTO later VALUES ('ends;\nhere'), ('it''s;\n');\n",
    'CREATE TABLE "odd;\nname" (a);\n',
    "-- a comment; with a semicolon;\nCREATE TABLE log (a);\n",
    "/* another;\n*/ CREATE TRIGGER note AFTER INSERT ON later BEGIN\n"
    "  INSERT INTO log VALUES (new.a);\n  UPDATE log SET a = a || ';';\nEND;\n",
    "INSERT INTO later VALUES ('last');\n",
]


@pytest.mark.parametrize("end", ["", "-- the end;\n", "INSERT INTO log VALUES (1)"])
def test_migration_may_contain_semicolons_in_any_token(state_folder, monkeypatch, end):
    filled(state_folder)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "".join(STATEMENTS) + end))
    assert works(state_folder) == []
    with closing(sqlite3.connect(state_folder / NAME)) as connection:
        found = [text for (text,) in connection.execute("SELECT a FROM later")]
        log = [text for (text,) in connection.execute("SELECT a FROM log")]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert found == ["ends;\nhere", "it's;\n", "last"]
    assert log == ["last;", *([1] if end.startswith("INSERT") else [])]
    assert works(state_folder) == []


def test_failed_migration_leaves_the_store_unchanged(state_folder, monkeypatch):
    filled(state_folder)
    refused = "CREATE UNIQUE INDEX one ON briefings (read);\n"
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "DROP TABLE facts;\n" + refused))
        (said,) = works(state_folder)
        assert "nothing of this session is remembered" in said
    assert works(state_folder) == []


def test_file_in_place_of_the_state_folder_is_reported(state_folder):
    state_folder.parent.mkdir(parents=True)
    state_folder.write_text("a file")
    assert works(state_folder) == [
        f"nothing of this session is remembered: {state_folder} is a file, not a folder"
    ]
    assert state_folder.read_text() == "a file"


def test_folder_that_cannot_be_created_is_reported():
    (said,) = works(Path("/proc/none/briefing"))
    assert said.startswith("nothing of this session is remembered: /proc/none/briefing ")


def test_folder_without_write_permission_is_reported():
    """In a process of somebody who may not write everywhere, as root may."""
    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            (folder / "state").mkdir()
            if os.getuid() == 0:
                os.chown(folder, 65534, 65534)
                os.setuid(65534)
            folder.chmod(0o500)
            os.write(writing, "\n".join(works(folder / "briefing")).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    folder.chmod(0o700)
    shutil.rmtree(folder)
    wanted = f"{folder / 'briefing'} may not be written (permission denied)"
    assert said == f"nothing of this session is remembered: {wanted}"


def test_folder_locked_by_another_process_is_reported(state_folder, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.0)
    with opening.private_folder(state_folder):
        (said,) = works(state_folder)
    assert "is locked by another process" in said
    assert works(state_folder) == []


def spoil(folder: Path) -> None:
    """Damage the pages of the tables while the file is open, as a bad disk does."""
    with (folder / NAME).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa7" * ((folder / NAME).stat().st_size - 4096))


def test_damage_found_while_writing_sets_the_file_aside(state_folder):
    filled(state_folder)
    store = Store(state_folder)
    spoil(state_folder)
    store.save(STATE).result()
    assert store.state(STATE.key) == STATE
    assert [("is damaged" in line, "renamed to" in line) for line in store.messages] == [(True, True)]
    assert len(put_aside(state_folder)) == 1
    store.close()
    store = Store(state_folder)
    assert (store.messages, store.state(STATE.key), store.state(ContentKey("7"))) == ([], STATE, None)
    store.close()


def test_damage_found_while_reading_is_reported(state_folder):
    filled(state_folder)
    store = Store(state_folder)
    spoil(state_folder)
    assert store.state(ContentKey("7")) is None
    assert ["is damaged" in line for line in store.messages] == [True]
    store.save(STATE).result()
    store.close()
    assert works(state_folder) == []


def test_damage_met_by_two_readers_sets_the_file_aside_once(state_folder):
    filled(state_folder)
    one, other = Store(state_folder), Store(state_folder)
    spoil(state_folder)
    one.save(STATE).result()
    other.save(State(ContentKey("other"))).result()
    assert other.state(STATE.key) == STATE
    assert len(put_aside(state_folder)) == 1
    one.close(), other.close()
    store = Store(state_folder)
    assert store.state(STATE.key) == STATE
    assert store.state(ContentKey("other")) is not None
    store.close()


def test_file_deleted_while_open_is_created_again(state_folder):
    store = Store(state_folder)
    store.save(STATE).result()
    shutil.rmtree(state_folder)
    store.save(STATE).result()
    store.close()
    store = Store(state_folder)
    assert store.state(STATE.key) == STATE
    store.close()


def test_invalid_row_is_ignored(state_folder):
    filled(state_folder)
    with sqlite3.connect(state_folder / NAME) as connection:
        connection.execute("UPDATE briefings SET notes = '[[', last_opened = 1 WHERE sha256 = '7'")
        connection.execute("UPDATE briefings SET last_opened = 2 WHERE sha256 = '8'")
    connection.close()
    store = Store(state_folder)
    assert store.state(ContentKey("7")) is None
    assert [state.key.sha256 for state in store.recent_states(5)] == ["8"]
    store.close()


def test_full_disk_is_reported_once_and_the_write_retried(state_folder):
    heard: list[str] = []
    store = Store(state_folder, say=heard.append)
    store.save(STATE).result()
    full = store._database._writer
    full.execute(f"PRAGMA max_page_count = {full.execute('PRAGMA page_count').fetchone()[0]}")
    big = "long " * 40_000
    for number in range(3):
        assert "full" in str(store.save(State(ContentKey(f"{number}"), notes={0: big})).exception())
    assert store.state(ContentKey("2")).notes == {0: big}
    assert len(heard) == 1
    assert "may not be remembered" in heard[0]
    full.execute("PRAGMA max_page_count = 100000")
    store.save(State(ContentKey("2"), notes={0: big}, place=3)).result()
    store.close()
    assert Store(state_folder).state(ContentKey("2")).notes == {0: big}


def test_write_too_large_for_the_disk_does_not_block_others(state_folder):
    """Both wait for another process, and are written together."""
    store = Store(state_folder)
    store.save(STATE).result()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = max(path.stat().st_size for path in state_folder.iterdir())
    with closing(sqlite3.connect(state_folder / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        first = store.save(replace(STATE, place=18))
        large = store.save(State(ContentKey("large"), notes={0: "long " * 400_000}))
        small = store.save(State(ContentKey("small"), place=3))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, before[1]))
        other.execute("ROLLBACK")
        assert (first.result(), small.result()) == (None, None)
        assert large.exception() is not None
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    store.close()
    assert ["may not be remembered" in line for line in store.messages] == [True, False]
    store = Store(state_folder)
    assert store.state(ContentKey("small")) == State(ContentKey("small"), place=3)
    assert store.state(ContentKey("large")) is not None, "it was tried once more at the end"
    store.close()


def test_failing_write_does_not_fail_others_of_its_batch(state_folder):
    store = Store(state_folder)
    held = threading.Event()
    store._writer.put("first", lambda _: held.wait(20) and None)  # so that the next two wait together
    bad = store.save(State(ContentKey("\udc80")))
    good = store.save(STATE)
    held.set()
    assert bad.exception() is not None
    assert good.result() is None
    store.close()
