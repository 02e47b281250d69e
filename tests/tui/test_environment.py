"""Systems that lack something: the program works with what there is or says what is missing."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from summarizer.numpy_limits import LEAST_ADDRESS_SPACE
from summarizer.workers.process import CannotStart

ROOT = Path(__file__).parents[2]
NOBODY = ["--reuid=65534", "--regid=65534", "--clear-groups"]
READER = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]


def briefing(*arguments: str, before: str = "", wrap: Sequence[str] = (), **more) -> tuple[int, str, str]:
    """Run the command in an interpreter that runs `before` first: status, output, errors."""
    script = f"{before}\nimport sys\nfrom tui.__main__ import main\nsys.exit(main({list(arguments)!r}))"
    path = os.pathsep.join(entry for entry in (str(ROOT), *sys.path) if entry)
    environment = {**os.environ, "PYTHONPATH": path, "TERM": "dumb", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*wrap, sys.executable, "-P", "-c", script],
        **{"env": environment, "capture_output": True, "text": True, "stdin": subprocess.DEVNULL, **more},
    )
    return done.returncode, done.stdout, done.stderr


def limited(limit: str) -> list[str]:
    """Return a command prefix that sets a limit of the shell's ulimit, as a user it applies to."""
    shell = ["bash", "-c", f'ulimit {limit} && exec "$@"', "-"]
    if os.geteuid() != 0:
        return shell
    setpriv = shutil.which("setpriv")
    assert setpriv is not None, "util-linux is on every Linux"
    return [setpriv, *NOBODY, *READER, *shell]  # a user without rights, who can read this environment


@cache
def unlimited(*paths: str) -> str:
    """Return what the command prints without limits; it is the same in any folder."""
    status, out, err = briefing("summarize", *paths)
    assert (status, err) == (0, "")
    return out


@pytest.fixture
def both(folder: Path) -> str:
    return unlimited("dam.txt", "harbor.txt")


@pytest.fixture
def settings(folder: Path) -> str:
    """Return what `briefing config` prints: a command that analyzes nothing, and so starts fast."""
    status, out, err = briefing("config")
    assert (status, err) == (0, "")
    return out


def test_summary_is_made_in_process_when_no_process_can_start(both: str) -> None:
    assert briefing("summarize", "dam.txt", "harbor.txt", wrap=limited("-u 1")) == (0, both, "")


def test_standard_input_is_read_where_no_thread_can_start(both: str, folder: Path) -> None:
    with (folder / "harbor.txt").open("rb") as harbor:
        done = briefing("summarize", "dam.txt", "-", wrap=limited("-u 1"), stdin=harbor)
    assert done[0] == 0
    assert done[2] == ""
    assert done[1].count("harbor") == both.count("harbor") - 1  # but for the title, which is its name


def test_parser_that_cannot_start_is_reported_in_one_line(folder: Path) -> None:
    (folder / "page.html").write_text("<!doctype html><title>Dam</title><p>The dam at Orla broke.")
    status, out, err = briefing("summarize", "page.html", wrap=limited("-u 1"))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("briefing: page.html: could not be read: no process could be started to parse it")


def test_reader_that_cannot_start_is_reported_in_one_line(folder: Path) -> None:
    before = (
        "import errno, subprocess\nfrom tui.terminal import streams\n"
        "streams.can_show = lambda **_: True\n"
        "def refuses(*_, **__): raise BlockingIOError(errno.EAGAIN, 'Resource temporarily unavailable')\n"
        "subprocess.Popen = refuses"
    )
    assert briefing("dam.txt", before=before) == (
        1,
        "",
        "briefing: no process could be started: process limit reached (ulimit -u), "
        "and the screen needs one for the analysis; "
        "briefing summarize works without a further process\n",
    )
    assert issubclass(CannotStart, Exception)


@pytest.mark.parametrize("error", ["FileNotFoundError(2, 'No such file')", "OSError(38, 'not implemented')"])
def test_summary_is_made_in_process_without_semaphores(both: str, error: str) -> None:
    """This is what happens without /dev/shm."""
    before = (
        "import _multiprocessing\n"
        "class Refuses:\n"
        "    SEM_VALUE_MAX = 1\n"
        f"    def __init__(self, *_): raise {error}\n"
        "_multiprocessing.SemLock = Refuses"
    )
    assert briefing("summarize", "dam.txt", "harbor.txt", before=before) == (0, both, "")


@pytest.mark.parametrize("megabytes", [128, 256])
@pytest.mark.parametrize("paths", [["dam.txt"], ["dam.txt", "harbor.txt"]])
def test_too_small_an_address_space_is_reported_for_each_briefing(
    folder: Path, megabytes: int, paths: list[str]
) -> None:
    status, out, err = briefing("summarize", *paths, wrap=limited(f"-v {megabytes << 10}"))
    assert (status, out) == (1, "")
    needed = f"ulimit -v is {megabytes << 10:,} KB, and an analysis needs {LEAST_ADDRESS_SPACE >> 10:,} KB"
    lines = [f"briefing: {path}: not enough memory to analyze it ({needed})" for path in paths]
    assert err.splitlines() == lines


def test_least_address_space_is_sufficient(both: str) -> None:
    """The limit named in the message is no more than what Python and its libraries take here."""
    assert resource.getrlimit(resource.RLIMIT_AS)[1] == resource.RLIM_INFINITY
    enough = LEAST_ADDRESS_SPACE + LEAST_ADDRESS_SPACE // 4
    done = briefing("summarize", "--jobs", "1", "dam.txt", "harbor.txt", wrap=limited(f"-v {enough >> 10}"))
    assert done == (0, both, "")


@pytest.mark.parametrize("module", ["fcntl", "termios", "resource"])
def test_missing_unix_module_is_reported_in_one_line(folder: Path, module: str) -> None:
    status, out, err = briefing("summarize", "dam.txt", before=f"import sys; sys.modules[{module!r}] = None")
    if module in ("fcntl", "resource") and status == 0:
        return  # nothing that this command does needs it
    assert (status, out) == (1, "")
    assert err == (
        f"briefing: this Python lacks the module {module}, which only Unix systems have: "
        "use Linux, macOS or, on Windows, WSL\n"
    )


def test_unwritable_log_is_reported_in_one_line(settings: str, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("BRIEFING_LOG", str(folder / "none" / "briefing.log"))
    status, out, err = briefing("config")
    assert (status, out) == (0, settings)
    assert err.startswith("briefing: BRIEFING_LOG: ")
    assert err.endswith(" its folder does not exist; nothing is logged\n")


def test_unknown_log_level_is_reported_in_one_line(settings: str, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("BRIEFING_LOG", str(folder / "briefing.log"))
    monkeypatch.setenv("BRIEFING_LOG_LEVEL", "loud")
    status, out, err = briefing("config")
    assert (status, out) == (0, settings)
    assert err.startswith("briefing: BRIEFING_LOG_LEVEL: 'loud' is not a level; use debug, info")


def test_restricted_session_writes_no_log(folder: Path, monkeypatch) -> None:
    """A client may send environment variables (sshd's AcceptEnv): they must open no file."""
    monkeypatch.setenv("BRIEFING_LOG", str(folder / "briefing.log"))
    status, _, err = briefing("--restricted", ".")
    assert status == 2
    assert err.startswith("briefing: --restricted needs a terminal")
    assert not (folder / "briefing.log").exists()
    briefing("config")
    assert (folder / "briefing.log").exists()
