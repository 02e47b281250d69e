"""Features that span briefings: other mentions of an entity, versions of a story, the digest.

A digest may need briefings that were not analyzed yet: it waits for them and shows the progress.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import cached_property, cmp_to_key
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.document import Entity
from summarizer.safe_text import label
from summarizer.summary import Length
from tui.collection.catalog import Catalog
from tui.collection.session import Session
from tui.events import AnalysesWanted, Announced, BriefingRequested, Emit, ExportEnded, PageRequested
from tui.model.export_target import ExportTarget, short
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading
from tui.settings.config import Config
from tui.workers.schedule import run_offloaded

if TYPE_CHECKING:  # imported late, for a fast first screen
    from summarizer.corpus.names.occurrences import Occurrence
    from tui.collection.cross_index import CrossIndex
    from tui.panes.lists import ListEntry
    from tui.screens.versions import Version


class CrossBriefing:
    """Answers questions across briefings; its index grows with every analysis."""

    def __init__(
        self,
        catalog: Catalog,
        session: Session,
        config: Config,
        exports: ExportTarget | None,
        analysis_of: Callable[[BriefingKey], Awaitable[Analysis | None]],
        file_time: Callable[[BriefingKey], int | None],
        emit: Emit,
    ) -> None:
        """Set up the features.

        Args:
            catalog, session, config, exports: what the session works with.
            analysis_of: returns an analysis, made if necessary.
            file_time: returns when a briefing's file was last modified, in nanoseconds.
            emit: handles events.
        """
        self._analysis_of, self._file_time, self._emit = analysis_of, file_time, emit
        self._catalog = catalog
        self._session = session
        self._exports = exports
        self._config = config
        self._length = Length.parse(config.length)
        self._wanted: tuple[BriefingKey, ...] = ()
        """The briefings of the digest that was requested."""
        self._making: asyncio.Task[None] | None = None
        self._failed: set[BriefingKey] = set()
        self._opening: asyncio.Task[None] | None = None
        """Opens the page of an entity over time."""

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
        from tui.screens.timeline import ElsewhereScreen

        def over_time() -> None:
            self._opening = asyncio.create_task(self.show_over_time(key, now, entity, seen))

        page = ElsewhereScreen(
            f"{entity.name.upper()} IN OTHER BRIEFINGS{seen}",
            [self._choice(other, occurrence) for other, occurrence in found],
            f"no other briefing mentions {entity.name}{seen}",
            over_time,
        )

        def there(chosen: int | None) -> None:
            if chosen is not None:
                other, occurrence = found[chosen]
                self._emit(BriefingRequested(other, occurrence.sentence.start))

        self._emit(PageRequested(page, there))

    async def show_over_time(self, key: BriefingKey, now: Reading, entity: Entity, seen: str) -> None:
        """Show what each briefing says of an entity, from the oldest to the newest.

        `seen` says how many briefings have been read, if there are others.
        """
        assert now.known is not None
        listed = self._gathered.briefings(key, now.known, entity.id)
        self._emit(Announced("reading what the briefings say …"))
        found = []
        for one, name, _ in listed:
            analysis = now.analysis if one == key else await self._analysis_of(one)
            there = (
                next((each for each in analysis.entities if each.name == name), None) if analysis else None
            )
            if analysis is not None and there is not None:
                found.append((self._catalog.number(one), analysis, there))
        from summarizer.corpus.names.timeline import timeline, to_markdown
        from tui.screens.timeline import TimelineChosen, TimelineScreen

        entries = await asyncio.to_thread(timeline, found, self._config.new_threshold / 100)
        self._emit(Announced("" if entries else "these briefings could not be analyzed"))
        if not entries:
            return

        def then(chosen: TimelineChosen | None) -> None:
            if chosen is not None and chosen.briefing is not None:
                self._emit(BriefingRequested(self._catalog.at(chosen.briefing), chosen.offset))
            elif chosen is not None and self._exports is not None:
                from tui.screens.export import ExportScreen

                name = f"{short(entity.name)} over time.md"
                page = ExportScreen(self._exports, name, to_markdown(entity.name, entries))
                self._emit(PageRequested(page, self._exported))

        note = seen.strip(" ()")
        page = TimelineScreen(entity.name, entries, note, exports=self._exports is not None)
        self._emit(PageRequested(page, then))

    def _choice(self, key: BriefingKey, occurrence: Occurrence) -> ListEntry:
        counted = f"{occurrence.mentions} mention{'s' if occurrence.mentions != 1 else ''}"
        title = self._catalog[key].shown
        facts = (occurrence.date or "undated", title, occurrence.name, counted)
        from tui.panes.lists import ListEntry

        return ListEntry(label(" · ".join(facts)), label(occurrence.text))

    # Versions of a story

    async def show_versions(self, key: BriefingKey) -> None:
        """Show a page that compares the versions of a story, the oldest first."""
        self._emit(Announced("comparing …"))
        keys = sorted((key, *self._catalog[key].alike), key=self._catalog.number)
        found = [(one, await self._analysis_of(one)) for one in keys]
        known = [(one, analysis) for one, analysis in found if analysis is not None]
        self._emit(Announced(""))
        if len(known) < 2:
            self._emit(Announced("can't compare: some versions could not be analyzed"))
            return
        from tui.screens.versions import VersionChosen, VersionsScreen, compared

        versions, ordered = self._by_age(known)
        at = next((n for n, version in enumerate(versions) if version.key == key), 0)
        at = min(at, len(versions) - 2)
        lines = await compared(*versions[at : at + 2])

        def there(chosen: VersionChosen | None) -> None:
            if chosen is not None:
                self._emit(BriefingRequested(chosen.key, chosen.offset))

        self._emit(PageRequested(VersionsScreen(versions, lines, at, ordered=ordered), there))

    def _by_age(self, known: Sequence[tuple[BriefingKey, Analysis]]) -> tuple[list[Version], bool]:
        """Return versions from the oldest to the newest, and whether dates or file times tell the order."""
        from summarizer.corpus.version_diff import is_older
        from tui.screens.versions import Version

        times = {key: self._file_time(key) for key, _ in known}
        undecided = False

        def order(one: tuple[BriefingKey, Analysis], other: tuple[BriefingKey, Analysis]) -> int:
            nonlocal undecided
            dates = (one[1].document.date, other[1].document.date)
            older = is_older(*dates, times[one[0]], times[other[0]])
            undecided |= older is None
            return 0 if older is None else -1 if older else 1

        ranked = sorted(known, key=cmp_to_key(order))
        return [
            Version(key, self._where(key, times[key]), analysis) for key, analysis in ranked
        ], not undecided

    def _where(self, key: BriefingKey, time: int | None) -> str:
        """Return the date, or else the time of the file, with the title and the file of a briefing."""
        entry = self._catalog[key]
        changed = f"file of {datetime.fromtimestamp(time / 1e9):%Y-%m-%d %H:%M}" if time else "undated"
        return label(" · ".join(filter(None, (entry.date or changed, entry.shown, entry.name))))

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
