"""`briefing --restricted`: the command line that it takes, and what it does without a terminal."""

import os
import sys

import pytest

from tui.commands import session
from tui.terminal import streams


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--restricted . dam.txt", "no PATH is allowed"),
        ("--restricted . -", "no PATH is allowed"),
        ("--restricted . -- summarize", "no PATH is allowed"),
        ("--restricted . --restricted", "expected one argument"),
        ("--restricted", "expected one argument"),
        ("--restricted=", "folder name is empty"),
        ("--restricted . --export-dir=", "folder name is empty"),
        ("--export-dir . dam.txt", "require --restricted DIR"),
        ("--state-dir . dam.txt", "require --restricted DIR"),
        ("--restricted . --max-exports 5", "require --export-dir FOLDER"),
        ("--restricted . --max-export-size 5M", "require --export-dir FOLDER"),
        ("--restricted . --export-dir . --max-exports 0", "N must be a number of files, at least 1, not '0'"),
        (
            "--restricted . --export-dir . --max-exports many",
            "N must be a number of files, at least 1, not 'many'",
        ),
        ("--restricted . --export-dir . --max-export-size much", "'much' is not a size"),
        *(
            (f"{command} --restricted .", "unrecognized arguments: --restricted")
            for command in (
                "summarize",
                "entities",
                "digest",
                "analyze --json",
                "clippings",
                "forget",
                "config",
            )
        ),
        ("--restricted . summarize", "unrecognized arguments: --restricted"),
    ],
)
def test_invalid_restricted_command_line_is_rejected(briefing, line, says):
    done = briefing(*line.split())
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_restricted_without_a_terminal_fails_without_reading(start, folder, term):
    """Not standard input either, which may never end."""
    theirs, ours = os.pipe()
    process = start("--restricted", str(folder), env={"TERM": term}, stdin=theirs)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (2, b"")
    assert err.decode() == f"briefing: {session.NO_TERMINAL}\n"
    for descriptor in (ours, theirs):
        os.close(descriptor)


def test_restricted_restarts_python_isolated_with_a_clean_environment(briefing, folder, monkeypatch):
    """In isolated mode (-I), with what tells of the terminal and nothing else."""

    class Replaced(Exception):
        pass

    def replace(*told):
        raise Replaced(*told)

    monkeypatch.setattr(streams, "can_show", lambda **_: True)
    monkeypatch.setattr(os, "execve", replace)
    names = ("PYTHONINSPECT", "PYTHONPATH", "TEXTUAL_LOG", "BRIEFING_X", "EDITOR", "PAGER", "BROWSER", "HOME")
    for name in (*names, "TERM", "LC_TIME"):
        monkeypatch.setenv(name, "mine")
    with pytest.raises(Replaced) as replaced:
        briefing("--restricted", str(folder))
    program, line, environment = replaced.value.args
    assert program == sys.executable
    assert line == [sys.executable, "-I", "-m", "tui", "--restricted", str(folder)]
    assert not environment.keys() & {*names}
    assert environment["TERM"] == environment["LC_TIME"] == "mine"
