"""The first screen is sent before Textual is imported; until it has started, keys wait and signals restore.

A module that Python runs at its start holds up the import of Textual, or makes it fail. It writes the names
of all modules imported until then.
"""

import contextlib
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from mended_pyte import Terminal

TEXT = "Ferry to Halden resumes\n\nThe ferry to Halden sails again on Monday.\n\n" + (
    "The crew of the Ada Lind had repaired the old pump, and the harbor office gives out tickets.\n\n" * 30
)
WORDS = "sails again"
GATE = """\
import sys

AFTER = ("summarizer.codec", "tui.run")  # sends the briefing to the analysis; the application

class Gate:
    before = ()

    def find_spec(self, name, path=None, target=None):
        if name in AFTER and not self.before:
            self.before = [*sys.modules]
        if name == "textual":
            sys.meta_path.remove(self)
            with open({reached!r}, "w") as reached:
                reached.write("\\n".join(self.before))
            {then}

sys.meta_path.insert(0, Gate())
"""
FAILS = 'raise ImportError("it is not there")'
WAITS = "open({opened!r}).read()"
ENTERED, LEFT = "\x1b[?1049h", "\x1b[?1049l"
NOT_BEFORE = {
    *("textual", "rich.console", "rich.text", "numpy", "nltk", "asyncio", "concurrent", "logging", "email"),
    *("importlib.metadata", "zipfile", "difflib"),
    *("sqlite3", "json", "traceback", "textwrap", "heapq", "getpass"),
    *("summarizer.analysis", "summarizer.codec", "summarizer.entities", "summarizer.facts"),
    *("summarizer.ranking", "summarizer.quotes", "summarizer.language.folding", "summarizer.files.locks"),
    "summarizer.workers.messages",
}
"""Modules and packages that the first screen of a text does without if nothing is stored of it."""
OURS = {
    "tui.first_paint": {"conditions", "first_screen", "paint"},
    "tui.panes": {
        *("entities", "match_map", "overlays", "source", "styled_line", "summary", "views"),
    },
    "tui.model": {
        *("line_layout", "links", "navigation", "pane_layout", "passage", "pieces", "position"),
        *("quoted_text", "reading", "status_text", "structure", "style_index", "table_layout"),
        "text_layout",
    },
    "tui.store": {"deferred", "schema"},
    "tui.terminal": {
        *("columns", "detection", "diff", "early", "grid", "moves", "output", "pen"),
        *("streams", "widths", "writer"),
    },
    "tui.workers": {"starting"},
    "tui.collection": {"loader", "origin", "resuming", "sources"},
    "tui.settings": {
        *("config", "keymap", "keys", "locations", "name_file", "styles", "themes", "toml_file"),
        "value_checks",
    },
}
"""All modules of these rooms that are imported until then."""


class Gated:
    """A reader whose import of Textual waits until the test lets it go on, or fails."""

    def __init__(self, line, marked, folder: Path, then: str) -> None:
        self.reached, self.opened = folder / "reached", folder / "opened"
        os.mkfifo(self.reached)
        os.mkfifo(self.opened)
        (hooks := folder / "hooks").mkdir()
        then = then.format(opened=str(self.opened))
        (hooks / "sitecustomize.py").write_text(GATE.format(reached=str(self.reached), then=then))
        path = marked.environment["PYTHONPATH"]
        marked.environment["PYTHONPATH"] = f"{hooks}:{path}"
        (briefing := folder / "ferry.txt").write_text(TEXT)
        self.line = line(str(briefing), first='stty rows 24 cols 80 <"$0";')
        marked.environment["PYTHONPATH"] = path

    def modules(self) -> set[str]:
        """Wait for the import of Textual; return the modules that were imported before."""
        return {*self.reached.read_text().split("\n")}

    def go_on(self) -> None:
        """Let the import go on."""
        self.opened.write_text("")

    def modes(self) -> list:
        """Return the modes of the terminal."""
        other = os.open(self.line.name, os.O_RDWR | os.O_NOCTTY)
        try:
            return termios.tcgetattr(other)
        finally:
            os.close(other)

    @property
    def text(self) -> str:
        return self.line.seen.decode()


@pytest.fixture
def gated(line, marked, folder):
    """Start a reader on a terminal of 80 by 24 cells: `gated(WAITS)`."""
    return lambda then: Gated(line, marked, folder, then)


def shown(output: str, columns: int = 80, rows: int = 24) -> list[str]:
    """Return the rows that a terminal shows after some output."""
    terminal = Terminal(columns, rows)
    terminal.feed(output)
    return terminal.screen.display


def test_first_words_come_before_textual_is_imported(gated):
    reader = gated(WAITS)
    modules = reader.modules()
    reader.line.read_until("%")
    screen = shown(reader.text)
    assert screen[0].startswith(" Ferry to Halden resumes")
    assert screen[1].startswith(" SUMMARY provisional")
    assert any(WORDS in row for row in screen)
    assert {name for name in modules if {name, name.partition(".")[0]} & NOT_BEFORE} == set()
    for room, expected in OURS.items():
        found = {name.removeprefix(f"{room}.") for name in modules if name.startswith(f"{room}.")}
        assert found == expected, room


def test_keys_typed_before_the_start_are_handled_in_order(gated):
    reader = gated(WAITS)
    reader.modules()
    assert not reader.modes()[3] & termios.ECHO
    reader.line.press("jq")
    reader.go_on()
    reader.line.read_until(LEFT)
    assert reader.line.process.wait(60) == 0
    assert reader.text.count(ENTERED) == 1


def test_nothing_is_sent_twice_when_the_application_starts(gated):
    reader = gated(WAITS)
    reader.modules()
    reader.line.read_until("%")
    first = len(reader.text)
    reader.go_on()
    reader.line.read_until("help")
    later = reader.text[first:]
    assert ENTERED not in later
    assert "\x1b[2J" not in later
    assert WORDS not in later


def test_failing_import_restores_the_terminal(gated):
    reader = gated(FAILS)
    reader.modules()
    reader.line.read_until("it is not there")
    output = reader.text
    screen, _, after = output.partition(LEFT)
    assert WORDS in " ".join(shown(screen))
    assert "\x1b[?25h" in after
    assert "it is not there" in after
    assert reader.line.process.wait(60) != 0


@pytest.mark.parametrize(("name", "status"), [("TERM", 143), ("INT", 130), ("HUP", 129)])
def test_signal_before_the_start_restores_the_terminal(gated, marked, name, status):
    reader = gated(WAITS)
    reader.modules()
    reader.line.process.send_signal(getattr(signal, f"SIG{name}"))
    reader.line.read_until("\x1b[?25h")
    assert reader.text.endswith(f"\x1b[?7h{LEFT}\x1b[?25h")
    assert reader.modes()[3] & termios.ECHO
    assert reader.modes()[1] & termios.OPOST
    assert reader.line.process.wait(60) == status
    marked.gone()


def test_signal_on_a_stalled_line_restores_the_modes(marked, folder):
    """The line takes nothing from the start on, as after ctrl+s."""
    end, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    termios.tcflow(other, termios.TCOOFF)
    (briefing := folder / "ferry.txt").write_text(TEXT)
    script = 'exec <>"$0" >&0 2>&0; exec "$@"'
    command = ["/bin/sh", "-c", script, os.ttyname(other), sys.executable, "-m", "tui", str(briefing)]
    process = subprocess.Popen(command, env=marked.environment, start_new_session=True)
    marked.until(lambda: not termios.tcgetattr(other)[3] & termios.ECHO)
    process.send_signal(signal.SIGTERM)
    assert process.wait(marked.deadline) == 143
    assert termios.tcgetattr(other)[3] & termios.ECHO
    marked.gone()
    os.close(end)
    os.close(other)


def test_window_resized_before_the_start_is_drawn_anew(gated):
    reader = gated(WAITS)
    reader.modules()
    reader.line.read_until("%")
    first = len(reader.text)
    reader.line.resize(100, 30)
    reader.go_on()
    reader.line.read_until("help")
    screen = shown(reader.text[first:], 100, 30)
    assert any(WORDS in row for row in screen)
    assert "? help" in screen[29]


def test_suspended_before_the_start_gives_the_terminal_back(tmux, folder):
    """A shell with job control runs it: it stops, the prompt comes, and in the foreground it goes on."""
    os.mkfifo(reached := folder / "reached")
    os.mkfifo(opened := folder / "opened")
    (hooks := folder / "hooks").mkdir()
    then = WAITS.format(opened=str(opened))
    (hooks / "sitecustomize.py").write_text(GATE.format(reached=str(reached), then=then))
    (folder / "ferry.txt").write_text(TEXT)
    terminal = tmux(80, 24)
    terminal.type("set -m; PYTHONPATH=hooks:$PYTHONPATH python -m tui ferry.txt")
    reached.read_text()
    terminal.wait_for(WORDS)
    assert terminal.ask("alternate_on") == "1"
    job = next(line.split()[0] for line in terminal.processes() if "-m tui" in line)
    os.kill(int(job), signal.SIGTSTP)
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the end of the alternate screen")
    terminal.restored()
    terminal.type("fg")
    with contextlib.suppress(OSError):
        opened.write_text("")
    terminal.wait_for(WORDS, "help")
    terminal.send("q")
    assert terminal.status() == "0"
