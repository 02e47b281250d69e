"""The application: opens briefings, requests analyses, saves states. The screens decide what is shown."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import NOTHING_NEW
from summarizer.corpus.search.results import SearchResults, without
from summarizer.document import Document
from summarizer.safe_text import label
from tui import events, startup
from tui.base_app import BaseApp
from tui.collection.catalog import Catalog
from tui.collection.corrected_names import CorrectedNames
from tui.collection.folders import NewFiles, RememberedView
from tui.collection.list_marker import ListMarker
from tui.collection.loader import DocumentLoader
from tui.collection.progressive import ProgressiveReading
from tui.collection.session import Session, StoreMessages
from tui.collection.updates import CatalogFiller, FileWatch, Shown
from tui.model import reading, status_text
from tui.model.export_target import AnyPath, Permissions
from tui.model.links import links_of
from tui.model.navigation import BriefingKey, MentionIndex
from tui.model.reading import Reading
from tui.screens.briefings import BriefingsScreen
from tui.screens.corrections import Corrections
from tui.screens.cross_briefing import CrossBriefing
from tui.screens.reader.screen import ReaderScreen
from tui.screens.search import Chosen, LastSearch, SearchScreen
from tui.settings import themes
from tui.settings.config import Config
from tui.store.store import Store
from tui.workers import schedule
from tui.workers.schedule import AnalysisClient, AnalysisSchedule

if TYPE_CHECKING:
    from tui.screens.paste import PasteScreen
    from tui.screens.pasting import Pasting

NOT_STORED = "not stored"
"""Status marker of a briefing about which nothing is stored."""
AHEAD = 100
"""Number of briefings after the open one that are analyzed when idle."""
EVERY = 2.0
"""Seconds between saves of the reading position, if it has changed."""


class BriefingApp(BaseApp):
    """Reads the briefings of a loader, one at a time."""

    def __init__(
        self,
        loader: DocumentLoader,
        config: Config,
        store: Store,
        analyzer: AnalysisClient,
        first: BriefingKey | None,
        terminal: themes.Terminal = themes.DARKEST,
        permissions: Permissions | None = None,
        *,
        names: CorrectedNames | None = None,
        follow: bool = False,
        paste: bool = False,
    ) -> None:
        """Set up the application; it opens the `first` briefing, or the list if there is none.

        Args:
            loader, config, store, analyzer, terminal, permissions: what the session works with.
            first: the briefing to open.
            names: the rules about names that the analyzer is given; by default those of the settings.
            follow: reload a briefing when its file changes.
            paste: begin with the page that takes a pasted text.
        """
        permissions = permissions or Permissions(AnyPath(Path(config.export_folder)))
        super().__init__(config, terminal, permissions)
        self.loader = loader
        self._config = config
        self.messages += [*store.messages, *map(str, loader.failures)]
        self.catalog = Catalog(loader.names())
        self.names = names or CorrectedNames(config.names)
        self.session = Session(self.catalog, config, store, loader.sources, self.names)
        self.session.expect()
        self.marker = ListMarker(self.catalog, self.session, loader)
        self.analyses = AnalysisSchedule(analyzer, self.session.kept, self.take)
        self.filler = CatalogFiller(loader, self.catalog, self.session, self.warn)
        self.list_view = RememberedView(self.catalog, store, loader.origin)
        self.list_view.restore()
        self.new_files = NewFiles(loader.origin, loader, self.catalog, self.filler)
        self._searched = LastSearch()
        self.new_marks = config.new_marks
        self.cross_briefing = CrossBriefing(
            *(self.catalog, self.session, config, permissions.exports),
            *(self.analysis_of, self._file_time, self.take),
        )
        self._comparing_versions: asyncio.Task[None] | None = None
        self._comparing: asyncio.Task[None] | None = None
        self._turning: asyncio.Task[None] | None = None
        self._reported = len(loader.failures)
        """Number of failures that were reported."""
        self.current = first
        """The open briefing."""
        self._begins_with_paste = paste
        self._pasting: Pasting | None = None
        self.reader = ReaderScreen(self.keys, self.catalog, self.analyses.written, self.take)
        self.reader.configure(config)
        self.reader.source.draws_boxes = terminal.boxes
        self.corrections = Corrections(
            *(self.names, self.session, self.analyses, self.reader, self.take),
            may_save=self.names.file is not None and not permissions.restricted,
        )
        self.growth = ProgressiveReading(loader, self.session, lambda: self.reader.reading, self.take)
        self.store_messages = StoreMessages(store, self.warn, self.reader.mark)
        self.live = FileWatch(
            loader, self.catalog, self.filler, self.keys, self._on_screen, self.take, follow=follow
        )

    async def on_mount(self) -> None:
        self.set_interval(EVERY, self.leave)
        self.set_interval(self.live.every, self._look_soon)
        await self.push_screen(self.reader)
        self.store_messages.listen()
        self._begin()  # before the first layout, so that the first paint is complete
        self.call_after_refresh(startup.enable_collection)

    def _begin(self) -> None:
        if self.current is None:
            self.action_briefings()
            self.prepare()
        elif (found := self.loader.begin(self.current)) is not None:
            self.present(self.current, found)
        if self.messages:
            self.say(self.with_hint(self.messages[-1]), warn=True)
        if self._begins_with_paste:
            self.action_paste()

    # Events

    def take(self, event: events.Event) -> Awaitable[None] | None:
        """Handle an event; what takes longer is returned, to be awaited."""
        match event:
            case events.AnalysisProgressed(key, share):
                if key == self.current:
                    self.reader.show_progress(share)
            case events.EntitiesFound(key, analysis):
                self._apply_partial_analysis(key, analysis)
            case events.AnalysisReady(key, analysis, fresh):
                return self._take_analysis(key, analysis, fresh=fresh)
            case events.AnalysisAbandoned(key, document, why):
                self._abandon(key, document, why)
            case events.AnalysesWanted():
                self.prepare()
            case events.DocumentGrew(document, cursor):
                self.reader.grow(document, cursor)
            case events.GrowthChanged(text):
                self.reader.show_growth(text)
            case events.DocumentComplete(key, document):
                self.analyses.want(key, document)
                self.prepare()
            case events.GrowthStopped():
                self.growth.stop()
            case events.FileReplaced(key, document):
                return self._replace(key, document)
            case events.BriefingRequested(key, offset, jumped):
                self.open_at(key, offset, jumped=jumped)
            case events.NextUnreadRequested():
                self._next_unread()
            case events.VersionsRequested(key):
                self._comparing_versions = asyncio.create_task(self.cross_briefing.show_versions(key))
            case events.PageRequested(page, then):
                self.push_screen(page, then)
            case events.NameCorrected() | events.NameCorrectionUndone():
                if self.current is not None and self.corrections.take(self.current, event):
                    self.prepare()
            case events.DecisionMade():
                self.decided()
            case events.BriefingsMarked(keys, mark, on):
                self.marker.mark(keys, mark, on=on)
            case events.ListArranged():
                self.list_view.save()
            case events.NewFilesRequested():
                self.new_files.show()
            case events.MarksUndone():
                self.say(self.marker.undo())
            case events.ListScrolled(shown):
                self.filler.in_view(shown)
            case events.ExportEnded(where):
                self.exported(where)
            case events.Announced(text, warn):
                self.say(text, warn=warn)
            case events.Failed(message):
                self.warn(message)
            case events.StatusMarked(name, text):
                self.reader.mark(name, text)
            case _:
                raise AssertionError(event)
        return None

    # Briefings

    def present(self, key: BriefingKey, document: Document) -> None:
        """Show a document where it was left, or from its start; the analysis follows."""
        self.current = key
        self.reader.mark("pasted", NOT_STORED if self.loader.sources[key.source].temporary else "")
        if self.loader.has_siblings(key):
            self.filler.begin()
        opened = self.session.resume(key, document)
        if opened.analysis is None and (prepared := self.analyses.ready(key, document)):
            self.session.settle(key, prepared)
            opened = self.session.restored(key, reading.settle(opened, prepared))
        self.reader.present(key, opened)
        if self.growth.follow(key):
            self.analyses.stop()
            return
        if opened.analysis is None:
            self.analyses.want(key, document)
        elif opened.novelty is NOTHING_NEW:
            self._comparing = asyncio.create_task(self._compare(key, opened.analysis))
        self.prepare()

    def prepare(self) -> None:
        """Analyze the next briefings when idle."""
        if missing := self.cross_briefing.missing():
            self.analyses.prepare(missing, self._read, sys.maxsize)
        else:
            self.analyses.prepare(self.catalog.after(self.current, AHEAD), self._read)

    async def _read(self, key: BriefingKey, *, begun: bool = False) -> Document | None:
        """Read a document; if that fails, show the reason in the list and return None."""
        known = len(self.loader.failures)
        document = await (self.loader.fetch_part(key) if begun else self.loader.fetch(key))
        if document is None:
            errors = [failure.error for failure in self.loader.failures[known:]]
            self.catalog.update(key, error=errors[0] if errors else self.catalog[key].error)
            self.cross_briefing.failed(key)
        return document

    def action_briefing(self, by: int) -> None:
        if len(self.catalog) < 2:
            self.reader.say("no other briefing")
        elif self._turning is None or self._turning.done():
            self._turning = asyncio.create_task(self._turn(by))

    async def _turn(self, by: int) -> None:
        self.reader.say("")
        key = self.current
        while (key := self.catalog.beside(key, by)) is not None:
            if await self._go_to(key):
                return
        self.reader.say("this is the last briefing" if by > 0 else "this is the first briefing")

    async def _go_to(self, key: BriefingKey, *, jumped: bool = True) -> bool:
        """Open a briefing in place of the current one; return False, after a message, if it can't be read."""
        document = await self._read(key, begun=True)
        for failure in self.loader.failures[self._reported :]:
            self.warn(str(failure))
        self._reported = len(self.loader.failures)
        if document is not None:
            if jumped:
                self.reader.jumping()
            self.leave()
            self.present(key, document)
        return document is not None

    def leave(self) -> None:
        """Save the state of the open briefing."""
        if self.current is not None and self.reader.reading is not None and not self.growth.untouched:
            self.session.leave(self.current, self.reader.reading)

    def decided(self) -> None:
        """Save a decision about the open briefing before it is confirmed on the screen."""
        if self.current is not None and self.reader.reading is not None:
            self.session.decided(self.current, self.reader.reading)

    def action_briefings(self) -> None:
        """Open the list, or return from it to the open briefing."""
        if isinstance(self.screen, BriefingsScreen):
            self.screen.leave()
            return
        self.leave()
        page = BriefingsScreen(
            self.catalog, self.current, self.keys, self.take, can_undo=lambda: self.marker.can_undo
        )
        self.push_screen(page, self._chosen)
        self.new_files.look_soon()

    def _chosen(self, key: BriefingKey | None) -> None:
        if key is not None and key != self.current:
            self._turning = asyncio.create_task(self._opened(key))

    async def _opened(
        self, key: BriefingKey, offset: int | None = None, *, jumped: bool = True, query: str = ""
    ) -> None:
        self.reader.say("")
        if not await self._go_to(key, jumped=jumped):
            if self.current is None:
                self.action_briefings()
        elif offset is not None:
            self.reader.jump_to(offset, jumped=False)
            if query:
                self.reader.carry_over(query, offset)

    def _next_unread(self) -> None:
        """Open the next unread briefing."""
        found = self.catalog.next_unread(self.current)
        if found is None:
            self.reader.say("no other unread briefing")
        else:
            self._chosen(found)

    # Analyses

    def _apply_partial_analysis(self, key: BriefingKey, analysis: Analysis) -> None:
        """Show the entities of a partial analysis."""
        if (now := self._shown(key)) is not None and now.analysis is None:
            self.reader.settle(reading.apply_partial_analysis(now, analysis), MentionIndex(analysis))

    async def _take_analysis(self, key: BriefingKey, analysis: Analysis, *, fresh: bool) -> None:
        """Take an analysis: update the list and the store, and show it if the briefing is still open."""
        self.session.analyzed(key, analysis, fresh=fresh and not self.growth.is_part(analysis.document))
        await self.cross_briefing.analyzed(key, analysis)
        if self._shown(key) is None:
            return
        mentions = await asyncio.to_thread(MentionIndex, analysis)  # takes 0.1 s for a text of 10 MB
        await asyncio.to_thread(analysis.prepare)
        schedule.freeze_long(analysis.document)
        resumed = await asyncio.to_thread(self.session.settle, key, analysis)
        if (now := self._shown(key)) is not None:
            self.reader.settle(self.session.restored(key, reading.settle(now, analysis)), mentions)
            if resumed.lost.any:
                self.warn(status_text.lost(resumed.lost, changed=resumed.origin == "changed"))
            if unplaced := self.session.unplaced(key):
                self.warn(status_text.unplaced(unplaced))
            await self._compare(key, analysis)

    async def _compare(self, key: BriefingKey, analysis: Analysis) -> None:
        """Mark new sentences, if the briefing is still open when the comparison is done."""
        new = await self.session.compare(key, analysis)
        if (now := self._shown(key)) is not None and now.analysis is analysis and new != now.novelty:
            self.reader.show(reading.compare(now, new, self.new_marks))

    def _abandon(self, key: BriefingKey, document: Document, why: str) -> None:
        """Report that a briefing could not be analyzed."""
        self.cross_briefing.failed(key)
        if (now := self._shown(key)) is not None:
            self.reader.show(replace(now, failed=True))
            self.warn(f"{document.path or document.title}: {label(why)}")

    def _shown(self, key: BriefingKey) -> Reading | None:
        """Return the reading of a briefing if it is on the screen."""
        return self.reader.reading if key == self.current else None

    # Across briefings

    def action_search_all(self) -> None:
        """Open the search over all briefings."""
        self.leave()
        self.filler.begin()
        self.push_screen(SearchScreen(self._search, self._searched), self._found)

    async def _search(self, query: str, limit: int) -> SearchResults | None:
        """Search all briefings except those that were removed from the list."""
        found = await self.filler.indexer.search(query, limit)
        return found and without(found, self.catalog.removed)

    def _found(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            key, query = BriefingKey(chosen.number, chosen.part), self._searched.query
            self.open_at(key, chosen.span.start, query=query)

    def action_elsewhere(self) -> None:
        """Show the other briefings that mention the entity at the cursor or in focus."""
        entity = self.reader.entity_meant()
        if self.current is None or self.reader.reading is None or entity is None:
            self.reader.say("no entity here: go to one in the entities, or focus on one")
        else:
            self.cross_briefing.show_elsewhere(self.current, self.reader.reading, entity)

    def action_digest(self) -> None:
        """Request a digest of the listed briefings, made when all of them are analyzed."""
        self.leave()
        self.cross_briefing.digest_or_none()

    async def analysis_of(self, key: BriefingKey) -> Analysis | None:
        """Return the analysis of a briefing, made if necessary; None if it can't be read or analyzed."""
        document = await self._read(key)
        return await self.analyses.obtain(key, document) if document else None

    def _file_time(self, key: BriefingKey) -> int | None:
        """Return when the file of a briefing was last modified, in nanoseconds; None if there is no file."""
        stamp = self.loader.stamp_now(key)
        return stamp.modified if stamp else None

    def open_at(self, key: BriefingKey, offset: int | None, *, jumped: bool = True, query: str = "") -> None:
        """Open a briefing at an offset, or where it was left; `query` found the offset in all briefings."""
        if isinstance(self.screen, BriefingsScreen):
            self.pop_screen()
        self._turning = asyncio.create_task(self._opened(key, offset, jumped=jumped, query=query))

    # A pasted text

    @property
    def _paste_page(self) -> PasteScreen | None:
        """Return the page that takes a pasted text if it is on the screen."""
        page = self._pasting.page if self._pasting else None
        return page if page is self.screen else None

    def on_paste_cut(self) -> None:
        if self._paste_page is None:  # it says so itself, and what to do
            super().on_paste_cut()

    def action_paste(self) -> None:
        """Take a pasted text as a briefing."""
        from tui.screens.pasting import Pasting

        if self._pasting is None:
            places = (self.loader, self.catalog, self.filler, self.permissions)
            self._pasting = Pasting(*places, self.take, nothing=lambda: self.end(0))
        self._pasting.ask()

    # Changes on disk

    async def on_app_focus(self) -> None:
        self._look_soon()

    def _look_soon(self) -> None:
        """Compare what is on the screen with the disk."""
        self.live.look_soon()
        if isinstance(self.screen, BriefingsScreen):
            self.new_files.look_soon()

    def _on_screen(self) -> Shown:
        """Return what the watch over changes looks at."""
        listed = self.screen.list.in_view if isinstance(self.screen, BriefingsScreen) else ()
        document = self.reader.reading.document if self.reader.reading else None
        return Shown(self.current, document, listed)

    async def _replace(self, key: BriefingKey, document: Document) -> None:
        """Show the new text of the open briefing.

        The old state is saved first, so that the new one can be carried over from it.
        """
        before = self.reader.reading
        self.decided()
        await self.session.written()
        self.analyses.stop()
        self.filler.again(key)
        self.present(key, document)
        if before is not None and self.reader.reading is not None:
            self.reader.show(reading.same_place(before, self.reader.reading))

    def action_reload(self) -> None:
        self.live.reload_soon()

    # Messages and pages

    def say(self, text: str, *, warn: bool = False) -> None:
        """Show a message on the current screen: the page for a paste, the list or the reader."""
        if (page := self._paste_page) is not None:
            page.say(text)
            return
        (self.screen if isinstance(self.screen, BriefingsScreen) else self.reader).say(text, warn=warn)

    def action_export(self) -> None:
        now = self.reader.reading
        if now is None or now.analysis is None or now.summary is None:
            self.reader.say(status_text.NOT_READY)
        elif self.permissions.exports is not None:
            from tui.screens.export import of_summary

            path = self.loader.sources[self.current.source].path if self.current else None
            page = of_summary(
                *(now.analysis, now.summary, self.permissions.exports, self._config, path),
                restricted=self.permissions.restricted,
            )
            self.push_screen(page, self.exported)

    async def action_links(self) -> None:
        """List the links of the open briefing."""
        from tui.screens.links import LinkListScreen, opener

        now = self.reader.reading
        links = links_of(now.document) if now else ()
        if now is None or not links:
            self.reader.say("no links in this briefing")
            return
        may_open = self.config.open_links and not self.permissions.restricted
        page = LinkListScreen(now.document, links, now.cursor, opener(self) if may_open else None)
        with self.batch_update():  # an empty page would be sent first, which erases what both have
            await self.push_screen(page, self.reader.go_to_span)

    def exported(self, where: str | None) -> None:
        """Report where an export was written."""
        self.say(f"written: {label(where)}" if where else "export cancelled")

    # Settings

    def configure(self, config: Config) -> None:
        """Apply changed settings; the length is that of the briefings opened next."""
        super().configure(config)
        self.session.config = config
        self.reader.configure(config)

    @property
    def length(self) -> str:
        """Return the length of the open summary; empty if none is open."""
        return str(self.reader.reading.length) if self.reader.reading else ""

    def mouse_changed(self) -> None:
        self.reader.mark("mouse", status_text.MOUSE_MARKER if self.mouse_left else "")
        theirs = self.keys.with_hint(status_text.MOUSE_CAPTURE_OFF, "mouse", "turns it on")
        self.reader.say(theirs if self.mouse_left else status_text.MOUSE_CAPTURE_ON)

    async def action_quit(self) -> None:
        self.end(0)

    def end(self, status: int) -> None:
        """End the program. The driver calls this, too: for a signal, and when the terminal is gone."""
        self.leave()
        self.filler.close()
        self.analyses.close()
        self.loader.close()
        self.exit(return_code=status)
