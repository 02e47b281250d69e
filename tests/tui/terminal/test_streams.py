"""Whether a screen can be drawn, asked in a terminal of its own."""

import os
import pty
import sys
from pathlib import Path

import pytest

from tui.terminal.streams import forget_settings

ASK = """
import os, sys
from tui.terminal import streams
print(streams.can_show(), streams.can_show(stdin_is_read=True), end=" ")
streams.take_keys()
print(os.isatty(0), sys.stdin.isatty(), sys.__stdin__.isatty())
"""


def in_a_terminal(redirections: str, term: str | None = "xterm") -> list[str]:
    """What the questions above are answered, with a terminal on every stream that is not redirected."""
    child, terminal = pty.fork()
    if child == 0:
        path = os.pathsep.join(entry for entry in (str(Path(__file__).parents[3]), *sys.path) if entry)
        env = {**os.environ, "PYTHONPATH": path, "TERM": term or ""}
        command = f'exec "$0" -c "$1" {redirections}'
        os.execve("/bin/sh", ["sh", "-c", command, sys.executable, ASK], env)
    said = b""
    try:
        while data := os.read(terminal, 4096):
            said += data
    except OSError:  # the last one has left the terminal
        pass
    os.close(terminal)
    os.waitpid(child, 0)
    return said.decode().split()


@pytest.mark.parametrize(
    ("redirections", "answers"),
    [
        ("", "True True True True True"),
        ("</dev/null", "False True True True True"),
        ("<&-", "False True True True True"),
        ("2>/dev/null", "False False True True True"),
    ],
)
def test_keys_are_read_from_the_terminal_despite_redirected_stdin(redirections, answers):
    assert in_a_terminal(redirections) == answers.split()


@pytest.mark.parametrize("term", ["dumb", None])
def test_dumb_terminal_cannot_show_the_screen(term):
    assert in_a_terminal("", term)[:2] == ["False", "False"]


def test_screen_settings_in_the_environment_are_removed():
    environ = {
        "TEXTUAL_DRIVER": "x",
        "TEXTUAL_FPS": "1",
        "ESCDELAY": "9",
        "COLUMNS": "5",
        "LINES": "5",
        "TERM": "x",
    }
    forget_settings(environ)
    assert environ == {"TERM": "x"}
