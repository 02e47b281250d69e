"""However the reader is ended, the terminal is as it was and no process is left."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DEADLINE = 20.0
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

    def __init__(self, arguments: list[str], env: dict[str, str], first: str) -> None:
        self.end, other = pty.openpty()
        self.name = os.ttyname(other)
        self.seen = b""
        script = f'{first} exec <>"$0" >&0 2>&0; exec "$@"'  # the first one opened leads the session
        command = ["/bin/sh", "-c", script, self.name, sys.executable, "-m", "tui", *arguments]
        self.process = subprocess.Popen(command, env=env, start_new_session=True)
        self.read_until("\x1b[?1049h")
        os.close(other)

    def read_until(self, text: str) -> None:
        while text.encode() not in self.seen:
            assert select.select([self.end], [], [], DEADLINE)[0], self.seen.decode(errors="replace")
            self.seen += os.read(self.end, 65536)

    def cut(self) -> None:
        os.close(self.end)
        self.end = -1

    def stall(self) -> None:
        """Take nothing any more, as after ctrl+s."""
        other = os.open(self.name, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(other, termios.TCOOFF)
        os.close(other)

    def idle(self) -> Callable[[], bool]:
        """Tells whether the process has not run for a while."""
        seen: list[str] = []

        def found() -> bool:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            seen.append(f"{fields[11]} {fields[12]}")
            return len(seen) > 5 and len(set(seen[-5:])) == 1

        return found


@pytest.fixture
def line(marked, folder) -> Iterator[Callable[..., Line]]:
    """Opens the reader on a line of its own, after a line of shell: `line(path, first="trap ...;")`."""
    opened: list[Line] = []

    def start(*arguments: str, first: str = "") -> Line:
        opened.append(Line([*arguments], marked.environment, first))
        return opened[-1]

    yield start
    for found in opened:
        found.process.kill()
        found.process.wait()
        if found.end >= 0:
            found.cut()


@pytest.mark.parametrize("first", ["", "trap '' HUP;"], ids=["told", "nohup"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_a_line_that_is_cut_leaves_no_process(line, marked, seed, large, first, size):
    found = line(str(seed if size == "small" else large), first=first)
    found.read_until("sentences" if size == "small" else "analyzing")
    assert len(marked.processes()) == 2
    found.cut()
    assert found.process.wait(marked.deadline) == 129
    marked.gone()


def test_a_line_cut_before_anything_is_drawn(line, marked, large):
    found = line(str(large))
    found.cut()
    found.process.wait(marked.deadline)
    marked.gone()


def test_a_line_that_stalls_does_not_keep_it(line, marked, seed):
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
