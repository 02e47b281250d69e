"""Client of a worker process in the event loop: starts and replaces it, sends, receives, numbers requests.

What both clients of this room share. `AnalyzerClient` and `IndexerClient` decide what is sent, what a message
means and how often a process that ended is replaced.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import subprocess
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, NamedTuple

from summarizer.workers import process
from summarizer.workers.messages import HEADER, Message, frame

LOST = (OSError, EOFError, pickle.UnpicklingError)
"""Exceptions that mean that the process has ended."""
ENDED: Message = ("ended", None)
"""Passed to `take` after the last message of a process."""


class WorkerClient:
    """Talks to one process at a time.

    Messages are passed to `take` in the order in which they arrive, each when it has returned from the last.
    """

    def __init__(
        self,
        name: str,
        start: Callable[[], subprocess.Popen[bytes]],
        take: Callable[[str, Any], Awaitable[None]],
        running: subprocess.Popen[bytes] | None = None,
    ) -> None:
        """Set up the client.

        Args:
            name: name of the process in the log.
            start: starts a process; may raise CannotStart.
            take: handles a message.
            running: a process that was started before.
        """
        self._name, self.start, self._take = name, start, take
        self.process = running
        self._connecting: asyncio.Task[None] | None = None
        self._pipes: _Pipes | None = None
        self._listening: asyncio.Task[None] | None = None
        self._outbox: deque[Iterator[Message]] = deque()
        """Serialized when it is their turn: 20,000 messages at once would delay a key."""
        self._more = asyncio.Event()
        self._number = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._over = False
        """Whether the process has ended, and `lost` was not called yet."""
        self._closed = False

    # The process

    async def connected(self) -> None:
        """Start the process if there is none, and connect its pipes.

        Raises:
            CannotStart: no process can be started.
            EOFError: the process has ended; after `lost`, the next call starts another one.
        """
        if self._connecting is None:
            self._connecting = asyncio.create_task(self._connect())
        try:
            await asyncio.shield(self._connecting)
        except process.CannotStart:
            self._connecting = None
            raise
        if self._over or (self._listening is not None and self._listening.done()):
            raise EOFError

    async def _connect(self) -> None:
        if self.process is None:
            await asyncio.to_thread(self._begin)
        assert self.process is not None
        self._pipes = await _connected(self.process)
        self._listening = asyncio.create_task(self._listen(self._pipes))

    def _begin(self) -> None:
        """Start the process. Runs in a thread, which goes on even if the task is cancelled."""
        self.process = self.start()
        if self._closed:
            self.process.kill()

    async def ended(self) -> None:
        """Wait until the process has ended."""
        if self._listening is not None:
            await self._listening

    async def lost(self) -> str:
        """Forget a process that has ended; return the reason."""
        if self._listening is not None:
            self._listening.cancel()
        gone, self.process = self.process, None
        self._connecting, self._listening, self._pipes, self._over = None, None, None, False
        return await asyncio.to_thread(process.end, gone, self._name) if gone else ""

    def close(self) -> None:
        """Kill the process without waiting for its end."""
        self._closed = True
        for task in (self._connecting, self._listening):
            if task is not None:
                task.cancel()
        if self.process is not None:
            self.process.kill()

    # Messages

    def post(self, messages: Iterable[Message]) -> None:
        """Send messages after those that were posted before, while keys are handled in between."""
        self._outbox.append(iter(messages))
        self._more.set()

    def send(self, kind: str, value: Any) -> None:
        """Send a short message at once, before those that were posted."""
        if self._pipes is not None and not self._pipes.writer.is_closing():
            self._pipes.writer.write(frame(kind, value))

    def clear(self) -> None:
        """Drop what was posted and not sent yet."""
        self._outbox.clear()

    async def _listen(self, pipes: _Pipes) -> None:
        speaking = asyncio.create_task(self._speak(pipes))
        try:
            while True:
                await self._take(*await pipes.receive())
                await asyncio.sleep(0)  # let keys be handled first
        except LOST:
            self._over = True
            await self._take(*ENDED)
        finally:
            speaking.cancel()
            pipes.close()

    async def _speak(self, pipes: _Pipes) -> None:
        with contextlib.suppress(OSError):  # the end is noticed where messages are received
            while True:
                while self._outbox:
                    message = next(self._outbox[0], None)
                    if message is None:
                        self._outbox.popleft()
                        continue
                    pipes.writer.write(frame(*message))
                    await asyncio.sleep(0)
                    await pipes.flow.drained()
                self._more.clear()
                await self._more.wait()

    # Requests

    def number(self) -> int:
        """Return the number of a new request."""
        self._number += 1
        return self._number

    def request(self) -> tuple[int, asyncio.Future[Any]]:
        """Return the number of a new request and its future answer."""
        number, answer = self.number(), asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        return number, answer

    def answer(self, number: int, value: Any) -> None:
        """Answer a request; an answer that nobody waits for any more is dropped."""
        found = self._answers.pop(number, None)
        if found is not None and not found.done():
            found.set_result(value)

    def refuse(self, error: Exception, *numbers: int) -> None:
        """Fail requests with an error; all of them if no number is given."""
        for number in numbers or tuple(self._answers):
            found = self._answers.pop(number, None)
            if found is not None and not found.done():
                found.set_exception(error)


class _WriteFlow(asyncio.BaseProtocol):
    """Flow control for the pipe, so that a long document does not pile up in memory."""

    def __init__(self) -> None:
        self._free = asyncio.Event()
        self._free.set()
        self._lost = False

    def pause_writing(self) -> None:
        """Called by asyncio when the pipe's buffer is full."""
        self._free.clear()

    def resume_writing(self) -> None:
        """Called by asyncio when the pipe accepts data again."""
        self._free.set()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (asyncio gives it)
        """Called by asyncio when the other end is closed."""
        self._lost = True
        self._free.set()

    async def drained(self) -> None:
        """Wait until the pipe accepts more data.

        Raises:
            BrokenPipeError: the other end is closed.
        """
        await self._free.wait()
        if self._lost:
            raise BrokenPipeError


class _Pipes(NamedTuple):
    """The two pipes of a process."""

    reader: asyncio.StreamReader
    writer: asyncio.WriteTransport
    flow: _WriteFlow
    source: asyncio.ReadTransport
    """The transport that fills `reader`."""

    async def receive(self) -> Message:
        """Return the next message. Must not be cancelled in the middle of one."""
        size = HEADER.unpack(await self.reader.readexactly(HEADER.size))[0]
        kind, value = pickle.loads(await self.reader.readexactly(size))
        return kind, value

    def close(self) -> None:
        """Close both pipes; data that was not written is lost."""
        self.source.close()
        if not self.writer.is_closing():  # otherwise Python 3.11 fails if the other end is closed
            self.writer.abort()


async def _connected(worker: subprocess.Popen[bytes]) -> _Pipes:
    """Connect the pipes of a process that was started with both."""
    loop = asyncio.get_running_loop()
    reader, flow = asyncio.StreamReader(), _WriteFlow()
    source, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), worker.stdout)
    writer, _ = await loop.connect_write_pipe(lambda: flow, worker.stdin)
    return _Pipes(reader, writer, flow, source)
