"""The open briefing: show a document where it was left, save its state, open another one in its place."""

from __future__ import annotations

import asyncio

from summarizer.corpus.novelty_result import NOTHING_NEW
from summarizer.document import Document
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.progressive import ProgressiveReading
from tui.collection.session import Session
from tui.collection.updates import CatalogFiller
from tui.events import Emit, Failed, ListRequested
from tui.model import reading
from tui.model.navigation import BriefingKey
from tui.screens.briefing_analyses import BriefingAnalyses
from tui.screens.reader.screen import ReaderScreen
from tui.workers.schedule import AnalysisSchedule

NOT_STORED = "not stored"
"""Status marker of a briefing about which nothing is stored."""


class OpenBriefing:
    """The briefing in the reader. At most one task opens another one."""

    def __init__(
        self,
        first: BriefingKey | None,
        loader: DocumentLoader,
        catalog: Catalog,
        session: Session,
        growth: ProgressiveReading,
        schedule: AnalysisSchedule,
        analyses: BriefingAnalyses,
        filler: CatalogFiller,
        reader: ReaderScreen,
        emit: Emit,
    ) -> None:
        """Set it up; `first` is the briefing that is opened first, if any."""
        self.key = first
        self._loader, self._catalog, self._session, self._growth = loader, catalog, session, growth
        self._schedule, self._analyses, self._filler = schedule, analyses, filler
        self._reader, self._emit = reader, emit
        self._reported = len(loader.failures)
        """Number of failures that were reported."""
        self.turning: asyncio.Task[None] | None = None
        """Opens another briefing."""

    def present(self, key: BriefingKey, document: Document) -> None:
        """Show a document where it was left, or from its start; the analysis follows."""
        self.key = key
        self._reader.mark("pasted", NOT_STORED if self._loader.sources[key.source].temporary else "")
        if self._loader.has_siblings(key):
            self._filler.begin()
        opened = self._session.resume(key, document)
        if opened.analysis is None and (prepared := self._schedule.ready(key, document)):
            self._session.settle(key, prepared)
            opened = self._session.restored(key, reading.settle(opened, prepared))
        self._reader.present(key, opened)
        if self._growth.follow(key):
            self._schedule.stop()
            return
        if opened.analysis is None:
            self._schedule.want(key, document)
        elif opened.novelty is NOTHING_NEW:
            self._analyses.compare_soon(key, opened.analysis)
        self._analyses.prepare(key)

    async def replace(self, key: BriefingKey, document: Document) -> None:
        """Show the new text of the open briefing.

        The old state is saved first, so that the new one can be carried over from it.
        """
        before = self._reader.reading
        self.save_decision()
        await self._session.written()
        self._schedule.stop()
        self._filler.again(key)
        self.present(key, document)
        if before is not None and self._reader.reading is not None:
            self._reader.show(reading.same_place(before, self._reader.reading))

    # State

    def save(self) -> None:
        """Save the state of the open briefing."""
        if self.key is not None and self._reader.reading is not None and not self._growth.untouched:
            self._session.leave(self.key, self._reader.reading)

    def save_decision(self) -> None:
        """Save a decision about the open briefing before it is confirmed on the screen."""
        if self.key is not None and self._reader.reading is not None:
            self._session.decided(self.key, self._reader.reading)

    # Other briefings

    def open_at(self, key: BriefingKey, offset: int | None, *, jumped: bool = True, query: str = "") -> None:
        """Open a briefing at an offset, or where it was left; `query` found the offset in all briefings."""
        self.turning = asyncio.create_task(self._open(key, offset, jumped=jumped, query=query))

    def turn(self, by: int) -> None:
        """Open the next or the previous briefing that can be read, unless one is being opened."""
        if len(self._catalog) < 2:
            self._reader.say("no other briefing")
        elif self.turning is None or self.turning.done():
            self.turning = asyncio.create_task(self._turn(by))

    def open_next_unread(self) -> None:
        """Open the next unread briefing."""
        found = self._catalog.next_unread(self.key)
        if found is None:
            self._reader.say("no other unread briefing")
        elif found != self.key:
            self.open_at(found, None)

    async def _turn(self, by: int) -> None:
        self._reader.say("")
        key = self.key
        while (key := self._catalog.beside(key, by)) is not None:
            if await self._go_to(key):
                return
        self._reader.say("this is the last briefing" if by > 0 else "this is the first briefing")

    async def _open(self, key: BriefingKey, offset: int | None, *, jumped: bool, query: str) -> None:
        self._reader.say("")
        if not await self._go_to(key, jumped=jumped):
            if self.key is None:
                self._emit(ListRequested())
        elif offset is not None:
            self._reader.jump_to(offset, jumped=False)
            if query:
                self._reader.carry_over(query, offset)

    async def _go_to(self, key: BriefingKey, *, jumped: bool = True) -> bool:
        """Open a briefing in place of the current one; return False, after a message, if it can't be read."""
        document = await self._analyses.read(key, begun=True)
        for failure in self._loader.failures[self._reported :]:
            self._emit(Failed(str(failure)))
        self._reported = len(self._loader.failures)
        if document is not None:
            if jumped:
                self._reader.jumping()
            self.save()
            self.present(key, document)
        return document is not None
