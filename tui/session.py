"""What was done with the briefings at hand, so that each comes back as it was left."""

from __future__ import annotations

from dataclasses import replace

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.summary import Length
from tui import reading
from tui.catalog import Catalog, Key
from tui.config import Config
from tui.reading import Reading

TOP = 5
"""Entities that the list names."""
PEOPLE_AND_PLACES = frozenset({"person", "organization", "place", "event", "other"})


class Session:
    """Keeps the readings of this session, and tells the catalog of them."""

    def __init__(self, catalog: Catalog, config: Config) -> None:
        self._catalog = catalog
        self._config = config
        self._left: dict[Key, Reading] = {}

    def resume(self, key: Key, document: Document) -> Reading:
        """As it was left; from its start, if it never was opened, or is another text now."""
        self._catalog.update(key, title=document.title, date=document.date, state="read")
        found = self._left.get(key)
        if found is not None and found.document.text == document.text:
            return found
        return reading.open_at_start(document, Length.parse(self._config.length))

    def leave(self, key: Key, left: Reading) -> None:
        """Remember it."""
        self._left[key] = replace(left, failed=False)
        self._catalog.update(key, kept=len(left.choice.pinned))

    def analyzed(self, key: Key, analysis: Analysis) -> None:
        """What an analysis tells the list."""
        names = [entity.name for entity in analysis.entities if entity.type in PEOPLE_AND_PLACES]
        self._catalog.update(key, entities=tuple(names[:TOP]), words=analysis.words())
