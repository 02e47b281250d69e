"""Processes of our own: they share the work, one that is killed takes nobody with it, none is left."""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from summarizer.document import Failure
from summarizer.workers.jobs import Job, Result
from tui.batch.process_pool import KILLED, IsolatedProcessPool, cores
from tui.batch.scheduler import OrderedResults
from tui.collection.sources import Source

WORK = """
import multiprocessing, os, signal, sys
from pathlib import Path
from summarizer.workers.jobs import JobResult, Result
from summarizer.document import Failure

def work(task):
    word, _, argument = task.source.decode().partition(" ")
    return JobResult(Result(str(globals()[word](argument))))

def pid(_):
    return os.getpid()

def where(_):
    return os.getcwd()

def path(_):
    return sys.path[0]

def die(_):
    os.kill(os.getpid(), signal.SIGKILL)

def die_once(marker):
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "survived"

def meet(pair):  # two that both must be under way
    if multiprocessing.parent_process() is None:
        raise RuntimeError("no process can be had here: the other one would never come")
    mine, other = pair.split(",")
    os.close(os.open(mine, os.O_RDWR | os.O_CREAT))
    while not os.path.exists(other):
        pass
    return "met"

def unsent(_):
    return lambda: None

def work_unsent(task):
    return JobResult(Result(unsent(task)))

def interrupt(_):
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGHUP)
    return "went on"
"""


@pytest.fixture(scope="module")
def remote(tmp_path_factory):
    """Work that a process can import, which this test's own module is not."""
    folder = tmp_path_factory.mktemp("remote")
    (folder / "remote_work.py").write_text(WORK)
    sys.path.insert(0, str(folder))
    import remote_work

    yield remote_work
    sys.path.remove(str(folder))
    del sys.modules["remote_work"]


@pytest.fixture
def lanes(remote):
    """Two of them."""
    found = IsolatedProcessPool(2, remote.work)
    yield found
    found.close(True)
    assert multiprocessing.active_children() == []


def run(lanes: IsolatedProcessPool, *orders: str) -> list[Result | Failure]:
    sources = [Source(order, Path(order), data=order.encode()) for order in orders]

    def prepare(source, _):
        return Job(source.data, source.name)

    return [item.found for item in OrderedResults(sources, lambda item: item, prepare, lanes)]


def text(order: str) -> Result:
    return Result(order)


def test_workers_run_in_parallel_and_are_reused(lanes, tmp_path):
    one, other = tmp_path / "1", tmp_path / "2"
    assert run(lanes, f"meet {one},{other}", f"meet {other},{one}") == [text("met")] * 2
    pids = {found.output for found in run(lanes, *["pid"] * 8)}
    assert len(pids) <= 2
    assert str(os.getpid()) not in pids
    assert len(multiprocessing.active_children()) == 2


def test_job_of_a_killed_worker_is_retried(lanes, tmp_path):
    found = run(lanes, "pid", f"die_once {tmp_path / 'marker'}", "pid", "pid")
    assert found[1] == text("survived")
    assert all(isinstance(each, Result) for each in found)


def test_job_whose_worker_is_killed_twice_fails_alone(lanes):
    found = run(lanes, "die", "pid", "die", "pid", "pid")
    assert [found[0], found[2]] == [Failure("die", None, KILLED)] * 2
    assert [isinstance(each, Result) for each in found] == [False, True, False, True, True]


def test_worker_killed_while_idle_is_replaced(lanes):
    (first,) = run(lanes, "pid")
    (process,) = multiprocessing.active_children()
    os.kill(int(first.output), signal.SIGKILL)
    process.join()
    (second,) = run(lanes, "pid")
    assert isinstance(second, Result)
    assert second != first


def test_workers_ignore_terminal_signals(lanes):
    assert run(lanes, "interrupt") == [text("went on")]


def test_unpicklable_result_is_a_failure(remote):
    lanes = IsolatedProcessPool(1, remote.work_unsent)
    (found,) = run(lanes, "x")
    lanes.close(False)
    assert isinstance(found, Failure)
    assert found.error.startswith("its result could not be sent")


def test_workers_start_in_the_current_folder_with_its_modules(lanes, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "random.py").write_text("raise SystemExit('a module of the briefings was run')")
    assert run(lanes, "where", "path") == [text(str(tmp_path)), text(sys.path[0])]


def test_pool_without_processes_works_inline(remote, monkeypatch):
    def refuses():
        raise OSError("no semaphores here")

    monkeypatch.setattr("tui.batch.process_pool._server", refuses)
    lanes = IsolatedProcessPool(2, remote.work)
    assert run(lanes, "pid", "pid") == [text(str(os.getpid()))] * 2
    lanes.close(False)


def test_cores_are_counted_by_affinity_up_to_the_limit(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert cores() == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(200)), raising=False)
    assert cores() == 64


def test_immediate_close_ends_a_busy_worker(remote, tmp_path):
    lanes = IsolatedProcessPool(1, remote.work)
    begun, never = tmp_path / "begun", tmp_path / "never"
    promise = lanes.send(Job(f"meet {begun},{never}".encode(), "x"), False)
    while not begun.exists():
        os.sched_yield()
    assert len(multiprocessing.active_children()) == 1
    lanes.close(True)
    assert multiprocessing.active_children() == []
    assert promise.done()
