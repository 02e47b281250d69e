"""The application: what a session consists of, and the one place that handles all events."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
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
from tui.model import status_text
from tui.model.export_target import AnyPath, Permissions
from tui.model.navigation import BriefingKey
from tui.screens.briefing_analyses import BriefingAnalyses
from tui.screens.briefings import BriefingsScreen
from tui.screens.corrections import Corrections
from tui.screens.cross_briefing import CrossBriefing
from tui.screens.open_briefing import OpenBriefing
from tui.screens.page_requests import PageRequests
from tui.screens.reader.screen import ReaderScreen
from tui.settings import themes
from tui.settings.config import Config
from tui.store.store import Store
from tui.terminal import width_memory
from tui.workers.schedule import AnalysisClient, AnalysisSchedule

if TYPE_CHECKING:
    from tui.screens.paste import PasteScreen

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
        self.measures_widths = not permissions.restricted
        self.terminal_memory = store.folder and store.folder / width_memory.NAME
        self.loader = loader
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
        self.cross_briefing = CrossBriefing(
            *(self.catalog, self.session, config, permissions.exports),
            *(self.analysis_of, loader.file_time, self.take),
        )
        self._comparing_versions: asyncio.Task[None] | None = None
        self.prepared: Analysis | None = None
        """The cached analysis of the first briefing, if the first paint has shown it."""
        self._begins_with_paste = paste
        self.reader = ReaderScreen(self.keys, self.catalog, self.analyses.written, self.take)
        self.reader.configure(config)
        self.reader.source.draws_boxes = terminal.boxes
        self.corrections = Corrections(
            *(self.names, self.session, self.analyses, self.reader, self.take),
            may_save=self.names.file is not None and not permissions.restricted,
        )
        self.growth = ProgressiveReading(loader, self.session, lambda: self.reader.reading, self.take)
        self.briefing_analyses = BriefingAnalyses(
            *(loader, self.catalog, self.session, self.growth, self.analyses),
            *(self.cross_briefing, self.reader, self.take),
        )
        self.briefing = OpenBriefing(
            *(first, loader, self.catalog, self.session, self.growth, self.analyses),
            *(self.briefing_analyses, self.filler, self.reader, self.take),
        )
        self.pages = PageRequests(
            *(loader, self.catalog, self.filler, self.marker, config, permissions),
            *(self.briefing, self.reader, self.take),
        )
        self.store_messages = StoreMessages(store, self.warn, self.reader.mark)
        self.live = FileWatch(
            loader, self.catalog, self.filler, self.keys, self._on_screen, self.take, follow=follow
        )

    async def on_mount(self) -> None:
        self.set_interval(EVERY, self.briefing.save)
        self.set_interval(self.live.every, self._look_soon)
        await self.push_screen(self.reader)
        self.store_messages.listen()
        self._begin()  # before the first layout, so that the first paint is complete
        if self.briefing.key is not None and self.prepared is not None:
            await self.cross_briefing.analyzed(self.briefing.key, self.prepared)
            self.prepared = None
        self.call_after_refresh(startup.enable_collection)

    def _begin(self) -> None:
        first = self.briefing.key
        if first is not None and self.prepared is not None:
            self.session.known(first, self.prepared)
            self.analyses.hold(first, self.prepared)
        if first is None:
            self.action_briefings()
            self.prepare()
        elif (found := self.loader.begin(first)) is not None:
            self.briefing.present(first, found)
        if self.messages:
            self.say(self.with_hint(self.messages[-1]), warn=True)
        if self._begins_with_paste:
            self.action_paste()

    # Events

    def take(self, event: events.Event) -> Awaitable[None] | None:
        """Handle an event; what takes longer is returned, to be awaited."""
        match event:
            case events.AnalysisProgressed(key, share):
                if key == self.briefing.key:
                    self.reader.show_progress(share)
            case events.EntitiesFound(key, analysis):
                self.briefing_analyses.apply_partial(key, analysis)
            case events.AnalysisReady(key, analysis, fresh):
                return self.briefing_analyses.take(key, analysis, fresh=fresh)
            case events.AnalysisAbandoned(key, document, why):
                self.briefing_analyses.abandon(key, document, why)
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
                return self.briefing.replace(key, document)
            case events.BriefingRequested(key, offset, jumped, query):
                if isinstance(self.screen, BriefingsScreen):
                    self.pop_screen()
                self.briefing.open_at(key, offset, jumped=jumped, query=query)
            case events.ListRequested():
                self.action_briefings()
            case events.NextUnreadRequested():
                self.briefing.open_next_unread()
            case events.VersionsRequested(key):
                self._comparing_versions = asyncio.create_task(self.cross_briefing.show_versions(key))
            case events.PageRequested(page, then):
                self.push_screen(page, then)
            case events.NameCorrected() | events.NameCorrectionUndone():
                opened = self.briefing.key
                if opened is not None and self.corrections.take(opened, event):
                    self.prepare()
            case events.DecisionMade():
                self.briefing.save_decision()
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
                self.say(f"written: {label(where)}" if where else "export cancelled")
            case events.Announced(text, warn):
                self.say(text, warn=warn)
            case events.Failed(message):
                self.warn(message)
            case events.StatusMarked(name, text):
                self.reader.mark(name, text)
            case _:
                raise AssertionError(event)
        return None

    def prepare(self) -> None:
        """Analyze the next briefings when idle."""
        self.briefing_analyses.prepare(self.briefing.key)

    async def analysis_of(self, key: BriefingKey) -> Analysis | None:
        """Return the analysis of a briefing, made if necessary; None if it can't be read or analyzed."""
        return await self.briefing_analyses.obtain(key)

    # Briefings

    def action_briefing(self, by: int) -> None:
        self.briefing.turn(by)

    def action_reload(self) -> None:
        self.live.reload_soon()

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
        return Shown(self.briefing.key, document, listed)

    # Pages

    def action_briefings(self) -> None:
        """Open the list, or return from it to the open briefing."""
        if isinstance(self.screen, BriefingsScreen):
            self.screen.leave()
        else:
            self.pages.show_list()
            self.new_files.look_soon()

    def action_search_all(self) -> None:
        """Open the search over all briefings."""
        self.pages.show_search()

    def action_elsewhere(self) -> None:
        """Show the other briefings that mention the entity at the cursor or in focus."""
        entity, key = self.reader.entity_meant(), self.briefing.key
        if key is None or self.reader.reading is None or entity is None:
            self.reader.say("no entity here: go to one in the entities, or focus on one")
        else:
            self.cross_briefing.show_elsewhere(key, self.reader.reading, entity)

    def action_digest(self) -> None:
        """Request a digest of the listed briefings, made when all of them are analyzed."""
        self.briefing.save()
        self.cross_briefing.digest_or_none()

    def action_export(self) -> None:
        self.pages.show_export()

    async def action_links(self) -> None:
        """List the links of the open briefing."""
        from tui.screens.links import opener

        may_open = self.config.open_links and not self.permissions.restricted
        page = self.pages.links_page(opener(self) if may_open else None)
        if page is not None:
            with self.batch_update():  # an empty page would be sent first, which erases what both have
                await self.push_screen(page, self.reader.go_to_span)

    def action_paste(self) -> None:
        """Take a pasted text as a briefing."""
        self.pages.ask_for_paste(lambda: self.end(0))

    @property
    def _paste_page(self) -> PasteScreen | None:
        """Return the page that takes a pasted text if it is on the screen."""
        page = self.pages.paste_page
        return page if page is self.screen else None

    def on_paste_cut(self) -> None:
        if self._paste_page is None:  # it says so itself, and what to do
            super().on_paste_cut()

    def say(self, text: str, *, warn: bool = False) -> None:
        """Show a message on the current screen: the page for a paste, the list or the reader."""
        if (page := self._paste_page) is not None:
            page.say(text)
            return
        (self.screen if isinstance(self.screen, BriefingsScreen) else self.reader).say(text, warn=warn)

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
        self.briefing.save()
        self.filler.close()
        self.analyses.close()
        self.loader.close()
        self.exit(return_code=status)
