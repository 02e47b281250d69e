"""The store as the screen and the commands use it: states, cached analyses and fact fingerprints.

Reading returns at once. A thread writes; the future that is returned for a write is done when it is committed
and survives the end of the process. The methods, except `forget`, do not raise for a failing disk: they pass
one-line messages to `say`.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.document import Document
from tui.store import analyses, carry_over, list_views, opening, rows, state
from tui.store.carry_over import LostCounts, inherit
from tui.store.database import Database
from tui.store.rows import DeletionCounts
from tui.store.schema import KEY_BYTES
from tui.store.state import ANYWHERE, UNMARKED, ContentKey, ListMarks, Outline, Secret, State
from tui.store.writer import StoreWriter, done_already

if TYPE_CHECKING:
    from concurrent.futures import Future

    from summarizer.analysis import Analysis
    from summarizer.export.clippings import Clipping

NOT_CACHED = "the analysis is not cached and will be made again next time"
CLOSING = 5.0
"""Seconds to wait for the disk at the end of a session."""
ReadingStatus = Literal["unread", "read", "changed"]


class RestoredState(NamedTuple):
    """A restored state and where it origin from; not saved yet."""

    state: State
    origin: Literal["new", "known", "changed"]
    """Whether the content is new, was known, or replaced another at its path."""
    lost: LostCounts = LostCounts()


class Store:
    """Remembers states, analyses and facts.

    Without a folder it lasts as long as the session. If `cache` is off it stores no text of a document.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        cache: bool = True,
        rules: str = "",
        say: Callable[[str], None] | None = None,
    ) -> None:
        """Open the store of a folder.

        Args:
            folder: the state folder; None for a store in memory.
            cache: whether analyses and text are stored, too.
            rules: digest of the user's rules about names. Analyses made with others are not read.
            say: called with each message, from any thread.
        """
        self.messages: list[str] = []
        """All messages of the session so far."""
        self.say = say or (lambda _: None)
        """Called with each message, from any thread. May be replaced at any time."""
        self._latest: dict[ContentKey, State] = {}
        """States that wait to be written."""
        self._bases: dict[ContentKey, tuple[int, State]] = {}
        """The state of each briefing that this process last read or wrote, with the generation of the
        file."""
        self._own: set[ContentKey] = set()
        """The keys that this process has written."""
        self._facts: dict[tuple[ContentKey, datetime], array[int]] = {}
        """The facts that this process has written."""
        self._secret_of: tuple[bytes, Secret] | None = None
        self._database = Database(folder, self._report, self._refill)
        self._writer = StoreWriter(self._database, self._report)
        self._folder, self._rules = folder, rules
        self.cached = cache and self._database.lasting

    def use_rules(self, rules: str) -> None:
        """Read and write analyses made with other rules about names from now on, by their digest."""
        self._rules = rules

    @property
    def lasting(self) -> bool:
        """Whether writes outlive the session."""
        return self._database.lasting

    @property
    def folder(self) -> Path | None:
        """Return the state folder; None if writes do not outlive the session."""
        return self._folder if self.lasting else None

    @property
    def behind(self) -> bool:
        """Whether a write of this session failed and is not saved yet."""
        return self._writer.behind

    @property
    def secret(self) -> Secret:
        """Return the maker of outlines and focuses for this store.

        It changes after everything was forgotten: fingerprints made before match nothing any more.
        """
        key = self._database.secret or bytes(KEY_BYTES)
        if self._secret_of is None or self._secret_of[0] != key:
            self._secret_of = (key, Secret(key))
        return self._secret_of[1]

    # States

    def state(self, key: ContentKey) -> State | None:
        """Return the state of a content, or None."""
        if (waiting := self._latest.get(key)) is not None:
            return waiting
        generation, base = self._database.generation, self._bases.get(key)
        found = rows.of_key(self._database, key, self.secret)
        if found is not None and key not in self._latest and self._bases.get(key) is base:
            self._bases[key] = (generation, found)  # unless a write was committed meanwhile
        return found

    def former_state(self, key: ContentKey, path: Path | None) -> State | None:
        """Return the state of another content that was at this path when it was last opened."""
        # a part identified by its content alone does not replace another one
        if path is None or key.part == ANYWHERE:
            return None
        there = rows.content_at(self._database, self._absolute(path), key.part, self.secret)
        return self.state(ContentKey(there, key.part)) if there and there != key.sha256 else None

    def resume(self, document: Document, path: Path | None, outline: Outline | None = None) -> RestoredState:
        """Return the state to resume: the document's own, that of the former content of its file, or a new
        one.

        Without an outline (before there is an analysis) only focus and length are carried over from a changed
        content; with it, everything that has a counterpart. Pass the outline of a known content, too: a
        release that splits sentences differently numbers them differently.
        """
        key = ContentKey.of(document)
        own = self.state(key)
        if own is not None and outline is not None:
            if own.outline is None:
                return self._merged(own, self.former_state(key, path), outline)
            if own.outline.bounds == outline.bounds:  # the same sentences, whatever their fingerprints
                return RestoredState(replace(own, outline=outline), "known")
            if carry_over.same_text(own.outline, outline):
                return RestoredState(carry_over.divided_anew(own, outline), "known")
        found = own or self.former_state(key, path)
        if found is None:
            return RestoredState(State(key, outline=outline), "new")
        origin: Literal["known", "changed"] = "changed" if own is None else "known"
        if outline is None:
            bare = State(key, first_opened=found.first_opened, focus=found.focus, length=found.length)
            return RestoredState(own or bare, origin)
        carried, lost = inherit(found, outline)
        read = found.read if own is not None else carried.read  # no word of it has changed
        return RestoredState(replace(carried, key=key, read=read), origin, lost)

    def _merged(self, own: State, former: State | None, outline: Outline) -> RestoredState:
        """Merge the state of the former content into one that was saved before its first analysis.

        Values that were set since take precedence.
        """
        if former is None:
            return RestoredState(replace(own, outline=outline), "known")
        carried, lost = inherit(former, outline)
        new = State(own.key)
        since = {
            name: value for name in State.__slots__ if (value := getattr(own, name)) != getattr(new, name)
        }
        since["marks"] = {**carried.marks, **own.marks}  # marks are merged letter by letter
        return RestoredState(replace(carried, key=own.key, **since), "changed", lost)

    def reading_statuses(self, briefings: Iterable[tuple[ContentKey, Path | None]]) -> list[ReadingStatus]:
        """Return the status of each briefing: read, changed (another content at its path was read), or
        unread."""
        briefings = list(briefings)
        waiting = [*self._latest.items()]  # copied first: whatever is written meanwhile is found in the file
        secret = self.secret
        named = {path: rows.encoded(self._absolute(path)) for path in {path for _, path in briefings if path}}
        places = ((named[path], secret.part(key.part)) for key, path in briefings if path)
        paths = rows.contents_at(self._database, places)
        digests = chain((key.sha256 for key, _ in briefings), paths.values())
        read = rows.read_among(self._database, digests)
        read |= {(key.sha256, secret.part(key.part)): kept.read for key, kept in waiting}

        def status(key: ContentKey, path: Path | None) -> ReadingStatus:
            part = secret.part(key.part)
            if read.get((key.sha256, part)):
                return "read"
            there = paths.get((named[path], part)) if path else None
            return "changed" if there and there != key.sha256 and read.get((there, part)) else "unread"

        return [status(key, path) for key, path in briefings]

    def list_marks(self, keys: Iterable[ContentKey]) -> list[ListMarks]:
        """Return the marks of briefings in the list."""
        keys = list(keys)
        waiting = [*self._latest.items()]  # copied first, as above
        found, secret = rows.marks_among(self._database, (key.sha256 for key in keys)), self.secret
        found |= {(key.sha256, secret.part(key.part)): kept.listed for key, kept in waiting}
        return [found.get((key.sha256, secret.part(key.part)), UNMARKED) for key in keys]

    def expected(self, paths: Iterable[Path]) -> list[tuple[bool, ListMarks]]:
        """Return for each file, before it is read, whether its last content was read, and its marks."""
        found = rows.latest_by_path(self._database, self.secret.part(None))
        if not found:  # making 100,000 paths absolute takes two seconds
            return [(False, UNMARKED) for _ in paths]
        return [found.get(rows.encoded(self._absolute(path)), (False, UNMARKED)) for path in paths]

    def recent_states(self, count: int) -> list[State]:
        """Return the `count` states opened last, the latest first."""
        waiting = [*self._latest.items()]  # copied first, as above
        found = {kept.key: kept for kept in rows.recent_states(self._database, count)}
        found |= {key: kept for key, kept in waiting if kept.last_opened}
        never = datetime.min.replace(tzinfo=UTC)
        return sorted(found.values(), key=lambda kept: kept.last_opened or never, reverse=True)[:count]

    def clippings(self) -> list[Clipping]:
        """Return the kept sentences of all briefings, as far as they are committed."""
        from tui.store import clippings  # for a command: the screen does not need it

        return clippings.read(self._database, self.secret)

    def save(self, kept: State) -> Future[None]:
        """Save a state; the future is done when it, or a later one of the same briefing, is committed."""
        kept = replace(kept, path=state.absolute(kept.path))
        if not self.cached:
            kept = state.without_text(kept)
        key = kept.key
        self._latest[key] = kept

        def write(connection: sqlite3.Connection) -> None:
            generation, base = self._bases.get(key, (-1, None))
            known = base if generation == self._database.generation else None
            rows.put(connection, kept, known, self.secret, cached=self.cached)

        def done() -> None:
            self._bases[key] = (self._database.generation, kept)
            self._own.add(key)
            if self._latest.get(key) is kept:
                del self._latest[key]

        return self._writer.put(("state", key), write, done=done)

    def mark(self, states: Sequence[State]) -> Future[None]:
        """Save the reading states and marks of many briefings in one write; other fields only of new ones.

        It is not found by `state` before it is committed.
        """

        def write(connection: sqlite3.Connection) -> None:
            for each in states:
                there = replace(each, path=state.absolute(each.path))
                rows.mark(connection, there, self.secret, cached=self.cached)

        def done() -> None:
            for each in states:
                self._bases.pop(each.key, None)

        return self._writer.put(("marks", tuple(each.key for each in states)), write, done=done)

    def list_view(self, folder: bytes) -> tuple[str, str] | None:
        """Return the name of the sort order and the filter of a folder's list, or None."""
        return list_views.find(self._database, folder)

    def save_list_view(self, folder: bytes, sort: str, filter_: str) -> Future[None]:
        """Save the sort order and the filter of a folder's list."""
        return self._writer.put(
            ("list", folder), lambda connection: list_views.put(connection, folder, sort, filter_)
        )

    # Analyses

    def analysis(self, document: Document, *, touch: bool = True) -> Analysis | None:
        """Return the cached analysis of a document by this release, or None.

        Use a thread for a long document. `touch`: mark it as used.
        """
        if not self.cached:
            return None
        key = ContentKey.of(document)
        if not analyses.has(self._database, key, self.secret):
            return None
        from summarizer.codec.storage import from_bytes  # most first screens have no analysis

        data = analyses.find(self._database, key, analyses.maker(self._rules), self.secret)
        if data is None:
            return None
        try:
            found = from_bytes(document, data)
        except ValueError:
            self._writer.put(
                ("drop", key), lambda connection: analyses.drop(connection, key, self.secret), loss=NOT_CACHED
            )
            return None
        if touch:
            self.touch(document)
        return found

    def touch(self, document: Document) -> None:
        """Mark the cached analysis of a document as used, so that others are evicted before it."""
        key = ContentKey.of(document)
        self._writer.put(
            ("used", key), lambda connection: analyses.touch(connection, key, self.secret), loss=NOT_CACHED
        )

    def cache_analysis(self, found: Analysis) -> Future[None]:
        """Cache an analysis if the cache is on; the writer's thread serializes it."""
        key = ContentKey.of(found.document)
        made: list[bytes] = []

        def prepare() -> None:
            from summarizer.codec.storage import to_bytes

            made.append(to_bytes(found))

        def write(connection: sqlite3.Connection) -> None:
            analyses.put(connection, key, made[0], analyses.maker(self._rules), self.secret)

        if not self.cached:
            return done_already()
        return self._writer.put(("analysis", key), write, prepare=prepare, loss=NOT_CACHED)

    # Facts

    def remember(self, key: ContentKey, when: datetime, fingerprints: array[int]) -> Future[None]:
        """Save the fact fingerprints (64 bits, type code Q) of a briefing that is read now."""
        return self._writer.put(
            ("facts", key, when),
            lambda connection: analyses.put_facts(connection, key, when, fingerprints, self.secret),
            done=lambda: self._facts.update({(key, when): fingerprints}),
        )

    def known_facts(self, before: datetime | None = None, but: str | None = None) -> set[int]:
        """Return all fingerprints of briefings read before a time, except the content with the SHA-256
        `but`."""
        return analyses.known_facts(self._database, before, but)

    def facts_by_briefing(
        self, before: datetime | None = None, but: str | None = None, most: int = 2**31
    ) -> Iterator[tuple[str, datetime, array[int]]]:
        """Return SHA-256, time of the first read and fingerprints of the last `most` briefings read, oldest
        first."""
        return analyses.facts_by_briefing(self._database, before, but, most)

    # Deletion and closing

    def forget(
        self,
        paths: Iterable[Path] = (),
        contents: Iterable[str] = (),
        *,
        every: bool = False,
        cache: bool = False,
    ) -> tuple[DeletionCounts, bool]:
        """Delete briefings by path and by SHA-256, or `every` one; with `cache` only analyses and text.

        Waits for the disk: for commands, not for the event loop. Returns the numbers deleted, and False if
        deleted data is still in the log because another process is reading it.

        Raises:
            StoreWriteError: the write failed.
        """
        absolute, shas = [self._absolute(path) for path in paths], [*contents]
        counted: list[DeletionCounts] = []

        def delete(connection: sqlite3.Connection) -> None:
            if not every:
                counted.append(rows.delete_named(connection, absolute, shas, cache=cache))
            elif cache:
                counted.append(rows.delete_cache(connection))
            else:
                counted.append(rows.delete_everything(connection))

        self.flush()
        self._database.write(delete)
        self._bases.clear()
        return counted[-1], self._database.shrink()

    def set_aside(self) -> list[Path]:
        """Return the files that were set aside as damaged, which may still contain what is to be
        forgotten."""
        return opening.set_aside(self._folder) if self._folder else []

    def flush(self, patience: float | None = None) -> bool:
        """Wait until all writes are committed or refused; False if it takes longer than `patience`
        seconds."""
        return self._writer.flush(patience)

    def close(self, patience: float = CLOSING) -> None:
        """Write everything that waits, for at most `patience` seconds; give a message if that fails."""
        ended = self._writer.close(patience)
        if not ended:
            self._report("the store did not answer: your last changes may not be remembered")
        elif not self._writer.done:
            self._report("the store could not be written completely: your last changes are not remembered")
        if ended:
            self._database.close(follow=bool(self._own))

    def _refill(self, connection: sqlite3.Connection, *, damaged: bool) -> None:
        """Write the data that this process knows to a file that has replaced another.

        That is everything this process wrote, and, if the old file was damaged, what it read there and no
        other process has written to the new file yet.
        """
        generation, secret = self._database.generation, self.secret
        for key, (_, kept) in [*self._bases.items()]:
            if key in self._own or (damaged and not rows.has(connection, key, secret)):
                rows.put(connection, kept, None, secret, cached=self.cached)
            self._bases[key] = (generation, kept)
        for (key, when), fingerprints in [*self._facts.items()]:
            analyses.put_facts(connection, key, when, fingerprints, secret)

    def _report(self, line: str) -> None:
        if self.messages[-1:] != [line]:  # a store that can't be read would repeat its message
            self.messages.append(line)
            self.say(line)

    def _absolute(self, path: Path) -> Path:
        found = state.absolute(path)
        assert found is not None
        return found
