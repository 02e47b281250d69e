"""However the reader is ended, the terminal is as it was and no process is left."""

import os
import signal
import termios
from pathlib import Path

import pytest

ENDS = [("INT", "130", ""), ("TERM", "143", "?"), ("HUP", "129", "")]
"""Signals, their exit status, and the key of the modal page that is open then."""


def reader(terminal) -> str:
    """The id of the reader's process; the other one analyzes."""
    return next(line.split()[0] for line in terminal.processes() if "summarizer" not in line)


@pytest.mark.parametrize(("name", "status", "page"), ENDS)
def test_signal_ends_the_reader_with_the_expected_status(tmux, seed, name, status, page):
    terminal = tmux()
    terminal.type("stty -a > before")
    terminal.open(str(seed))
    assert len(terminal.processes()) == 2
    if page:
        terminal.send(page)
        terminal.wait_for("KEYS")
    os.kill(int(reader(terminal)), getattr(signal, f"SIG{name}"))
    assert terminal.status() == status
    terminal.line("stty -a > after")
    assert (terminal.folder / "after").read_text() == (terminal.folder / "before").read_text()


@pytest.mark.parametrize(("name", "status"), [("INT", "130"), ("HUP", "129")])
def test_signal_ends_the_reader_during_analysis(tmux, large, name, status):
    terminal = tmux()
    terminal.open(str(large), text="analyzing")
    os.kill(int(reader(terminal)), getattr(signal, f"SIG{name}"))
    assert terminal.status() == status


NOHUP = "trap '' HUP;"


@pytest.mark.parametrize(
    ("first", "size"),
    [("", "small"), ("", "large"), (NOHUP, "large")],
    ids=["told", "told-analyzing", "nohup-analyzing"],
)
def test_line_that_is_cut_leaves_no_process(line, marked, seed, large, first, size):
    found = line(str(seed if size == "small" else large), first=first)
    found.read_until("sentences" if size == "small" else "analyzing")
    assert len(marked.processes()) == 2
    found.cut()
    assert found.process.wait(marked.deadline) == 129
    marked.gone()


def test_line_cut_before_the_first_frame_leaves_no_process(line, marked, large):
    found = line(str(large))
    found.cut()
    found.process.wait(marked.deadline)
    marked.gone()


def test_termination_signal_ends_the_reader_on_a_stalled_line(line, marked, seed):
    """What it draws waits, the queue before it fills, and the event loop stands still: it still ends."""
    found = line(str(seed))
    found.read_until("sentences")
    before = termios.tcgetattr(found.end)
    found.stall()
    os.write(found.end, b"j" * 15 + b"k" * 15 + b"\x0c" * 60)
    marked.until(found.idle())
    found.process.terminate()
    assert found.process.wait(marked.deadline) == 143
    assert before[3] & termios.ICANON == 0
    assert termios.tcgetattr(found.end)[3] & termios.ICANON
    marked.gone()


def test_analyzer_ends_with_a_killed_reader(line, marked, large):
    """The process that analyzes ends with the reader, though that had no time to end it."""
    found = line(str(large))
    found.read_until("analyzing")
    found.process.kill()
    found.process.wait(marked.deadline)
    marked.gone()


def test_reader_outlives_a_killed_analyzer(line, marked, seed: Path):
    found = line(str(seed))
    found.read_until("sentences")
    worker = next(line.split()[0] for line in marked.processes() if "summarizer" in line)
    os.kill(int(worker), signal.SIGKILL)
    os.write(found.end, b"q")
    found.process.wait(marked.deadline)
    marked.gone()
