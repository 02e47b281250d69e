"""Fill the catalog from the index process: facts about each file, its reading state, near-duplicates.

The process is started when the list or the search is first used: a single briefing needs none.
"""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Sequence

from summarizer.corpus.near_duplicates import NearDuplicates
from summarizer.corpus.search.results import DocumentFacts
from summarizer.document import Failure
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.session import Session
from tui.collection.sources import advised
from tui.model.navigation import BriefingKey
from tui.workers.indexer import IndexerCallbacks, IndexerClient, IndexerSource

SOON = 0.2
"""Seconds to collect entries before the store is queried for all of them."""


class CatalogFiller:
    """Passes the results of the index process to the catalog."""

    def __init__(
        self, shelf: DocumentLoader, catalog: Catalog, session: Session, lost: Callable[[str], None]
    ) -> None:
        """Set up the client; `lost` is called with the reason when the process has ended for good."""
        self._shelf = shelf
        self._catalog = catalog
        self._session = session
        callbacks = IndexerCallbacks(entry=self._entry, failed=self._failed, read=self._read, lost=lost)
        self.librarian = IndexerClient(callbacks, shelf.options)
        self._begun = False
        self._stories = NearDuplicates()
        self._new: list[BriefingKey] = []
        self._looking: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start to read all sources, unless that has begun."""
        if self._begun:
            return
        self._begun = True
        self.librarian.add(
            IndexerSource(
                number, source.path if source.data is None and source.path else source.data or b"", name
            )
            for number, source in enumerate(self._shelf.sources)
            for name in [source.name if source.path else None]
        )

    def in_view(self, keys: Sequence[BriefingKey]) -> None:
        """Read the sources of these briefings first: the list shows them."""
        self.begin()
        self.librarian.first(dict.fromkeys(key.source for key in keys if not self._is_known(key)))

    def _is_known(self, key: BriefingKey) -> bool:
        return self._catalog[key].sha256 is not None

    def again(self, key: BriefingKey) -> None:
        """Read a file again: it has changed."""
        if self._begun:
            self.librarian.again(key.source)

    def close(self) -> None:
        """End the process without waiting for it."""
        if self._looking:
            self._looking.cancel()
        self.librarian.close()

    # Callbacks of the index process

    def _entry(self, source: int, part: int, facts: DocumentFacts) -> None:
        key = BriefingKey(source, part)
        self._shelf.learn(key, facts.label)
        if self._catalog.has(key) and self._is_known(key) and self._catalog[key].sha256 != facts.sha256:
            self._changed(key)
        words = (
            {"words": facts.words} if not self._catalog.has(key) or self._catalog[key].words is None else {}
        )
        fields = {"title": facts.title, "date": facts.date, "author": facts.author, "sha256": facts.sha256}
        self._catalog.update(key, part=facts.label, error="", **fields, **words)
        self._fold(key, facts)
        self._new.append(key)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_up())

    def _failed(self, source: int, part: int, failure: Failure) -> None:
        failure = advised(failure)
        key = BriefingKey(source, part)
        self._shelf.learn(key, failure.part)
        self._catalog.update(key, part=failure.part, error=failure.error)
        self._shelf.note(key, [failure])

    def _read(self, source: int, parts: int) -> None:
        """Mark the documents that a file no longer contains."""
        while self._catalog.has(gone := BriefingKey(source, parts)) and parts:
            self._catalog.update(gone, error="is no longer in its file")
            parts += 1

    def _changed(self, key: BriefingKey) -> None:
        """Reset an entry: another document has taken its place."""
        if self._catalog[key].part:
            self._catalog.update(key, state="unread", kept=0, entities=(), words=None)
        elif self._catalog[key].state == "read":
            self._catalog.update(key, state="changed")

    def _fold(self, key: BriefingKey, facts: DocumentFacts) -> None:
        """Fold the versions of a story under one of them."""
        number = self._catalog.number(key)
        if facts.signature is None or number in self._stories:
            return
        signature = array("Q")
        signature.frombytes(facts.signature)
        self._stories.add(number, signature, facts.words, facts.date)
        first, *others = (self._catalog.at(one) for one in self._stories.versions(number))
        if others:
            self._catalog.fold(first, others)

    async def _look_up(self) -> None:
        """Query the store for the entries that arrived meanwhile."""
        while self._new:
            await asyncio.sleep(SOON)
            keys, self._new = self._new, []
            await self._session.look_up(keys)
