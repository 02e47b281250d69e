"""Changes on disk: they are reported, and the briefing is reloaded at its place by key or automatically."""

import os
import socket
from pathlib import Path

import pytest
from file_samples import change

from tui.collection.sources import Source

NEW = "It rained in Malmö all day.\n\n"


@pytest.fixture
def file(tmp_path: Path, desk) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(desk.text, encoding="utf-8")
    return path


async def test_changed_briefing_is_marked_and_R_reloads_it(desk, file: Path) -> None:
    async with desk(Source("ferry.txt", file)) as it:
        await it.press("j", "j", "P", *"ask", "enter", "j")
        change(file, NEW + desk.text)
        await it.app.live.look()
        await it.quiet()
        assert it.status.startswith("ferry has changed on disk: R reloads it")
        assert it.app.catalog[it.app.briefing.key].state == "changed"
        assert it.reading.document.text == desk.text, "nothing moves under the reader"
        await it.press("k", "j")
        assert it.status.endswith("changed on disk: R")
        await it.press("R")
        await it.app.live.reloading
        await it.settle()
        assert it.reading.document.text == NEW + desk.text
        assert it.sentence == "Berg said the talks in Lund went well."
        assert it.reading.choice.pinned == {3}
        assert dict(it.reading.choice.notes) == {3: "ask"}
        assert it.status == "reloaded (file had changed)"
        await it.press("R")
        await it.app.live.reloading
        await it.quiet()
        assert it.status == "no change on disk"


async def test_followed_file_is_reloaded_automatically(desk, file: Path) -> None:
    async with desk(Source("ferry.txt", file), follow=True) as it:
        await it.press("G")
        change(file, desk.text + "\nAt last it rained.\n")
        await it.app.live.look()
        await it.settle()
        assert it.reading.document.text.endswith("At last it rained.\n")
        assert it.sentence.startswith("Later Peter Novak"), "where one was"


async def test_touched_but_unchanged_file_is_not_reported(desk, file: Path) -> None:
    async with desk(Source("ferry.txt", file)) as it:
        change(file, desk.text)
        await it.app.live.look()
        await it.quiet()
        assert it.status == ""


@pytest.mark.parametrize("follow", [False, True])
async def test_truncated_or_deleted_file_stays_on_the_screen(desk, file: Path, follow: bool) -> None:
    async with desk(Source("ferry.txt", file), follow=follow) as it:
        change(file, desk.text[:40])
        await it.app.live.look()
        await it.quiet()
        assert it.status.startswith("ferry was truncated on disk, 19% is left; the text shown is kept")
        change(file, "")
        await it.app.live.look()
        await it.quiet()
        assert it.status.startswith("ferry: ")
        assert "the text shown is kept" in it.status
        file.unlink()
        await it.app.live.look()
        await it.quiet()
        assert "the text shown is kept" in it.status
        await it.press("R")
        await it.app.live.reloading
        await it.quiet()
        assert "the text shown is kept" in it.status
        assert it.reading.document.text == desk.text
        change(file, NEW) if file.exists() else file.write_text(NEW, encoding="utf-8")
        await it.press("R")
        await it.app.live.reloading
        await it.settle()
        assert it.reading.document.text == NEW


@pytest.fixture(params=["pipe", "socket"])
def special(request, file: Path, monkeypatch) -> str:
    """Return a function that replaces the briefing by a special file."""
    monkeypatch.chdir(file.parent)  # the name of a socket is short

    def replace() -> str:
        file.unlink()
        if request.param == "pipe":
            os.mkfifo(file)
        else:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(file.name)
        return request.param

    return replace


@pytest.mark.parametrize("follow", [False, True])
async def test_special_file_in_place_of_the_briefing_is_reported(desk, file, special, follow) -> None:
    """Neither the file watch nor the reload key waits for the other end of the file."""
    async with desk(Source("ferry.txt", file), follow=follow) as it:
        kind = special()
        await it.app.live.look()
        await it.quiet()
        assert it.status.startswith(f"ferry: is a {kind}, not a file; the text shown is kept")
        await it.press("R")
        await it.app.live.reloading
        await it.quiet()
        assert it.status.startswith(f"ferry: is a {kind}, not a file; the text shown is kept")
        assert it.reading.document.text == desk.text


async def test_pipe_in_place_of_another_briefing_is_skipped(desk, file: Path, tmp_path) -> None:
    other = tmp_path / "second.txt"
    os.mkfifo(other)
    async with desk(Source("ferry.txt", file), Source("second.txt", other)) as it:
        await it.press(".")
        await it.app.briefing.turning
        await it.quiet()
        assert [str(failure) for failure in it.app.loader.failures] == ["second.txt: is a pipe, not a file"]
        assert it.reading.document.text == desk.text


async def test_briefing_from_a_pipe_cannot_be_reloaded(desk) -> None:
    async with desk() as it:
        await it.app.live.look()
        await it.press("R")
        await it.app.live.reloading
        await it.quiet()
        assert it.status == "ferry.txt can't be reloaded"


async def test_list_marks_changed_briefings(desk, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "second.txt"
    other.write_text("Bob Hale sat in Bergen.\n", encoding="utf-8")
    async with desk(Source("ferry.txt", file), Source("second.txt", other)) as it:
        await it.press(".")
        await it.turned()
        await it.press("i")
        await it.app.live.look()
        change(file, NEW)
        await it.app.live.look()
        it.app.screen.freshen()
        await it.quiet()
        assert any("≠" in line and "ferry" in line for line in it.lines())
