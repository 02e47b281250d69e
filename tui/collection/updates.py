"""Keep the catalog up to date: fill it from the index process, and watch the files for changes.

The index process finds facts about each file and near-duplicates. It starts when the list or the search is
first used: a single briefing needs none. Files are polled with stat(2), every few seconds and when the
terminal gets the focus. That works on every file system, including network ones, and is cheap. A file is read
again only if its stat has changed, and counts as changed only if its text has.
"""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.corpus.near_duplicates import NearDuplicates
from summarizer.corpus.search.results import DocumentFacts
from summarizer.document import Document, Failure
from summarizer.safe_text import label
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.session import Session
from tui.collection.sources import Source, advised
from tui.events import Announced, Emit, FileReplaced, StatusMarked
from tui.model.navigation import BriefingKey
from tui.settings.keymap import Keymap
from tui.workers.indexer import IndexerCallbacks, IndexerClient, IndexerSource

FEW = 16
"""Versions of a story up to which each new one is folded at once."""
FOLDED = 16
"""Those of a larger story are folded again when a 16th has come: each time takes as long as it is large."""
SOON = 0.2
"""Seconds to collect entries before the store is queried for all of them."""


class CatalogFiller:
    """Passes the results of the index process to the catalog."""

    def __init__(
        self, loader: DocumentLoader, catalog: Catalog, session: Session, lost: Callable[[str], None]
    ) -> None:
        """Set up the client; `lost` is called with the reason when the process has ended for good."""
        self._loader = loader
        self._catalog = catalog
        self._session = session
        callbacks = IndexerCallbacks(
            entry=self._entry, failed=self._failed, read=self._read, ready=self._ready, lost=lost
        )
        self.indexer = IndexerClient(callbacks, loader.options)
        self._begun = False
        self._stories = NearDuplicates()
        self._folded: dict[int, int] = {}
        """By story, the number of its versions when they were last folded."""
        self._unfolded: set[int] = set()
        """Stories with versions that came since."""
        self._new: list[BriefingKey] = []
        self._looking: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start to read all sources, unless that has begun."""
        if self._begun:
            return
        self._begun = True
        self.indexer.add(_indexed(number, source) for number, source in enumerate(self._loader.sources))

    def add(self, key: BriefingKey) -> None:
        """Read a source that was added to the loader."""
        if self._begun:
            self.indexer.add([_indexed(key.source, self._loader.sources[key.source])])

    def in_view(self, keys: Sequence[BriefingKey]) -> None:
        """Read the sources of these briefings first: the list shows them."""
        self.begin()
        self.indexer.first(dict.fromkeys(key.source for key in keys if not self._is_known(key)))

    def _is_known(self, key: BriefingKey) -> bool:
        return self._catalog[key].sha256 is not None

    def again(self, key: BriefingKey) -> None:
        """Read a file again: it has changed. A mailbox of a single letter may have got others."""
        if not self._begun and self._loader.is_part(key):
            self.begin()
        elif self._begun:
            self.indexer.again(key.source)

    def close(self) -> None:
        """End the process without waiting for it."""
        if self._looking:
            self._looking.cancel()
        self.indexer.close()

    # Callbacks of the index process

    def _entry(self, source: int, part: int, facts: DocumentFacts) -> None:
        key = BriefingKey(source, part)
        self._loader.learn(key, facts.label)
        if self._catalog.has(key) and self._is_known(key) and self._catalog[key].sha256 != facts.sha256:
            self._changed(key)
        words = (
            {"words": facts.words} if not self._catalog.has(key) or self._catalog[key].words is None else {}
        )
        names = ("title", "date", "date_inferred", "author", "message", "sha256")
        fields = {name: getattr(facts, name) for name in names}
        self._catalog.update(key, part=facts.label, error="", **fields, **words)
        self._fold(key, facts)
        self._new.append(key)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_up())

    def _failed(self, source: int, part: int, failure: Failure) -> None:
        failure = advised(failure)
        key = BriefingKey(source, part)
        self._loader.learn(key, failure.part)
        self._catalog.update(key, part=failure.part, error=failure.error)
        self._loader.note(key, [failure])

    def _read(self, source: int, parts: int) -> None:
        """Mark the documents that a file no longer contains."""
        while self._catalog.has(gone := BriefingKey(source, parts)) and parts:
            self._catalog.update(gone, error="is no longer in its file")
            parts += 1

    def _changed(self, key: BriefingKey) -> None:
        """Reset an entry: another document has taken its place."""
        if self._catalog[key].part:
            self._catalog.update(key, state="unread", kept=0, tags=(), entities=(), words=None)
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
        size = self._stories.size(number)
        if size <= FEW or size * FOLDED >= (FOLDED + 1) * self._folded.get(self._stories.story(number), 0):
            self._fold_now(number)
        else:
            self._unfolded.add(self._stories.story(number))

    def _fold_now(self, number: int) -> None:
        """Fold all versions of a story known so far."""
        first, *others = (self._catalog.at(one) for one in self._stories.versions(number))
        if others:
            self._catalog.fold(first, others)
            self._folded[self._stories.story(number)] = len(others) + 1

    def _ready(self, _: int) -> None:
        """Fold the versions that have not been folded yet: everything has been read."""
        stories, self._unfolded = self._unfolded, set()
        for story in stories:
            self._fold_now(story)

    async def _look_up(self) -> None:
        """Query the store for the entries that arrived meanwhile."""
        while self._new:
            await asyncio.sleep(SOON)
            keys, self._new = self._new, []
            await self._session.look_up(keys)


def _indexed(number: int, source: Source) -> IndexerSource:
    """Return a source as the index process reads it."""
    content = source.path if source.data is None and source.path else source.data or b""
    return IndexerSource(number, content, source.name if source.path or source.temporary else None)


EVERY, FOLLOWING = 5.0, 1.0
"""Seconds between checks, without and with automatic reload."""
CHANGED = "changed on disk"
_STAYS = "the text shown is kept"


class Shown(NamedTuple):
    """What is on the screen."""

    key: BriefingKey | None
    """The open briefing."""
    document: Document | None
    listed: Sequence[BriefingKey] = ()
    """The briefings in the list, if it is on the screen."""


class FileWatch:
    """Watches the open briefing and those that the list shows."""

    def __init__(
        self,
        loader: DocumentLoader,
        catalog: Catalog,
        filler: CatalogFiller,
        keys: Keymap,
        shown: Callable[[], Shown],
        emit: Emit,
        *,
        follow: bool,
    ) -> None:
        """Set up the watch over what is `shown`; `follow`: reload changed briefings automatically."""
        self._loader, self._catalog, self._filler = loader, catalog, filler
        self._keys, self._shown, self._emit = keys, shown, emit
        self.follow = follow
        self.looking: asyncio.Task[None] | None = None
        self.reloading: asyncio.Task[None] | None = None
        self._reported: dict[BriefingKey, object] = {}
        """The state of each file when its change was last reported."""

    def _mark_on_screen(self, text: str) -> None:
        """Show a status marker until the briefing is reloaded; an empty text removes it."""
        self._emit(StatusMarked("changed", text))

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
        shown = self._shown()
        for key in dict.fromkeys(filter(None, (shown.key, *shown.listed))):
            if not self._loader.can_change(key):
                continue
            now = await asyncio.to_thread(self._loader.stamp_now, key)
            if now == self._loader.stamp(key) or (key in self._reported and self._reported[key] == now):
                continue
            self._reported[key] = now
            if self._loader.is_part(key):  # reading them again will show which of them have changed
                self._loader.forget(key)
                again[key.source] = key
            if key == self._shown().key:
                await self._compare(key)
            else:
                self._loader.forget(key)
                again[key.source] = key
                self._mark(key)
        for key in again.values():
            self._filler.again(key)

    async def _compare(self, key: BriefingKey) -> None:
        found = await asyncio.to_thread(self._loader.read_now, key)
        shown = self._shown()
        if shown.document is None or key != shown.key:
            return
        name = self._catalog[key].shown
        if isinstance(found, Document) and found.text == shown.document.text:
            self._mark_on_screen("")
            return
        self._mark(key)
        reason = _reason_to_keep(name, found, shown.document)
        if isinstance(found, Document) and not reason and self.follow:
            await self.reload()
            return
        changed = ": ".join(filter(None, (CHANGED, self._keys.word("reload"))))
        self._mark_on_screen(changed if isinstance(found, Document) else "gone from disk")
        hint = self._keys.hint("reload", "loads what is left" if reason else "reloads it")
        what = reason or f"{name} has changed on disk"
        reloadable = isinstance(found, Document) and hint
        self._emit(Announced(f"{what}: {hint}" if reloadable else what, warn=True))

    def _mark(self, key: BriefingKey) -> None:
        if self._catalog[key].state == "read" and not self._loader.is_part(key):
            self._catalog.update(key, state="changed")

    def reload_soon(self) -> None:
        """Start a reload unless one is running."""
        if self.reloading is None or self.reloading.done():
            self.reloading = asyncio.create_task(self.reload())

    async def reload(self) -> None:
        """Reload the open briefing; if that fails, keep its text and report why."""
        key, shown, _ = self._shown()
        if key is None or shown is None:
            return
        name = self._catalog[key].shown
        if not self._loader.can_change(key):
            self._emit(Announced(f"{self._catalog[key].name} can't be reloaded"))
            return
        found = await asyncio.to_thread(self._loader.read_now, key, keep=True)
        if key != self._shown().key:
            return
        if isinstance(found, Failure):
            self._emit(Announced(_reason_to_keep(name, found, shown), warn=True))
            return
        self._reported.pop(key, None)
        self._mark_on_screen("")
        if found.text == shown.text:
            self._catalog.update(key, state="read")
            self._emit(Announced("no change on disk"))
        else:
            if (handled := self._emit(FileReplaced(key, found))) is not None:
                await handled
            self._emit(Announced("reloaded (file had changed)"))


def _reason_to_keep(name: str, found: Document | Failure, shown: Document) -> str:
    """Return the reason not to replace the text shown automatically; empty if there is none."""
    if isinstance(found, Failure):
        return f"{name}: {label(found.error)}; {_STAYS}"
    if len(found.text) < len(shown.text) and shown.text.startswith(found.text.rstrip()):
        share = len(found.text) / max(1, len(shown.text))
        return f"{name} was truncated on disk, {share:.0%} is left; {_STAYS}"
    return ""
