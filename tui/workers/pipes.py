"""A process and its pipes, spoken to from the event loop; no more is written than the other end takes."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
from typing import Any, NamedTuple

from summarizer.workers.analyzer import HEADER


class WriteFlow(asyncio.BaseProtocol):
    """Tells when the pipe takes more, so that a long document does not pile up in memory."""

    def __init__(self) -> None:
        self._free = asyncio.Event()
        self._free.set()
        self._lost = False

    def pause_writing(self) -> None:
        self._free.clear()

    def resume_writing(self) -> None:
        self._free.set()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (asyncio gives it)
        self._lost = True
        self._free.set()

    async def drained(self) -> None:
        """Return when there is room; OSError where the other end is gone."""
        await self._free.wait()
        if self._lost:
            raise BrokenPipeError


class Pipes(NamedTuple):
    """Both pipes of a process."""

    reader: asyncio.StreamReader
    writer: asyncio.WriteTransport
    flow: WriteFlow
    source: asyncio.ReadTransport
    """What `reader` is filled from."""

    def close(self) -> None:
        """Drop both; what has not been written is lost."""
        self.source.close()
        if not self.writer.is_closing():  # or Python 3.11 fails where the other end has gone
            self.writer.abort()


async def connected(process: subprocess.Popen[bytes]) -> Pipes:
    """The pipes of a process that was started with both."""
    loop = asyncio.get_running_loop()
    reader, flow = asyncio.StreamReader(), WriteFlow()
    source, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), process.stdout)
    writer, _ = await loop.connect_write_pipe(lambda: flow, process.stdin)
    return Pipes(reader, writer, flow, source)


async def received(reader: asyncio.StreamReader) -> Any:
    """The next message; not to be cancelled half-way."""
    size = HEADER.unpack(await reader.readexactly(HEADER.size))[0]
    return pickle.loads(await reader.readexactly(size))
