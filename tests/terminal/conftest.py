"""What the tests of the terminal share: a real tmux to look at the screen with, and the processes of ours.

Pilot runs on a driver without a terminal. Here the whole program runs, as from a shell; tmux is the terminal,
and what it shows is asked for until it is as expected or a deadline has passed.
"""

import contextlib
import fcntl
import os
import pty
import select
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.readers import open_documents
from tui.store.store import Store

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY / "seeds" / "abu-dhabi-talks.txt"
DEADLINE = 60.0
"""Seconds after which something will not come any more."""
LONGEST_PAUSE = 0.1
"""Seconds between two looks: each at a screen starts a process, so they become rarer."""
PROMPT = "ready>"
_ASKED = count(1)
MARK = "BRIEFING_TEST"
"""The variable that tells the processes of one test from all others."""


def until(found: Callable[[], object], what: Callable[[], str] = lambda: "") -> object:
    """What `found` returns, as soon as it is true."""
    pause, end = threading.Event(), time.monotonic() + DEADLINE
    seconds = 0.01
    while not (result := found()):
        if time.monotonic() > end:
            pytest.fail(f"it did not come in {DEADLINE:.0f} s\n{what()}")
        pause.wait(seconds)
        seconds = min(LONGEST_PAUSE, seconds * 1.4)
    return result


class Marked:
    """The processes of one test, told from all others by a variable in their environment."""

    deadline = DEADLINE
    until = staticmethod(until)

    def __init__(self, folder: Path) -> None:
        mark = uuid.uuid4().hex
        self._needle = f"{MARK}={mark}".encode()
        self.environment = environment(folder, mark)

    def processes(self) -> list[str]:
        """The ids and command lines of the reader and of what analyzes for it."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if not any(name in command for name in ("/briefing", "-m tui", "summarizer")):
                    continue
                ours = self._needle in (folder / "environ").read_bytes()
            except OSError:  # it ended in the meantime, or it is not ours
                continue
            if ours:
                found.append(f"{folder.name} {command}")
        return found

    def idle(self) -> bool:
        """Whether each of their threads waits for something, and none has work to do."""
        states = []
        for process in self.processes():
            for stat in Path(f"/proc/{process.split()[0]}/task").glob("*/stat"):
                with contextlib.suppress(OSError):  # it ended in the meantime
                    states.append(stat.read_text().rpartition(")")[2].split()[0])
        return not {"R", "D"} & set(states)

    def gone(self) -> None:
        """Wait until there is none."""
        until(lambda: not self.processes(), lambda: str(self.processes()))


class Tmux:
    """A tmux server of its own, with one pane in which a shell waits at its prompt."""

    def __init__(self, folder: Path, columns: int, rows: int, extra: dict[str, str]) -> None:
        self.folder = folder
        self.alive = True
        self._marked = Marked(folder)
        self.processes, self.gone = self._marked.processes, self._marked.gone
        self._sockets = tempfile.mkdtemp(prefix="tmux-")  # short: the name of a socket has 107 bytes at most
        self._environment = self._marked.environment | {"TMUX_TMPDIR": self._sockets} | extra
        size = ["-x", str(columns), "-y", str(rows)]
        self("-f", "/dev/null", "new-session", "-d", *size, "-c", str(folder), "/bin/sh")
        self("set", "-g", "status", "off")
        self("resize-window", *size)

    def ready(self) -> None:
        """Wait until the shell is."""
        self.type("PS1='rea''dy> '")  # set here, for a shell of root's does not take it from outside
        self.wait_for(PROMPT)

    def __call__(self, *command: str) -> str:
        """Run a tmux command; what it prints."""
        line = ["tmux", "-L", "test", *command]
        done = subprocess.run(line, env=self._environment, capture_output=True, check=False, cwd=self.folder)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def send(self, *keys: str) -> None:
        """Press keys, by the names that tmux has for them."""
        self("send-keys", "--", *(";" if key == "\\;" else key for key in keys))

    def type(self, line: str) -> None:
        """Give the shell a line."""
        self("send-keys", "-l", "--", line)
        self.send("Enter")

    def open(self, *arguments: str, text: str = "sentences ·") -> None:
        """Start the reader and wait until something of it is there: as a rule, the analysis."""
        self.type(shlex.join(["briefing", *arguments]))
        self.wait_for(text)

    def screen(self) -> str:
        return self("capture-pane", "-p")

    def ask(self, name: str) -> str:
        """The value of a tmux format: `alternate_on`, `pane_tty`."""
        return self("display-message", "-p", f"#{{{name}}}").strip()

    def wait_for(self, *texts: str) -> str:
        return self.wait_until(lambda screen: all(text in screen for text in texts), " and ".join(texts))

    def wait_until(self, wanted: Callable[[str], bool], name: str = "") -> str:
        """The first screen that is as wanted."""
        last = [""]

        def look() -> bool:
            last[0] = self.screen()
            return wanted(last[0])

        until(look, lambda: f"waited for: {name}\n{last[0].rstrip()}\nprocesses: {self.processes()}")
        return last[0]

    def settled(self) -> str:
        """The screen, once it has been the same for a while and no process of ours had work to do."""
        seen: list[str] = []

        def same(screen: str) -> bool:
            if not self._marked.idle():
                seen.clear()
            seen.append(screen)
            return len(seen) > 5 and len(set(seen[-5:])) == 1

        return self.wait_until(same, "a screen that stays as it is")

    def line(self, command: str) -> str:
        """What the shell prints for a command, at most a line."""
        end = uuid.uuid4().hex[:8]
        self.type(f"{command}; echo :{end[:4]}''{end[4:]}")
        lines = self.wait_for(f":{end}").splitlines()
        at = next(at for at, text in enumerate(lines) if f":{end}" in text)
        return (lines[at - 1] + lines[at]).partition(f":{end}")[0] if at else ""

    def status(self) -> str:
        """The exit status of the last command; and that the terminal is as it was, and no process left."""
        self.wait_until(lambda _: self.ask("alternate_on") == "0", "the end of the alternate screen")
        self.gone()
        asked = f"status{next(_ASKED)}="  # what was asked before may be on the screen still
        self.type(f"echo {asked}$?")
        found = self.wait_until(lambda screen: any(asked in s and "$" not in s for s in screen.split()))
        self.restored()
        return next(s for s in found.split() if asked in s and "$" not in s).partition(asked)[2]

    def restored(self) -> None:
        """The cursor is there, nothing reports to a program any more, and lines wrap."""
        names = (
            "alternate_on",
            "mouse_any_flag",
            "mouse_all_flag",
            "mouse_sgr_flag",
            "cursor_flag",
            "wrap_flag",
        )
        answers = self("display-message", "-p", ",".join(f"#{{{name}}}" for name in names)).strip().split(",")
        assert dict(zip(names, answers, strict=True)) == dict.fromkeys(names, "0") | {
            "cursor_flag": "1",
            "wrap_flag": "1",
        }

    def close(self) -> None:
        """Take the terminal away, as closing its window does."""
        self("kill-session")
        self.alive = False

    def kill(self) -> None:
        if self.alive:
            self("kill-server")
        shutil.rmtree(self._sockets)


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

    def press(self, keys: str) -> None:
        os.write(self.end, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def take(self) -> str:
        """What there is to read."""
        data = b""
        with contextlib.suppress(OSError):  # the other end is closed, and nothing is left
            while select.select([self.end], [], [], 0)[0]:
                data += os.read(self.end, 65536)
        self.seen += data
        return data.decode("utf-8", "replace")  # a read may end inside a character

    def cut(self) -> None:
        os.close(self.end)
        self.end = -1

    def stall(self) -> None:
        """Take nothing any more, as after ctrl+s."""
        other = os.open(self.name, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(other, termios.TCOOFF)
        os.close(other)

    def go_on(self) -> None:
        """Take it again, as after ctrl+q."""
        other = os.open(self.name, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(other, termios.TCOON)
        os.close(other)

    def idle(self) -> Callable[[], bool]:
        """Tells whether the process has not run for a while."""
        seen: list[str] = []

        def found() -> bool:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            seen.append(f"{fields[11]} {fields[12]}")
            return len(seen) > 5 and len(set(seen[-5:])) == 1

        return found


def environment(folder: Path, mark: str) -> dict[str, str]:
    """A user who has just arrived: nothing set, nothing kept."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    scripts = Path(sys.executable).parent
    return {
        "PYTHONPATH": str(REPOSITORY),
        "PATH": f"{scripts}:{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        MARK: mark,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The current folder of the shell."""
    (found := tmp_path / "here").mkdir()
    return found


@pytest.fixture
def marked(folder: Path) -> Marked:
    """For what is started without tmux."""
    return Marked(folder)


@pytest.fixture
def left(marked: Marked) -> Callable[..., str]:
    """Return the text from where a briefing was left: what the next session finds in the store.

    `state` is where the reader remembers, if it isn't in the user's home. That a briefing opens where it was
    left is tested over SSH (test_login.py); to start the reader again for each test takes seconds.
    """

    def rest(path: Path, state: Path | None = None) -> str:
        (document,) = open_documents(path)
        assert isinstance(document, Document)
        store = Store(state or Path(marked.environment["XDG_STATE_HOME"]) / "briefing")
        try:
            found = store.resume(document, path)
        finally:
            store.close()
        assert found.origin == "known"
        return document.text[found.state.place :]

    return rest


@pytest.fixture
def tmux(folder: Path) -> Iterator[Callable[..., Tmux]]:
    """Opens a terminal: `tmux(columns, rows, NAME="in its environment")`."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    opened: list[Tmux] = []

    def start(columns: int = 80, rows: int = 24, **extra: str) -> Tmux:
        opened.append(Tmux(folder, columns, rows, extra))
        opened[-1].ready()
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.kill()


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


@pytest.fixture(scope="session")
def seed() -> Path:
    return SEED


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A briefing of 10 MB in one line, whose first and last words are its own."""
    path = tmp_path_factory.mktemp("large") / "large.txt"
    line = " ".join(SEED.read_text(encoding="utf-8").split()) + " "
    text = f"Firstly this. {line * (10_000_000 // len(line.encode()))}Lastly that."
    path.write_text(text, encoding="utf-8")
    return path
