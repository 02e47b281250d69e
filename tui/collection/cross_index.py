"""Index across briefings: which of them mention an entity, and the excerpts for a digest.

It grows as briefings are analyzed; each takes a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from summarizer.analysis import Analysis
from summarizer.corpus.digest.extract import Extract, extract
from summarizer.corpus.names.occurrences import NameIndex, Occurrence
from summarizer.summary import Length
from tui.collection.catalog import Catalog
from tui.model.navigation import BriefingKey


class CrossIndex:
    """An index by catalog key."""

    def __init__(self, catalog: Catalog, length: Length) -> None:
        self._catalog = catalog
        self._length = length
        self._names = NameIndex()
        self._extracts: dict[BriefingKey, Extract] = {}

    def __len__(self) -> int:
        return len(self._extracts)

    def __contains__(self, key: BriefingKey) -> bool:
        return key in self._extracts

    def add(
        self, key: BriefingKey, analysis: Analysis, kept: Collection[int], notes: Mapping[int, str]
    ) -> None:
        """Add the analysis of a briefing, or replace it. `kept`: sentences that a digest must quote."""
        self._names.add(self._catalog.number(key), analysis)
        self.keep(key, analysis, kept, notes)

    def keep(
        self, key: BriefingKey, analysis: Analysis, kept: Collection[int], notes: Mapping[int, str]
    ) -> None:
        """Update the kept sentences and notes of a briefing."""
        number = self._catalog.number(key)
        self._extracts[key] = extract(analysis, number, self._length, kept, notes=notes)

    def elsewhere(
        self, key: BriefingKey, analysis: Analysis, entity: str
    ) -> list[tuple[BriefingKey, Occurrence]]:
        """Return the other briefings that mention an entity, in order of date."""
        found = self._names.elsewhere(analysis, entity, self._catalog.number(key))
        return [(self._catalog.at(occurrence.briefing), occurrence) for occurrence in found]

    def briefings(
        self, key: BriefingKey, analysis: Analysis, entity: str
    ) -> list[tuple[BriefingKey, str, str | None]]:
        """Return the briefings that mention an entity, the given one included, from the oldest to the newest.

        Each has the name of the entity there, and its date; undated ones come last.
        """
        own = analysis.entity(entity)
        found = [(one, where.name, where.date) for one, where in self.elsewhere(key, analysis, entity)]
        if own is not None:
            found.append((key, own.name, analysis.document.date))
        return sorted(found, key=lambda one: (one[2] or "9999", self._catalog.number(one[0])))

    def digest(self, keys: Sequence[BriefingKey]) -> str:
        """Return a Markdown digest of those of the briefings that have been analyzed."""
        from summarizer.corpus.digest.compose import compose
        from summarizer.corpus.digest.markdown import to_markdown

        own = [self._extracts[key] for key in keys if key in self._extracts]
        numbered = [one._replace(number=number) for number, one in enumerate(own)]
        return to_markdown(compose(numbered, self._length))
