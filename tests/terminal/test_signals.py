"""However the reader is ended, the terminal is as it was and no process is left."""

import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ENDS = [("INT", "130"), ("TERM", "143"), ("HUP", "129")]


def reader(terminal) -> str:
    """The id of the reader's process; the other one analyzes."""
    return next(line.split()[0] for line in terminal.processes() if "summarizer" not in line)


@pytest.mark.parametrize(("name", "status"), ENDS)
def test_a_signal_ends_it_as_a_shell_expects(tmux, seed, name, status):
    terminal = tmux()
    terminal.type("stty -a > before")
    terminal.open(str(seed))
    assert len(terminal.processes()) == 2
    os.kill(int(reader(terminal)), getattr(signal, f"SIG{name}"))
    assert terminal.status() == status
    terminal.line("stty -a > after")
    assert (terminal.folder / "after").read_text() == (terminal.folder / "before").read_text()


@pytest.mark.parametrize(("name", "status"), ENDS)
def test_a_signal_while_it_analyzes(tmux, large, name, status):
    terminal = tmux()
    terminal.open(str(large), text="analyzing")
    os.kill(int(reader(terminal)), getattr(signal, f"SIG{name}"))
    assert terminal.status() == status


@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_on_a_page_above_the_reader(tmux, seed, name):
    terminal = tmux()
    terminal.open(str(seed))
    terminal.send("?")
    terminal.wait_for("KEYS")
    os.kill(int(reader(terminal)), getattr(signal, f"SIG{name}"))
    assert terminal.status() == {"TERM": "143", "HUP": "129"}[name]


class Line:
    """A terminal line that can be cut: the reader on one end of a pty, this test on the other."""

    def __init__(self, arguments: list[str], env: dict[str, str], prepare: Callable[[], object]) -> None:
        self.end, other = pty.openpty()
        self.seen = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", *arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            env=env,
            start_new_session=True,
            preexec_fn=lambda: (_lead(other), prepare()),
        )
        os.close(other)

    def read_until(self, text: str) -> None:
        while text.encode() not in self.seen:
            self.seen += os.read(self.end, 65536)

    def cut(self) -> None:
        os.close(self.end)
        self.end = -1


def _lead(descriptor: int) -> None:
    """Make the terminal that of the session: its hangup is what the session is told."""
    import fcntl
    import termios

    fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)


@pytest.fixture
def line(marked, folder) -> Iterator[Callable[..., Line]]:
    """Opens the reader on a line of its own: `line(path, prepare=...)`."""
    opened: list[Line] = []

    def start(*arguments: str, prepare: Callable[[], object] = lambda: None) -> Line:
        opened.append(Line([*arguments], marked.environment, prepare))
        return opened[-1]

    yield start
    for found in opened:
        found.process.kill()
        found.process.wait()
        if found.end >= 0:
            found.cut()


def ignore_hangups() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


@pytest.mark.parametrize("prepare", [lambda: None, ignore_hangups], ids=["told", "nohup"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_a_line_that_is_cut_leaves_no_process(line, marked, seed, large, prepare, size):
    found = line(str(seed if size == "small" else large), prepare=prepare)
    found.read_until("sentences" if size == "small" else "analyzing")
    assert len(marked.processes()) == 2
    found.cut()
    assert found.process.wait(marked.deadline) == 129
    marked.gone()


def test_a_line_cut_before_there_is_a_screen(line, marked, large):
    found = line(str(large))
    marked.until(marked.processes)
    found.cut()
    found.process.wait(marked.deadline)
    marked.gone()


def test_a_line_that_stalls_does_not_keep_it(line, marked, seed):
    """Nobody reads what the reader draws: its queue fills, and it must end all the same."""
    found = line(str(seed))
    found.read_until("sentences")
    for _ in range(400):
        os.write(found.end, b"\x0c")
    stall = threading.Event()
    stall.wait(0.5)
    found.process.terminate()
    assert found.process.wait(marked.deadline) == 143
    marked.gone()


def test_its_owner_is_killed(line, marked, large):
    """The process that analyzes ends with the reader, though that had no time to end it."""
    found = line(str(large))
    found.read_until("analyzing")
    found.process.kill()
    found.process.wait(marked.deadline)
    marked.gone()


def test_it_is_killed_itself_and_replaced(line, marked, seed: Path):
    found = line(str(seed))
    found.read_until("sentences")
    worker = next(line.split()[0] for line in marked.processes() if "summarizer" in line)
    os.kill(int(worker), signal.SIGKILL)
    os.write(found.end, b"q")
    found.process.wait(marked.deadline)
    marked.gone()
