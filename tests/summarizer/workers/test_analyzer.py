"""The process that analyzes for another one, spoken to over its pipes as the reader does."""

import os
import pickle
import signal
import struct
import subprocess
import sys

import pytest

from summarizer.codec.stream import AnalysisPieces, of_document
from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze
from summarizer.preview import heads
from summarizer.workers import analyzer
from summarizer.workers.analyzer import HEADER, frame


def document(text: str) -> Document:
    return Document(text, (Paragraph(0, len(text)),), "Talks")


SHORT = document("Anna Berg met Bob Hale in Oslo. “We agree,” said Berg. It rained.")


@pytest.fixture
def owner(owner_of):
    return owner_of("summarizer.workers.analyzer")


def ask(owner, number: int, wanted: Document) -> None:
    for piece in of_document(wanted):
        owner.tell(*piece)
    owner.tell("analyze", number)


def until_done(owner, number: int) -> AnalysisPieces:
    """What comes of an analysis; nothing may come of another one any more."""
    came = AnalysisPieces()
    while (message := owner.hear()) != ("done", number):
        kind, (about, value) = message
        assert about == number
        assert kind in ("progress", "piece", "early", "head")
        if kind == "piece":
            came.add(value)
    return came


def test_an_analysis_comes_as_it_would_be_made_here(owner):
    for number in (1, 2):
        ask(owner, number, SHORT)
        assert until_done(owner, number).whole(SHORT) == analyze(SHORT)


def test_the_last_version_of_a_document_counts(owner):
    ask(owner, 1, document("Nobody met anybody."))
    ask(owner, 2, SHORT)
    until_done(owner, 1)
    assert until_done(owner, 2).whole(SHORT) == analyze(SHORT)


def test_progress_is_told(owner):
    ask(owner, 1, SHORT)
    told = []
    while (message := owner.hear()) != ("done", 1):
        told += [message[1][1]] if message[0] == "progress" else []
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_what_is_cancelled_gives_way_to_the_next(owner):
    """A long one: had the first been finished, its pieces would stand before those of the second."""
    ask(owner, 1, document("Anna Berg met Bob Hale in Oslo and said that it rained. " * 27_000))
    while owner.hear() != ("progress", (1, 0.3)):  # it is well under way
        pass
    owner.tell("cancel", 1)
    ask(owner, 2, SHORT)
    message = owner.hear()
    while message[0] == "progress" and message[1][0] == 1:
        message = owner.hear()
    assert message[1][0] == 2
    assert until_done(owner, 2).whole(SHORT) == analyze(SHORT)


def lines(count: int) -> Document:
    line = "Anna Berg met Bob Hale in Oslo and said that it rained."
    paragraphs = tuple(Paragraph(n * 57, n * 57 + 55) for n in range(count))
    return Document("\n\n".join([line] * count), paragraphs, "Talks")


def test_of_a_long_document_the_heads_come_first_each_as_it_would_be_made_alone(owner):
    long = lines(4_000)
    (head,) = heads(long)
    ask(owner, 1, long)
    came = AnalysisPieces()
    while (message := owner.hear())[0] == "early":
        came.add(message[1][1])
    assert message == ("head", (1, len(head.text)))
    assert came.whole(head) == analyze(head)
    assert until_done(owner, 1).whole(long) == analyze(long)


def test_heads_come_in_their_order_and_then_the_whole(monkeypatch):
    whole, sent = lines(9), []
    monkeypatch.setattr(analyzer, "heads", lambda _: (lines(2), lines(5)))
    monkeypatch.setattr(analyzer, "_send", lambda kind, value: sent.append((kind, value)))
    analyzer._serve(3, whole, analyzer.Requests(None))
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


def test_a_head_that_is_not_wanted_any_more_gives_way(owner):
    """A second head is under way then: nothing of it, nor of the whole, comes any more."""
    ask(owner, 1, lines(29_000))
    while owner.hear()[0] != "head":
        pass
    owner.tell("cancel", 1)
    ask(owner, 2, SHORT)
    assert until_done(owner, 2).whole(SHORT) == analyze(SHORT)


def test_of_a_short_document_there_are_no_heads(owner):
    ask(owner, 1, SHORT)
    kinds = set()
    while (message := owner.hear()) != ("done", 1):
        kinds.add(message[0])
    assert kinds == {"progress", "piece"}


def test_cancelling_the_one_before_leaves_the_next_alone(owner):
    owner.tell("cancel", 1)
    ask(owner, 2, SHORT)
    assert until_done(owner, 2).sentences


def test_it_ends_with_its_pipe(owner):
    assert owner.ended() == (0, b"", b"")


def test_it_ends_with_its_pipe_in_the_midst_of_an_analysis(owner):
    ask(owner, 1, document("Anna Berg met Bob Hale in Oslo and said that it rained. " * 90_000))
    code, out, err = owner.ended()
    assert (code, err) == (0, b"")
    assert frame("done", 1) not in out


def test_it_ends_when_nobody_listens(owner):
    owner.process.stdout.close()
    ask(owner, 1, SHORT)
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
def test_a_broken_pipe_ends_it_without_a_traceback(owner, sent):
    owner.process.stdin.write(sent)
    assert owner.ended() == (0, b"", b"")


def test_an_interrupt_is_for_its_owner(owner):
    ask(owner, 1, SHORT)
    until_done(owner, 1)
    owner.process.send_signal(signal.SIGINT)
    ask(owner, 2, SHORT)
    assert until_done(owner, 2).sentences


def test_an_analysis_that_fails_is_told_and_the_next_is_served(owner):
    broken = Document("Anna Berg", (Paragraph(0, 9, place=None), None), "Broken")
    ask(owner, 1, broken)
    kind, (number, why) = owner.hear()
    assert (kind, number) == ("failed", 1)
    assert why.startswith("the analysis failed (")
    assert "\n" not in why
    ask(owner, 2, SHORT)
    assert until_done(owner, 2).sentences


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (MemoryError(), "not enough memory to analyze it"),
        (ValueError("two\nlines\x1b"), "the analysis failed (ValueError: two lines\ufffd)"),
    ],
)
def test_why_it_failed_is_one_safe_line(monkeypatch, error, why):
    sent = []

    def failing(*_, **__):
        raise error

    monkeypatch.setattr(analyzer, "analyze", failing)
    monkeypatch.setattr(analyzer, "_send", lambda kind, value: sent.append((kind, value)))
    analyzer._serve(3, SHORT, analyzer.Requests(None))
    assert sent == [("failed", (3, why))]


def run(script: str, **environment: str) -> list[str]:
    """What a fresh interpreter prints."""
    env = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    command = [sys.executable, "-P", "-c", script]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env={**env, **environment})
    return done.stdout.split()


def test_what_is_slow_to_load_is_loaded_before_the_first_document():
    script = (
        "import sys; from summarizer.workers import analyzer as worker;"
        "assert not {'nltk', 'numpy'} & sys.modules.keys();"
        "worker.warm_up(); print({'nltk.tokenize.punkt', 'nltk.stem.snowball'} <= sys.modules.keys());"
        "from summarizer.entities.tagger.tagger import shipped; print(shipped.cache_info().currsize)"
    )
    assert run(script) == ["True", "1"]


def test_it_takes_one_thread_unless_told_otherwise():
    """Before numpy comes: it counts the cores as it is loaded."""
    script = (
        "import builtins, os; from summarizer.workers import analyzer as worker; load = builtins.__import__\n"
        "def told(name, *rest, **more):\n"
        "    if name == 'numpy' and told.first: print(os.environ['OMP_NUM_THREADS']); told.first = False\n"
        "    return load(name, *rest, **more)\n"
        "told.first = True; builtins.__import__ = told; worker.warm_up()"
    )
    assert run(script) == ["1"]
    assert run(script, OMP_NUM_THREADS="4") == ["4"]
