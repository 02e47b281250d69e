"""What the tests of the command line share: a folder of small briefings, and two ways to run the command."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.__main__ import main
from tui.batch.scheduler import Executor, InlineExecutor, Work
from tui.commands import inputs

DAM = "The dam at Orla broke on Monday. Mayor Anna Berg said two villages were emptied. Nobody was hurt.\n"
HARBOR = "The harbor at Lund reopened on Friday. Ferries will sail again from noon, the port office said.\n"


class Done(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: two briefings, no settings, no terminal."""
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    (tmp_path / "harbor.txt").write_text(HARBOR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("TERM", "dumb")
    return tmp_path


@pytest.fixture
def process_pool() -> None:
    """Let `briefing` start the processes of the pool, as the command does."""


@pytest.fixture
def briefing(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Callable[..., Done]:
    """Run the command in this process; its jobs, too, unless it has `--jobs` or the test has `process_pool`.

    A process of the pool takes as long to start as a hundred small briefings take to be analyzed.
    """
    pool = inputs._lanes

    def executor(crew: inputs.Crew, work: Work) -> Executor:
        few = sys.maxsize if crew.jobs is None else 0
        return InlineExecutor(work, few, lambda: pool(crew, work))

    if "process_pool" not in request.fixturenames:
        monkeypatch.setattr(inputs, "_lanes", executor)

    def run(*arguments: str) -> Done:
        status = main(arguments)
        return Done(status, *capsys.readouterr())

    return run


@pytest.fixture
def start(folder: Path) -> Callable[..., "subprocess.Popen[bytes]"]:
    """Start the command as a process of its own."""

    def run(*arguments: str, env: dict[str, str] | None = None, **streams: object):
        path = os.pathsep.join(entry for entry in (str(Path(__file__).parents[2]), *sys.path) if entry)
        return subprocess.Popen(
            [sys.executable, "-m", "tui", *arguments],
            env={**os.environ, "PYTHONPATH": path, **(env or {})},
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
        )

    return run
