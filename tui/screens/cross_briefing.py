"""Features that span briefings: other mentions of an entity, versions of a story, the digest.

A digest may need briefings that were not analyzed yet: it waits for them and shows the progress.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.document import Entity
from summarizer.safe_text import label
from summarizer.summary import Length, quoted
from tui.collection.catalog import Catalog
from tui.collection.session import Session
from tui.events import AnalysesWanted, Announced, BriefingRequested, Emit, ExportEnded, PageRequested
from tui.model.export_target import ExportTarget
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading
from tui.settings.config import Config
from tui.workers.schedule import run_offloaded

if TYPE_CHECKING:  # imported late, for a fast first screen
    from summarizer.corpus.names.occurrences import Occurrence
    from tui.collection.cross_index import CrossIndex
    from tui.panes.lists import ListEntry

DIFFERENCES = 4
"""Maximum number of sentences shown as the difference between two versions."""


class CrossBriefing:
    """Answers questions across briefings; its index grows with every analysis."""

    def __init__(
        self,
        catalog: Catalog,
        session: Session,
        config: Config,
        exports: ExportTarget | None,
        analysis_of: Callable[[BriefingKey], Awaitable[Analysis | None]],
        emit: Emit,
    ) -> None:
        """Set up the features; `analysis_of` returns an analysis, made if necessary."""
        self._analysis_of, self._emit = analysis_of, emit
        self._catalog = catalog
        self._session = session
        self._exports = exports
        self._length = Length.parse(config.length)
        self._wanted: tuple[BriefingKey, ...] = ()
        """The briefings of the digest that was requested."""
        self._making: asyncio.Task[None] | None = None
        self._failed: set[BriefingKey] = set()

    @cached_property
    def _gathered(self) -> CrossIndex:
        from tui.collection.cross_index import CrossIndex

        return CrossIndex(self._catalog, self._length)

    async def analyzed(self, key: BriefingKey, analysis: Analysis) -> None:
        """Add the analysis of a briefing to the index."""
        kept, notes = self._session.kept_in(key, analysis)
        await run_offloaded(analysis.document, self._gathered.add, key, analysis, kept, notes)
        self._failed.discard(key)
        self._go_on()

    def failed(self, key: BriefingKey) -> None:
        """Record that a briefing can't be analyzed."""
        self._failed.add(key)
        self._go_on()

    # Other briefings that mention an entity

    def show_elsewhere(self, key: BriefingKey, now: Reading, entity: Entity) -> None:
        """Show a page of the other briefings that mention an entity, with links to them."""
        assert now.known is not None
        found = self._gathered.elsewhere(key, now.known, entity.id)
        looked, whole = len(self._gathered), len(self._catalog)
        seen = "" if looked >= whole else f" ({looked} of {whole} briefings read so far)"
        from tui.screens.page import ChoicesScreen

        page = ChoicesScreen(
            f"{entity.name.upper()} IN OTHER BRIEFINGS{seen}",
            [self._choice(other, occurrence) for other, occurrence in found],
            f"no other briefing mentions {entity.name}{seen}",
        )

        def there(chosen: int | None) -> None:
            if chosen is not None:
                other, occurrence = found[chosen]
                self._emit(BriefingRequested(other, occurrence.sentence.start))

        self._emit(PageRequested(page, there))

    def _choice(self, key: BriefingKey, occurrence: Occurrence) -> ListEntry:
        counted = f"{occurrence.mentions} mention{'s' if occurrence.mentions != 1 else ''}"
        title = self._catalog[key].shown
        facts = (occurrence.date or "undated", title, occurrence.name, counted)
        from tui.panes.lists import ListEntry

        return ListEntry(label(" · ".join(facts)), label(occurrence.text))

    # Versions of a story

    async def show_versions(self, key: BriefingKey) -> None:
        """Show a page of the versions of a story: what each adds to the first one, and what it lacks."""
        self._emit(Announced("comparing …"))
        keys = (key, *self._catalog[key].alike)
        found = [(one, await self._analysis_of(one)) for one in keys]
        (_, first), *others = found
        known = [(one, analysis) for one, analysis in others if analysis is not None]
        self._emit(Announced(""))
        if first is None or not known:
            self._emit(Announced("can't compare: some versions could not be analyzed"))
            return
        from summarizer.corpus.near_duplicates import differences
        from tui.panes.lists import ListEntry
        from tui.screens.page import ChoicesScreen

        choices = [ListEntry(self._where(key), "shown in the list (longest, then newest)")]
        for one, analysis in known:
            tells, lacks = differences(analysis, first)
            told = [f"+ {line}" for line in _lines(analysis, tells)] + [
                f"- {line}" for line in _lines(first, lacks)
            ]
            choices.append(ListEntry(self._where(one), "\n".join(map(label, told)) or "no other sentences"))
        leads = [key, *(one for one, _ in known)]

        def there(chosen: int | None) -> None:
            if chosen is not None:
                self._emit(BriefingRequested(leads[chosen], None))

        self._emit(PageRequested(ChoicesScreen("VERSIONS OF ONE STORY", choices, ""), there))

    def _where(self, key: BriefingKey) -> str:
        entry = self._catalog[key]
        return label(" · ".join(filter(None, (entry.date or "undated", entry.shown, entry.name))))

    # The digest

    def missing(self) -> list[BriefingKey]:
        """Return the briefings that a requested digest still waits for."""
        return [
            key
            for key in self._wanted
            if key not in self._gathered and key not in self._failed and not self._catalog[key].error
        ]

    def digest_or_none(self) -> None:
        """Request a digest of the listed briefings, or cancel the pending one."""
        if self._wanted:
            self._wanted = ()
            self._emit(Announced("digest cancelled"))
        else:
            self._wanted = self._catalog.view
            self._emit(AnalysesWanted())
            self._go_on()

    def _go_on(self) -> None:
        """Show the progress of the digest; make it once all analyses are there."""
        if not self._wanted or (self._making and not self._making.done()):
            return
        if missing := len(self.missing()):
            whole = len(self._wanted)
            self._emit(Announced(f"digest: {whole - missing} of {whole} briefings analyzed (D cancels)"))
        else:
            self._making = asyncio.create_task(self._make())

    async def _make(self) -> None:
        for key, reading in self._session.read():
            if reading.analysis is not None:
                self._gathered.keep(key, reading.analysis, reading.choice.pinned, reading.choice.notes)
        text = await asyncio.to_thread(self._gathered.digest, self._wanted)
        self._wanted = ()
        self._emit(Announced(""))
        if self._exports is not None:
            from tui.screens.export import ExportScreen

            page = ExportScreen(self._exports, "digest.md", text)
            self._emit(PageRequested(page, self._exported))

    def _exported(self, where: str | None) -> None:
        self._emit(ExportEnded(where))


def _lines(analysis: Analysis, sentences: Sequence[int]) -> list[str]:
    """Return the sentences that differ, one line each, at most `DIFFERENCES`."""
    from summarizer.corpus.names.occurrences import shortened

    told = [shortened(quoted(analysis.document, analysis.sentences[at])) for at in sentences[:DIFFERENCES]]
    more = len(sentences) - len(told)
    return [*told, f"{more} more"] if more else told
