"""A state folder on a bad disk: what is lost is told on the screen, on its page of messages and on stderr."""

import contextlib
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

NAME = "state.sqlite3"


def state_folder(folder: Path) -> Path:
    return folder.parent / "home" / "state" / "briefing"


def said(terminal) -> list[str]:
    """The lines on stderr, which the terminal may have wrapped."""
    lines = terminal("capture-pane", "-p", "-J").splitlines()
    return [line.removeprefix("briefing: ") for line in lines if line.startswith("briefing: ")]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    (disk := tmp_path / "disk").mkdir()
    mounted = os.getuid() == 0 and shutil.which("mount")
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if not mounted or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_damaged_store_is_reported_and_replaced(tmux, folder, seed):
    terminal = tmux(160, 30)
    terminal.open(str(seed))
    terminal.send("p")
    terminal.wait_for("kept: ")
    terminal.send("q")
    assert terminal.status() == "0"
    with (state_folder(folder) / NAME).open("r+b") as file:
        for offset in (4096, 16384, 20480):
            file.seek(offset)
            file.write(os.urandom(512))
    terminal.open(str(seed), text="the store is damaged: renamed to ")
    terminal.wait_for("sentences ·")
    terminal.send("p")
    terminal.wait_for("kept: ")
    terminal.send("!")
    assert "the store is damaged" in terminal.wait_for("MESSAGES")
    terminal.send("Escape")
    terminal.wait_for("SOURCE")
    terminal.send("q")
    assert terminal.status() == "0"
    assert ["the store is damaged" in line for line in said(terminal)] == [True]
    terminal.type("clear")
    terminal.wait_until(lambda screen: "damaged" not in screen)
    terminal.open(str(seed))
    terminal.send("w")
    terminal.wait_for("WHY THIS SENTENCE", "kept by its reader")
    assert "changed" not in terminal.screen()
    terminal.send("Escape")
    terminal.wait_for("SOURCE")
    terminal.send("q")
    assert terminal.status() == "0"
    assert said(terminal) == []


def test_full_file_system_is_reported(tmux, seed, small_disk):
    terminal = tmux(160, 30, XDG_STATE_HOME=str(small_disk))
    terminal.open(str(seed))
    with (small_disk / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    terminal.send("j", "P")
    terminal.wait_for("note")
    terminal.send("a", "s", "k", "Enter")
    screen = terminal.wait_for("may not be remembered", "not saved")
    assert "is full" in screen
    terminal.send("!")
    assert "is full" in terminal.wait_for("MESSAGES")
    terminal.send("Escape")
    terminal.wait_for("SOURCE")
    terminal.send("q")
    assert terminal.status() == "0"
    told = said(terminal)
    assert "is full" in told[0]
    assert told[-1].endswith("your last changes are not remembered")
    (small_disk / "filler").unlink()


def test_file_system_full_from_the_start_is_reported(tmux, seed, small_disk):
    with (small_disk / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    terminal = tmux(160, 30, XDG_STATE_HOME=str(small_disk))
    terminal.open(str(seed), text="nothing of this session is remembered")
    terminal.wait_for("sentences ·")
    terminal.send("q")
    assert terminal.status() == "0"
    assert [line.startswith("nothing of this session is remembered: ") for line in said(terminal)] == [True]


def test_read_only_file_system_is_reported(tmux, seed, small_disk):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    terminal = tmux(160, 30, XDG_STATE_HOME=str(small_disk))
    terminal.open(str(seed), text="nothing of this session is remembered")
    terminal.wait_for("sentences ·")
    terminal.send("q")
    assert terminal.status() == "0"
    (line,) = said(terminal)
    assert "the file system is read-only" in line


def test_exhausted_quota_is_reported_and_saving_resumes(tmux, folder, seed):
    """No file of the reader's may grow any more; it is given more room before the end."""
    terminal = tmux(160, 30)
    terminal.open(str(seed))
    numbers = [int(found.split()[0]) for found in terminal.processes()]
    before = resource.prlimit(numbers[0], resource.RLIMIT_FSIZE)
    for number in numbers:
        resource.prlimit(number, resource.RLIMIT_FSIZE, (1024, before[1]))
    terminal.send("j", "p")
    terminal.wait_for("may not be remembered", "not saved")
    for number in numbers:
        resource.prlimit(number, resource.RLIMIT_FSIZE, before)
    terminal.send("j", "p")
    terminal.wait_for("everything is saved")
    terminal.send("q")
    assert terminal.status() == "0"
    assert said(terminal)[-1].endswith("everything is saved")
    with closing(sqlite3.connect(state_folder(folder) / NAME)) as store:
        assert store.execute("SELECT pinned FROM briefings").fetchall() == [("[1, 2]",)]


def test_locked_store_is_reported_and_does_not_block_quitting(tmux, folder, seed):
    terminal = tmux(160, 30)
    terminal.open(str(seed))
    with closing(sqlite3.connect(state_folder(folder) / NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        terminal.send("j", "p")
        terminal.wait_for("is locked", "not saved")
        terminal.send("j", "p", "G")
        terminal.wait_for("sentence 16 of 16", "not saved")
        terminal.send("q")
        assert terminal.status() == "0"
        assert "not remembered" in said(terminal)[-1] or "not be remembered" in said(terminal)[-1]
