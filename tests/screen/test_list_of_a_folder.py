"""The list of a folder: files that are added while it is open, and the order that it was left in."""

import os
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from summarizer.files.options import Options
from tui.collection.loader import DocumentLoader
from tui.collection.origin import RECENT, ListOrigin
from tui.collection.sources import Source
from tui.store.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (found := tmp_path / "in").mkdir()
    for name, title in (("a.txt", "Ferries wait"), ("b.txt", "Bridge opens")):
        add(found, name, title)
    return found


def add(folder: Path, name: str, title: str) -> None:
    (folder / name).write_text(f"{title}\n\nAnna Berg met Peter Novak in Lund.\n", encoding="utf-8")


@pytest.fixture
def opened(desk, folder, monkeypatch):
    """Open the list of the folder, as `briefing FOLDER` does; the indexer reads nothing."""

    @asynccontextmanager
    async def open_list(origin: ListOrigin | None = None, store: Store | None = None):
        origin = origin or ListOrigin.of([str(folder)], recursive=False)
        files = origin.files(Options()) or [Source("a.txt", folder / "a.txt")]
        before = DocumentLoader.__init__

        def with_origin(self, *given) -> None:
            before(self, *given)
            self.origin = origin

        monkeypatch.setattr(DocumentLoader, "__init__", with_origin)
        names = [""] * len(files)
        async with desk(*files, names=names, listed=True, filling=False, store=store) as it:
            await it.until(lambda: it.app.new_files.looking is None or it.app.new_files.looking.done())
            yield it

    return open_list


def names(it) -> list[str]:
    return [line.split()[-1].rpartition("/")[2] for line in it.column("briefings")[1:] if line]


async def looked(it) -> None:
    await it.app.new_files.look()
    it.app.screen.freshen()
    await it.quiet()


async def test_new_files_are_counted_and_R_shows_them(opened, folder) -> None:
    async with opened() as it:
        await it.press("R")
        assert it.status == "no new files"
        add(folder, "aa.txt", "Harbor closed")
        add(folder, "c.txt", "Rain falls")
        (folder / "picture.png").write_bytes(b"png")
        await looked(it)
        assert it.column("briefings")[0].startswith("BRIEFINGS 2 new files: R shows them · 2, 2 unread")
        assert names(it) == ["a.txt", "b.txt"], "nothing moves"
        await it.press("j", "R")
        assert it.status == "2 new files in the list"
        assert names(it) == ["a.txt", "b.txt", "aa.txt", "c.txt"]
        assert it.column("briefings")[0].startswith("BRIEFINGS 4, 4 unread")
        assert it.column("briefings")[2].startswith("▸"), "the cursor stays on b.txt"
        await it.press("G", "enter")
        await it.turned()
        assert it.lines()[0].strip().startswith("Rain falls")
        await it.press("i")
        await looked(it)
        assert "new file" not in it.column("briefings")[0]


async def test_unchanged_folder_is_not_listed_again(opened, folder, monkeypatch) -> None:
    async with opened() as it:
        os.utime(folder, (1_000_000_000, 1_000_000_000))
        await looked(it)
        monkeypatch.setattr(ListOrigin, "files", lambda *_: pytest.fail("listed again"))
        await looked(it)


async def test_unchanged_folders_below_are_not_listed_again(opened, folder, monkeypatch) -> None:
    (below := folder / "below" / "deep").mkdir(parents=True)
    add(below, "c.txt", "Rain falls")
    long_ago = (1_000_000_000, 1_000_000_000)
    async with opened(ListOrigin.of([str(folder)], recursive=True)) as it:
        for each in (below, below.parent, folder):
            os.utime(each, long_ago)
        await looked(it)
        with monkeypatch.context() as patch:
            patch.setattr(ListOrigin, "files", lambda *_: pytest.fail("listed again"))
            await looked(it)
        add(below, "d.txt", "Harbor closed")
        await looked(it)
        assert "1 new file" in it.column("briefings")[0]
        os.utime(below, long_ago)
        (below / "new").mkdir()
        add(below / "new", "e.txt", "Snow falls")
        await looked(it)
        assert "2 new files" in it.column("briefings")[0]


async def test_new_file_of_a_confined_folder_is_named_relative_to_it(opened, folder) -> None:
    async with opened(ListOrigin.confined_to(folder, recursive=False)) as it:
        add(folder, "c.txt", "Rain falls")
        await looked(it)
        await it.press("R", "G")
        assert " c.txt" in it.lines()[-3]
        assert str(folder) not in it.lines()[-3]


async def test_order_and_filter_of_a_folder_are_remembered(opened, folder, state_folder) -> None:
    store = Store(state_folder)
    async with opened(store=store) as it:
        await it.press("s", "s", "s", "f", *"b.", "enter")
    store.close()
    store = Store(state_folder)
    async with opened(store=store) as it:
        assert it.status == "filter: “b.” (esc to clear)"
        assert it.column("briefings")[0] == "BRIEFINGS 1 of 2, 2 unread · by title"
        assert names(it) == ["b.txt"]
        await it.press("escape")
    store.close()
    store = Store(state_folder)
    async with opened(store=store) as it:
        assert it.column("briefings")[0] == "BRIEFINGS 2, 2 unread · by title"
    async with opened(ListOrigin(view=RECENT), store) as it:
        assert it.column("briefings")[0].endswith("in command-line order")
    store.close()


async def test_filter_that_was_cancelled_is_not_remembered(opened, folder) -> None:
    store = Store(None)
    async with opened(store=store) as it:
        await it.press("f", *"b.", "escape")
    store.flush()
    assert store.list_view(os.fsencode(folder)) == ("in command-line order", "")
    store.close()
