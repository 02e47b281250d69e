"""Set up every test: Hypothesis profile, one BLAS thread, signals, a state folder of its own."""

import os
import signal
import sys
from collections.abc import Generator
from pathlib import Path

import profiles  # noqa: F401 (registers and loads the Hypothesis profile)
import pytest
from missing_tools import pytest_terminal_summary  # noqa: F401 (a hook)

from summarizer.numpy_limits import limit_threads

# The tests start hundreds of processes: without bytecode, each would compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Several processes test at once: with a thread for every core, they would wait for each other.
limit_threads()


def pytest_configure() -> None:
    """Whoever starts the tests may ignore signals (nohup, a job in the background): their children would."""
    for number, action in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, action)


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader remembers, in this process and in those that it starts. It is not there yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "briefing"


NEED_LINUX = ("terminal", "driver")
"""Folders of tests that open pseudo-terminals and look into /proc."""
FIRST = ("test_growth.py", "test_wheel.py", "terminal", "screen", "tui")
"""Files and folders of files that take longest, so that no worker has one left when the others are done."""


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Return one worker more than there are cores, since tests of the terminal mostly wait."""
    found = yield
    return found if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else found + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long files first, mark whole folders as `linux`, and skip what is so marked on other systems."""
    here = Path(__file__).parent
    parts = {path: path.relative_to(here).parts for path in {item.path for item in items}}

    def place(item: pytest.Item) -> int:
        folder, name = parts[item.path][0], parts[item.path][-1]
        return FIRST.index(name) if name in FIRST else FIRST.index(folder) if folder in FIRST else len(FIRST)

    items.sort(key=place)
    for item in items:
        if parts[item.path][0] in NEED_LINUX:
            item.add_marker("linux")
        if not sys.platform.startswith("linux") and item.get_closest_marker("linux"):
            item.add_marker(pytest.mark.skip(reason="needs Linux"))
