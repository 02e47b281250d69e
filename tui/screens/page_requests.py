"""The pages that keys of the application open: the list, the search, the export, the links, a paste."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarizer.corpus.search.results import SearchResults, without
from tui.collection.catalog import Catalog
from tui.collection.list_marker import ListMarker
from tui.collection.loader import DocumentLoader
from tui.collection.updates import CatalogFiller
from tui.events import BriefingRequested, Emit, ExportEnded, PageRequested
from tui.model import status_text
from tui.model.export_target import Permissions
from tui.model.links import links_of
from tui.model.navigation import BriefingKey
from tui.screens.briefings import BriefingsScreen
from tui.screens.open_briefing import OpenBriefing
from tui.screens.reader.screen import ReaderScreen
from tui.screens.search import Chosen, LastSearch, SearchScreen
from tui.settings.config import Config

if TYPE_CHECKING:  # imported late, for a fast first screen
    from tui.screens.links import LinkListScreen, Open
    from tui.screens.paste import PasteScreen, Pasting


class PageRequests:
    """Makes pages about the briefings at hand, and takes what is chosen on them."""

    def __init__(
        self,
        loader: DocumentLoader,
        catalog: Catalog,
        filler: CatalogFiller,
        marker: ListMarker,
        config: Config,
        permissions: Permissions,
        briefing: OpenBriefing,
        reader: ReaderScreen,
        emit: Emit,
    ) -> None:
        self._loader, self._catalog, self._filler, self._marker = loader, catalog, filler, marker
        self._config, self._permissions = config, permissions
        self._briefing, self._reader, self._emit = briefing, reader, emit
        self._searched = LastSearch()
        self._pasting: Pasting | None = None

    def show_list(self) -> None:
        """Open the list of briefings."""
        self._briefing.save()
        page = BriefingsScreen(
            *(self._catalog, self._briefing.key, self._reader.keys, self._emit),
            can_undo=lambda: self._marker.can_undo,
        )
        self._emit(PageRequested(page, self._chosen))

    def _chosen(self, key: BriefingKey | None) -> None:
        if key is not None and key != self._briefing.key:
            self._briefing.open_at(key, None)

    def show_search(self) -> None:
        """Open the search over all briefings."""
        self._briefing.save()
        self._filler.begin()
        self._emit(PageRequested(SearchScreen(self._search, self._searched), self._found))

    async def _search(self, query: str, limit: int) -> SearchResults | None:
        """Search all briefings except those that were removed from the list."""
        found = await self._filler.indexer.search(query, limit)
        return found and without(found, self._catalog.removed)

    def _found(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            key, query = BriefingKey(chosen.number, chosen.part), self._searched.query
            self._emit(BriefingRequested(key, chosen.span.start, query=query))

    def show_export(self) -> None:
        """Open the page that exports the summary."""
        now, exports = self._reader.reading, self._permissions.exports
        if now is None or now.analysis is None or now.summary is None:
            self._reader.say(status_text.NOT_READY)
        elif exports is not None:
            from tui.screens.export import of_summary

            path = self._loader.sources[self._briefing.key.source].path if self._briefing.key else None
            page = of_summary(
                *(now.analysis, now.summary, exports, self._config, path),
                restricted=self._permissions.restricted,
            )
            self._emit(PageRequested(page, self._exported))

    def _exported(self, where: str | None) -> None:
        self._emit(ExportEnded(where))

    def links_page(self, open_address: Open | None) -> LinkListScreen | None:
        """Return the page of the links of the open briefing; None, after a message, if there are none."""
        now = self._reader.reading
        links = links_of(now.document) if now else ()
        if now is None or not links:
            self._reader.say("no links in this briefing")
            return None
        from tui.screens.links import LinkListScreen

        return LinkListScreen(now.document, links, now.cursor, open_address)

    def ask_for_paste(self, cancelled: Callable[[], None]) -> None:
        """Take a pasted text as a briefing; `cancelled` is called if there is no briefing then."""
        from tui.screens.paste import Pasting

        if self._pasting is None:
            places = (self._loader, self._catalog, self._filler, self._permissions)
            self._pasting = Pasting(*places, self._emit, nothing=cancelled)
        self._pasting.ask()

    @property
    def paste_page(self) -> PasteScreen | None:
        """The page that took a pasted text last."""
        return self._pasting.page if self._pasting else None
