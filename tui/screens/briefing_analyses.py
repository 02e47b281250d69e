"""Analyses of the briefings at hand: request them, and give each result to all who use it.

These are the session, which stores it, the index across briefings, and the reader if it shows the briefing.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.safe_text import label
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.progressive import ProgressiveReading
from tui.collection.session import Session
from tui.events import Emit, Failed
from tui.model import reading, status_text
from tui.model.navigation import BriefingKey, MentionIndex
from tui.screens.cross_briefing import CrossBriefing
from tui.screens.reader.screen import ReaderScreen
from tui.workers.schedule import AnalysisSchedule, freeze_long

AHEAD = 100
"""Number of briefings after the open one that are analyzed when idle."""


class BriefingAnalyses:
    """Requests the analyses of briefings, and takes them when they are made."""

    def __init__(
        self,
        loader: DocumentLoader,
        catalog: Catalog,
        session: Session,
        growth: ProgressiveReading,
        schedule: AnalysisSchedule,
        cross_briefing: CrossBriefing,
        reader: ReaderScreen,
        emit: Emit,
    ) -> None:
        self._loader, self._catalog, self._session, self._growth = loader, catalog, session, growth
        self._schedule, self._cross_briefing, self._reader = schedule, cross_briefing, reader
        self._emit = emit
        self.new_marks = session.config.new_marks
        """What is marked as new."""
        self.comparing: asyncio.Task[None] | None = None
        """Compares the open briefing with what was read before."""

    async def read(self, key: BriefingKey, *, begun: bool = False) -> Document | None:
        """Read a document, or its first part if `begun`; if that fails, show why in the list, return None."""
        known = len(self._loader.failures)
        document = await (self._loader.fetch_part(key) if begun else self._loader.fetch(key))
        if document is None:
            errors = [failure.error for failure in self._loader.failures[known:]]
            self._catalog.update(key, error=errors[0] if errors else self._catalog[key].error)
            self._cross_briefing.failed(key)
        return document

    async def obtain(self, key: BriefingKey) -> Analysis | None:
        """Return the analysis of a briefing, made if necessary; None if it can't be read or analyzed."""
        document = await self.read(key)
        return await self._schedule.obtain(key, document) if document else None

    def prepare(self, current: BriefingKey | None) -> None:
        """Analyze the briefings that a digest waits for, or those after the open one, when idle."""
        if missing := self._cross_briefing.missing():
            self._schedule.prepare(missing, self.read, sys.maxsize)
        else:
            self._schedule.prepare(self._catalog.after(current, AHEAD), self.read)

    def apply_partial(self, key: BriefingKey, analysis: Analysis) -> None:
        """Show the entities of a partial analysis."""
        if (now := self._reader.reading_of(key)) is not None and now.analysis is None:
            self._reader.settle(reading.apply_partial_analysis(now, analysis), MentionIndex(analysis))

    async def take(self, key: BriefingKey, analysis: Analysis, *, fresh: bool) -> None:
        """Take an analysis: update the list and the store, and show it if the briefing is still open."""
        whole = not self._growth.is_part(analysis.document)
        self._session.analyzed(key, analysis, fresh=fresh and whole)
        await self._cross_briefing.analyzed(key, analysis)
        if self._reader.reading_of(key) is None:
            return
        mentions = await asyncio.to_thread(MentionIndex, analysis)  # takes 0.1 s for a text of 10 MB
        await asyncio.to_thread(analysis.prepare)
        freeze_long(analysis.document)
        resumed = await asyncio.to_thread(self._session.settle, key, analysis)
        if (now := self._reader.reading_of(key)) is not None:
            self._reader.settle(self._session.restored(key, reading.settle(now, analysis)), mentions)
            if resumed.lost.any:
                self._emit(Failed(status_text.lost(resumed.lost, changed=resumed.origin == "changed")))
            if unplaced := self._session.unplaced(key):
                self._emit(Failed(status_text.unplaced(unplaced)))
            await self._compare(key, analysis)

    def compare_soon(self, key: BriefingKey, analysis: Analysis) -> None:
        """Compare an open briefing with what was read before, in a task."""
        self.comparing = asyncio.create_task(self._compare(key, analysis))

    async def _compare(self, key: BriefingKey, analysis: Analysis) -> None:
        """Mark new sentences, if the briefing is still open when the comparison is done."""
        new = await self._session.compare(key, analysis)
        now = self._reader.reading_of(key)
        if now is not None and now.analysis is analysis and new != now.novelty:
            self._reader.show(reading.compare(now, new, self.new_marks))

    def abandon(self, key: BriefingKey, document: Document, why: str) -> None:
        """Report that a briefing could not be analyzed."""
        self._cross_briefing.failed(key)
        if (now := self._reader.reading_of(key)) is not None:
            self._reader.show(replace(now, failed=True))
            self._emit(Failed(f"{document.path or document.title}: {label(why)}"))
