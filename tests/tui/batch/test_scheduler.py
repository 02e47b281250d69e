"""Results in the order given, whoever does the work and in whatever order it is done."""

import threading
from functools import partial
from pathlib import Path

import pytest

from summarizer.document import Document, Failure
from summarizer.workers.jobs import Job, JobResult, JobSpec, Result, work
from tui.batch import scheduler
from tui.batch.scheduler import InlineExecutor, OrderedResults, Retry, Skipped
from tui.collection.sources import Source

AHEAD = 4


class Promise:
    def add_done_callback(self, fn):
        self.keep = lambda: fn(self)
        self.made()


class Hands:
    """Each task is done as it is sent, but those that `wait` for another one to be sent."""

    ahead = AHEAD

    def __init__(self, wait: dict[str, str] | None = None, answers: dict[str, list] | None = None) -> None:
        self.wait, self.answers = wait or {}, answers or {}
        self.under_way: dict[str, Promise] = {}
        self.sent: list[str] = []
        self.beside: dict[str, int] = {}

    def room(self, alone):
        return not self.under_way if alone else len(self.under_way) < AHEAD

    def send(self, task, alone):
        self.sent.append(task.name)
        self.beside[task.name] = len(self.under_way)
        promise = self.under_way[task.name] = Promise()
        promise.made = lambda: self.finish(task.name)
        return promise

    def finish(self, sent: str) -> None:
        for name in reversed(self.under_way):
            if self.wait.get(name, name) == sent:
                self.under_way[name].keep()

    def outcome(self, promise, task, alone):
        del self.under_way[task.name]
        answers = self.answers.get(task.name)
        return answers.pop(0) if answers else JobResult(Result(task.name))

    def close(self, now):
        pass


def task(of: Source, document: Document | None) -> Job:
    return Job(b"", document.part if document else of.name)


def run(items, hands, prepare=task, read=lambda item: item):
    sources = (Source(item, Path(item)) if isinstance(item, str) else item for item in items)
    return iter(OrderedResults(sources, read, prepare, hands))


def texts(items) -> list[str]:
    return [item.found.output if isinstance(item.found, Result) else str(item.found) for item in items]


def test_results_follow_source_order():
    hands = Hands({"a": "d", "b": "c", "e": "f"})
    assert texts(run("abcdef", hands)) == list("abcdef")


def test_result_is_yielded_while_the_next_is_running():
    hands = Hands({"b": "never"})
    results = run("ab", hands)
    assert texts([next(results)]) == ["a"]
    assert list(hands.under_way) == ["b"]
    hands.finish("never")
    assert texts(results) == ["b"]


def test_stop_ends_the_wait_for_an_unfinished_job():
    """As a handler of ctrl+c does, whose own exception may be lost."""
    hands = Hands({"b": "never"})
    ordered = OrderedResults([Source(name, Path(name)) for name in "ab"], lambda item: item, task, hands)
    results = iter(ordered)
    assert texts([next(results)]) == ["a"]
    ordered.stop(KeyboardInterrupt())
    hands.finish("never")  # comes second; without the stop it would be the next result
    with pytest.raises(KeyboardInterrupt):
        next(results)


def test_jobs_ahead_of_the_awaited_one_are_bounded():
    begun = []
    names = (begun.append(name) or name for name in "abcdefghij")
    for number, _ in enumerate(run(names, Hands()), 1):
        assert len(begun) <= AHEAD + number - 1 or len(begun) == 10
    assert len(begun) == 10


def test_no_jobs_are_begun_while_pending_results_are_large(monkeypatch):
    monkeypatch.setattr(scheduler, "KEPT", 10)
    begun = []
    names = (begun.append(name) or name for name in "abcdefg")
    hands = Hands(answers={name: [JobResult(Result(name * 6))] for name in "abcdefg"})
    seen = [len(begun) for _ in run(names, hands)]
    assert seen[:3] == [4, 4, 4]  # b, c and d wait, 18 letters; then c and d, 12; then d
    assert len(begun) == 7


def test_silent_pipe_delays_only_its_own_result():
    written = threading.Event()

    def read(item):
        if item.once:
            written.wait()
        return item

    pipe = Source("pipe", Path("pipe"), once=True)
    hands = Hands({"b": "never"})
    results = run(["a", pipe, "b"], hands, read=read)
    assert texts([next(results)]) == ["a"]
    assert hands.sent == ["a", "b"]
    written.set()
    assert texts([next(results)]) == ["pipe"]
    hands.finish("never")
    assert texts(results) == ["b"]


def test_pipes_are_read_in_order_and_an_unreadable_one_fails():
    read = []

    def reads(item):
        read.append(item.name)
        if item.name == "2":
            raise RuntimeError("torn")
        return item

    pipes = [Source(name, Path(name), once=True) for name in "123"]
    found = texts(run(pipes, Hands(), read=reads))
    assert read == ["1", "2", "3"]
    assert found == ["1", "2: could not be read (RuntimeError: torn)", "3"]


def test_skipped_and_failed_jobs_keep_their_place():
    def prepare(source, document):
        return {"b": Skipped(), "c": Failure("c", None, "is taken")}.get(source.name) or task(
            source, document
        )

    gone = Failure("gone", None, "no such file")
    hands = Hands({"a": "d"})
    found = list(run(["a", "b", "c", "d", gone], hands, prepare))
    assert texts(found) == ["a", "Skipped()", "c: is taken", "d", "gone: no such file"]
    assert hands.sent == ["a", "d"]
    assert [item.source and item.source.name for item in found] == ["a", "b", "c", "d", None]


def test_further_documents_of_a_source_follow_its_first():
    rest = (*(Document("t", (), "t", part=f"a{n}") for n in range(1, 7)), Failure("a", "7", "is torn"))
    hands = Hands({"a2": "a4"}, answers={"a": [JobResult(Result("a"), rest)]})
    found = list(run("ab", hands))
    assert texts(found) == ["a", "a1", "a2", "a3", "a4", "a5", "a6", "a [7]: is torn", "b"]
    assert [item.last for item in found] == [False] * 7 + [True, True]
    assert {item.source.name for item in found[:8]} == {"a"}


def test_job_of_a_lost_worker_is_retried_alone():
    hands = Hands({"c": "e"}, answers={"b": [Retry.ALONE]})
    assert texts(run("abcdef", hands)) == list("abcdef")
    assert hands.sent.count("b") == 2
    assert hands.beside["b"] == 0


@pytest.mark.parametrize("others", ["ab", "abcd"])
def test_inline_executor_starts_a_pool_only_for_many_documents(others):
    got = []

    def get():
        got.append(Hands())
        return got[-1]

    text = "A pump failed. It was mended."
    rest = tuple(Document(text, (), "pumps", part=part, language="en") for part in others)
    here = InlineExecutor(partial(work, JobSpec("text")), 3, get)
    real = here.send

    def send(task, alone):
        promise = real(task, alone)
        if len(sent) == 0:
            promise.done = promise.done._replace(rest=rest)
        sent.append(task.name)
        return promise

    sent = []
    here.send = send
    found = list(run(["pumps"], here))
    assert len(found) == 1 + len(others)
    assert [hands.sent for hands in got] == ([] if others == "ab" else [["c", "d"]])
