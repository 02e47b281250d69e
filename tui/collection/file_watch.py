"""Watch for changes of briefings on disk: detect them, report them, and reload on demand.

Files are polled with stat(2), every few seconds and when the terminal gets the focus. That works on every
file system, including network ones, and is cheap. A file is read again only if its stat has changed, and
counts as changed only if its text has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from summarizer.document import Document, Failure
from summarizer.safe_text import label
from tui.collection.catalog import Catalog
from tui.collection.filling import CatalogFiller
from tui.collection.loader import DocumentLoader
from tui.collection.session import Session
from tui.model import reading
from tui.model.key import BriefingKey
from tui.model.reading import Reading
from tui.settings.keymap import Keymap
from tui.workers.schedule import AnalysisSchedule

EVERY, FOLLOWING = 5.0, 1.0
"""Seconds between checks, without and with automatic reload."""
CHANGED = "changed on disk"
_STAYS = "the text shown is kept"


class WatchOwner(Protocol):
    """The application, which shows the briefings."""

    current: BriefingKey | None
    catalog: Catalog
    session: Session
    analyses: AnalysisSchedule
    keys: Keymap

    def listed(self) -> Sequence[BriefingKey]:
        """Return the keys in the list, if it is on the screen."""

    def say(self, text: str, *, warn: bool = False) -> None:
        """Show a message."""

    def decided(self) -> None:
        """Save the state of the open briefing."""

    def present(self, key: BriefingKey, document: Document) -> None:
        """Show a document where it was left."""


class WatchedScreen(Protocol):
    """The screen that shows the briefing."""

    reading: Reading | None

    def show(self, changed: Reading) -> None:
        """Show a changed reading."""

    def mark(self, name: str, text: str) -> None:
        """Set the status marker of a subject; an empty text removes it."""


class FileWatch:
    """Watches the open briefing and those that the list shows."""

    def __init__(
        self,
        owner: WatchOwner,
        shelf: DocumentLoader,
        screen: WatchedScreen,
        browsing: CatalogFiller,
        *,
        follow: bool,
    ) -> None:
        """Set up the watch; `follow`: reload changed briefings automatically."""
        self._owner, self._shelf, self._screen, self._browsing = owner, shelf, screen, browsing
        self._catalog = owner.catalog
        self.follow = follow
        self.looking: asyncio.Task[None] | None = None
        self.reloading: asyncio.Task[None] | None = None
        self._reported: dict[BriefingKey, object] = {}
        """The state of each file when its change was last reported."""

    def _mark_on_screen(self, text: str) -> None:
        """Show a status marker until the briefing is reloaded; an empty text removes it."""
        self._screen.mark("changed", text)

    @property
    def every(self) -> float:
        """Return the seconds between checks."""
        return FOLLOWING if self.follow else EVERY

    def look_soon(self) -> None:
        """Start a check unless one is running: a file system may take long to answer."""
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self.look())

    async def look(self) -> None:
        """Compare the briefings on the screen with the disk."""
        again: dict[int, BriefingKey] = {}
        for key in dict.fromkeys(filter(None, (self._owner.current, *self._owner.listed()))):
            if not self._shelf.can_change(key):
                continue
            now = await asyncio.to_thread(self._shelf.stamp_now, key)
            if now == self._shelf.stamp(key) or (key in self._reported and self._reported[key] == now):
                continue
            self._reported[key] = now
            if self._shelf.is_part(key):  # reading them again will show which of them have changed
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
        hint = self._owner.keys.hint("reload", "loads what is left" if said else "reloads it")
        what = said or f"{name} has changed on disk"
        told = isinstance(found, Document) and hint
        self._owner.say(f"{what}: {hint}" if told else what, warn=True)

    def _mark(self, key: BriefingKey) -> None:
        if self._catalog[key].state == "read" and not self._shelf.is_part(key):
            self._catalog.update(key, state="changed")

    def reload_soon(self) -> None:
        """Start a reload unless one is running."""
        if self.reloading is None or self.reloading.done():
            self.reloading = asyncio.create_task(self.reload())

    async def reload(self) -> None:
        """Reload the open briefing; if that fails, keep its text and report why."""
        key, shown = self._owner.current, self._screen.reading
        if key is None or shown is None:
            return
        name = self._catalog[key].shown
        if not self._shelf.can_change(key):
            self._owner.say(f"{self._catalog[key].name} can't be reloaded")
            return
        found = await asyncio.to_thread(self._shelf.read_now, key, keep=True)
        if key != self._owner.current:
            return
        if isinstance(found, Failure):
            self._owner.say(_said(name, found, shown.document), warn=True)
            return
        self._reported.pop(key, None)
        self._mark_on_screen("")
        if found.text == shown.document.text:
            self._catalog.update(key, state="read")
            self._owner.say("no change on disk")
        else:
            await self._replace(key, shown, found)
            self._owner.say("reloaded (file had changed)")

    async def _replace(self, key: BriefingKey, before: Reading, found: Document) -> None:
        """Show the new text.

        The old state is saved first, so that the new one can be carried over from it.
        """
        self._owner.decided()
        await self._owner.session.written()
        self._owner.analyses.stop()
        self._browsing.again(key)
        self._owner.present(key, found)
        if self._screen.reading is not None:
            self._screen.show(reading.same_place(before, self._screen.reading))


def _said(name: str, found: Document | Failure, shown: Document) -> str:
    """Return the reason not to replace the text shown automatically; empty if there is none."""
    if isinstance(found, Failure):
        return f"{name}: {label(found.error)}; {_STAYS}"
    if len(found.text) < len(shown.text) and shown.text.startswith(found.text.rstrip()):
        share = len(found.text) / max(1, len(shown.text))
        return f"{name} was truncated on disk, {share:.0%} is left; {_STAYS}"
    return ""
