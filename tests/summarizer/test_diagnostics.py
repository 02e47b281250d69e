"""Unexpected errors: one line for the user, a traceback for the log, nothing of a briefing in either."""

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import diagnostics
from summarizer.cancellation import Cancelled, stop_if
from summarizer.corpus.search.entries import SourceInput, documents
from summarizer.diagnostics import ANALYSIS, READING, attempt, describe
from summarizer.document import Failure
from summarizer.files.errors import AccessError
from summarizer.files.options import Options
from summarizer.workers.jobs import Job, JobSpec, work

SECRET = "Mayor Anna Berg resigns"
NAME = "secret-talks.txt"


def failing(*_: object, **__: object) -> None:
    raise TypeError(f"unhashable: {SECRET}\nsecond line")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log that the environment names; it is on, at the usual level, once `configure` is called."""
    monkeypatch.setenv("BRIEFING_LOG", str(tmp_path / "briefing.log"))
    monkeypatch.delenv("BRIEFING_LOG_LEVEL", raising=False)
    before = list(diagnostics.logger().handlers)
    yield tmp_path / "briefing.log"
    diagnostics.logger().handlers[:] = before
    diagnostics.logger().propagate = True
    diagnostics.logger().setLevel(logging.NOTSET)


def caught() -> TypeError:
    try:
        failing()
    except TypeError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("activity", "error", "line"),
    [
        (READING, ValueError("two\nlines\x1b"), "could not be read (ValueError: two lines\ufffd)"),
        (READING, MemoryError(), "not enough memory to read it"),
        (ANALYSIS, KeyError("x"), "the analysis failed (KeyError: 'x')"),
        (ANALYSIS, MemoryError(), "not enough memory to analyze it"),
    ],
)
def test_error_is_described_in_one_safe_line(activity, error: Exception, line: str) -> None:
    assert describe(activity, error) == line


def test_nothing_is_printed_without_a_log(capfd: pytest.CaptureFixture[str]) -> None:
    describe(READING, caught(), NAME)
    assert capfd.readouterr() == ("", "")


def test_traceback_is_logged_without_briefing_content(log: Path) -> None:
    diagnostics.configure()
    describe(READING, caught(), NAME)
    text = log.read_text(encoding="utf-8")
    assert "could not be read" in text
    assert "in failing" in text
    assert "TypeError" in text
    assert SECRET not in text
    assert NAME not in text


def test_debug_level_logs_briefing_content(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_LOG_LEVEL", "debug")
    diagnostics.configure()
    describe(READING, caught(), NAME)
    text = log.read_text(encoding="utf-8")
    assert SECRET in text
    assert NAME in text


def test_causes_are_in_the_log_without_their_messages(log: Path) -> None:
    diagnostics.configure()
    try:
        try:
            failing()
        except TypeError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        describe(READING, error)
    text = log.read_text(encoding="utf-8")
    assert text.index("TypeError") < text.index("ValueError")
    assert SECRET not in text


def test_traceback_of_another_process_is_logged_without_messages(log: Path) -> None:
    diagnostics.configure()
    there = subprocess.run(
        [sys.executable, "-c", f"def fall(): raise ValueError('{SECRET}\\n  and more')\nfall()"],
        capture_output=True,
        text=True,
    )
    diagnostics.log_text("a process ended", there.stderr)
    text = log.read_text(encoding="utf-8")
    assert "in fall" in text
    assert "ValueError" in text
    assert SECRET not in text
    assert "and more" not in text


def test_log_is_appended_to_and_private_to_its_owner(log: Path) -> None:
    diagnostics.configure()
    describe(READING, caught())
    first = log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    diagnostics.configure()
    describe(READING, caught())
    assert log.read_text(encoding="utf-8").startswith(first)
    assert log.read_text(encoding="utf-8").count("in failing") == 2, "configured twice, it writes once"


@pytest.mark.parametrize("kind", ["folder", "missing", "pipe"])
def test_unwritable_log_is_an_access_error(log: Path, kind: str) -> None:
    if kind == "folder":
        log.mkdir()
    elif kind == "pipe":
        os.mkfifo(log)
    else:
        os.environ["BRIEFING_LOG"] = str(log.parent / "none" / "briefing.log")
    with pytest.raises(AccessError):
        diagnostics.configure()
    diagnostics.configure_process()
    describe(READING, caught())


def test_unknown_level_is_a_value_error(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_LOG_LEVEL", "loud")
    with pytest.raises(ValueError, match=r"^BRIEFING_LOG_LEVEL: 'loud' is not a level; use debug, info"):
        diagnostics.configure()


def test_attempt_returns_the_result() -> None:
    assert attempt(READING, NAME, None, lambda: 3) == 3


def test_attempt_makes_a_failure_of_an_error_and_logs_its_traceback(log: Path) -> None:
    diagnostics.configure()
    found = attempt(ANALYSIS, NAME, "2", failing)
    assert isinstance(found, Failure)
    assert (found.path, found.part) == (NAME, "2")
    assert found.error.startswith("the analysis failed (")
    assert "in failing" in log.read_text(encoding="utf-8")


def test_attempt_passes_cancellation_on(log: Path) -> None:
    diagnostics.configure()
    with pytest.raises(Cancelled):
        attempt(READING, NAME, None, lambda: stop_if(lambda: True))
    assert not log.read_text(encoding="utf-8")


def test_failures_of_batch_jobs_are_logged(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics.configure()
    monkeypatch.setattr("summarizer.workers.jobs.open_documents", failing)
    read = work(JobSpec("text"), Job(SECRET.encode(), NAME)).found
    monkeypatch.undo()
    monkeypatch.setattr("summarizer.workers.jobs.analyze", failing)
    analyzed = work(JobSpec("text"), Job(SECRET.encode(), NAME)).found
    assert [found.error.partition(" (")[0] for found in (read, analyzed) if isinstance(found, Failure)] == [
        "could not be read",
        "the analysis failed",
    ]
    text = log.read_text(encoding="utf-8")
    assert text.count("in failing") == 2
    assert SECRET not in text


def test_failures_of_the_index_are_logged(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics.configure()
    monkeypatch.setattr("summarizer.corpus.search.entries.open_documents", failing)
    (found,) = documents(SourceInput(0, SECRET.encode(), NAME), Options())
    assert isinstance(found, Failure)
    assert "in failing" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "module", ["summarizer.workers.analyzer", "summarizer.workers.indexer", "summarizer.workers.reader"]
)
def test_failing_worker_prints_and_logs_its_error(log: Path, module: str) -> None:
    """Each of them, made to fail at its first step."""
    script = (
        "import sys, gc, queue, runpy\n"
        "def fall(*_): raise SystemError('capturing group of a secret')\n"
        "queue.SimpleQueue = gc.disable = fall\n"
        f"sys.argv[1:] = []\nrunpy.run_module({module!r}, run_name='__main__')"
    )
    command = [sys.executable, "-P", "-c", script]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "SystemError: capturing group of a secret"
    text = log.read_text(encoding="utf-8")
    assert "SystemError" in text
    assert "in fall" in text
    assert "secret" not in text


def test_failing_sandboxed_parser_is_logged(log: Path, tmp_path: Path, monkeypatch) -> None:
    from summarizer import sandbox
    from summarizer.files.options import Unreadable

    diagnostics.configure()
    (tmp_path / "falling.py").write_text(
        f"def read(data, name, options):\n    raise KeyError({SECRET!r})\n    yield\n"
    )
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    monkeypatch.setenv("PYTHONPATH", path)
    with pytest.raises(Unreadable, match=r"^could not be read \(KeyError: "):
        list(sandbox.run("falling", b"", NAME, Options()))
    text = log.read_text(encoding="utf-8")
    assert "falling.py" in text
    assert "KeyError" in text
    assert SECRET not in text
