"""What is stored of kept sentences, and what is listed from all briefings."""

import shutil
from array import array
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from tui.store.carry_over import divided_anew, inherit
from tui.store.clips import Clip, clips_of
from tui.store.deferred import NAME
from tui.store.state import ContentKey, Outline, State, opened
from tui.store.store import Store

HERE = Path(__file__).with_name("from_0_1_0")
NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = "Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\nBerg left for Oslo later.\n"


def keep(store: Store, path: Path, *units: int, when: datetime = NOON, **choices: object) -> State:
    """Open a briefing and keep these units, as the reader does."""
    (document,) = open_documents(path)
    analysis = analyze(document)
    before = store.resume(document, path, store.secret.outline(analysis)).state
    pinned = frozenset(units)
    clips = clips_of(analysis, pinned, before.clips, before.pinned, when)
    state = replace(opened(before, document, path, when, 17), pinned=pinned, clips=clips, **choices)
    store.save(state).result()
    return state


def told(store: Store) -> list[tuple[str | None, str]]:
    return [(each.text, each.note) for each in store.clippings()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "ferry.txt"


def test_kept_sentence_is_listed_with_its_citation_and_names(session, path):
    keep(session(), path, 0, 2, notes={2: "when? #trip"})
    first, second = session().clippings()
    assert first.text == "Anna Berg met Peter Novak in Lund on Monday."
    assert {(name.name, name.type) for name in first.names} == {
        ("Anna Berg", "person"),
        ("Peter Novak", "person"),
        ("Lund", "place"),
    }
    assert datetime.fromisoformat(first.kept) == NOON
    assert (first.place, first.path, first.title) == ("¶ 1, sentence 1", str(path), "ferry")
    assert (second.place, second.note, second.tags) == ("¶ 2, sentence 1", "when? #trip", ("trip",))


def test_time_of_keeping_stays_and_released_sentences_go(session, path):
    store = session()
    keep(store, path, 0, 1)
    keep(store, path, 1, 2, when=NOON + HOUR)
    assert [(each.text[:10], datetime.fromisoformat(each.kept)) for each in store.clippings()] == [
        ("The harbor", NOON),
        ("Berg left ", NOON + HOUR),
    ]


def test_without_cache_only_notes_times_and_places_are_stored(session, path, state_folder):
    keep(session(cache=False), path, 0, notes={0: "my own"})
    (found,) = session().clippings()
    assert (found.text, found.names, found.title, found.note) == (None, (), None, "my own")
    assert (found.place, datetime.fromisoformat(found.kept)) == ("¶ 1, sentence 1", NOON)
    assert b"Novak" not in b"".join(file.read_bytes() for file in state_folder.iterdir())


@pytest.mark.parametrize("cache", [False, True])
def test_forgotten_clippings_are_gone_from_the_bytes(session, path, state_folder, cache):
    store = session()
    keep(store, path, 0, notes={0: "my own"})
    assert b"Novak" in b"".join(file.read_bytes() for file in state_folder.iterdir())
    store.forget([path], cache=cache)
    assert told(store) == ([(None, "my own")] if cache else [])
    store.close()
    inside = b"".join(file.read_bytes() for file in state_folder.iterdir())
    assert b"Novak" not in inside
    assert (b"my own" in inside) == cache


def test_everything_forgotten_leaves_no_clipping(session, path):
    store = session()
    keep(store, path, 0)
    store.forget(every=True)
    assert told(store) == []


def test_store_of_an_older_release_lists_notes_until_briefings_are_opened(tmp_path):
    shutil.copy(HERE / "state.sqlite3", tmp_path)
    store = Store(tmp_path)
    assert {each.text for each in store.clippings()} == {None}
    notes = {each.note for each in store.clippings()}
    assert {"two warnings", "ask the yard", "trend"} <= notes
    (document,) = open_documents(HERE / "inquiry.txt")
    analysis = analyze(document)
    state = store.resume(document, Path("/briefings/inquiry.txt"), store.secret.outline(analysis)).state
    clips = clips_of(analysis, state.pinned, state.clips, state.pinned, NOON)
    store.save(replace(state, clips=clips)).result()
    known = {each.note: each for each in store.clippings() if each.text is not None}
    assert known["ask the yard"].text == "The yard denied that it had issued one."
    assert known["ask the yard"].kept is None
    store.close()
    assert store.messages == []


def test_sentence_that_a_new_version_keeps_is_listed_once(session, path):
    store = session()
    keep(store, path, 0, 1)
    path.write_text(TEXT.replace("The harbor stayed closed.", "").replace("later", "soon"), encoding="utf-8")
    keep(store, path, 0, when=NOON + HOUR)
    assert sorted(text for text, _ in told(store)) == [
        "Anna Berg met Peter Novak in Lund on Monday.",
        "The harbor stayed closed.",
    ]
    keep(store, path, when=NOON + HOUR)
    assert told(store) == [("The harbor stayed closed.", "")], "what was released is not listed from before"


def test_file_replaced_every_day_keeps_what_was_kept_of_each(session, path):
    store = session()
    keep(store, path, 0)
    path.write_text("It rained in Malmö. Nobody sailed.\n", encoding="utf-8")
    keep(store, path, 1, when=NOON + HOUR)
    assert sorted(text for text, _ in told(store)) == [
        "Anna Berg met Peter Novak in Lund on Monday.",
        "Nobody sailed.",
    ]


def outline(text: str) -> Outline:
    return Outline(array("Q", map(ord, text)), array("I", range(len(text) + 1)))


def test_clips_move_with_their_sentences_and_take_the_text_anew():
    clips = {1: Clip(NOON, "¶ 1", "b"), 3: Clip(NOON + HOUR, "¶ 2", "d")}
    state = State(ContentKey("00"), pinned=frozenset({1, 3}), clips=clips, outline=outline("abcd"))
    changed = inherit(state, outline("xabc")).state
    assert changed.clips == {2: Clip(NOON)}
    assert changed.pinned == {2}


def test_clips_of_units_that_merge_have_the_earliest_time():
    old = Outline(array("Q", [1, 2, 3]), array("I", [0, 10, 20, 30]))
    new = Outline(array("Q", [9, 3]), array("I", [0, 20, 30]))
    clips = {0: Clip(NOON + HOUR, "", "a"), 1: Clip(NOON, "", "b")}
    state = State(ContentKey("00"), pinned=frozenset({0, 1}), clips=clips, outline=old)
    assert divided_anew(state, new).clips == {0: Clip(NOON)}


def test_damaged_clips_do_not_hide_other_briefings(session, path, state_folder):
    import sqlite3

    store = session()
    keep(store, path, 0)
    other = path.with_name("other.txt")
    other.write_text("It rained in Malmö. Nobody sailed.\n", encoding="utf-8")
    keep(store, other, 0)
    store.close()
    with sqlite3.connect(state_folder / NAME) as connection:
        connection.execute("UPDATE briefings SET clip_times = '[[0, 1' WHERE title = 'ferry'")
    connection.close()
    assert told(session()) == [("It rained in Malmö.", "")]
