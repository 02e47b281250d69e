"""The reading session: the state of each open briefing, now and between runs, and messages of the store.

Readings of this session are held in memory. The store keeps the rest: the user's decisions are saved before
the screen confirms them; the position is saved when the user leaves a briefing, and every few seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.corpus.novelty_result import Novelty
from summarizer.document import ENTITY_TYPES, FIGURES, Document
from summarizer.export.tags import tags
from tui.collection.catalog import Catalog
from tui.collection.corrected_names import CorrectedNames
from tui.collection.resuming import decided_as, opened_at
from tui.collection.sources import Source
from tui.model import reading
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading
from tui.settings.config import Config
from tui.store.clips import clips_of
from tui.store.database import StoreWriteError
from tui.store.state import UNMARKED, ListMarks, Outline, State, opened
from tui.store.state import ContentKey as Content
from tui.store.store import ReadingStatus, RestoredState, Store
from tui.workers.schedule import run_offloaded

TOP = 5
"""Number of entities shown in the list."""
NAMES = frozenset(ENTITY_TYPES) - FIGURES - {"nationality"}
COMPARED = 300
"""Number of most recently read briefings that another is compared with."""
PATIENTLY = 2.0
"""Seconds that a reload waits for the old state to be saved."""
PROMPTLY = 0.05
"""Seconds that the screen waits for a save before confirming it; a commit usually takes less than 1 ms."""


class Session:
    """Restores and saves states by catalog key, and updates the catalog."""

    def __init__(
        self,
        catalog: Catalog,
        config: Config,
        store: Store,
        sources: Sequence[Source],
        names: CorrectedNames | None = None,
    ) -> None:
        self._catalog = catalog
        self.config = config
        self._store = store
        self._sources = sources
        self._names = names or CorrectedNames(config.names)
        self._left: dict[BriefingKey, Reading] = {}
        self._resumed: dict[BriefingKey, RestoredState] = {}
        """The stored state of each briefing that was opened."""
        self._outlines: dict[BriefingKey, Outline] = {}
        self._saved: Reading | None = None
        self._since: dict[BriefingKey, datetime] = {}
        """When each briefing known from earlier sessions was first read."""
        self._known: KnownFacts | None = None
        self._compared: set[Content] = set()
        self._expected: set[BriefingKey] = set()
        """Entries whose reading state is that of the last content of their files, which are not read yet."""
        self._marked: dict[BriefingKey, Content | None] = {}
        """The content of each briefing that was marked in this session; None if it is not known yet."""

    @cached_property
    def _memory(self) -> Store:
        """Return the store of temporary sources, which lasts until the end of the session."""
        return Store(None)

    def _store_of(self, key: BriefingKey) -> Store:
        """Return the store for a briefing: nothing about a temporary source is written to a file."""
        return self._memory if self._sources[key.source].temporary else self._store

    def expect(self) -> None:
        """Show in the catalog what is stored of the last contents of the files, before they are read."""
        named = [(BriefingKey(n), each.path) for n, each in enumerate(self._sources) if each.path]
        found = self._store.expected(path for _, path in named)
        for (key, _), (read, listed) in zip(named, found, strict=True):
            if read or listed != UNMARKED:
                self._expected.add(key)
                self._catalog.update(key, state="read" if read else "unread", listed=listed)

    def resume(self, key: BriefingKey, document: Document) -> Reading:
        """Open a briefing where it was left; at its start if it is new or its text has changed."""
        facts = {
            "title": document.title,
            "date": document.date,
            "date_inferred": document.date_from == "inferred",
            "author": document.author,
            "message": document.message,
            "sha256": document.part_sha256 or document.sha256,
        }
        self._catalog.update(key, part=document.part, state="read", **facts)
        self._expected.discard(key)
        found = self._left.get(key)
        if found is not None and found.document.text == document.text:
            return found
        self._outlines.pop(key, None)
        resumed = self._resumed[key] = self._store_of(key).resume(document, self._sources[key.source].path)
        state = resumed.state
        if resumed.origin == "known" and state.first_opened and key not in self._since:
            self._since[key] = state.first_opened
        return opened_at(document, resumed, self.config.length)

    def place(self, key: BriefingKey) -> int:
        """Return the stored position in a briefing; 0 if it is new or has changed."""
        resumed = self._resumed.get(key)
        return resumed.state.place if resumed and resumed.origin == "known" else 0

    def settle(self, key: BriefingKey, analysis: Analysis) -> RestoredState:
        """Look up the stored state of a briefing again, now that its sentences are known, for `restored`.

        The result says what could not be carried over. Use a thread for a long text.
        """
        outline = self._store_of(key).secret.outline(analysis)
        resumed = self._store_of(key).resume(analysis.document, self._sources[key.source].path, outline)
        self._outlines[key] = outline
        if key in self._resumed:
            self._resumed[key] = resumed
        return resumed

    def restored(self, key: BriefingKey, now: Reading) -> Reading:
        """Return the reading with the stored choices, notes, marks and focus. It must have its analysis."""
        if now.analysis is None or key not in self._resumed or now.choice != reading.UNDECIDED:
            return now
        resumed = self._resumed[key]
        return decided_as(
            now, resumed, self._store_of(key).secret.focused(resumed.state.focus, now.analysis.entities)
        )

    def leave(self, key: BriefingKey, left: Reading) -> None:
        """Save a reading in the background."""
        if left is not self._saved:
            self._save(key, left)

    def known(self, key: BriefingKey, analysis: Analysis) -> None:
        """Take the cached analysis that the first paint has read."""
        self._store_of(key).touch(analysis.document)
        self.analyzed(key, analysis, fresh=False)

    async def written(self) -> None:
        """Wait until all writes to the store are committed, unless the disk stalls."""
        await asyncio.to_thread(self._store.flush, PATIENTLY)

    def decided(self, key: BriefingKey, now: Reading) -> None:
        """Save a decision; it is committed when this returns, unless the disk stalls."""
        with contextlib.suppress(TimeoutError, StoreWriteError):
            self._save(key, now).result(PROMPTLY)

    def _save(self, key: BriefingKey, now: Reading) -> Future[None]:
        self._saved = now
        self._left[key] = replace(now, failed=False, anchor=None)
        self._catalog.update(key, kept=len(now.choice.pinned))
        if (tags := _tags(now.choice.notes)) != self._catalog[key].tags:  # the filter depends on them
            self._catalog.update(key, tags=tags)
        return self._store_of(key).save(self._state(key, now))

    def _state(self, key: BriefingKey, now: Reading) -> State:
        before = self._resumed[key].state if key in self._resumed else State(Content.of(now.document))
        words = now.analysis.words() if now.analysis else None
        state = opened(before, now.document, self._sources[key.source].path, datetime.now(UTC), words)
        state = replace(
            state,
            key=Content.of(now.document),
            read=self._catalog[key].state == "read",
            place=now.cursor,
            length=str(now.length),
            marks={**state.marks, **now.marks},
            names=self._catalog[key].entities,
            outline=self._outline(key, now) or state.outline,
        )
        if now.analysis is not None:
            focus = self._store_of(key).secret.focus(now.focused) if now.focused else None
            kept = clips_of(now.analysis, now.choice.pinned, state.clips, state.pinned, datetime.now(UTC))
            state = replace(state, focus=focus, clips=kept, **now.choice._asdict())
        if key in self._resumed:
            self._resumed[key] = self._resumed[key]._replace(state=state)
        return state

    def _outline(self, key: BriefingKey, now: Reading) -> Outline | None:
        """Return the outline of the open briefing, made again if a deletion has renewed the store's
        secret."""
        outline, secret = self._outlines.get(key), self._store_of(key).secret
        if outline is not None and now.analysis is not None and not secret.made(outline):
            outline = self._outlines[key] = secret.outline(now.analysis)
        return outline

    async def compare(self, key: BriefingKey, analysis: Analysis) -> Novelty:
        """Compare a briefing with those read before it, and record its facts as read."""
        content = Content.of(analysis.document)
        since = self._since.get(key)
        known = await self._known_before(since, content) if since else await self._all_known()
        found = await run_offloaded(
            analysis.document, novelty, analysis, known, self.config.new_threshold / 100
        )
        if content not in self._compared:
            self._compared.add(content)
            self._store_of(key).remember(content, since or datetime.now(UTC), analysis.facts.prints)
            if self._known is not None and since is None:
                await run_offloaded(analysis.document, self._known.add, analysis.facts.prints)
        return found

    async def _all_known(self) -> KnownFacts:
        """Return the facts of all briefings of earlier sessions and this one."""
        if self._known is None:
            self._known = await self._known_before(None, None)
        return self._known

    async def _known_before(self, before: datetime | None, but: Content | None) -> KnownFacts:
        known = KnownFacts()
        sha = but.sha256 if but else None
        for _, _, prints in self._store.facts_by_briefing(before, sha, COMPARED):
            known.add(prints)
            await asyncio.sleep(0)  # a millisecond per briefing: let keys be handled first
        return known

    async def kept(self, document: Document) -> Analysis | None:
        """Return the cached analysis of an earlier session, or None."""
        if self._names.is_own(document):
            return None
        return await asyncio.to_thread(self._store.analysis, document)

    def use_rules(self) -> None:
        """Look up and cache analyses by the rules about names that are in effect now."""
        self._store.use_rules(self._names.rules.digest)
        self._memory.use_rules(self._names.rules.digest)
        for key, left in self._left.items():  # each is analyzed again when it is opened
            self._left[key] = replace(left, analysis=None, summary=None)

    def analyzed(self, key: BriefingKey, analysis: Analysis, *, fresh: bool) -> None:
        """Update the catalog from an analysis; cache it if it is `fresh`."""
        names = [entity.name for entity in analysis.entities if entity.type in NAMES]
        document = analysis.document
        facts = {"title": document.title, "words": analysis.words()}
        facts |= {"date": document.date, "date_inferred": document.date_from == "inferred"}
        self._catalog.update(key, entities=tuple(names[:TOP]), **facts)
        if fresh and not self._names.is_own(document):
            self._store_of(key).cache_analysis(analysis)

    async def look_up(self, keys: Sequence[BriefingKey]) -> None:
        """Update the catalog with the stored states of briefings."""
        found = [(key, self._catalog[key]) for key in keys]
        contents = [(key, Content.of_entry(entry.sha256, entry.part)) for key, entry in found]
        known = [(key, content) for key, content in contents if content is not None]
        wanted = [(content, self._sources[key.source].path) for key, content in known]
        statuses = await asyncio.to_thread(self._store.reading_statuses, wanted)
        marks = await asyncio.to_thread(self._store.list_marks, [content for _, content in known])
        for (key, content), status, listed in zip(known, statuses, marks, strict=True):
            if key in self._marked:
                if self._marked[key] is None:
                    entry = self._catalog[key]
                    self.mark(key, content, read=entry.state == "read", listed=entry.listed)
                if self._marked[key] == content:
                    continue
            if not self._sources[key.source].temporary:
                self._look_up(key, content, status, listed)

    def _look_up(self, key: BriefingKey, content: Content, status: ReadingStatus, listed: ListMarks) -> None:
        """Update an entry of the catalog with what is stored of its content."""
        entry = self._catalog[key]
        if listed != entry.listed:
            self._catalog.update(key, listed=listed)
        if key in self._expected:
            self._expected.discard(key)
            self._catalog.update(key, state=status)
        elif entry.state != "unread":
            return
        if status == "unread":
            return
        self._catalog.update(key, state=status)
        path = self._sources[key.source].path
        own = self._store.state(content)
        if (state := own or self._store.former_state(content, path)) is not None:
            names, tags = entry.entities or state.names, _tags(state.notes)
            self._catalog.update(key, kept=len(state.pinned), entities=names, tags=tags)
            if own is None:
                starred = UNMARKED._replace(starred=state.listed.starred)
                self._catalog.update(key, listed=starred)

    def kept_in(self, key: BriefingKey, analysis: Analysis) -> tuple[frozenset[int], Mapping[int, str]]:
        """Return the kept sentences and the notes of a briefing, from this session or the store."""
        document, left = analysis.document, self._left.get(key)
        if left is not None and left.analysis is not None and left.document.text == document.text:
            return left.choice.pinned, left.choice.notes
        store = self._store_of(key)
        if (state := store.state(Content.of(document))) is None or not (state.pinned or state.notes):
            return frozenset(), {}
        # Numbers of sentences are those of the release that saved them.
        state = store.resume(document, None, store.secret.outline(analysis)).state
        return state.pinned, state.notes

    def unplaced(self, key: BriefingKey) -> tuple[str, ...]:
        """Return the notes of an open briefing whose sentences are no longer in it."""
        return self._resumed[key].state.unplaced if key in self._resumed else ()

    def read(self) -> list[tuple[BriefingKey, Reading]]:
        """Return the readings of this session."""
        return list(self._left.items())

    def mark(self, key: BriefingKey, content: Content | None, *, read: bool, listed: ListMarks) -> None:
        """Save the marks of a briefing in the list; later, if its content is not known yet."""
        self._marking(key, content, read=read, listed=listed)
        if content is not None:
            store = self._store_of(key)
            state = store.state(content) or State(content, path=self._sources[key.source].path)
            store.save(replace(state, read=read, listed=listed))

    def mark_all(self, keys: Iterable[BriefingKey]) -> None:
        """Save the marks of many briefings as the catalog has them; later, where no content is known yet."""
        states = []
        for key in keys:
            entry, source = self._catalog[key], self._sources[key.source]
            content, read = Content.of_entry(entry.sha256, entry.part), entry.state == "read"
            if source.temporary:
                self.mark(key, content, read=read, listed=entry.listed)
                continue
            self._marking(key, content, read=read, listed=entry.listed)
            if content is not None:
                states.append(State(content, path=source.path, read=read, listed=entry.listed))
        if states:
            self._store.mark(states)

    def _marking(self, key: BriefingKey, content: Content | None, *, read: bool, listed: ListMarks) -> None:
        """Note that a briefing was marked in this session."""
        self._marked[key] = content
        self._expected.discard(key)
        if key in self._resumed:
            state = replace(self._resumed[key].state, read=read, listed=listed)
            self._resumed[key] = self._resumed[key]._replace(state=state)

    def close(self) -> None:
        """Commit all writes and close the store."""
        self._store.close()


def _tags(notes: Mapping[int, str]) -> tuple[str, ...]:
    """Return the tags of notes, each once, in the order of the text."""
    return tuple(dict.fromkeys(tag for _, note in sorted(notes.items()) for tag in tags(note)))


UNSAVED = "not saved"


class StoreMessages:
    """Delivers each message of a store once, and marks on the screen whether something is not saved."""

    def __init__(self, store: Store, warn: Callable[[str], None], mark: Callable[[str, str], None]) -> None:
        """Connect a store to the screen.

        Args:
            warn: called with each message that comes from now on.
            mark: called with "store" and the text of the status marker; an empty text clears it.
        """
        self._store, self._warn, self._mark = store, warn, mark
        self._delivered = len(store.messages)

    def listen(self) -> None:
        """Start to deliver, in the running event loop. Messages after its end remain in `Store.messages`."""
        loop = asyncio.get_running_loop()

        def wake(_: str) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(self._deliver)

        self._store.say = wake
        self._deliver()

    def _deliver(self) -> None:
        lines = self._store.messages[self._delivered :]
        self._delivered += len(lines)
        for line in lines:
            self._warn(line)
        self._mark("store", UNSAVED if self._store.behind else "")
