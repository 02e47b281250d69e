"""Briefings that change on disk while they are being read: seen, said, and read anew on demand.

Files are looked at by stat(2), every few seconds and when the terminal has the focus again: that works on
every file system, network ones too, and costs nothing to speak of. A file is read again only where its stat
has changed, and has changed only if its text has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from summarizer.document import Document, Failure
from summarizer.safe_text import label
from tui.library.catalog import Catalog
from tui.library.filling import CatalogFiller
from tui.library.loader import DocumentLoader
from tui.library.session import Session
from tui.model import reading
from tui.model.key import BriefingKey
from tui.model.reading import Reading
from tui.settings.keymap import Keymap
from tui.workers.schedule import AnalysisSchedule

EVERY, FOLLOWING = 5.0, 1.0
"""Seconds between two looks; and where what has changed is to be there by itself."""
CHANGED = "changed on disk"
_STAYS = "its text stays here"


class Owner(Protocol):
    """Who shows the briefings: the app."""

    current: BriefingKey | None
    catalog: Catalog
    session: Session
    analyses: AnalysisSchedule
    keys: Keymap

    def listed(self) -> Sequence[BriefingKey]:
        """What the list shows, where it is on the screen."""

    def say(self, text: str, *, warn: bool = False) -> None: ...

    def decided(self) -> None: ...

    def present(self, key: BriefingKey, document: Document) -> None: ...


class Screen(Protocol):
    """On which the briefing is read."""

    reading: Reading | None

    def show(self, changed: Reading) -> None: ...

    def mark(self, name: str, text: str) -> None: ...


class FileWatch:
    """Looks at the open briefing, and at those that the list shows."""

    def __init__(
        self, owner: Owner, shelf: DocumentLoader, screen: Screen, browsing: CatalogFiller, *, follow: bool
    ) -> None:
        """With `follow`, what has changed is read anew by itself."""
        self._owner, self._shelf, self._screen, self._browsing = owner, shelf, screen, browsing
        self._catalog = owner.catalog
        self.follow = follow
        self.looking: asyncio.Task[None] | None = None
        self.reloading: asyncio.Task[None] | None = None
        self._told: dict[BriefingKey, object] = {}
        """What a file was like when it was last said that it has changed."""

    def _mark_on_screen(self, text: str) -> None:
        """What is to be seen until the briefing is read anew; empty for nothing."""
        self._screen.mark("changed", text)

    @property
    def every(self) -> float:
        """Seconds between two looks."""
        return FOLLOWING if self.follow else EVERY

    def look_soon(self) -> None:
        """Look now, unless that is being done: a file system may take long to answer."""
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self.look())

    async def look(self) -> None:
        """Compare what is on the screen with what is on the disk."""
        again: dict[int, BriefingKey] = {}
        for key in dict.fromkeys(filter(None, (self._owner.current, *self._owner.listed()))):
            if not self._shelf.can_change(key):
                continue
            now = await asyncio.to_thread(self._shelf.stamp_now, key)
            if now == self._shelf.stamp(key) or (key in self._told and self._told[key] == now):
                continue
            self._told[key] = now
            if self._shelf.is_part(key):  # which of them have changed is known when they are read again
                self._shelf.forget(key)
                again[key.source] = key
            if key == self._owner.current:
                await self._compare(key)
            else:
                self._shelf.forget(key)
                again[key.source] = key
                self._mark(key)
        for key in again.values():
            self._browsing.again(key)

    async def _compare(self, key: BriefingKey) -> None:
        found = await asyncio.to_thread(self._shelf.read_now, key)
        shown = self._screen.reading
        if shown is None or key != self._owner.current:
            return
        name = self._catalog[key].shown
        if isinstance(found, Document) and found.text == shown.document.text:
            self._mark_on_screen("")
            return
        self._mark(key)
        said = _said(name, found, shown.document)
        if isinstance(found, Document) and not said and self.follow:
            await self.reload()
            return
        changed = ": ".join(filter(None, (CHANGED, self._owner.keys.word("reload"))))
        self._mark_on_screen(changed if isinstance(found, Document) else "gone from disk")
        hint = self._owner.keys.hint("reload", "takes what is left" if said else "reads it anew")
        what = said or f"{name} has changed on disk"
        told = isinstance(found, Document) and hint
        self._owner.say(f"{what}: {hint}" if told else what, warn=True)

    def _mark(self, key: BriefingKey) -> None:
        if self._catalog[key].state == "read" and not self._shelf.is_part(key):
            self._catalog.update(key, state="changed")

    def reload_soon(self) -> None:
        """As `reload`, unless that is being done."""
        if self.reloading is None or self.reloading.done():
            self.reloading = asyncio.create_task(self.reload())

    async def reload(self) -> None:
        """Read the open briefing anew; where that can't be done, its text stays and it is said why."""
        key, shown = self._owner.current, self._screen.reading
        if key is None or shown is None:
            return
        name = self._catalog[key].shown
        if not self._shelf.can_change(key):
            self._owner.say(f"{self._catalog[key].name} can't be read again")
            return
        found = await asyncio.to_thread(self._shelf.read_now, key, keep=True)
        if key != self._owner.current:
            return
        if isinstance(found, Failure):
            self._owner.say(_said(name, found, shown.document), warn=True)
            return
        self._told.pop(key, None)
        self._mark_on_screen("")
        if found.text == shown.document.text:
            self._catalog.update(key, state="read")
            self._owner.say("it is the same on disk")
        else:
            await self._replace(key, shown, found)
            self._owner.say("read anew: it had changed on disk")

    async def _replace(self, key: BriefingKey, before: Reading, found: Document) -> None:
        """What the briefing was goes to the store first, for what it is now to inherit from it."""
        self._owner.decided()
        await self._owner.session.written()
        self._owner.analyses.stop()
        self._browsing.again(key)
        self._owner.present(key, found)
        if self._screen.reading is not None:
            self._screen.show(reading.same_place(before, self._screen.reading))


def _said(name: str, found: Document | Failure, shown: Document) -> str:
    """What there is to say of what should not just take the place of what is shown; else empty."""
    if isinstance(found, Failure):
        return f"{name}: {label(found.error)}; {_STAYS}"
    if len(found.text) < len(shown.text) and shown.text.startswith(found.text.rstrip()):
        share = len(found.text) / max(1, len(shown.text))
        return f"{name} was cut short on disk, {share:.0%} of it is left; {_STAYS}"
    return ""
