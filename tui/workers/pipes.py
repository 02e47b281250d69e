"""A process and its pipes, spoken to from the event loop; no more is written than the other end takes."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
from typing import Any, NamedTuple

from summarizer.files.access import inherited
from summarizer.workers.analyzer import HEADER


def started(module: str) -> subprocess.Popen[bytes]:
    """A process of ours that is spoken to over its pipes, confined as this one is.

    `-P`: a module in the folder of the briefings must not be taken for one of ours. `-I`: nor one that the
    environment names, where this process was started so itself.
    """
    arguments, descriptors = inherited()
    return subprocess.Popen(
        [sys.executable, "-I" if sys.flags.isolated else "-P", "-m", module, *arguments],
        pass_fds=descriptors,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # ctrl+c in the terminal is for the reader alone
    )


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
