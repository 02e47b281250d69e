"""The analysis worker, driven over its pipes as the reader drives it."""

import os
import pickle
import signal
import struct
import subprocess
import sys
from dataclasses import replace

import pytest

from summarizer.codec.stream import AnalysisPieces, document_pieces
from summarizer.document import Document, Paragraph
from summarizer.name_rules import NameRule, NameRules
from summarizer.pipeline import analyze
from summarizer.workers import analyzer
from summarizer.workers.analyzer import heads_of
from summarizer.workers.messages import HEADER, frame


def document(text: str) -> Document:
    return Document(text, (Paragraph(0, len(text)),), "Talks")


SHORT = document("Anna Berg met Bob Hale in Oslo. “We agree,” said Berg. It rained.")


@pytest.fixture
def owner(owner_of):
    """Start a worker that may end during the test."""
    return owner_of("summarizer.workers.analyzer")


@pytest.fixture(scope="module")
def server(lasting_owner_of):
    """Start one worker that all tests with this fixture share."""
    return lasting_owner_of("summarizer.workers.analyzer")


def ask(owner, wanted: Document) -> int:
    """Request an analysis and return the number of the request."""
    owner.asked += 1
    for piece in document_pieces(wanted):
        owner.tell(*piece)
    owner.tell("analyze", owner.asked)
    return owner.asked


def until_done(owner, number: int) -> AnalysisPieces:
    """Return the pieces of an analysis; fail if a piece of another one arrives."""
    came = AnalysisPieces()
    while (message := owner.hear()) != ("done", number):
        kind, (about, value) = message
        assert about == number
        assert kind in ("progress", "piece", "early", "head")
        if kind == "piece":
            came.add(value)
    return came


def test_analysis_is_the_same_as_in_process(server):
    for _ in range(2):
        assert until_done(server, ask(server, SHORT)).whole(SHORT) == analyze(SHORT)


def test_document_of_the_latest_request_is_analyzed(server):
    first = ask(server, document("Nobody met anybody."))
    second = ask(server, SHORT)
    until_done(server, first)
    assert until_done(server, second).whole(SHORT) == analyze(SHORT)


def test_rules_about_names_hold_from_the_next_analysis(owner):
    assert until_done(owner, ask(owner, SHORT)).whole(SHORT) == analyze(SHORT)
    rules = NameRules((NameRule("Oslo", "organization"),))
    owner.tell("rules", rules)
    assert until_done(owner, ask(owner, SHORT)).whole(SHORT) == analyze(SHORT, rules=rules) != analyze(SHORT)


def test_progress_rises_to_one(server):
    number = ask(server, SHORT)
    told = []
    while (message := server.hear()) != ("done", number):
        told += [message[1][1]] if message[0] == "progress" else []
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_cancelled_analysis_is_dropped_for_the_next(server):
    """The first text is long: pieces of a finished analysis would precede those of the second."""
    first = ask(server, document("Anna Berg met Bob Hale in Oslo and said that it rained. " * 4_000))
    while server.hear() != ("progress", (first, 0.3)):  # it is well under way
        pass
    server.tell("cancel", first)
    second = ask(server, SHORT)
    message = server.hear()
    while message[0] == "progress" and message[1][0] == first:
        message = server.hear()
    assert message[1][0] == second
    assert until_done(server, second).whole(SHORT) == analyze(SHORT)


def lines(count: int) -> Document:
    line = "Anna Berg met Bob Hale in Oslo and said that it rained."
    paragraphs = tuple(Paragraph(n * 57, n * 57 + 55) for n in range(count))
    return Document("\n\n".join([line] * count), paragraphs, "Talks")


def test_head_of_a_long_document_equals_its_own_analysis(server):
    begun, number = lines(150), "1" * 200_000  # above so many characters, names are found by rules alone
    text = f"{begun.text}\n\n{number}"
    long = replace(
        begun, text=text, paragraphs=(*begun.paragraphs, Paragraph(len(begun.text) + 2, len(text)))
    )
    (head,) = heads_of(long)
    number = ask(server, long)
    came = AnalysisPieces()
    while (message := server.hear())[0] == "early":
        came.add(message[1][1])
    assert message == ("head", (number, len(head.text)))
    assert came.whole(head) == analyze(head)
    assert until_done(server, number).whole(long) == analyze(long)


def test_heads_are_sent_in_order_before_the_whole(monkeypatch):
    whole, sent = lines(9), []
    monkeypatch.setattr(analyzer, "heads_of", lambda _: (lines(2), lines(5)))
    monkeypatch.setattr(analyzer, "_send", lambda kind, value: sent.append((kind, value)))
    analyzer._serve(3, whole, analyzer.Requests())
    marks = [at for at, (kind, _) in enumerate(sent) if kind == "head"]
    parts = [sent[: marks[0]], sent[marks[0] + 1 : marks[1]], sent[marks[1] + 1 : -1]]
    for made, part in zip((lines(2), lines(5), whole), parts, strict=True):
        came = AnalysisPieces()
        for kind, (_, piece) in part:
            if kind != "progress":
                assert kind == ("piece" if made is whole else "early")
                came.add(piece)
        assert came.whole(made) == analyze(made)
    assert [sent[at][1] for at in marks] == [(3, len(lines(2).text)), (3, len(lines(5).text))]
    assert sent[-1] == ("done", 3)


def test_cancelled_head_is_dropped_for_the_next(server):
    """A second head is in progress at that time: none of its pieces are sent."""
    long = lines(9_000)
    assert len([*heads_of(long)]) == 2
    first = ask(server, long)
    while server.hear()[0] != "head":
        pass
    server.tell("cancel", first)
    assert until_done(server, ask(server, SHORT)).whole(SHORT) == analyze(SHORT)


def test_short_document_has_no_heads(server):
    number = ask(server, SHORT)
    kinds = set()
    while (message := server.hear()) != ("done", number):
        kinds.add(message[0])
    assert kinds == {"progress", "piece"}


def test_cancelling_a_future_request_does_not_affect_the_next(server):
    server.asked += 1
    server.tell("cancel", server.asked)
    assert until_done(server, ask(server, SHORT)).sentences


def test_worker_ends_with_its_pipe(owner):
    assert owner.ended() == (0, b"", b"")


def test_worker_ends_with_its_pipe_during_an_analysis(owner):
    ask(owner, document("Anna Berg met Bob Hale in Oslo and said that it rained. " * 20_000))
    code, out, err = owner.ended()
    assert (code, err) == (0, b"")
    assert frame("done", 1) not in out


def test_worker_ends_when_its_output_is_closed(owner):
    owner.process.stdout.close()
    ask(owner, SHORT)
    assert owner.waited_for() == 0
    assert owner.process.stderr.read() == b""


@pytest.mark.parametrize(
    "sent",
    [
        struct.pack(">I", 100) + b"half",  # the end within a frame
        b"\0\0",  # within its length
        struct.pack(">I", 4) + b"junk",
        HEADER.pack(len(pickle.dumps(5))) + pickle.dumps(5),  # no pair
        frame("analyze", 1),  # of no document
        frame("text", None) + frame("document", None) + frame("analyze", 1),
    ],
)
def test_broken_pipe_ends_the_worker_without_a_traceback(owner, sent):
    owner.process.stdin.write(sent)
    assert owner.ended() == (0, b"", b"")


def test_worker_ignores_interrupt(server):
    until_done(server, ask(server, SHORT))
    server.process.send_signal(signal.SIGINT)
    assert until_done(server, ask(server, SHORT)).sentences


def test_failed_analysis_is_reported_and_the_next_is_served(server):
    broken = Document("Anna Berg", (Paragraph(0, 9, place=None), None), "Broken")
    asked = ask(server, broken)
    kind, (number, why) = server.hear()
    assert (kind, number) == ("failed", asked)
    assert why.startswith("the analysis failed (")
    assert "\n" not in why
    assert until_done(server, ask(server, SHORT)).sentences


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (MemoryError(), "not enough memory to analyze it"),
        (ValueError("two\nlines\x1b"), "the analysis failed (ValueError: two lines\ufffd)"),
    ],
)
def test_reason_of_a_failure_is_one_safe_line(monkeypatch, error, why):
    sent = []

    def failing(*_, **__):
        raise error

    monkeypatch.setattr(analyzer, "analyze", failing)
    monkeypatch.setattr(analyzer, "_send", lambda kind, value: sent.append((kind, value)))
    analyzer._serve(3, SHORT, analyzer.Requests())
    assert sent == [("failed", (3, why))]


def run(script: str, **environment: str) -> list[str]:
    """Return what a fresh interpreter prints."""
    env = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    command = [sys.executable, "-P", "-c", script]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env={**env, **environment})
    return done.stdout.split()


def test_slow_modules_are_loaded_before_the_first_document():
    script = (
        "import sys; from summarizer.workers import analyzer as worker;"
        "assert not {'nltk', 'numpy'} & sys.modules.keys();"
        "worker.warm_up(); from summarizer.language.nltk_modules import nltk_module;"
        "print(nltk_module.cache_info().currsize);"  # Punkt and the stemmer
        "from summarizer.entities.tagger.tagger import shipped; print(shipped.cache_info().currsize)"
    )
    assert run(script) == ["2", "1"]


def test_worker_uses_one_thread_by_default():
    """The limit is set before numpy is imported, which counts the cores as it is loaded.

    The process ends there: with more threads than cores the rest would take seconds.
    """
    script = (
        "import builtins, os; from summarizer.workers import analyzer as worker; load = builtins.__import__\n"
        "def told(name, *rest, **more):\n"
        "    if name == 'numpy': print(os.environ['OMP_NUM_THREADS'], flush=True); os._exit(0)\n"
        "    return load(name, *rest, **more)\n"
        "builtins.__import__ = told; worker.warm_up()"
    )
    assert run(script) == ["1"]
    assert run(script, OMP_NUM_THREADS="4") == ["4"]


@pytest.mark.parametrize(("is_confined", "expected"), [(False, ["analyzed", "saved"]), (True, ["analyzed"])])
def test_compiled_patterns_are_saved_after_an_analysis_unless_confined(is_confined, expected):
    script = (
        "from types import SimpleNamespace as Fake; from summarizer.workers import analyzer as worker\n"
        "documents = iter([(1, 'a document')])\n"
        "worker.Requests = lambda: Fake(take=None, documents=Fake(get=lambda: next(documents)))\n"
        "worker.Listener = lambda *_: Fake(start=lambda: None)\n"
        "worker.warm_up = lambda: None\n"
        "worker._serve = lambda *_: print('analyzed')\n"
        "worker.pattern_cache.save = lambda: print('saved')\n"
        f"worker.is_confined = lambda: {is_confined}\n"
        "try: worker._serve_all()\n"
        "except StopIteration: pass"
    )
    assert run(script) == expected
