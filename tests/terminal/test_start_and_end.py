"""A line that stands still, comes back or is gone, a terminal of no size: what was read is never lost."""

import os
import re
import shlex
import signal
import subprocess
import termios
from pathlib import Path

import pytest

from summarizer.document import COUNTED
from summarizer.pipeline import analyze
from summarizer.readers import open_documents

FLOOD = b"\x0c" * 200
"""Draw all again, so often that no buffer on the way takes it."""


@pytest.fixture
def still(line, marked, seed):
    """A reader at the last sentence, whose line has taken nothing since: by ctrl+s, or since nobody reads."""

    def start(how: str):
        found = line(str(seed))
        found.read_until("sentences")
        if how == "stopped":
            found.stall()
        os.write(found.end, b"G")
        for at in range(0, len(FLOOD), 20):
            os.write(found.end, FLOOD[at : at + 20])
        marked.until(found.idle())
        return found

    return start


@pytest.fixture
def kept(left, seed):
    """Check the sentence at which the briefing was left; the last is the sixteenth."""
    (document,) = open_documents(seed)
    sentences = [sentence for sentence in analyze(document).sentences if sentence.kind in COUNTED]
    assert len(sentences) == 16

    def check(sentence: int) -> None:
        assert left(seed) == document.text[sentences[sentence - 1].start :]

    return check


@pytest.mark.parametrize(("how", "name", "status"), [("stopped", "TERM", 143), ("unread", "HUP", 129)])
def test_signal_on_a_stalled_line_ends_the_reader_and_saves(still, marked, kept, how, name, status):
    found = still(how)
    before = termios.tcgetattr(found.end)
    found.process.send_signal(getattr(signal, f"SIG{name}"))
    assert found.process.wait(marked.deadline) == status
    assert before[3] & termios.ICANON == 0
    assert termios.tcgetattr(found.end)[3] & termios.ICANON
    marked.gone()
    kept(16)


def test_line_cut_after_a_stall_ends_the_reader_and_saves(still, marked, kept):
    found = still("stopped")
    found.cut()
    assert found.process.wait(marked.deadline) == 129
    marked.gone()
    kept(16)


def test_keys_typed_during_a_stall_are_handled_afterwards(still, marked, kept):
    """What was typed meanwhile has been done, and it takes keys as before."""
    found = still("stopped")
    os.write(found.end, b"k")
    found.go_on()
    os.write(found.end, b"kq")
    found.read_until("\x1b[?1049l")
    assert found.process.wait(marked.deadline) == 0
    marked.gone()
    kept(14)


def test_zero_and_tiny_sizes_keep_the_session_working(tmux, seed):
    terminal = tmux(120, 36)
    terminal.open(str(seed))
    tty = terminal.ask("pane_tty")
    for rows, columns in ((0, 0), (1, 1), (0, 80), (24, 0), (1, 500), (500, 1), (2, 2)):
        subprocess.run(["stty", "-F", tty, "rows", str(rows), "cols", str(columns)], check=True)
        terminal.send(*"1k2j3zz", "F1", "Space", "F1", *"/war", "Enter", *"nGg")
    for columns, rows in ((1, 1), (80, 24), (120, 36)):
        terminal("resize-window", "-x", str(columns), "-y", str(rows))
    terminal.wait_for("SUMMARY", "ENTITIES")
    terminal.settled()  # what was typed ahead has been done
    terminal.send("3")
    terminal.settled()
    terminal.send("G")
    terminal.wait_for("sentence 16 of 16", "SUMMARY", "ENTITIES")
    before = terminal.settled()
    terminal.send("C-l")
    assert terminal.settled() == before
    terminal.send("q")
    assert terminal.status() == "0"


@pytest.mark.parametrize("streams", ["<&- >&- 2>&-", "2>&-", "< /dev/null > /dev/null"])
def test_closed_or_redirected_streams_do_not_hang_the_reader(tmux, seed, streams):
    """Nothing waits, nothing spins; what is printed goes where it can."""
    terminal = tmux(100, 60)
    terminal.type(f"briefing {shlex.quote(str(seed))} {streams}; echo ended=$?")
    terminal.wait_until(lambda screen: re.search(r"^ended=0$", screen, re.MULTILINE))
    terminal.gone()
    terminal.restored()


def test_silent_stdin_is_not_read_if_a_file_is_given(tmux, seed, folder: Path):
    """A pipe is standard input, which was not asked for: the briefing was."""
    os.mkfifo(folder / "pipe")
    terminal = tmux(100, 60)
    terminal.type(f"briefing {shlex.quote(str(seed))} <> pipe | cat; echo ended")
    terminal.wait_for("5 of 16 sentences")
    terminal.gone()
