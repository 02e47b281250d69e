"""Event-loop client of the analysis process (`summarizer.workers.analyzer`)."""

from __future__ import annotations

import asyncio
import subprocess
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from summarizer.analysis import Analysis
from summarizer.codec.stream import AnalysisPieces, document_pieces
from summarizer.document import Document, EntityType
from summarizer.entities.type_evidence import MentionContext, TypeEvidence
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.workers import process
from summarizer.workers.messages import Message
from tui.workers.client import ENDED, LOST, WorkerClient
from tui.workers.starting import AHEAD, Asked
from tui.workers.starting import start_worker as start_worker

TRIES = 2
"""Attempts per document: a process that was killed is replaced once."""


class AnalysisFailed(Exception):
    """The analysis of a document failed; the message is one line."""


class AnalyzerClient:
    """Analyzes one document at a time; a new request cancels the current one."""

    def __init__(
        self,
        worker: subprocess.Popen[bytes],
        start: Callable[[], subprocess.Popen[bytes]] = start_worker,
        rules: NameRules = NO_RULES,
        rules_of: Callable[[Document], NameRules] | None = None,
        asked: Asked | None = None,
    ) -> None:
        """Use a process that was started before; `start` replaces it.

        Both are told the rules about names: `rules`, or what `rules_of` returns for a document. `asked`: what
        the running process was asked for already (`starting.ask_ahead`).
        """
        self.worker = WorkerClient("the analysis process", start, self._take, worker)
        self._asked = asked
        self._rules_of = rules_of or (lambda _: rules)
        self._ruled: tuple[subprocess.Popen[bytes] | None, NameRules] = (None, NO_RULES)
        """The process that was told rules, and these."""
        if asked is not None:
            self._ruled = (worker, asked.rules)
        self._wanted: int | None = self.worker.number() if asked is not None else None
        """The number of the current analysis; messages of others are dropped."""
        self._came: asyncio.Queue[Message] = asyncio.Queue(1)
        """Messages of that analysis, at most one so that they do not pile up in memory."""
        self._ahead: deque[Message] = deque()
        """Messages of the analysis requested ahead, until it is wanted: few, since its document is short."""

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
        cause = ""
        for _ in range(TRIES):
            try:
                return await self._ask(document, progress, early)
            except process.CannotStart as error:
                raise AnalysisFailed(f"{error}; open it again to try once more") from error
            except LOST:
                cause = await self.worker.lost()
        raise AnalysisFailed(
            f"the process that analyzes it failed twice: {cause}; open it again to try once more"
        )

    async def written(self, text: str, language: str | None) -> tuple[str, ...]:
        """Return the surface forms of a text's terms (see `summarizer.ranking.explanation`).

        Works while an analysis runs; returns nothing if the process has ended.
        """
        try:
            await self.worker.connected()
            number, answer = self.worker.request()
            self.worker.send("write", (number, text, language))
            found: tuple[str, ...] = await answer
        except (*LOST, process.CannotStart):
            return ()
        return found

    async def explained(
        self, mentions: Sequence[MentionContext], forms: Sequence[str], type_: EntityType
    ) -> TypeEvidence:
        """Return why a name has its type (see `summarizer.entities.type_evidence`).

        Works while an analysis runs; the evidence is empty if the process has ended.
        """
        try:
            await self.worker.connected()
            number, answer = self.worker.request()
            self.worker.send("explain", (number, mentions, forms, type_))
            found: TypeEvidence = await answer
        except (*LOST, process.CannotStart):
            return TypeEvidence()
        return found

    def close(self) -> None:
        """Kill the process without waiting for its end."""
        self.worker.close()

    async def _ask(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        await self.worker.connected()
        asked, self._asked = self._asked, None
        rules = self._rules_of(document)
        if asked == (document, rules) and self.worker.process is self._ruled[0]:
            number = AHEAD
        else:
            if asked is not None:
                self.worker.send("cancel", AHEAD)
            number = self._request(document, rules)
        try:
            return await self._answer(document, progress, early)
        except asyncio.CancelledError:
            self._hang_up(number)
            raise

    def _request(self, document: Document, rules: NameRules) -> int:
        """Send a document; return the number of its analysis."""
        number = self._wanted = self.worker.number()
        self._drop()
        told, before = self._ruled
        if rules != (before if told is self.worker.process else NO_RULES):
            self._ruled = (self.worker.process, rules)
            self.worker.send("rules", rules)
        self.worker.post(document_pieces(document))
        self.worker.post([("analyze", number)])
        return number

    async def _answer(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        pieces, of_head = AnalysisPieces(), AnalysisPieces()
        while True:
            kind, value = await self._heard()
            if kind == "done":
                return pieces.whole(document)
            if kind == "failed":
                raise AnalysisFailed(value[1])
            if kind == "progress":
                progress(value[1])
            elif kind == "head":
                early(of_head.whole(document))
                of_head = AnalysisPieces()
            else:
                (of_head if kind == "early" else pieces).add(value[1])
            await asyncio.sleep(0)

    def _hang_up(self, number: int) -> None:
        """Cancel an analysis; the next one may already have started."""
        if self._wanted == number:
            self._wanted = None
            self.worker.clear()
            self._drop()
        self.worker.send("cancel", number)

    def _drop(self) -> None:
        self._ahead.clear()
        while not self._came.empty():
            self._came.get_nowait()

    async def _heard(self) -> Message:
        """Return the next message of the current analysis.

        Raises:
            EOFError: the process has ended.
        """
        if self._ahead:
            return self._ahead.popleft()
        while (message := await self._came.get()) != ENDED:
            if _number(message) == self._wanted:
                return message
        raise EOFError

    async def _take(self, kind: str, value: Any) -> None:
        message = (kind, value)
        if kind in ("written", "explained"):
            self.worker.answer(*value)
        elif message == ENDED:
            self.worker.refuse(EOFError())
            self.worker.clear()
            await self._came.put(message)
        elif _number(message) != self._wanted:
            return
        elif self._asked is not None:
            self._ahead.append(message)
        else:
            await self._came.put(message)


def _number(message: Message) -> int:
    """Return the number of the analysis that a message belongs to."""
    kind, value = message
    return int(value if kind == "done" else value[0])
