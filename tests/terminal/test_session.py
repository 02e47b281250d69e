"""From the shell to the reader and back to the shell: what is read, what is written, what is left behind."""

import re
import subprocess
import sys
from pathlib import Path


def test_session_reads_jumps_exports_and_quits(tmux, folder, seed):
    """On a small terminal; test_newcomer.py has larger ones."""
    terminal = tmux(60, 20)
    terminal.type("echo what stood''before; stty -a > before")
    terminal.wait_for("what stoodbefore")
    above = terminal.screen().rstrip()
    terminal.open(str(seed.parent), text="BRIEFINGS 4")
    terminal.send("Enter")
    terminal.wait_for("sentences ·")
    terminal.send("+", "+")
    terminal.wait_for("7 key sentences")
    terminal.send("3", "j", "j")
    terminal.wait_for("sentence 3 of")
    terminal.send("]")
    terminal.wait_for("Steve Witkoff, person")
    terminal.send("]")
    terminal.wait_for("United States, place")
    terminal.send("2", "j", "Enter")
    name, count = focused(terminal.wait_for("mention 1 of"))
    terminal.send("n")
    terminal.wait_for(f"mention {min(2, count)} of {count} of {name}")
    terminal.send("e")
    terminal.wait_for("enter: save", "abu-dhabi-talks.summary.md")
    terminal.send("Enter")
    terminal.wait_for("written: ")
    terminal.send("C-q")  # ctrl+c and q are pressed in other tests
    assert terminal.status() == "0"
    assert terminal.screen().startswith(above)
    terminal.line("stty -a > after")
    assert (folder / "after").read_text() == (folder / "before").read_text()
    wanted = ["--format", "markdown", "--length", "7", "--focus", name, str(seed)]
    assert (folder / "abu-dhabi-talks.summary.md").read_bytes() == summarize(*wanted)


def focused(screen: str) -> tuple[str, int]:
    """The entity that the status rule names, and how many mentions it has."""
    found = re.search(r"mention \d+ of (\d+) of (.+?), ", screen)
    assert found is not None
    return found[2], int(found[1])


def summarize(*arguments: str) -> bytes:
    command = [str(Path(sys.executable).with_name("briefing")), "summarize", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def test_failed_export_is_reported_and_the_session_continues(tmux, folder, seed):
    terminal = tmux(100, 24)
    terminal.open(str(seed))
    terminal.send("e")
    terminal.wait_for("enter: save")
    terminal.send("C-u")
    terminal("send-keys", "-l", "nowhere/to/be.md")
    terminal.send("Enter")
    terminal.wait_for("not written: ", "nowhere/to/be.md")
    terminal.send("C-u")
    terminal.wait_for("enter: save")
    terminal("send-keys", "-l", "/proc/version/a.md")
    terminal.send("Enter")
    terminal.wait_for("not written: ", "a part of its path is a file")
    terminal.send("Escape")
    terminal.wait_for("export cancelled")
    terminal.send("G")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("q")
    assert terminal.status() == "0"
    assert list(folder.iterdir()) == []


def test_unreadable_files_are_reported_on_the_screen_and_after_it(tmux, folder, seed):
    briefings = folder / "briefings"
    briefings.mkdir()
    (briefings / "a-good.txt").write_bytes(seed.read_bytes())
    (briefings / "b-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    (briefings / "c-empty.txt").touch()
    (briefings / "d-good.txt").write_bytes(b"The talks in Lusaka went on. Nobody left. It rained.")
    terminal = tmux(100, 24)
    terminal.open("briefings", "gone.txt", text="BRIEFINGS 4, 2 unread")
    terminal.wait_for("gone.txt", "no such file", "! lists all", "c-empty.txt: is empty")
    terminal.send("Enter")
    terminal.wait_for("a-good", "talks in Abu Dhabi")
    terminal.send(".")
    terminal.wait_for("d-good", "talks in Lusaka")
    terminal.send("!")
    page = terminal.wait_for("MESSAGES")
    assert all(name in page for name in ("gone.txt", "b-picture.txt", "c-empty.txt"))
    terminal.send("Escape")
    terminal.wait_for("SOURCE")
    terminal.send("q")
    assert terminal.status() == "1"
    said = [line for line in terminal.screen().splitlines() if line.startswith("briefing: ")]
    assert [line.split(":")[1].strip() for line in said] == [
        "gone.txt",
        "briefings/b-picture.txt",
        "briefings/c-empty.txt",
    ]
