"""What is remembered of the list of a folder, and the files that are new in it.

A new file is counted in the list, and shown when the user asks for it: nothing moves under the cursor.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from tui.collection.catalog import SORTS, Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.origin import ListOrigin
from tui.collection.origin import stamp as stamp_of
from tui.collection.sources import Source
from tui.collection.updates import CatalogFiller
from tui.model.navigation import BriefingKey
from tui.store.store import Store

SETTLED = 2.0
"""Seconds after which a changed folder has another time for sure: file systems count in steps."""


class RememberedView:
    """Restores sort order and filter of a list, and saves them."""

    def __init__(self, catalog: Catalog, store: Store, origin: ListOrigin) -> None:
        self._catalog, self._store, self._name = catalog, store, origin.view

    def restore(self) -> None:
        """Arrange the list as it was left. An order of another release is not known and ignored."""
        if self._name is None or (found := self._store.list_view(self._name)) is None:
            return
        order, filter_ = found
        numbers = {sort.name: number for number, sort in enumerate(SORTS)}
        self._catalog.arrange(sort=numbers.get(order), filter=filter_)

    def save(self) -> None:
        """Save order and filter."""
        if self._name is not None:
            self._store.save_list_view(self._name, SORTS[self._catalog.sort].name, self._catalog.filter)


class NewFiles:
    """Finds files that were added to the folders since the list was opened."""

    def __init__(
        self, origin: ListOrigin, loader: DocumentLoader, catalog: Catalog, filler: CatalogFiller
    ) -> None:
        self._origin = origin
        self._loader, self._catalog, self._filler = loader, catalog, filler
        self._found: list[Source] = []
        self._folders: tuple[Path, ...] = ()
        """The folders that were last listed, also those below the ones given."""
        self._stamp: tuple[int, ...] | None = None
        """The times of the folders when they were last listed, if these will show every later change."""
        self.looking: asyncio.Task[None] | None = None

    def look_soon(self) -> None:
        """Start to look unless that is under way: a file system may take long to answer."""
        if self._origin.folders and (self.looking is None or self.looking.done()):
            self.looking = asyncio.create_task(self.look())

    async def look(self) -> None:
        """Count the new files."""
        files = await asyncio.to_thread(self._files)
        if files is None:
            return
        known = {source.path for source in self._loader.sources}
        self._found = [file for file in files if file.path not in known]
        self._catalog.count_new(len(self._found))

    def _files(self) -> list[Source] | None:
        """Return the files in the folders; None if nothing was added since they were last listed."""
        if self._stamp is not None and stamp_of(self._folders) == self._stamp:
            return None
        self._folders = self._origin.all_folders()
        stamp = stamp_of(self._folders)
        recent = stamp is None or max(stamp, default=0) > (time.time() - SETTLED) * 1e9
        self._stamp = None if recent else stamp
        return self._origin.files(self._loader.options)

    def show(self) -> list[BriefingKey]:
        """Add the new files to the list; return their keys."""
        keys = []
        for source in self._found:
            keys.append(key := self._loader.add(source))
            self._catalog.add(key, source.name)
            self._filler.add(key)
        self._found = []
        self._catalog.count_new(0)
        return keys
