"""A pipe in the place of the open briefing: it is named, and the reader ends as always."""

import os
import signal
from pathlib import Path

import pytest


@pytest.fixture
def replaced(line, marked, seed: Path, folder: Path):
    """A reader whose open file has become a pipe that nobody writes to, which it has seen."""

    def start(*options: str):
        path = folder / "talks.txt"
        path.write_bytes(seed.read_bytes())
        found = line(str(path), *options)
        found.read_until("sentences")
        path.unlink()
        os.mkfifo(path)
        found.press("\x1b[I")  # the terminal has the focus again: files are looked at
        found.read_until("is a pipe")
        return found

    return start


FOLLOW = ("--follow",)


@pytest.mark.parametrize(("options", "keys"), [((), "Rq"), (FOLLOW, "\x03")])
def test_quit_key_ends_it(replaced, marked, options, keys):
    found = replaced(*options)
    found.press(keys)
    assert found.process.wait(marked.deadline) == 0
    marked.gone()


def test_termination_signal_works_after_the_file_becomes_a_pipe(replaced, marked):
    found = replaced()
    found.press("R")
    found.process.send_signal(signal.SIGTERM)
    assert found.process.wait(marked.deadline) == 143
    marked.gone()


def test_listed_briefing_that_became_a_pipe_is_reported(line, marked, folder: Path):
    """The process that fills the list is not held up by it either."""
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"The dam at {name * 5} broke. Nobody was hurt.\n")
    found = line(str(folder))
    found.resize(250, 40)
    found.read_until("BRIEFINGS")
    (folder / "b.txt").unlink()
    os.mkfifo(folder / "b.txt")
    found.press("j\r")
    found.read_until("is a pipe")
    found.press("q")
    assert found.process.wait(marked.deadline) == 1, "some input could not be read"
    marked.gone()
