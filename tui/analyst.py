"""The reader's side of the analysis process (see `summarizer.worker`), spoken to from the event loop."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.pieces import AnalysisPieces, of_document
from summarizer.worker import HEADER, frame
from tui.pipes import Pipes, connected

TRIES = 2
"""A process that was killed is replaced once for each document."""


class AnalysisFailed(Exception):
    """There is no analysis of this document; the text says why, in one line."""


def start_worker() -> subprocess.Popen[bytes]:
    """Start the process. `-P`: a module in the folder of the briefings must not be taken for one of ours."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "summarizer.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # ctrl+c in the terminal is for the reader alone
    )


class Analyst:
    """One document at a time; asking for the next one cancels the one under way."""

    def __init__(self, worker: subprocess.Popen[bytes]) -> None:
        self._process = worker
        self._number = 0
        self._pipes: Pipes | None = None
        self._size: int | None = None
        """Of the message whose header has come, until the rest of it has."""

    async def analyze(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        """Of a long document `early` is given the analyses of its heads, the shortest first.

        Raises AnalysisFailed; asyncio.CancelledError where the task is cancelled.
        """
        for attempt in range(TRIES):
            try:
                return await self._ask(document, progress, early)
            except (OSError, EOFError, asyncio.IncompleteReadError):
                if attempt + 1 < TRIES:
                    self._replace()
            except asyncio.CancelledError:
                self._cancel()
                raise
        raise AnalysisFailed(
            "its analysis process was ended from outside, twice; open it again to try once more"
        )

    def close(self) -> None:
        """End the process; it is not waited for."""
        self._process.kill()

    async def _ask(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        pipes = await self._connected()
        self._number += 1
        number = self._number
        for piece in of_document(document):
            pipes.writer.write(frame(*piece))
            await asyncio.sleep(0)  # keys come first
            await pipes.flow.drained()
        pipes.writer.write(frame("analyze", number))
        pieces, of_head = AnalysisPieces(), AnalysisPieces()
        while True:
            kind, value = await self._received(pipes.reader)
            if kind == "done" and value == number:
                return pieces.whole(document)
            if kind == "head" and value[0] == number:
                early(of_head.whole(document))
                of_head = AnalysisPieces()
            elif kind != "done" and value[0] == number:
                self._take(kind, value[1], of_head if kind == "early" else pieces, progress)
            await asyncio.sleep(0)

    async def _received(self, reader: asyncio.StreamReader) -> Any:
        """The next message. Where one was cancelled half-way, the next call goes on from there."""
        if self._size is None:
            self._size = HEADER.unpack(await reader.readexactly(HEADER.size))[0]
        data = await reader.readexactly(self._size)
        self._size = None
        return pickle.loads(data)

    def _take(self, kind: str, value: Any, pieces: AnalysisPieces, progress: Callable[[float], None]) -> None:
        if kind in ("piece", "early"):
            pieces.add(value)
        elif kind == "progress":
            progress(value)
        elif kind == "failed":
            raise AnalysisFailed(value)

    async def _connected(self) -> Pipes:
        if self._pipes is None:
            self._pipes = await connected(self._process)
        return self._pipes

    def _cancel(self) -> None:
        if self._pipes and not self._pipes.writer.is_closing():
            self._pipes.writer.write(frame("cancel", self._number))

    def _replace(self) -> None:
        self._process.kill()
        self._process.wait()
        self._pipes = self._size = None
        self._process = start_worker()
