"""Schedule analyses: the briefing on the screen first; then, when idle, the ones that come next.

One process analyzes one briefing at a time. A request for the screen cancels a preparatory analysis, unless
it is of the same briefing. Other work that grows with a text is done inline for a short one and in a thread
for a long one (`run_offloaded`), so that the event loop stays responsive.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, EntityType, Sentence
from summarizer.entities.type_evidence import MentionContext, TypeEvidence, contexts
from summarizer.ranking import explanation
from tui.events import AnalysisAbandoned, AnalysisProgressed, AnalysisReady, Emit, EntitiesFound, Event
from tui.model.navigation import BriefingKey
from tui.workers.analyzer import AnalysisFailed

HELD = 8
"""Maximum number of analyses held in memory."""
LONGEST = 2_000_000
"""Maximum code points of a text that is prepared: a longer one takes much memory and may never be opened."""


class AnalysisClient(Protocol):
    """The interface of `tui.workers.analyzer.AnalyzerClient`."""

    async def analyze(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        """Analyze a document. Raises AnalysisFailed."""

    async def written(self, text: str, language: str | None) -> tuple[str, ...]:
        """Return the surface forms of a text's terms."""

    async def explained(
        self, mentions: Sequence[MentionContext], forms: Sequence[str], type_: EntityType
    ) -> TypeEvidence:
        """Return why a name has its type."""

    def close(self) -> None:
        """End the process."""


class RunningAnalysis(NamedTuple):
    """An analysis that is running."""

    key: BriefingKey
    task: asyncio.Task[Analysis | None]


class AnalysisSchedule:
    """Requests analyses in order of priority."""

    def __init__(
        self, analyzer: AnalysisClient, cached: Callable[[Document], Awaitable[Analysis | None]], emit: Emit
    ) -> None:
        """Set up the schedule; `cached` returns the analysis of an earlier session, or None."""
        self._analyzer, self._cached, self._emit = analyzer, cached, emit
        self.running: RunningAnalysis | None = None
        self._ready: dict[BriefingKey, Analysis] = {}
        self._soon: frozenset[BriefingKey] = frozenset()
        """The briefings after the one on the screen."""
        self._known: set[BriefingKey] = set()
        self._tasks: set[asyncio.Task[Analysis | None]] = set()
        self._analyzer_free = asyncio.Lock()
        """Held during an analysis: the list and the comparison may request several at once."""
        self._preparing: asyncio.Task[None] | None = None

    def ready(self, key: BriefingKey, document: Document) -> Analysis | None:
        """Return the prepared analysis of a briefing, if it is of the same text."""
        found = self._ready.get(key)
        return found if found is not None and found.document.text == document.text else None

    def hold(self, key: BriefingKey, analysis: Analysis) -> None:
        """Take an analysis that was prepared elsewhere."""
        self._ready[key] = analysis

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
        kept = await self._cached(document)
        if kept is not None:
            await self._finish(key, kept, fresh=False)
            return kept
        try:
            async with self._analyzer_free:
                analysis = await self._analyzer.analyze(
                    document,
                    lambda share: self._report(AnalysisProgressed(key, share)),
                    lambda early: self._report(EntitiesFound(key, early)),
                )
        except AnalysisFailed as error:
            self._report(AnalysisAbandoned(key, document, str(error)))
            return None
        await self._finish(key, analysis, fresh=True)
        return analysis

    async def _finish(self, key: BriefingKey, analysis: Analysis, *, fresh: bool) -> None:
        self._hold(key, analysis)
        if (handled := self._emit(AnalysisReady(key, analysis, fresh))) is not None:
            await handled

    def _report(self, event: Event) -> None:
        self._emit(event)

    def _hold(self, key: BriefingKey, analysis: Analysis) -> None:
        """Hold an analysis. Upcoming briefings take precedence; any other is replaced, oldest first."""
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
        """Analyze briefings in order while idle; replaces the previous list."""
        self._soon = frozenset(following[:HELD])
        if self._preparing is not None:
            self._preparing.cancel()  # the current analysis goes on
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
        """Return the analysis of another briefing; None if it fails or is cancelled by a more urgent one."""
        if (found := self.ready(key, document) or await self._cached(document)) is not None:
            return found
        if self.running:
            await asyncio.wait([self.running.task])
        task = self._start(key, document)
        await asyncio.wait([task])
        return None if task.cancelled() else task.result()

    async def written(self, document: Document, sentence: Sentence) -> tuple[str, ...]:
        """Return the surface forms of a sentence's terms, even while an analysis runs."""
        return await self._analyzer.written(explanation.read(document, sentence), document.language)

    async def evidence(self, analysis: Analysis, entity: Entity) -> TypeEvidence:
        """Return why an entity has its type, even while an analysis runs."""
        mentions = contexts(analysis.document, analysis.sentences, entity)
        return await self._analyzer.explained(mentions, (entity.name, *entity.aliases), entity.type)

    def forget(self, key: BriefingKey | None = None) -> None:
        """Cancel all analyses, and drop the prepared one of a briefing, or all of them."""
        self.stop()
        for each in [key] if key else list(self._known):
            self._ready.pop(each, None)
            self._known.discard(each)

    def under_way(self) -> list[asyncio.Task[Any]]:
        """Return the tasks, whether they have ended or not."""
        return [*self._tasks, *([self._preparing] if self._preparing else [])]

    def stop(self) -> None:
        """Cancel all analyses."""
        for task in self.under_way():
            task.cancel()
        self._preparing = self.running = None

    def close(self) -> None:
        """Cancel all analyses and end the process."""
        # before the process ends, or its end would be treated as a failure and another one started
        self.stop()
        self._analyzer.close()


P = ParamSpec("P")
T = TypeVar("T")
LONG = 200_000
"""Length in code points from which such work takes longer than a key may wait."""


async def run_offloaded(document: Document, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return the result of the work; the event loop continues meanwhile if the document is long.

    A thread for all of them would be slower: the switch costs more than the work on most briefings.
    """
    if len(document.text) < LONG:
        return work(*args, **kwargs)
    return await asyncio.to_thread(work, *args, **kwargs)


def freeze_long(document: Document) -> None:
    """Exempt the objects of a long document from garbage collection.

    They move to the permanent generation: a full collection over the analysis of 10 MB takes 0.1 s, which
    could delay any key. They are still freed when no longer used, since they contain no cycles.
    """
    if len(document.text) >= LONG:
        gc.freeze()
