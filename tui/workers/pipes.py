"""Pipes to a worker process in the event loop, with flow control."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
from typing import Any, NamedTuple

from summarizer.workers.analyzer import HEADER


class WriteFlow(asyncio.BaseProtocol):
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


class Pipes(NamedTuple):
    """The two pipes of a process."""

    reader: asyncio.StreamReader
    writer: asyncio.WriteTransport
    flow: WriteFlow
    source: asyncio.ReadTransport
    """The transport that fills `reader`."""

    def close(self) -> None:
        """Close both pipes; data that was not written is lost."""
        self.source.close()
        if not self.writer.is_closing():  # otherwise Python 3.11 fails if the other end is closed
            self.writer.abort()


async def connected(process: subprocess.Popen[bytes]) -> Pipes:
    """Connect the pipes of a process that was started with both."""
    loop = asyncio.get_running_loop()
    reader, flow = asyncio.StreamReader(), WriteFlow()
    source, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), process.stdout)
    writer, _ = await loop.connect_write_pipe(lambda: flow, process.stdin)
    return Pipes(reader, writer, flow, source)


async def received(reader: asyncio.StreamReader) -> Any:
    """Return the next message. Must not be cancelled in the middle of one."""
    size = HEADER.unpack(await reader.readexactly(HEADER.size))[0]
    return pickle.loads(await reader.readexactly(size))
