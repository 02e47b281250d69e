"""However the reader is ended, the terminal is as it was and no process is left."""

import os
import signal
from pathlib import Path

import pytest

ENDS = [("INT", "130", "analyzing"), ("TERM", "143", "KEYS"), ("HUP", "129", "sentences ·")]
"""Signals, their exit status, and a text of the screen that is there then: during the analysis, on a modal
page, on the reader's screen."""


def reader(terminal) -> str:
    """The id of the reader's process; the other one analyzes."""
    return next(line.split()[0] for line in terminal.processes() if "summarizer" not in line)


@pytest.mark.parametrize(("name", "status", "there"), ENDS)
def test_signal_ends_the_reader_with_the_expected_status(tmux, seed, large, name, status, there):
    terminal = tmux()
    terminal.type("stty -a > before")
    if there == "analyzing":
        terminal.open(str(large), text=there)
    else:
        terminal.open(str(seed))
    assert len(terminal.processes()) == 2
    if there == "KEYS":
        terminal.send("?")
        terminal.wait_for(there)
    os.kill(int(reader(terminal)), getattr(signal, f"SIG{name}"))
    assert terminal.status() == status
    terminal.line("stty -a > after")
    assert (terminal.folder / "after").read_text() == (terminal.folder / "before").read_text()


NOHUP = "trap '' HUP;"


@pytest.mark.parametrize("first", ["", NOHUP], ids=["told", "nohup"])
def test_line_that_is_cut_leaves_no_process(line, marked, large, first):
    """During the analysis; the line is cut after it in test_start_and_end.py."""
    found = line(str(large), first=first)
    found.read_until("analyzing")
    assert len(marked.processes()) == 2
    found.cut()
    assert found.process.wait(marked.deadline) == 129
    marked.gone()


def test_line_cut_before_the_first_frame_leaves_no_process(line, marked, large):
    found = line(str(large))
    found.cut()
    found.process.wait(marked.deadline)
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
