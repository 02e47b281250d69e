"""What the app does with several briefings at once: who is where, the digest.

A digest is of briefings that may not have been analyzed yet: it waits for them, and says how far it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from summarizer.analysis import Analysis
from summarizer.document import Entity
from summarizer.safe_text import label
from summarizer.summary import Length, quoted
from tui.library.catalog import Catalog
from tui.library.session import Session
from tui.model.export_target import ExportTarget
from tui.model.key import BriefingKey
from tui.model.reading import Reading
from tui.settings.config import Config
from tui.workers.offload import aside

if TYPE_CHECKING:  # what is loaded before the first screen keeps it waiting
    from summarizer.corpus.names.occurrences import Occurrence
    from tui.library.cross_index import CrossIndex
    from tui.panes.choices import ListEntry

T = TypeVar("T")
DIFFERENCES = 4
"""Sentences that are shown of what one version tells and another does not."""


class Owner(Protocol):
    """Who has the screens: the app."""

    def say(self, text: str) -> None: ...

    def show_page(self, page: Screen[T], then: Callable[[T | None], None]) -> None: ...

    def open_at(self, key: BriefingKey, offset: int | None) -> None: ...

    async def analysis_of(self, key: BriefingKey) -> Analysis | None:
        """Made, if need be."""

    def exported(self, where: str | None) -> None: ...

    def prepare(self) -> None:
        """Have analyzed what is `missing`."""


class CrossBriefing:
    """Grows with every analysis."""

    def __init__(
        self, owner: Owner, catalog: Catalog, session: Session, config: Config, exports: ExportTarget | None
    ) -> None:
        self._owner = owner
        self._catalog = catalog
        self._session = session
        self._exports = exports
        self._length = Length.parse(config.length)
        self._wanted: tuple[BriefingKey, ...] = ()
        """Briefings of the digest that was asked for."""
        self._making: asyncio.Task[None] | None = None
        self._failed: set[BriefingKey] = set()

    @cached_property
    def _gathered(self) -> CrossIndex:
        from tui.library.cross_index import CrossIndex

        return CrossIndex(self._catalog, self._length)

    async def analyzed(self, key: BriefingKey, analysis: Analysis) -> None:
        """A briefing is known now."""
        kept, notes = self._session.kept_in(key, analysis)
        await aside(analysis.document, self._gathered.add, key, analysis, kept, notes)
        self._failed.discard(key)
        self._go_on()

    def failed(self, key: BriefingKey) -> None:
        """There is no analysis of it."""
        self._failed.add(key)
        self._go_on()

    # Who is where

    def show_elsewhere(self, key: BriefingKey, now: Reading, entity: Entity) -> None:
        """A page of the other briefings that name an entity, each entry leading there."""
        assert now.known is not None
        found = self._gathered.elsewhere(key, now.known, entity.id)
        looked, whole = len(self._gathered), len(self._catalog)
        seen = "" if looked >= whole else f" ({looked} of {whole} briefings looked at so far)"
        from tui.screens.page import ChoicesScreen

        page = ChoicesScreen(
            f"{entity.name.upper()} IN OTHER BRIEFINGS{seen}",
            [self._choice(other, occurrence) for other, occurrence in found],
            f"no other briefing names {entity.name}{seen}",
        )

        def there(chosen: int | None) -> None:
            if chosen is not None:
                other, occurrence = found[chosen]
                self._owner.open_at(other, occurrence.sentence.start)

        self._owner.show_page(page, there)

    def _choice(self, key: BriefingKey, occurrence: Occurrence) -> ListEntry:
        counted = f"{occurrence.mentions} mention{'s' if occurrence.mentions != 1 else ''}"
        title = self._catalog[key].shown
        facts = (occurrence.date or "undated", title, occurrence.name, counted)
        from tui.panes.choices import ListEntry

        return ListEntry(label(" · ".join(facts)), label(occurrence.text))

    # Which tell the same

    async def show_versions(self, key: BriefingKey) -> None:
        """A page of the versions of one story: what each tells that the first does not, and what it lacks."""
        self._owner.say("comparing …")
        keys = (key, *self._catalog[key].alike)
        found = [(one, await self._owner.analysis_of(one)) for one in keys]
        (_, first), *others = found
        known = [(one, analysis) for one, analysis in others if analysis is not None]
        self._owner.say("")
        if first is None or not known:
            self._owner.say("they can't be compared: not all of them could be analyzed")
            return
        from summarizer.corpus.near_duplicates import differences
        from tui.panes.choices import ListEntry
        from tui.screens.page import ChoicesScreen

        choices = [ListEntry(self._where(key), "stands for them: the longest, and of those the latest")]
        for one, analysis in known:
            tells, lacks = differences(analysis, first)
            told = [f"+ {line}" for line in _lines(analysis, tells)] + [
                f"- {line}" for line in _lines(first, lacks)
            ]
            choices.append(ListEntry(self._where(one), "\n".join(map(label, told)) or "tells nothing else"))
        leads = [key, *(one for one, _ in known)]

        def there(chosen: int | None) -> None:
            if chosen is not None:
                self._owner.open_at(leads[chosen], None)

        self._owner.show_page(ChoicesScreen(f"{len(leads)} VERSIONS OF ONE STORY", choices, ""), there)

    def _where(self, key: BriefingKey) -> str:
        entry = self._catalog[key]
        return label(" · ".join(filter(None, (entry.date or "undated", entry.shown, entry.name))))

    # The digest

    def missing(self) -> list[BriefingKey]:
        """What a digest that is wanted still waits for."""
        return [
            key
            for key in self._wanted
            if key not in self._gathered and key not in self._failed and not self._catalog[key].error
        ]

    def digest_or_none(self) -> None:
        """Ask for a digest of what the list shows; asked again before it is there, no more."""
        if self._wanted:
            self._wanted = ()
            self._owner.say("no digest")
        else:
            self._wanted = self._catalog.view
            self._owner.prepare()
            self._go_on()

    def _go_on(self) -> None:
        """Say how far it is; once all is there, make it."""
        if not self._wanted or (self._making and not self._making.done()):
            return
        if missing := len(self.missing()):
            whole = len(self._wanted)
            self._owner.say(f"digest: {whole - missing} of {whole} briefings analyzed (D calls it off)")
        else:
            self._making = asyncio.create_task(self._make())

    async def _make(self) -> None:
        for key, reading in self._session.read():
            if reading.analysis is not None:
                self._gathered.keep(key, reading.analysis, reading.choice.pinned, reading.choice.notes)
        text = await asyncio.to_thread(self._gathered.digest, self._wanted)
        self._wanted = ()
        self._owner.say("")
        if self._exports is not None:
            from tui.screens.export import ExportScreen

            self._owner.show_page(ExportScreen(self._exports, "digest.md", text), self._owner.exported)


def _lines(analysis: Analysis, sentences: Sequence[int]) -> list[str]:
    """As many as tell what differs, on a line each."""
    from summarizer.corpus.names.occurrences import shortened

    told = [shortened(quoted(analysis.document, analysis.sentences[at])) for at in sentences[:DIFFERENCES]]
    more = len(sentences) - len(told)
    return [*told, f"{more} more"] if more else told
