"""Other machines: a Dask cluster of two processes here, of which one is killed."""

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from summarizer.document import Failure
from summarizer.workers import jobs
from summarizer.workers.jobs import Job, Result
from tui.batch.dask import DaskExecutor
from tui.batch.scheduler import OrderedResults
from tui.collection.sources import Source
from tui.output import ExecutorUnavailable

WORK = """
import os, signal
from pathlib import Path
from summarizer.workers.jobs import JobResult, Result

def work(task):
    word, _, argument = task.source.decode().partition(" ")
    if word == "die" or (word == "die_once" and not Path(argument).exists()):
        Path(argument or os.devnull).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "fail":
        raise ValueError("torn")
    return JobResult(Result(word))
"""


def local_cluster(**options):
    """Start a cluster here. Its package takes a second to import: not while tests are collected."""
    from distributed import LocalCluster

    return LocalCluster(**options)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Two processes, each begun anew when it is killed."""
    folder = tmp_path_factory.mktemp("remote")
    (folder / "cluster_work.py").write_text(WORK)
    sys.path.insert(0, str(folder))
    path = os.pathsep.join(entry for entry in (str(Path(__file__).parents[2]), *sys.path) if entry)
    with local_cluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",
        silence_logs="CRITICAL",
        env={"PYTHONPATH": path},
        local_directory=str(folder),
    ) as found:
        yield found.scheduler_address
    sys.path.remove(str(folder))


@pytest.fixture
def remote(cluster):
    """Hands that do work of this test."""
    import cluster_work

    hands = DaskExecutor(cluster, cluster_work.work)
    yield hands
    hands.close(True)


def run(hands, *orders: str) -> list[Result | Failure]:
    sources = [Source(order, Path(order), data=order.encode()) for order in orders]

    def prepare(source, _):
        return Job(source.data, source.name)

    return [item.found for item in OrderedResults(sources, lambda item: item, prepare, hands)]


def test_job_of_a_killed_worker_is_retried(remote, tmp_path):
    orders = ["a", "b", f"die_once {tmp_path / 'marker'}", "c", "d", "e"]
    assert run(remote, *orders) == [Result(order.split()[0]) for order in orders]
    assert (tmp_path / "marker").exists()


def test_failing_job_is_a_failure_in_its_place(remote):
    assert run(remote, "a", "fail", "b") == [
        Result("a"),
        Failure("fail", None, "failed on its worker (torn)"),
        Result("b"),
    ]


def test_dask_output_equals_local_output(cluster, start, folder):
    line = ("analyze", "--json", "dam.txt", "gone.txt", "-", "harbor.txt")
    said = []
    for more in ((), ("--dask", cluster)):
        process = start(*line, *more, stdin=-1)
        said.append((*process.communicate(b"Rain fell. The river rose.\n"), process.returncode))
    here, there = said
    assert there == here
    assert here[1:] == (b"briefing: gone.txt: no such file\n", 1)


def test_size_limit_applies_before_jobs_are_sent(cluster, briefing, folder, monkeypatch):
    monkeypatch.setattr(jobs, "open_documents", None)  # nothing is read or analyzed in this process
    done = briefing("summarize", "--dask", cluster, "--max-size", "97", "dam.txt", "harbor.txt")
    assert done.err == "briefing: dam.txt: is 98 bytes, over the limit of 97 bytes (--max-size raises it)\n"
    assert "harbor" in done.out


OTHER_RELEASE = """
import importlib.metadata as metadata
found = metadata.version
def version(name):
    if name == "briefing-reader":
        {answer}
    return found(name)
metadata.version = version
"""


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("return '0.0.9'", "has briefing-reader 0.0.9, but this is"),
        (
            "raise metadata.PackageNotFoundError(name)",
            "lacks briefing-reader: pip install 'briefing-reader[dask]==",
        ),
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
            "does not answer within 3 s: is it stopped",
        ),
    ],
)
def test_unusable_worker_is_named_before_any_job_is_sent(tmp_path, monkeypatch, answer, why):
    """A worker of another machine: before it begins, it loads a module that this test has written."""
    (tmp_path / "other_release.py").write_text(OTHER_RELEASE.format(answer=answer))
    monkeypatch.setattr("tui.batch.dask_probe.PATIENCE", 3.0)
    with local_cluster(
        n_workers=1,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",
        silence_logs="CRITICAL",
        preload=[str(tmp_path / "other_release.py")],
        local_directory=str(tmp_path),
    ) as cluster:
        pids = [each.process.pid for each in cluster.workers.values()]
        try:
            with pytest.raises(ExecutorUnavailable) as unusable:
                DaskExecutor(cluster.scheduler_address, print)
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGKILL)
    (worker,) = re.findall(r"tcp://[\d.:]+ (?=has|lacks|does not)", str(unusable.value))
    assert str(unusable.value).startswith(
        f"the Dask cluster at {cluster.scheduler_address} can't run the jobs: {worker}"
    )
    assert why in str(unusable.value)


def test_cluster_that_loses_its_workers_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.batch.dask.GRACE", 0.2)
    monkeypatch.setattr("tui.batch.dask._EVERY", 0.1)
    with local_cluster(n_workers=1, processes=False, dashboard_address=":0") as cluster:
        hands = DaskExecutor(cluster.scheduler_address, print)
        cluster.scale(0)
        while cluster.scheduler.workers:
            os.sched_yield()
        promise = hands.send(Job(b"A b c.", "a"), False)
        with pytest.raises(ExecutorUnavailable, match=r"^the Dask cluster at \S+ has no workers left$"):
            hands.outcome(promise, Job(b"A b c.", "a"), False)
        hands.close(True)


def test_unreachable_scheduler_is_reported(monkeypatch, briefing):
    monkeypatch.setattr("tui.batch.dask.PATIENCE", 0.2)
    done = briefing("summarize", "--dask", "tcp://127.0.0.1:9", "dam.txt")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("briefing: no Dask scheduler answers at tcp://127.0.0.1:9 within 0.2 s")
    assert done.err.count("\n") == 1


def test_missing_dask_extra_is_reported(monkeypatch, briefing):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = briefing("summarize", "--dask", "tcp://127.0.0.1:9", "dam.txt")
    assert (done.status, done.out) == (1, "")
    assert done.err == "briefing: --dask needs the package distributed: pip install 'briefing-reader[dask]'\n"


def test_lost_scheduler_raises_executor_unavailable():
    task = Job(b"A b c.", "a")
    with local_cluster(n_workers=0, processes=False, dashboard_address=":0") as cluster:
        hands = DaskExecutor(cluster.scheduler_address, print)
        assert hands.idle
        promise = hands.send(task, False)
    with pytest.raises(ExecutorUnavailable, match=r"^the Dask scheduler at \S+ is gone$"):
        hands.outcome(promise, task, False)
    hands.close(True)
