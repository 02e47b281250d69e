"""Which briefing is analyzed: the one on the screen first; then, with time to spare, those that come next.

One process does it, one briefing at a time. What is wanted on the screen ends what was only prepared, unless
it is that very briefing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, Protocol

from summarizer import explain
from summarizer.analysis import Analysis
from summarizer.document import Document, Sentence
from tui.model.key import BriefingKey
from tui.workers.analyzer import AnalysisFailed

HELD = 8
"""Analyses that wait to be looked at."""
LONGEST = 2_000_000
"""Code points of a text that is prepared: a longer one would hold much memory that may never be wanted."""


class AnalysisClient(Protocol):
    """What analyzes: `tui.workers.analyzer.AnalyzerClient`."""

    async def analyze(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis: ...

    async def written(self, text: str, language: str | None) -> tuple[str, ...]: ...

    def close(self) -> None: ...


class AnalysisCallbacks(Protocol):
    """Who is told what is found."""

    def progressed(self, key: BriefingKey, share: float) -> None: ...

    def named_early(self, key: BriefingKey, analysis: Analysis) -> None: ...

    async def kept(self, document: Document) -> Analysis | None: ...

    async def analyzed(self, key: BriefingKey, analysis: Analysis, *, fresh: bool) -> None: ...

    def failed(self, key: BriefingKey, document: Document, error: AnalysisFailed) -> None: ...


class RunningAnalysis(NamedTuple):
    """An analysis under way."""

    key: BriefingKey
    task: asyncio.Task[Analysis | None]


class AnalysisSchedule:
    """Asks the analyst, in the order in which answers are wanted."""

    def __init__(self, analyst: AnalysisClient, told: AnalysisCallbacks) -> None:
        self._analyst = analyst
        self._told = told
        self.running: RunningAnalysis | None = None
        self._ready: dict[BriefingKey, Analysis] = {}
        self._soon: frozenset[BriefingKey] = frozenset()
        """What comes next after the briefing on the screen."""
        self._known: set[BriefingKey] = set()
        self._tasks: set[asyncio.Task[Analysis | None]] = set()
        self._analyst_free = asyncio.Lock()
        """The analyst does one at a time; several may be asked for, by the list and by who compares."""
        self._preparing: asyncio.Task[None] | None = None

    def ready(self, key: BriefingKey, document: Document) -> Analysis | None:
        """The analysis of a briefing that was prepared, if it is of this very text."""
        found = self._ready.get(key)
        return found if found is not None and found.document.text == document.text else None

    def want(self, key: BriefingKey, document: Document) -> None:
        """Analyze a briefing now."""
        running = self.running
        if running and not running.task.done() and running.key == key:
            return
        self.stop()
        self._start(key, document)

    def _start(self, key: BriefingKey, document: Document) -> asyncio.Task[Analysis | None]:
        task = asyncio.create_task(self._analyze(key, document))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.running = RunningAnalysis(key, task)
        return task

    async def _analyze(self, key: BriefingKey, document: Document) -> Analysis | None:
        kept = await self._told.kept(document)
        if kept is not None:
            self._hold(key, kept)
            await self._told.analyzed(key, kept, fresh=False)
            return kept
        try:
            async with self._analyst_free:
                analysis = await self._analyst.analyze(
                    document,
                    lambda share: self._told.progressed(key, share),
                    lambda early: self._told.named_early(key, early),
                )
        except AnalysisFailed as error:
            self._told.failed(key, document, error)
            return None
        self._hold(key, analysis)
        await self._told.analyzed(key, analysis, fresh=True)
        return analysis

    def _hold(self, key: BriefingKey, analysis: Analysis) -> None:
        """What was prepared first will be wanted first, and stays; of the others what they told is enough."""
        self._known.add(key)
        if len(self._ready) >= HELD and key not in self._ready:
            gone = [old for old in self._ready if old not in self._soon]
            if not gone:
                return
            del self._ready[gone[0]]
        self._ready[key] = analysis

    def prepare(
        self,
        following: list[BriefingKey],
        open_: Callable[[BriefingKey], Awaitable[Document | None]],
        longest: int = LONGEST,
    ) -> None:
        """Analyze these, in their order, as long as nothing else is wanted; in place of those before."""
        self._soon = frozenset(following[:HELD])
        if self._preparing is not None:
            self._preparing.cancel()  # what is being analyzed goes on
        self._preparing = asyncio.create_task(self._prepare(following, open_, longest))

    async def _prepare(
        self,
        following: list[BriefingKey],
        open_: Callable[[BriefingKey], Awaitable[Document | None]],
        longest: int,
    ) -> None:
        if self.running:
            await asyncio.wait([self.running.task])
        for key in following:
            if key in self._known:
                continue
            document = await open_(key)
            if document and len(document.text) <= longest:
                await asyncio.wait([self._start(key, document)])

    async def obtain(self, key: BriefingKey, document: Document) -> Analysis | None:
        """The analysis of another briefing; None where it fails, or is ended since one is wanted at once."""
        if (found := self.ready(key, document) or await self._told.kept(document)) is not None:
            return found
        if self.running:
            await asyncio.wait([self.running.task])
        task = self._start(key, document)
        await asyncio.wait([task])
        return None if task.cancelled() else task.result()

    async def written(self, document: Document, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence's terms, whatever is under way."""
        return await self._analyst.written(explain.read(document, sentence), document.language)

    def under_way(self) -> list[asyncio.Task[Any]]:
        """The tasks, ended or not."""
        return [*self._tasks, *([self._preparing] if self._preparing else [])]

    def stop(self) -> None:
        """End what is under way."""
        for task in self.under_way():
            task.cancel()
        self._preparing = self.running = None

    def close(self) -> None:
        """End it all."""
        self.stop()  # first, or it would take the end of its process for a mishap, and start another
        self._analyst.close()
