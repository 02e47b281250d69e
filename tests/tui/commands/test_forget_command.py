"""`briefing forget`: what is forgotten is no longer there, not even in the bytes of the file."""

import io
import sqlite3
import sys
from argparse import Namespace
from array import array
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mail_samples import REPLY, mailbox

from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from tui import cli
from tui.commands import options
from tui.output import Output
from tui.settings.config import Config
from tui.store.deferred import NAME
from tui.store.state import ContentKey, Outline, State, opened
from tui.store.store import Store

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def read(state_folder: Path, path: Path, **settings) -> ContentKey:
    """As the reader does."""
    store = Store(state_folder, **settings)
    (document,) = open_documents(path)
    analysis = analyze(document)
    state = opened(store.resume(document, path).state, document, path, NOON, 20)
    focus = store.secret.focus(analysis.named("Orla") or analysis.entities[0])
    store.save(replace(state, place=7, notes={0: f"note on {path.stem}"}, focus=focus))
    store.cache_analysis(analysis)
    store.remember(state.key, NOON, array("Q", [len(path.stem)]))
    store.close()
    return state.key


@pytest.fixture
def known(folder, state_folder):
    """Two briefings that were read, by name."""
    return {name: read(state_folder, folder / f"{name}.txt") for name in ("dam", "harbor")}


@pytest.fixture
def there(state_folder):
    """What is remembered of a briefing: its state, whether its analysis, whether its facts."""

    def look(key: ContentKey) -> tuple[bool, bool, bool]:
        connection = sqlite3.connect(state_folder / NAME)
        tables = ("briefings", "analyses", "facts")
        query = "SELECT count(*) FROM {} WHERE sha256 = ?"
        found = [connection.execute(query.format(table), (key.sha256,)).fetchone()[0] for table in tables]
        connection.close()
        return tuple(bool(count) for count in found)

    return look


ALL, NONE = (True, True, True), (False, False, False)


def inside(state_folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in state_folder.iterdir())


def test_moved_briefing_is_forgotten_by_its_content(briefing, folder, state_folder, known, there):
    assert there(known["dam"]) == there(known["harbor"]) == ALL
    assert b"note on dam" in inside(state_folder)
    (folder / "dam.txt").rename(folder / "elsewhere.txt")
    assert briefing("forget", "elsewhere.txt") == (0, "forgotten: 1 briefing, 1 analysis\n", "")
    assert (there(known["dam"]), there(known["harbor"])) == (NONE, ALL)
    for trace in (b"note on dam", b"dam.txt", known["dam"].sha256.encode(), b"Orla"):
        assert trace not in inside(state_folder)
    assert b"note on harbor" in inside(state_folder)


def test_deleted_briefing_is_forgotten_by_its_path(briefing, folder, known, there):
    (folder / "dam.txt").unlink()
    assert briefing("forget", "./x/../dam.txt").out == "forgotten: 1 briefing, 1 analysis\n"
    assert (there(known["dam"]), there(known["harbor"])) == (NONE, ALL)


def test_forgetting_a_path_forgets_all_its_contents(briefing, folder, state_folder, known, there):
    (folder / "dam.txt").write_text("The dam at Orla holds again. Anna Berg is glad.")
    later = read(state_folder, folder / "dam.txt")
    assert briefing("forget", str(folder / "dam.txt")).out == "forgotten: 2 briefings, 2 analyses\n"
    assert there(known["dam"]) == there(later) == NONE


def test_forgetting_a_folder_forgets_briefings_read_in_it(briefing, folder, state_folder, known, there):
    for name in ("day", "day2"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text(f"It rained in Orla on {name}.")
    keys = [read(state_folder, folder / name / "a.txt") for name in ("day", "day2")]
    (folder / "day" / "a.txt").unlink()
    assert briefing("forget", "day").out == "forgotten: 1 briefing, 1 analysis\n"
    assert [there(key) for key in keys] == [NONE, ALL]
    assert there(known["dam"]) == ALL


def test_stdin_briefing_is_forgotten_by_its_content(briefing, folder, known, there, monkeypatch):
    data = (folder / "dam.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert briefing("forget", "-").out == "forgotten: 1 briefing, 1 analysis\n"
    assert (there(known["dam"]), there(known["harbor"])) == (NONE, ALL)


def test_forget_all_erases_state_and_broken_stores(briefing, state_folder, known, there):
    aside = state_folder / f"{NAME}.broken-20260131-120000"
    foreign = state_folder / f"{NAME}.foreign-20260131-120000"
    aside.write_bytes(b"note on something")
    foreign.write_bytes(b"of another program")
    done = briefing("forget", "--all")
    assert done == (0, f"forgotten: 2 briefings, 2 analyses\nremoved: {aside}\n", "")
    assert (there(known["dam"]), there(known["harbor"])) == (NONE, NONE)
    assert foreign.exists()
    assert not aside.exists()
    for trace in (b"note on", b"dam.txt", known["dam"].sha256.encode(), b"Lund"):
        assert trace not in inside(state_folder)
    assert briefing("forget", "--all").out == "nothing was stored for that\n"


def test_forget_all_renews_the_secret(briefing, state_folder, known):
    """So that a fingerprint which somebody has seen says nothing of what is remembered later."""

    def fingerprints() -> tuple[int, bytes]:
        store = Store(state_folder)
        found = store.secret.sentence("The dam at Orla broke."), store.secret.part("2")
        store.close()
        return found

    before = fingerprints()
    briefing("forget", "dam.txt")
    briefing("forget", "--cache", "--all")
    assert fingerprints() == before
    assert briefing("forget", "--all").status == 0
    after = fingerprints()
    assert after[0] != before[0]
    assert after[1] != before[1]
    assert fingerprints() == after


@pytest.mark.parametrize("paths", [[], ["--all"]])
def test_forget_cache_keeps_reading_state(briefing, state_folder, known, there, paths):
    assert b"Orla" in inside(state_folder)
    assert briefing("forget", "--cache", *paths).out == "forgotten: 2 analyses, text of 2 briefings\n"
    assert there(known["dam"]) == there(known["harbor"]) == (True, False, True)
    assert b"Orla" not in inside(state_folder)
    store = Store(state_folder)
    state = store.state(known["dam"])
    store.close()
    assert (state.place, state.notes, state.title, state.focus.name) == (7, {0: "note on dam"}, None, None)


def test_forget_cache_of_one_briefing_keeps_the_others(briefing, known, there):
    assert briefing("forget", "--cache", "dam.txt").out == "forgotten: 1 analysis, text of 1 briefing\n"
    assert (there(known["dam"]), there(known["harbor"])) == ((True, False, True), ALL)


def test_forgetting_an_unread_briefing_does_nothing(briefing, folder, state_folder, known):
    (folder / "new.txt").write_text("Never read.")
    assert briefing("forget", "new.txt", "gone.txt") == (0, "nothing was stored for that\n", "")


def test_forget_without_a_store_creates_none(briefing, state_folder):
    assert briefing("forget", "dam.txt") == (0, "nothing is stored\n", "")
    assert not state_folder.exists()


@pytest.mark.parametrize("arguments", [[], ["--all", "dam.txt"], ["--all", "--cache", "dam.txt"]])
def test_forget_requires_a_path_or_all(briefing, state_folder, known, there, arguments):
    done = briefing("forget", *arguments)
    assert (done.status, done.out) == (2, "")
    assert "say what to forget" in done.err
    assert there(known["dam"]) == ALL


def test_running_reader_keeps_saving_after_forget(briefing, folder, state_folder, known):
    """Idle, it does not keep anything in the file; what it shows is written whole when it is used again."""
    reader = Store(state_folder)
    outline = Outline(array("Q", [5]), array("I", [0, 9]))
    reader.save(replace(reader.state(known["dam"]), outline=outline)).result()
    assert briefing("forget", "--all") == (0, "forgotten: 2 briefings, 2 analyses\n", "")
    assert b"note on dam" not in inside(state_folder)
    state = replace(reader.state(known["harbor"]) or State(known["dam"]), outline=outline, place=8)
    reader.save(replace(state, notes={0: "note on dam"})).result()
    reader.close()
    assert reader.messages == []
    later = Store(state_folder)
    assert later.state(known["dam"]) == State(
        known["dam"], outline=outline, place=8, notes={0: "note on dam"}
    )
    later.close()


def test_active_read_transaction_is_reported(briefing, state_folder, known, there):
    other = sqlite3.connect(state_folder / NAME, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM briefings").fetchone()
    done = briefing("forget", "dam.txt")
    other.close()
    assert (done.status, done.out) == (0, "forgotten: 1 briefing, 1 analysis\n")
    assert "a reader is running" in done.err
    assert there(known["dam"]) == NONE


def test_newer_store_is_not_changed(briefing, state_folder, known, there):
    with sqlite3.connect(state_folder / NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    done = briefing("forget", "--all")
    assert (done.status, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "newer version" in done.err
    assert there(known["dam"]) == ALL


def arguments(*line: str) -> Namespace:
    args = cli.parse(["read", *line])[1]
    args.output = Output()
    return args


@pytest.mark.parametrize(
    ("line", "settings", "wanted"),
    [
        ([], Config(), (True, True)),
        (["--no-cache"], Config(), (True, False)),
        (["--no-state"], Config(), (False, False)),
        ([], Config(cache=False), (True, False)),
        ([], Config(state=False), (False, False)),
    ],
)
def test_state_and_cache_options_set_what_is_stored(state_folder, line, settings, wanted):
    store = options.store(arguments(*line), settings).get()
    assert (store.lasting, store.cached) == wanted
    store.close()
    assert state_folder.exists() == wanted[0]


def test_no_state_option_ignores_stored_state(state_folder, known):
    store = options.store(arguments("--no-state"), Config()).get()
    assert store.state(known["dam"]) is None
    assert store.recent_states(9) == []
    store.close()


def test_forgetting_a_mailbox_forgets_cached_messages(briefing, folder, state_folder, there):
    path = folder / "box"
    path.write_bytes(mailbox(REPLY, REPLY.replace(b"talks", b"walks")))
    store = Store(state_folder)
    keys = []
    for document in open_documents(path):
        store.cache_analysis(analyze(document))
        keys.append(ContentKey.of(document))
    store.close()
    assert [there(key) for key in keys] == [(False, True, False)] * 2
    assert briefing("forget", "box").out == "forgotten: 0 briefings, 2 analyses\n"
    assert [there(key) for key in keys] == [NONE] * 2
