"""Event-loop client of the analysis process (`summarizer.workers.analyzer`)."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from typing import Any

from summarizer.analysis import Analysis
from summarizer.codec.stream import AnalysisPieces, of_document
from summarizer.document import Document
from summarizer.workers import process
from summarizer.workers.analyzer import frame
from tui.workers.pipes import Pipes, connected, received

TRIES = 2
"""Attempts per document: a process that was killed is replaced once."""
LOST = (OSError, EOFError, asyncio.IncompleteReadError)
"""Exceptions raised when the process has ended."""


class AnalysisFailed(Exception):
    """The analysis of a document failed; the message is one line."""


def start_worker() -> subprocess.Popen[bytes]:
    """Start the analysis process."""
    return process.start("summarizer.workers.analyzer")


class AnalyzerClient:
    """Analyzes one document at a time; a new request cancels the current one."""

    def __init__(self, worker: subprocess.Popen[bytes]) -> None:
        self._process = worker
        self._number = 0
        self._line: _Line | None = None

    async def analyze(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        """Analyze a document.

        Args:
            progress: called with the share that is done.
            early: called with partial analyses of a long document, the shortest first.

        Raises:
            AnalysisFailed: the document could not be analyzed.
            asyncio.CancelledError: the task was cancelled.
        """
        causes = []
        for attempt in range(TRIES):
            try:
                return await self._ask(document, progress, early)
            except LOST:
                causes.append(await asyncio.to_thread(process.end, self._process, "the analysis process"))
                if attempt + 1 < TRIES:
                    self._replace()
        raise AnalysisFailed(
            f"the process that analyzes it failed twice: {causes[-1]}; open it again to try once more"
        )

    async def written(self, text: str, language: str | None) -> tuple[str, ...]:
        """Return the surface forms of a text's terms (see `summarizer.explain`).

        Works while an analysis runs; returns nothing if the process has ended.
        """
        try:
            return await (await self._connected()).written(text, language)
        except LOST:
            return ()

    def close(self) -> None:
        """Kill the process without waiting for its end."""
        self._process.kill()
        if self._line:
            self._line.close()

    async def _ask(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        line = await self._connected()
        self._number += 1
        number = line.wanted = self._number
        try:
            return await self._exchange(line, number, document, progress, early)
        except asyncio.CancelledError:
            line.hang_up(number)
            raise

    async def _exchange(
        self,
        line: _Line,
        number: int,
        document: Document,
        progress: Callable[[float], None],
        early: Callable[[Analysis], None],
    ) -> Analysis:
        for piece in of_document(document):
            line.pipes.writer.write(frame(*piece))
            await asyncio.sleep(0)  # let keys be handled first
            await line.pipes.flow.drained()
        line.pipes.writer.write(frame("analyze", number))
        pieces, of_head = AnalysisPieces(), AnalysisPieces()
        while True:
            kind, value = await line.heard()
            if kind == "done":
                return pieces.whole(document)
            if kind == "head":
                early(of_head.whole(document))
                of_head = AnalysisPieces()
            else:
                self._take(kind, value[1], of_head if kind == "early" else pieces, progress)
            await asyncio.sleep(0)

    def _take(self, kind: str, value: Any, pieces: AnalysisPieces, progress: Callable[[float], None]) -> None:
        if kind in ("piece", "early"):
            pieces.add(value)
        elif kind == "progress":
            progress(value)
        elif kind == "failed":
            raise AnalysisFailed(value)

    async def _connected(self) -> _Line:
        if self._line is None:
            pipes = await connected(self._process)
            self._line = self._line or _Line(pipes)
        return self._line

    def _replace(self) -> None:
        if self._line:
            self._line.close()
        self._line = None
        try:
            self._process = start_worker()
        except process.CannotStart as error:
            raise AnalysisFailed(f"{error}; open it again to try once more") from error


class _Line:
    """The pipes of the process, and a task that reads answers, which come in any order."""

    def __init__(self, pipes: Pipes) -> None:
        self.pipes = pipes
        self.wanted: int | None = None
        """The number of the current analysis; messages of others are dropped."""
        self._came: asyncio.Queue[tuple[str, Any] | None] = asyncio.Queue(1)
        """Messages of that analysis, at most one so that they do not pile up in memory; None at the end."""
        self._asked = 0
        self._answers: dict[int, asyncio.Future[tuple[str, ...]]] = {}
        self._ended = False
        self._listening = asyncio.create_task(self._listen())

    def close(self) -> None:
        self._listening.cancel()

    def hang_up(self, number: int) -> None:
        """Cancel an analysis; the next one may already have started."""
        if self.wanted == number:
            self.wanted = None
            while not self._came.empty():
                self._came.get_nowait()
        if not self.pipes.writer.is_closing():
            self.pipes.writer.write(frame("cancel", number))

    async def heard(self) -> tuple[str, Any]:
        """Return the next message of the current analysis.

        Raises:
            EOFError: the process has ended.
        """
        while not (self._ended and self._came.empty()):
            message = await self._came.get()
            if message and _number(message) == self.wanted:
                return message
        raise EOFError

    async def written(self, text: str, language: str | None) -> tuple[str, ...]:
        if self._ended:
            raise EOFError
        self._asked += 1
        answer: asyncio.Future[tuple[str, ...]] = asyncio.get_running_loop().create_future()
        self._answers[self._asked] = answer
        self.pipes.writer.write(frame("write", (self._asked, text, language)))
        return await answer

    async def _listen(self) -> None:
        try:
            while True:
                message = await received(self.pipes.reader)
                if message[0] == "written":
                    self._answer(*message[1])
                elif _number(message) == self.wanted:
                    await self._came.put(message)
                await asyncio.sleep(0)
        except LOST:
            self._ended = True
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(EOFError())
            await self._came.put(None)

    def _answer(self, asked: int, words: tuple[str, ...]) -> None:
        answer = self._answers.pop(asked, None)
        if answer and not answer.done():
            answer.set_result(words)


def _number(message: tuple[str, Any]) -> int:
    """Return the number of the analysis that a message belongs to."""
    kind, value = message
    return int(value if kind == "done" else value[0])
