"""What is remembered of a briefing, through sessions, moves and changes; and what must not be."""

import stat
from array import array
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from tui.settings import locations
from tui.store.carry_over import LostCounts
from tui.store.deferred import NAME
from tui.store.opening import MARKER
from tui.store.state import ContentKey, Outline, State, opened
from tui.store.store import Store

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = "Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\nBerg left for Oslo later.\n"
FULL = State(
    ContentKey("00ff", "2"),
    path=Path("/briefings/a.mbox"),
    title="A title",
    date="2026-01-31",
    words=120,
    first_opened=NOON,
    last_opened=NOON + HOUR,
    read=True,
    place=17,
    length="20%",
    pinned=frozenset({0, 2}),
    dropped=frozenset({1}),
    notes={2: "ask “Ana”"},
    marks={"a": 3, "é": 9},
    outline=Outline(array("Q", [2**64 - 1, 0, 7]), array("I", [0, 4, 9, 20])),
)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{NAME}*")))


def test_tests_use_a_temporary_state_folder(tmp_path):
    assert tmp_path in locations.state_folder().parents


def test_store_files_are_private_to_the_user(session, state_folder):
    store = session()
    store.save(FULL).result()
    assert stat.S_IMODE(state_folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in state_folder.iterdir()}
    assert modes == dict.fromkeys([NAME, f"{NAME}-wal", f"{NAME}-shm", MARKER], 0o600)


def test_saved_state_is_restored_in_the_next_session(session):
    first = session()
    assert first.state(FULL.key) is None
    first.save(FULL)
    assert first.state(FULL.key) == FULL
    first.close()
    second = session()
    assert second.lasting
    assert second.state(FULL.key) == FULL
    assert second.state(ContentKey("00ff", "3")) is None
    assert second.state(ContentKey("00ff")) is None
    assert second.recent_states(5) == [FULL]


def test_state_with_only_a_key_is_saved(session):
    session().save(State(ContentKey("00ff"))).result()
    assert session().state(ContentKey("00ff")) == State(ContentKey("00ff"))


def test_undecodable_path_and_other_time_zone_are_saved(session):
    odd = Path("/briefings/\udcff\n.txt")
    here = NOON.astimezone()
    session().save(replace(FULL, path=odd, last_opened=here)).result()
    found = session().state(FULL.key)
    assert (found.path, found.last_opened) == (odd, NOON)


def test_latest_of_many_saves_wins(session):
    store = session()
    futures = [store.save(replace(FULL, place=place)) for place in range(300)]
    assert store.state(FULL.key).place == 299
    assert store.flush(20)
    assert all(future.done() for future in futures)
    assert session().state(FULL.key).place == 299


def test_recent_briefings_are_sorted_by_last_opened(session):
    store = session()
    store.save(State(ContentKey("never"), read=True))
    for number in range(4):
        store.save(
            State(ContentKey(f"{number}"), path=Path(f"/{number}.txt"), last_opened=NOON + number * HOUR)
        )
    assert [state.path.name for state in store.recent_states(2)] == ["3.txt", "2.txt"]
    store.flush()
    assert [state.path.name for state in store.recent_states(9)] == ["3.txt", "2.txt", "1.txt", "0.txt"]
    store.save(replace(store.state(ContentKey("1")), last_opened=NOON + 9 * HOUR))
    assert [state.path.name for state in store.recent_states(2)] == ["1.txt", "3.txt"]


def test_moved_file_keeps_its_state(session, tmp_path, document):
    store = session()
    found = document(tmp_path / "a.txt")
    store.save(
        replace(opened(State(ContentKey.of(found)), found, tmp_path / "a.txt", NOON, 17), place=45)
    ).result()
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (moved,) = open_documents(tmp_path / "b.txt")
    resumed = session().resume(moved, tmp_path / "b.txt")
    assert (resumed.origin, resumed.state.place, resumed.state.words) == ("known", 45, 17)


def test_changed_file_inherits_its_state(session, tmp_path, document):
    store, path = session(), tmp_path / "a.txt"
    first = document(path)
    before = analyze(first)
    state = store.resume(first, path).state
    assert store.resume(first, path).origin == "new"
    berg = before.named("Berg")
    kept = replace(
        opened(state, first, path, NOON, None),
        place=TEXT.index("Oslo"),
        pinned=frozenset({1}),
        notes={2: "when?"},
        focus=store.secret.focus(berg),
        outline=store.secret.outline(before),
        read=True,
    )
    store.save(kept)
    assert store.reading_statuses([(kept.key, path)]) == ["read"]
    store.flush()

    text = "It snowed.\n\n" + TEXT.replace("The harbor stayed closed.", "Nobody was hurt.")
    second = document(path, text)
    after = analyze(second)
    store = session()
    assert store.reading_statuses(
        [(ContentKey.of(second), path), (ContentKey("1"), path.with_name("b"))]
    ) == [
        "changed",
        "unread",
    ]
    at_once = store.resume(second, path)
    assert (at_once.origin, at_once.state.place, at_once.state.key) == ("changed", 0, ContentKey.of(second))
    resumed = store.resume(second, path, store.secret.outline(after))
    assert resumed.origin == "changed"
    assert resumed.state.place == text.index("Oslo")
    assert resumed.state.first_opened == NOON
    assert not resumed.state.read
    lines = [second.line(sentence) for sentence in after.sentences]
    assert {lines[at] for at in resumed.state.pinned} == {"Nobody was hurt."}
    assert {lines[at]: note for at, note in resumed.state.notes.items()} == {
        "Berg left for Oslo later.": "when?"
    }
    assert not resumed.lost.any
    assert store.secret.focused(resumed.state.focus, after.entities).name == berg.name
    assert store.state(ContentKey.of(first)).pinned == {1}  # the old content is still what it was


def test_briefing_closed_before_its_analysis_inherits_later(session, tmp_path, document):
    path = tmp_path / "a.txt"
    first = document(path)
    store = session()
    outline = store.secret.outline(analyze(first))
    state = opened(State(ContentKey.of(first), outline=outline, marks={"m": 0}), first, path, NOON, None)
    store.save(replace(state, pinned=frozenset({1}), place=71)).result()
    second = document(path, "It snowed.\n\n" + TEXT)
    outline = store.secret.outline(analyze(second))
    store.save(opened(store.resume(second, path).state, second, path, NOON + HOUR, None)).result()
    for place, wanted in [(0, 83), (5, 5)]:
        store = session()
        store.save(replace(store.resume(second, path).state, place=place)).result()
        resumed = store.resume(second, path, outline)
        assert (resumed.origin, resumed.state.key) == ("changed", ContentKey.of(second))
        assert (resumed.state.pinned, resumed.state.marks) == ({2}, {"m": 12})
        assert (resumed.state.place, resumed.state.last_opened) == (wanted, NOON + HOUR)
    store.save(resumed.state).result()
    assert session().resume(second, path, outline).origin == "known"


def test_state_survives_other_sentence_boundaries(session):
    """The content is the same; its sentences are not."""
    store = session()
    found = Document("One. Two. Three.", (), "numbers", sha256="00aa")
    old = Outline(array("Q", [1, 2, 3]), array("I", [0, 5, 10, 16]))
    store.save(State(ContentKey("00aa"), outline=old, pinned=frozenset({2}), place=11)).result()
    new = Outline(array("Q", [12, 3]), array("I", [0, 10, 16]))
    resumed = store.resume(found, None, new)
    assert (resumed.origin, resumed.state.pinned, resumed.state.place) == ("known", {1}, 11)


def test_unchanged_briefing_is_known_despite_other_fingerprints(session):
    """As where its state was written under the secret of a store that has been replaced since."""
    store = session()
    found = Document("One. Two. Three.", (), "numbers", sha256="00aa")
    bounds = array("I", [0, 5, 10, 16])
    old, new = Outline(array("Q", [1, 2, 3]), bounds), Outline(array("Q", [7, 8, 9]), bounds)
    kept = State(
        ContentKey("00aa"), outline=old, pinned=frozenset({2}), notes={0: "why?"}, marks={"a": 5}, place=11
    )
    store.save(replace(kept, read=True)).result()
    resumed = store.resume(found, None, new)
    assert resumed == (replace(kept, outline=new, read=True), "known", LostCounts())


def test_concurrent_changes_to_one_briefing_are_merged(session):
    one, other = session(), session()
    one.save(FULL).result()
    mine, his = one.state(FULL.key), other.state(FULL.key)
    one.save(replace(mine, pinned=frozenset({1}), last_opened=NOON + 5 * HOUR)).result()
    other.save(replace(his, place=3, last_opened=NOON + 3 * HOUR)).result()
    one.save(replace(mine, pinned=frozenset(), last_opened=NOON + 5 * HOUR)).result()
    other.save(replace(his, place=4, notes={1: "his"})).result()
    wanted = replace(FULL, pinned=frozenset(), place=4, notes={1: "his"}, last_opened=NOON + 5 * HOUR)
    assert session().state(FULL.key) == wanted


def test_reverted_change_is_saved_too(session):
    """The base is what this process knows, also where another has written since."""
    one, other = session(), session()
    one.save(FULL).result()
    other.state(FULL.key)
    other.save(replace(FULL, read=False)).result()
    assert not one.state(FULL.key).read
    one.save(FULL).result()
    assert other.state(FULL.key).read


def test_store_without_cache_holds_no_document_text(session, state_folder, tmp_path, document):
    text = TEXT.replace("Anna", "Quirina").replace("harbor", "zeughaus")
    path = tmp_path / "a.txt"
    found = replace(document(path, text), title="Quirina zeughaus", date="2031-07-09", part="Re: zeughaus")
    store = session(cache=False)
    analysis = analyze(found)
    entity = analysis.named("Quirina Berg")
    state = opened(store.resume(found, path).state, found, path, NOON, 18)
    notes = {0: "my own words"}
    state = replace(
        state, focus=store.secret.focus(entity), outline=store.secret.outline(analysis), notes=notes
    )
    store.save(state)
    store.cache_analysis(analysis)
    store.remember(ContentKey.of(found), NOON, array("Q", [1, 2]))
    store.flush()
    inside = bytes_of(state_folder).lower()
    store.close()
    inside += bytes_of(state_folder).lower()
    for word in (b"quirina", b"zeughaus", b"berg", b"2031", b"lund"):
        assert word not in inside
    assert b"my own words" in inside

    again = session(cache=False)
    assert again.analysis(found) is None
    back = again.resume(found, path).state
    assert (back.title, back.date, back.notes) == (None, None, notes)
    assert again.secret.focused(back.focus, analysis.entities) == entity
    assert again.recent_states(1)[0].path == path


def test_fingerprints_of_two_stores_differ(tmp_path):
    one, other = Store(tmp_path / "one"), Store(tmp_path / "other")
    analysis = analyze(Document("", (), ""))
    assert one.secret.sentence("It  Rained.") == one.secret.sentence("it rained.")
    assert one.secret.sentence("It rained.") != one.secret.sentence("It rains.")
    assert one.secret.sentence("It rained.") != other.secret.sentence("It rained.")
    assert one.secret.outline(analysis) == Outline(array("Q"), array("I", [0]))
    one.close(), other.close()
    again = Store(tmp_path / "one")
    assert again.secret.sentence("It rained.") == one.secret.sentence("It rained.")
    again.close()


def test_store_without_a_folder_lasts_one_session(state_folder, tmp_path, document):
    store = Store(None)
    found = document(tmp_path / "a.txt")
    store.save(FULL).result()
    store.cache_analysis(analyze(found)).result()
    store.remember(FULL.key, NOON, array("Q", [3])).result()
    assert (store.lasting, store.cached, store.messages) == (False, False, [])
    assert store.state(FULL.key) == replace(FULL, title=None, date=None)
    assert store.known_facts() == {3}
    store.close()
    assert not state_folder.exists()
    assert Store(None).state(FULL.key) is None


def test_closed_store_refuses_saves(state_folder):
    store = Store(state_folder)
    store.close()
    assert "closed" in str(store.save(FULL).exception())
    assert Store(state_folder).state(FULL.key) is None
