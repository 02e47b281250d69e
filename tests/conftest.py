"""For all tests: how long an example takes is for the benchmarks to say, and fails no test.

And whoever runs them keeps what he has read to himself: what is remembered is in a folder of each test.
"""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from summarizer.workers.blas_threads import one_thread

one_thread()  # several processes test at once: each with a thread for every core would wait for the others'
settings.register_profile("untimed", deadline=None, max_examples=40)
settings.load_profile("untimed")


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
