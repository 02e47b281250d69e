"""The client of the indexer, which may die, be asked twice, or answer late."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from summarizer.files.options import Options
from tui.workers import indexer as module
from tui.workers.indexer import IndexerCallbacks, IndexerClient, IndexerFailed, IndexerSource, start_librarian

DAM = b"Dam breaks\n\n2026-01-31\n\nThe dam at Orla broke on Monday. Nobody was hurt.\n"
HARBOR = b"Harbor\n\nThe harbor at Lund reopened. Ferries sail.\n"
BOTH = [IndexerSource(3, DAM, "dam.txt"), IndexerSource(4, HARBOR, "harbor.txt")]

PATIENCE = 60
"""Seconds after which an answer is taken never to come."""

STUB = """
import pickle, struct, sys
from summarizer.workers.messages import frame
from summarizer.corpus.search.results import SearchResults
def read():
    size = struct.unpack(">I", sys.stdin.buffer.read(4))[0]
    return pickle.loads(sys.stdin.buffer.read(size))
def write(kind, value):
    sys.stdout.buffer.write(frame(kind, value)); sys.stdout.buffer.flush()
def until(kind):
    while (message := read())[0] != kind:
        pass
    return message[1]
"""


def stub(script: str) -> Callable[[], subprocess.Popen[bytes]]:
    """Return a function that starts a process with the indexer's protocol and a script."""
    command = [sys.executable, "-c", STUB + script]
    return lambda: subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class Told:
    """The indexer under test and the messages it has sent so far."""

    def __init__(self, options: Options, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.said: list[tuple] = []
        self.started: list[subprocess.Popen[bytes]] = []
        self.ready, self.lost = asyncio.Event(), asyncio.Event()
        heard = IndexerCallbacks(
            entry=lambda *value: self.said.append(("entry", *value)),
            failed=lambda *value: self.said.append(("failed", *value)),
            read=lambda *value: self.said.append(("read", *value)),
            ready=self._ready,
            lost=self._lost,
        )
        self.indexer = IndexerClient(heard, options, lambda: self._start(start))

    def _start(self, start: Callable[[], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
        self.started.append(start())
        return self.started[-1]

    def _ready(self, count: int) -> None:
        self.said.append(("ready", count))
        self.ready.set()

    def _lost(self, why: str) -> None:
        self.said.append(("lost", why))
        self.lost.set()

    def titles(self) -> list[str]:
        return [value[3].title for value in self.said if value[0] == "entry"]


@asynccontextmanager
async def told(
    start: Callable[[], subprocess.Popen[bytes]] = start_librarian, options: Options | None = None
) -> AsyncIterator[Told]:
    it = Told(options or Options(), start)
    yield it
    it.indexer.close()
    if it.indexer._task:
        await asyncio.gather(it.indexer._task, return_exceptions=True)
    for process in it.started:
        process.wait()


async def test_indexer_is_started_by_the_first_sources() -> None:
    async with told() as it:
        assert it.started == []
        it.indexer.add(BOTH)
        await it.ready.wait()
        assert len(it.started) == 1
        kinds = [value[:2] for value in it.said]
        assert kinds == [("entry", 3), ("read", 3), ("entry", 4), ("read", 4), ("ready", 2)]
        assert it.titles() == ["Dam breaks", "Harbor"]
        found = await it.indexer.search("orla")
        assert [(hit.number, DAM[hit.span.start : hit.span.end]) for hit in found.hits] == [(3, b"Orla")]


async def test_search_works_before_any_source_is_added() -> None:
    async with told() as it:
        found = await it.indexer.search("orla")
        assert (found.total, found.known) == (0, 0)
        it.indexer.add(BOTH)
        await it.ready.wait()
        assert (await it.indexer.search("orla")).total == 1


async def test_added_and_changed_files_are_indexed(tmp_path: Path) -> None:
    async with told() as it:
        it.indexer.add(BOTH)
        await it.ready.wait()
        it.ready.clear()
        file = tmp_path / "late.txt"
        file.write_bytes(b"Late\n\nIt rained in Orla.\n")
        it.indexer.add([IndexerSource(9, file, "late.txt")])
        it.indexer.first([9])
        await it.ready.wait()
        assert (await it.indexer.search("orla")).total == 2
        it.ready.clear()
        file.write_bytes(b"Later\n\nIt was dry.\n")
        it.indexer.again(9)
        await it.ready.wait()
        assert it.titles()[-1] == "Later"
        assert (await it.indexer.search("orla")).total == 1


async def test_size_limit_applies_and_failures_are_reported() -> None:
    async with told(options=Options(60)) as it:
        it.indexer.add(BOTH)
        await it.ready.wait()
        kind, number, part, failure = it.said[0]
        assert (kind, number, part) == ("failed", 3, 0)
        assert "over the limit" in failure.error
        assert it.titles() == ["Harbor"]


async def test_source_longer_than_one_message_is_indexed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BYTES", 10)
    async with told() as it:
        it.indexer.add(BOTH)
        await it.ready.wait()
        assert it.titles() == ["Dam breaks", "Harbor"]
        assert (await it.indexer.search("hurt")).total == 1


async def test_only_the_latest_search_is_answered() -> None:
    async with told() as it:
        it.indexer.add(BOTH)
        await it.ready.wait()
        asked = [asyncio.create_task(it.indexer.search(query)) for query in ("o", "or", "ferries")]
        answers = await asyncio.wait_for(asyncio.gather(*asked), PATIENCE)
        assert [found and found.total for found in answers] == [None, None, 1]


async def test_cancelled_search_does_not_confuse_the_next() -> None:
    async with told() as it:
        it.indexer.add(BOTH)
        await it.ready.wait()
        first = asyncio.create_task(it.indexer.search("orla"))
        await asyncio.sleep(0)
        first.cancel()
        assert (await it.indexer.search("ferries")).hits[0].number == 4


async def test_killed_indexer_is_replaced_and_reads_all_sources_again() -> None:
    async with told() as it:
        it.indexer.add(BOTH)
        await it.ready.wait()
        for count in (2, 3):  # it may die again once it has read all
            it.ready.clear()
            it.started[-1].kill()
            assert (await it.indexer.search("orla")).known in (0, 2)
            await it.ready.wait()
            assert len(it.started) == count
            assert (await it.indexer.search("orla")).total == 1
        assert not it.lost.is_set()


async def test_second_failure_is_reported_and_the_next_search_tries_again() -> None:
    async with told(stub("until('search')")) as it:
        it.indexer.add(BOTH)
        with pytest.raises(IndexerFailed, match=r"failed twice: it exited early \(status 0\); search again"):
            await it.indexer.search("orla")
        await it.lost.wait()
        assert len(it.started) == 2
        it.indexer.worker.start = start_librarian
        assert (await it.indexer.search("orla")) is not None, "asked again, it is tried again"
        it.started.append(it.indexer.worker.process)


async def test_unanswerable_search_reports_its_reason() -> None:
    async with told(stub("write('unable', (until('search')[0], 'no FTS5 here')); read()")) as it:
        with pytest.raises(IndexerFailed, match=r"^no FTS5 here$"):
            await it.indexer.search("orla")


async def test_answer_to_an_older_search_is_not_taken_for_the_latest() -> None:
    script = """
for last in (1, 2):
    asked = [until("search") for _ in range(last)]
    for request, query, _ in asked:
        write("hits", (request, SearchResults(len(query), ())))
read()
"""
    async with told(stub(script)) as it:
        assert (await it.indexer.search("a")).total == 1
        first = asyncio.create_task(it.indexer.search("ab"))
        await asyncio.sleep(0)
        second = asyncio.create_task(it.indexer.search("abc"))
        assert await first is None
        assert (await second).total == 3


async def test_indexer_closed_during_its_start_is_ended() -> None:
    it = Told(Options(), start_librarian)
    it.indexer.add(BOTH)
    while it.indexer.worker._connecting is None:
        await asyncio.sleep(0)
    await asyncio.sleep(0)  # the thread that starts it has begun
    it.indexer.close()
    while not it.started:
        await asyncio.sleep(0)
    process = it.started[0]
    await asyncio.to_thread(process.wait)
    process.stdin.close()
    process.stdout.close()


def test_sources_are_sent_in_batches() -> None:
    items = [IndexerSource(number, Path(f"{number}.txt"), None) for number in range(20_000)]
    messages = list(module._introductions(items))
    assert max(len(value) for _, value in messages) == 200
    assert [item[0] for _, value in messages for item in value] == list(range(20_000))
