"""Store faults while the reader is open: they are reported, and changes are saved as far as possible."""

import random
import resource
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from tui.collection.sources import Source
from tui.store.deferred import NAME
from tui.store.state import ContentKey as Content
from tui.store.state import State
from tui.store.store import Store

pytestmark = pytest.mark.linux  # RLIMIT_FSIZE as Linux counts it


TEXT = (
    "Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\n"
    "Ferries waited outside for two days.\n\n"
    "Berg said the talks in Lund went well. Nobody was hurt.\n"
)
SECOND = "Carl Holm spoke in Orla on Friday. The dam held. Two villages were emptied on Sunday."


def held(text: str, name: str) -> Source:
    return Source(name, Path(name), text.encode())


@pytest.fixture
def session(desk, state_folder, monkeypatch):
    """Return a function that starts a reader session; `it.store.messages` is printed to stderr.

    Only keys save: the timers for saving and retrying are switched off.
    """
    monkeypatch.setattr("tui.app.EVERY", 3600.0)
    monkeypatch.setattr("tui.store.writer.RETRY", 3600.0)

    @asynccontextmanager
    async def start(*texts: str, **settings):
        store = Store(state_folder)
        names = ["ferry.txt", "dam.txt"]
        sources = [held(text, name) for text, name in zip(texts, names, strict=False)]
        async with desk(*sources, store=store, filling=False, **settings) as it:
            it.store = store
            yield it
            it.app.briefing.save()
        store.close()

    return start


def fill(folder: Path) -> None:
    """Fill the store, so that the pages of two briefings differ."""
    store = Store(folder)
    for number in range(1000):
        content = Content(sha256(b"%d" % number).hexdigest())
        store.save(State(content, notes={1: "a line of some length, to fill pages"}))
    store.close()
    assert store.messages == []


def damage(folder: Path, offsets: Iterable[int] = ()) -> None:
    """Write random bytes into all pages of the store but the first, or at `offsets`."""
    noise = random.Random(20260131)
    with (folder / NAME).open("r+b") as file:
        for offset in offsets or range(4096, (folder / NAME).stat().st_size, 4096):
            file.seek(offset)
            file.write(noise.randbytes(512))


@contextmanager
def limited(folder: Path) -> Iterator[None]:
    """Limit the size of files that this process writes, as a full disk or a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    most = max(path.stat().st_size for path in folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def note(it, text: str) -> None:
    await it.press("P", *text, "enter")


async def messages(it) -> str:
    await it.press("!")
    found = "\n".join(it.lines())
    await it.press("escape")
    return " ".join(found.split())


async def test_damaged_store_is_reported_and_replaced(session, state_folder) -> None:
    async with session(TEXT) as it:
        await it.press("p")
    damage(state_folder, [4096, 16384, 20480])
    async with session(TEXT) as it:
        assert it.status.startswith("the store is damaged: renamed to ")
        assert "a new one was created" in await messages(it)
        await it.press("p", "j", "p")
        assert it.status.startswith("kept: ")
    assert len(it.store.messages) == 1
    async with session(TEXT) as it:
        assert it.app.messages == []
        assert it.reading.choice.pinned == {0, 1}


async def test_damage_during_a_session_is_reported_and_loses_nothing(session, state_folder) -> None:
    fill(state_folder)
    async with session(TEXT, SECOND) as it:
        await it.press("j")
        await note(it, "ask")
        await it.press("j", "p", "m", "a")
        await it.until(it.store.flush)
        damage(state_folder)
        await it.press(".")
        await it.until(lambda: "the store is damaged" in it.status)
        assert "a new one was created, with the data of this session" in await messages(it)
        await it.turned()
        await it.press("j", "p", "k", "x")
        assert it.status.startswith("dropped: ")
    assert ["the store is damaged" in line for line in it.store.messages] == [True]
    async with session(TEXT, SECOND) as it:
        assert it.app.messages == []
        assert it.reading.choice.pinned == {1, 2}
        assert it.reading.choice.notes == {1: "ask"}
        assert it.reading.marks == {"a": TEXT.index("Ferries")}
        assert it.sentence == "Ferries waited outside for two days."
        await it.press(".")
        await it.turned()
        assert (it.reading.choice.pinned, it.reading.choice.dropped) == ({1}, {0})
        assert it.app.messages == []
    assert it.store.messages == []


async def test_changed_file_inherits_choices_from_a_replaced_store(session, state_folder) -> None:
    fill(state_folder)
    async with session(TEXT, SECOND) as it:
        await it.press("j", "j", "p", "j", "p")
        await it.until(it.store.flush)
        damage(state_folder)
        await it.press(".")
        await it.until(lambda: "the store is damaged" in it.status)
    async with session("It snowed.\n\n" + TEXT.replace("Nobody was hurt.", "")) as it:
        assert it.reading.choice.pinned == {3, 4}
        assert it.app.messages == []


async def test_full_disk_is_reported_and_changes_are_saved_later(session, state_folder) -> None:
    async with session(TEXT) as it:
        await it.press("j")
        await it.until(it.store.flush)
        with limited(state_folder):
            await note(it, "ask")
            await it.until(lambda: "may not be remembered" in it.status)
            assert "not saved" in it.lines()[-2]
            assert "the store could not be written" in await messages(it)
            await it.press("j", "p")
            assert "not saved" in it.lines()[-2], "it stays so"
        await it.press("j", "p")
        await it.until(lambda: "not saved" not in it.lines()[-2])
        assert "everything is saved" in it.status
    assert len(it.store.messages) == 2
    async with session(TEXT) as it:
        assert it.reading.choice.notes == {1: "ask"}
        assert it.reading.choice.pinned == {1, 2, 3}


async def test_unsaved_changes_are_reported_at_the_end(session, state_folder) -> None:
    async with session(TEXT) as it:
        await it.until(it.store.flush)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
        await it.press("j", "p")
        await it.until(lambda: "may not be remembered" in it.status)
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (
        it.store.messages[-1]
        == "the store could not be written completely: your last changes are not remembered"
    )
    async with session(TEXT) as it:
        assert it.app.messages == []
        assert it.reading.choice.pinned == set()


async def test_locked_store_is_reported_and_changes_are_saved_later(
    session, state_folder, monkeypatch
) -> None:
    monkeypatch.setattr("tui.store.opening.PATIENCE", 0.05)
    monkeypatch.setattr("tui.store.writer.RETRY", 0.05)
    async with session(TEXT) as it:
        await it.until(it.store.flush)
        with closing(sqlite3.connect(state_folder / NAME, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await it.press("j", "p")
            await it.until(lambda: "locked" in it.status)
            assert "not saved" in it.lines()[-2]
            assert it.reading.choice.pinned == {1}
            await it.press("j", "p")
            other.execute("ROLLBACK")
            await it.until(lambda: "everything is saved" in it.status)
            assert "not saved" not in it.lines()[-2]
    async with session(TEXT) as it:
        assert it.reading.choice.pinned == {1, 2}


async def test_lasting_lock_is_reported_at_the_end(session, state_folder, monkeypatch) -> None:
    monkeypatch.setattr("tui.store.opening.PATIENCE", 0.05)
    with ExitStack() as locks:
        async with session(TEXT) as it:
            await it.until(it.store.flush)
            other = locks.enter_context(closing(sqlite3.connect(state_folder / NAME, isolation_level=None)))
            other.execute("BEGIN EXCLUSIVE")
            await it.press("j", "p")
            await it.until(lambda: "locked" in it.status)
        assert it.store.messages[-1].endswith("your last changes are not remembered")


@pytest.mark.parametrize("kind", ["a file", "nowhere"])
async def test_unwritable_folder_is_reported_in_the_reader(desk, tmp_path, kind) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" if kind == "a file" else Path("/proc/none/briefing")
    store = Store(folder)
    async with desk(held(TEXT, "ferry.txt"), store=store) as it:
        assert it.status.startswith("nothing of this session is remembered: ")
        assert "nothing of this session is remembered" in await messages(it)
        await it.press("j", "p")
        assert it.reading.choice.pinned == {1}
    store.close()
    assert len(store.messages) == 1
    assert store.messages[0].startswith("nothing of this session is remembered: ")


async def test_open_briefing_is_stored_again_after_forget(session, state_folder) -> None:
    """The open briefing is stored again, under the new secret."""
    async with session(TEXT) as it:
        await it.press("j", "p")
        await it.until(it.store.flush)
        forgetting = Store(state_folder)
        forgetting.forget(every=True)
        forgetting.close()
        await it.press("j", "p")
        await it.press("j", "p")
    async with session("It snowed.\n\n" + TEXT) as it:
        assert it.reading.choice.pinned == {2, 3, 4}
        assert it.app.messages == []


async def test_changed_sentence_boundaries_are_not_a_changed_briefing(session, state_folder) -> None:
    """The message for kept sentences that are not found again names the cause."""
    async with session(TEXT) as it:
        await it.press("p", "j", "p")
    with closing(sqlite3.connect(state_folder / NAME, isolation_level=None)) as store:
        store.execute("UPDATE outlines SET data = zeroblob(length(data))")
    async with session(TEXT) as it:
        assert it.app.messages == [
            "this version splits the text into other sentences: 2 kept sentences no longer in it"
        ]


async def test_store_locked_at_start_is_read_and_changes_are_saved_later(
    session, state_folder, monkeypatch
) -> None:
    monkeypatch.setattr("tui.store.opening.PATIENCE", 0.05)
    monkeypatch.setattr("tui.store.writer.RETRY", 0.05)
    async with session(TEXT) as it:
        await it.press("p")
    with closing(sqlite3.connect(state_folder / NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with session(TEXT) as it:
            assert it.reading.choice.pinned == {0}
            await it.press("j", "p")
            await it.until(lambda: "not saved" in it.lines()[-2])
            other.execute("ROLLBACK")
            await it.until(lambda: "everything is saved" in it.status)
    async with session(TEXT) as it:
        assert it.reading.choice.pinned == {0, 1}
