"""The client of the analysis worker, which may die, be cancelled or fail."""

import asyncio
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document, Paragraph
from summarizer.entities.type_evidence import contexts, evidence
from summarizer.name_rules import NO_RULES, NameRule, NameRules
from summarizer.pipeline import analyze
from summarizer.workers import process
from tui.workers.analyzer import AnalysisFailed, AnalyzerClient, start_worker
from tui.workers.starting import ask_ahead

ROOT = Path(__file__).parents[3]


def document(text: str) -> Document:
    return Document(text, (Paragraph(0, len(text)),), "t")


FERRY = document("Anna Berg met Carl Holm in Lund. It rained. Berg left.")
OTHER = document("Two ships sank off Oslo. Nobody was hurt.")
LONG = document("Anna Berg met Carl Holm in Lund on the second day of talks. " * 3_000)

STUB = """
import pickle, struct, sys
from summarizer.workers.messages import frame
def read():
    size = struct.unpack(">I", sys.stdin.buffer.read(4))[0]
    return pickle.loads(sys.stdin.buffer.read(size))
def write(data):
    sys.stdout.buffer.write(data); sys.stdout.buffer.flush()
def until(kind):
    while (message := read())[0] != kind:
        pass
    return message[1]
"""


def stub(script: str) -> subprocess.Popen[bytes]:
    """Start a process that speaks the worker's protocol and follows a script."""
    return subprocess.Popen(
        [sys.executable, "-c", STUB + script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


@pytest.fixture
def analyzer() -> Iterator[AnalyzerClient]:
    yield from ended(AnalyzerClient(start_worker()))


def ended(analyzer: AnalyzerClient) -> Iterator[AnalyzerClient]:
    yield analyzer
    analyzer.close()
    if analyzer.worker.process is not None:
        analyzer.worker.process.wait()


def ignore(_: object) -> None:
    pass


async def test_analysis_is_the_same_as_in_process(analyzer: AnalyzerClient) -> None:
    shares: list[float] = []
    assert await analyzer.analyze(FERRY, shares.append, ignore) == analyze(FERRY)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert await analyzer.analyze(OTHER, ignore, ignore) == analyze(OTHER), "the same process answers again"


async def test_names_of_the_head_of_a_long_text_arrive_first() -> None:
    """Rules about names hold for the head and for the whole."""
    number = "1" * 90_000  # costs less to analyze than as many words
    text = "Anna Berg met Carl Holm in Lund. " * 190 + f"{number}. Then Ruth Hall left."
    assert len(text) > 96_000, "a shorter text has no head"
    early: list[Analysis] = []
    analyzer = AnalyzerClient(start_worker(), rules=NameRules(hidden=frozenset({"Carl Holm"})))
    found = await analyzer.analyze(document(text), ignore, early.append)
    (head,) = early
    assert [entity.name for entity in head.entities] == ["Anna Berg", "Lund"]
    assert head.document.text == text
    assert 5_900 < head.sentences[-1].end <= 6_000
    assert [entity.name for entity in found.entities] == ["Anna Berg", "Lund", "Ruth Hall"]
    for _ in ended(analyzer):
        pass


async def test_killed_process_is_replaced(analyzer: AnalyzerClient) -> None:
    first = analyzer.worker.process
    first.kill()
    first.wait()
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY)
    assert analyzer.worker.process is not first


async def test_rules_about_names_reach_the_process_and_its_replacement() -> None:
    rules = NameRules((NameRule("Lund", "person", ("Berg",)),), frozenset({"Carl Holm"}))
    analyzer = AnalyzerClient(start_worker(), rules=rules)
    wanted = analyze(FERRY, rules=rules)
    assert wanted != analyze(FERRY)
    for _ in range(2):
        assert await analyzer.analyze(FERRY, ignore, ignore) == wanted
    analyzer.worker.process.kill()
    analyzer.worker.process.wait()
    assert await analyzer.analyze(FERRY, ignore, ignore) == wanted
    analyzer.close()
    analyzer.worker.process.wait()


async def test_rules_of_one_document_do_not_reach_another() -> None:
    own = NameRules((NameRule("Lund", "person"),))
    analyzer = AnalyzerClient(start_worker(), rules_of=lambda one: own if one is FERRY else NO_RULES)
    for _ in range(2):
        assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY, rules=own)
        assert await analyzer.analyze(OTHER, ignore, ignore) == analyze(OTHER)
    for _ in ended(analyzer):
        pass


async def test_type_of_a_name_is_explained_by_the_process(analyzer: AnalyzerClient) -> None:
    found = analyze(FERRY)
    berg = found.entities[0]
    mentions = contexts(FERRY, found.sentences, berg)
    explained = await analyzer.explained(mentions, (berg.name,), berg.type)
    assert explained == evidence(mentions, (berg.name,), berg.type)
    assert explained.votes[0][0] == "person"


async def test_process_is_replaced_once_and_then_reported() -> None:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        started.append(stub("until('analyze')"))
        return started[-1]

    analyzer = AnalyzerClient(start(), start)
    with pytest.raises(AnalysisFailed, match=r"failed twice: it exited early \(status 0\); open it again"):
        await analyzer.analyze(FERRY, ignore, ignore)
    assert len(started) == 2
    analyzer.worker.start = start_worker
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY), "asked again, it is tried again"
    analyzer.close()
    for each in [*started, analyzer.worker.process]:
        each.wait()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (
            "raise SystemError('The span of capturing group is wrong')",
            "it ended with SystemError: The span of",
        ),
        ("raise ValueError('two\\nlines\\x1b')", "it ended with ValueError: two "),
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
            "was killed (SIGKILL; out of memory?",
        ),
        ("sys.exit(3)", "it exited early (status 3)"),
        ("import no_such_module_at_all", "it ended with ModuleNotFoundError: No module named"),
    ],
)
async def test_error_of_a_crashed_worker_is_reported_in_one_line(
    script: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker is started as in the program: its standard error is captured, not shown."""
    (tmp_path / "dying.py").write_text(STUB + f"until('analyze')\n{script}\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))
    analyzer = AnalyzerClient(process.start("dying"), lambda: process.start("dying"))
    with pytest.raises(AnalysisFailed) as failed:
        await analyzer.analyze(FERRY, ignore, ignore)
    assert why in str(failed.value)
    assert len(str(failed.value).splitlines()) == 1
    for _ in ended(analyzer):
        pass


async def test_unavailable_process_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    analyzer = AnalyzerClient(stub("until('analyze')"))
    monkeypatch.setattr(subprocess, "Popen", refuses)
    with pytest.raises(AnalysisFailed, match=r"^no process could be started: process limit"):
        await analyzer.analyze(FERRY, ignore, ignore)
    for _ in ended(analyzer):
        pass


async def test_next_request_cancels_the_running_one(analyzer: AnalyzerClient) -> None:
    begun = asyncio.Event()
    first = asyncio.create_task(analyzer.analyze(LONG, lambda _: begun.set(), ignore))
    await begun.wait()
    first.cancel()
    second = asyncio.create_task(analyzer.analyze(OTHER, ignore, ignore))
    assert await second == analyze(OTHER)
    assert first.cancelled()


async def test_half_received_message_does_not_confuse_the_next_answer() -> None:
    """The request is cancelled between the length of a message and its body."""
    script = """
number = until("analyze")
late = frame("piece", (number, ("quotes", [])))
write(frame("progress", (number, 0.5)) + late[:6])
until("cancel")
number = until("analyze")
write(late[6:] + frame("failed", (number, "as the script says")))
"""
    analyzer = AnalyzerClient(stub(script))
    begun = asyncio.Event()
    first = asyncio.create_task(analyzer.analyze(FERRY, lambda _: begun.set(), ignore))
    await begun.wait()
    reader = analyzer.worker._pipes.reader
    while not reader._buffer and reader._waiter is None:
        await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(AnalysisFailed, match="as the script says"):
        await analyzer.analyze(OTHER, ignore, ignore)
    for _ in ended(analyzer):
        pass


async def test_failed_analysis_is_reported_with_its_reason() -> None:
    analyzer = AnalyzerClient(stub("write(frame('failed', (until('analyze'), 'not enough memory')))\nread()"))
    with pytest.raises(AnalysisFailed, match=r"^not enough memory$"):
        await analyzer.analyze(FERRY, ignore, ignore)
    for _ in ended(analyzer):
        pass


async def test_surface_forms_are_answered_during_an_analysis(analyzer: AnalyzerClient) -> None:
    assert await analyzer.written("The ships sank: two Ships, sinking.", "en") == (
        "ships",
        "sank",
        "two",
        "sinking",
    )
    begun = asyncio.Event()
    long = asyncio.create_task(analyzer.analyze(LONG, lambda _: begun.set(), ignore))
    await begun.wait()
    assert await analyzer.written("Berg left Lund.", "en") == ("Berg", "left", "Lund")
    assert not long.done()
    long.cancel()
    assert await analyzer.written("Die Schiffe sanken.", "de") == ("Schiffe", "sanken")
    assert await analyzer.analyze(OTHER, ignore, ignore) == analyze(OTHER)


async def test_ended_process_gives_no_words(analyzer: AnalyzerClient) -> None:
    analyzer.worker.process.kill()
    assert await analyzer.written("Berg left Lund.", "en") == ()
    assert await analyzer.written("Berg left Lund.", "en") == ()
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY)


def asked_ahead(
    one: Document, rules: NameRules = NO_RULES, wanted: NameRules | None = None
) -> AnalyzerClient:
    """Return the client of a process that was asked for a document before there was an event loop."""
    worker = start_worker()
    asked = ask_ahead(worker, one, rules)
    assert asked is not None
    return AnalyzerClient(worker, rules=rules if wanted is None else wanted, asked=asked)


HIDDEN = NameRules(hidden=frozenset({"Carl Holm"}))


@pytest.mark.parametrize("rules", [NO_RULES, HIDDEN])
async def test_document_that_was_sent_ahead_is_analyzed_once(
    rules: NameRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyzer = asked_ahead(FERRY, rules)
    posted: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(analyzer.worker, "post", posted.append)
        patch.setattr(analyzer.worker, "send", lambda *message: posted.append(message))
        assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY, rules=rules)
    assert posted == []
    assert await analyzer.analyze(OTHER, ignore, ignore) == analyze(OTHER, rules=rules)
    for _ in ended(analyzer):
        pass


async def test_other_document_than_the_one_sent_ahead_is_analyzed() -> None:
    analyzer = asked_ahead(FERRY)
    assert await analyzer.analyze(OTHER, ignore, ignore) == analyze(OTHER)
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY)
    for _ in ended(analyzer):
        pass


async def test_other_rules_than_those_sent_ahead_hold() -> None:
    analyzer = asked_ahead(FERRY, HIDDEN, NO_RULES)
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY)
    for _ in ended(analyzer):
        pass


async def test_questions_are_answered_while_nobody_wants_the_analysis_sent_ahead() -> None:
    analyzer = asked_ahead(FERRY)
    assert await analyzer.written("Anna Berg met Carl Holm.", "en")
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY)
    for _ in ended(analyzer):
        pass


async def test_process_that_ends_after_it_was_asked_ahead_is_replaced() -> None:
    analyzer = asked_ahead(FERRY, HIDDEN)
    analyzer.worker.process.kill()
    analyzer.worker.process.wait()
    assert await analyzer.analyze(FERRY, ignore, ignore) == analyze(FERRY, rules=HIDDEN)
    for _ in ended(analyzer):
        pass


def test_long_document_is_not_sent_ahead() -> None:
    """The pipe would be full, and the screen would wait for the process to read it."""
    worker = stub("read()")
    assert ask_ahead(worker, LONG, NO_RULES) is None
    assert ask_ahead(worker, document("\U0001f30a" * 19_000), NO_RULES) is None, "four bytes each"
    worker.kill()
    worker.wait()


def test_process_that_has_ended_is_not_asked_ahead() -> None:
    worker = stub("")
    worker.wait()
    assert ask_ahead(worker, FERRY, NO_RULES) is None
