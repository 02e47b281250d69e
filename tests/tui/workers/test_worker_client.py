"""The base of all worker clients: start and replace a process, messages, numbered requests."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from summarizer.workers.messages import Message
from summarizer.workers.process import CannotStart
from tui.workers.client import ENDED, WorkerClient

ECHO = """
import pickle, sys
from summarizer.workers.messages import HEADER, send
while header := sys.stdin.buffer.read(HEADER.size):
    message = pickle.loads(sys.stdin.buffer.read(HEADER.unpack(header)[0]))
    if message[0] == "stop":
        break
    send(sys.stdout.buffer, *message)
"""


def echo() -> subprocess.Popen[bytes]:
    """Start a process that returns each message until it is told to stop."""
    return subprocess.Popen([sys.executable, "-c", ECHO], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class Worker:
    """A client of the echo process and the messages received."""

    def __init__(self) -> None:
        self.came: list[Message] = []
        self.more = asyncio.Event()
        self.client = WorkerClient("the echo", self._start, self._take)
        self.started: list[subprocess.Popen[bytes]] = []

    def _start(self) -> subprocess.Popen[bytes]:
        self.started.append(echo())
        return self.started[-1]

    async def _take(self, kind: str, value: Any) -> None:
        self.came.append((kind, value))
        self.more.set()

    async def until(self, message: Message) -> None:
        while message not in self.came:
            self.more.clear()
            await self.more.wait()


@asynccontextmanager
async def worker() -> AsyncIterator[Worker]:
    it = Worker()
    yield it
    it.client.close()
    for process in it.started:
        process.kill()
        process.wait()


def letters(count: int) -> Iterator[Message]:
    return (("letter", number) for number in range(count))


async def test_process_is_started_by_the_first_connection() -> None:
    async with worker() as it:
        assert it.started == []
        await asyncio.gather(it.client.connected(), it.client.connected())
        await it.client.connected()
        assert len(it.started) == 1
        assert it.client.process is it.started[0]


async def test_posted_messages_arrive_in_order() -> None:
    async with worker() as it:
        it.client.post(letters(40))
        it.client.post([("last", None)])
        await it.client.connected()
        await it.until(("last", None))
        assert it.came == [*letters(40), ("last", None)]


async def test_cleared_messages_are_not_sent() -> None:
    async with worker() as it:
        it.client.post(letters(40))
        it.client.clear()
        it.client.post([("last", None)])
        await it.client.connected()
        await it.until(("last", None))
        assert it.came == [("last", None)]


async def test_short_message_is_sent_at_once() -> None:
    async with worker() as it:
        it.client.send("lost", None)  # there is no process yet
        await it.client.connected()
        it.client.post(letters(3))
        it.client.send("first", None)
        await it.until(("letter", 2))
        assert it.came == [("first", None), *letters(3)]


async def test_end_of_a_process_is_the_last_message_and_another_is_started() -> None:
    async with worker() as it:
        await it.client.connected()
        it.client.post([("letter", 1), ("stop", None)])
        await it.client.ended()
        assert it.came == [("letter", 1), ENDED]
        with pytest.raises(EOFError):
            await it.client.connected()
        assert await it.client.lost() == "it exited early (status 0)"
        await it.client.connected()
        assert len(it.started) == 2
        it.client.post([("letter", 2)])
        await it.until(("letter", 2))


async def test_failed_start_is_reported_each_time_and_retried() -> None:
    def refuse() -> subprocess.Popen[bytes]:
        raise CannotStart("no process could be started: process limit reached")

    async with worker() as it:
        start, it.client.start = it.client.start, refuse
        for _ in range(2):
            with pytest.raises(CannotStart):
                await it.client.connected()
        it.client.start = start
        await it.client.connected()
        assert len(it.started) == 1


async def test_answers_go_to_their_requests_and_late_ones_are_dropped() -> None:
    async with worker() as it:
        first, one = it.client.request()
        second, two = it.client.request()
        assert second > first
        it.client.answer(second, "b")
        it.client.answer(first, "a")
        it.client.answer(first, "late")
        it.client.answer(99, "of nobody")
        assert (await one, await two) == ("a", "b")


async def test_late_answer_to_a_cancelled_request_is_ignored() -> None:
    async with worker() as it:
        number, answer = it.client.request()
        answer.cancel()
        it.client.answer(number, "late")
        assert answer.cancelled()


async def test_refused_requests_raise_their_error() -> None:
    async with worker() as it:
        (first, one), (_, two), (_, three) = (it.client.request() for _ in range(3))
        it.client.refuse(ValueError("odd"), first)
        it.client.refuse(EOFError())
        with pytest.raises(ValueError, match="odd"):
            await one
        for answer in (two, three):
            with pytest.raises(EOFError):
                await answer
