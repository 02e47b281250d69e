"""Marks in the list: what the store keeps, carries over to a changed briefing, and forgets."""

import shutil
from array import array
from dataclasses import replace
from pathlib import Path

from tui.store.carry_over import inherit
from tui.store.state import UNMARKED, ContentKey, ListMarks, Outline, State
from tui.store.store import Store

OLD = Path(__file__).with_name("from_0_1_0")
KEY = ContentKey("00aa")
STARRED, ARCHIVED = ListMarks(starred=True), ListMarks(archived=True)


def test_marks_are_kept_by_content(session, tmp_path):
    store = session()
    store.save(State(KEY, path=tmp_path / "a.txt", listed=STARRED)).result()
    store.save(State(ContentKey("00bb", ""), listed=ListMarks(removed=True))).result()
    store.save(State(ContentKey("00cc"), read=True)).result()
    again = session()
    keys = [KEY, ContentKey("00bb", ""), ContentKey("00cc"), ContentKey("00dd")]
    assert again.list_marks(keys) == [STARRED, ListMarks(removed=True), UNMARKED, UNMARKED]
    assert again.state(KEY).listed == STARRED


def test_mark_that_waits_to_be_written_is_known(session):
    store = session()
    store.save(State(KEY, listed=STARRED))
    assert store.list_marks([KEY]) == [STARRED]


def test_marks_are_expected_by_path(session, tmp_path):
    store = session()
    path = tmp_path / "a.txt"
    store.save(State(KEY, path=path, read=True, listed=ARCHIVED)).result()
    assert store.expected([path, tmp_path / "b.txt"]) == [(True, ARCHIVED), (False, UNMARKED)]


def test_forgotten_briefing_has_no_marks(session, tmp_path):
    store = session()
    path = tmp_path / "a.txt"
    store.save(State(KEY, path=path, listed=ARCHIVED)).result()
    store.forget([path])
    assert store.list_marks([KEY]) == [UNMARKED]
    assert store.expected([path]) == [(False, UNMARKED)]


def test_two_sessions_keep_marks_and_reading_state_of_each_other(session):
    one, two = session(), session()
    state = State(KEY)
    one.save(state).result()
    base = two.state(KEY)
    one.save(replace(state, listed=STARRED)).result()
    two.save(replace(base, read=True)).result()
    found = session().state(KEY)
    assert (found.read, found.listed) == (True, STARRED)


def test_changed_briefing_keeps_its_star_and_leaves_the_archive():
    old = Outline(array("Q", [1, 2]), array("I", [0, 10, 20]))
    new = Outline(array("Q", [1, 3]), array("I", [0, 10, 20]))
    state = State(KEY, listed=ListMarks(starred=True, archived=True, removed=True), outline=old)
    assert inherit(state, new).state.listed == STARRED


def test_store_of_an_older_release_takes_marks(tmp_path):
    shutil.copy(OLD / "state.sqlite3", tmp_path)
    store = Store(tmp_path)
    (first, *_) = store.recent_states(1)
    assert first.listed == UNMARKED
    store.save(replace(first, listed=STARRED)).result()
    store.close()
    store = Store(tmp_path)
    assert store.list_marks([first.key]) == [STARRED]
    store.close()
    assert store.messages == []


def test_many_marks_are_written_beside_what_is_known(session, tmp_path):
    store = session()
    known = State(KEY, path=tmp_path / "a.txt", place=7, notes={0: "ask"})
    store.save(known).result()
    new = State(ContentKey("00bb"), path=tmp_path / "b.txt", read=True, listed=STARRED)
    store.mark([State(KEY, read=True, listed=ARCHIVED), new]).result()
    assert (store.state(KEY).place, store.state(KEY).read, store.state(KEY).listed) == (7, True, ARCHIVED)
    store.save(replace(known, read=False)).result()
    found = session()
    assert (found.state(KEY).read, dict(found.state(KEY).notes)) == (False, {0: "ask"})
    assert (found.state(new.key).read, found.state(new.key).listed) == (True, STARRED)
