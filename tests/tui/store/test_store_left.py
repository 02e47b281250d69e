"""How a session left the store: properly, or killed. After a kill every page of it is looked through."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tui.store.deferred import NAME
from tui.store.opening import MARKER, connected
from tui.store.state import ContentKey, State
from tui.store.store import Store

PAGE = 4096


def filled(folder: Path) -> None:
    store = Store(folder)
    for number in range(300):
        store.save(State(ContentKey(f"{number}"), notes={1: "a line of some length, to fill pages"}))
    store.close()
    assert store.messages == []


def damage(folder: Path) -> None:
    """In the last page, which no start looks at by itself."""
    with (folder / NAME).open("r+b") as file:
        file.seek((folder / NAME).stat().st_size - PAGE)
        file.write(b"\xa7" * 100)


def killed(folder: Path, act: Callable[[Store], None] = lambda _: None) -> None:
    """A session of another process that ends by SIGKILL."""
    child = os.fork()
    if child == 0:
        act(Store(folder))
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_damage_is_found_at_the_start_after_a_kill(state_folder):
    filled(state_folder)
    killed(state_folder)
    damage(state_folder)
    store = Store(state_folder)
    assert ["the store is damaged" in line for line in store.messages] == [True]
    assert store.state(ContentKey("7")) is not None, "its page is a good one"
    store.close()
    assert len([*state_folder.glob(f"{NAME}.broken-*[0-9]")]) == 1


def test_intact_store_is_unchanged_after_a_kill(state_folder):
    filled(state_folder)
    killed(state_folder, lambda store: store.save(State(ContentKey("new"))).result())
    store = Store(state_folder)
    assert store.messages == []
    assert store.state(ContentKey("7")).notes == {1: "a line of some length, to fill pages"}
    assert store.state(ContentKey("new")) is not None
    store.close()


def test_pages_are_not_checked_after_a_proper_close(state_folder):
    """That would cost a start of a large store time; damage is met when its page is."""
    filled(state_folder)
    assert not (state_folder / MARKER).exists()
    damage(state_folder)
    store = Store(state_folder)
    assert store.messages == []
    store.close()


def test_last_reader_to_close_removes_the_marker(state_folder):
    filled(state_folder)
    one, other = Store(state_folder), Store(state_folder)
    one.close()
    assert (state_folder / MARKER).exists()
    other.close()
    assert not (state_folder / MARKER).exists()


def test_open_reader_does_not_trigger_the_page_check(state_folder):
    filled(state_folder)
    one = Store(state_folder)
    damage(state_folder)
    other = Store(state_folder)
    assert other.messages == [], "the first one has looked, if need be"
    one.close(), other.close()


def test_crash_of_one_reader_is_cleared_when_the_last_one_closes(state_folder):
    filled(state_folder)
    one = Store(state_folder)
    killed(state_folder)
    one.close()
    damage(state_folder)
    store = Store(state_folder)
    assert store.messages == [], "the last one to leave closed it properly"
    store.close()


def test_stale_marker_without_a_store_is_harmless(state_folder):
    state_folder.mkdir(parents=True)
    (state_folder / MARKER).write_bytes(b"in use\n")
    store = Store(state_folder)
    assert (store.messages, store.lasting) == ([], True)
    store.close()


def test_cell_size_check_is_enabled(tmp_path):
    with closing(connected(tmp_path / "any.sqlite3")) as connection:
        assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)


@pytest.mark.parametrize("spoil", ["DELETE FROM secrets", "UPDATE secrets SET value = x'00'"])
def test_store_without_its_secret_is_damaged(state_folder, spoil):
    filled(state_folder)
    with closing(sqlite3.connect(state_folder / NAME, isolation_level=None)) as connection:
        connection.execute(spoil)
    store = Store(state_folder)
    assert ["the store is damaged" in line for line in store.messages] == [True]
    store.close()


def test_states_known_to_two_readers_are_in_the_replacement(state_folder):
    """Each puts what it wrote there; what it only read gives way to what the other wrote."""
    filled(state_folder)
    one, other = Store(state_folder), Store(state_folder)
    mine, his = State(ContentKey("7"), place=1), State(ContentKey("8"), place=2)
    one.save(mine).result(), other.save(his).result()
    assert one.state(his.key) == his
    other.save(replace(his, place=3)).result()
    with (state_folder / NAME).open("r+b") as file:
        file.seek(PAGE)
        file.write(b"\xa7" * ((state_folder / NAME).stat().st_size - PAGE))
    other.save(State(ContentKey("9"), place=9)).result()
    one.save(State(ContentKey("10"), place=10)).result()
    secret = one.secret.sentence("It rained.")
    assert other.secret.sentence("It rained.") == secret
    one.close(), other.close()
    store = Store(state_folder)
    assert [store.state(ContentKey(name)).place for name in ("7", "8", "9", "10")] == [1, 3, 9, 10]
    assert store.secret.sentence("It rained.") == secret
    store.close()


def test_states_only_read_do_not_return_after_deletion(state_folder):
    filled(state_folder)
    store = Store(state_folder)
    assert store.state(ContentKey("7")) is not None
    store.save(State(ContentKey("new"))).result()
    for path in state_folder.iterdir():
        path.unlink()
    store.close()
    store = Store(state_folder)
    assert (store.state(ContentKey("7")), store.state(ContentKey("new"))) == (None, State(ContentKey("new")))
    store.close()


def test_session_without_writes_does_not_recreate_a_deleted_store(state_folder):
    filled(state_folder)
    store = Store(state_folder)
    assert store.state(ContentKey("7")) is not None
    for path in state_folder.iterdir():
        path.unlink()
    state_folder.rmdir()
    store.close()
    assert not state_folder.exists()


def test_states_saved_before_a_replacement_are_in_the_new_store(state_folder):
    store = Store(state_folder)
    store.save(State(ContentKey("mine"), place=5)).result()
    for path in state_folder.iterdir():
        path.unlink()
    other = Store(state_folder)
    other.save(State(ContentKey("other"), place=6)).result()
    store.close(), other.close()
    store = Store(state_folder)
    assert [store.state(ContentKey(name)).place for name in ("mine", "other")] == [5, 6]
    store.close()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_readable_rows_of_a_damaged_store_are_salvaged(state_folder, share):
    """A page is lost, and with it what stood on it; nothing else is."""
    store = Store(state_folder)
    for number in range(1000):
        store.save(
            State(ContentKey(f"{number}"), notes={1: f"{number}: a line of some length, to fill pages"})
        )
    secret = store.secret.sentence("It rained.")
    store.close()
    killed(state_folder)
    with (state_folder / NAME).open("r+b") as file:
        size = (state_folder / NAME).stat().st_size
        file.seek(int(size / PAGE * share) * PAGE)
        file.write(b"\xa7" * PAGE)
    store = Store(state_folder)
    (said,) = store.messages
    assert said.endswith("a new one was created, with the data that could be read")
    assert len([*state_folder.glob(f"{NAME}.broken-*[0-9]")]) == 1
    found = [store.state(ContentKey(f"{number}")) for number in range(1000)]
    there = [state.notes[1].split(":")[0] for state in found if state]
    assert len(there) > 900
    assert there == [str(number) for number in range(1000) if found[number]]
    assert store.secret.sentence("It rained.") == secret
    store.save(State(ContentKey("5"), place=5)).result()
    store.close()
    store = Store(state_folder)
    assert (store.messages, store.state(ContentKey("5")).place) == ([], 5)
    store.close()
