"""Take a pasted text as a briefing: ask for it, save it if that is wanted, and open it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from tui.collection import sources
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.updates import CatalogFiller
from tui.events import BriefingRequested, Emit, PageRequested
from tui.model.export_target import Permissions
from tui.screens.export import ExportScreen
from tui.screens.paste import PastedText, PasteScreen


class Pasting:
    """Asks for pasted texts and adds them to the briefings at hand."""

    def __init__(
        self,
        loader: DocumentLoader,
        catalog: Catalog,
        filler: CatalogFiller,
        permissions: Permissions,
        emit: Emit,
        nothing: Callable[[], None],
    ) -> None:
        """Set up; `nothing` is called if a paste is cancelled and there is no briefing at all."""
        self._loader, self._catalog, self._filler = loader, catalog, filler
        self._exports = None if permissions.restricted else permissions.exports
        """Where a text can be saved: a restricted session could not read it again."""
        self._emit, self._nothing = emit, nothing
        self._count = 0
        self.page: PasteScreen | None = None
        """The page that was shown last."""

    def ask(self) -> None:
        """Show the page that takes a text."""
        self.page = PasteScreen(may_save=self._exports is not None)
        self._emit(PageRequested(self.page, self._pasted))

    def _pasted(self, pasted: PastedText | None) -> None:
        if pasted is None:
            if not len(self._loader):
                self._nothing()
        elif pasted.save and self._exports is not None:
            name = f"pasted-{datetime.date.today().isoformat()}.txt"
            page = ExportScreen(self._exports, name, pasted.text)
            self._emit(PageRequested(page, lambda where: self._open(pasted.text, where)))
        else:
            self._open(pasted.text, None)

    def _open(self, text: str, where: str | None) -> None:
        """Open a text from the file that it was saved to, or from memory."""
        self._count += 1
        source = sources.pasted(text, self._count) if where is None else sources.saved(Path(where))
        key = self._loader.add(source)
        self._catalog.add(key, source.name)
        self._filler.add(key)
        self._emit(BriefingRequested(key, None))
