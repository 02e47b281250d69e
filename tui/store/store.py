"""The one store: what was read, where its reader was in it and what he made of it, and the analyses kept.

Reading answers at once. What is written is written by a thread, and the future that is given for it is done
when it is committed: it survives the process then, however that ends. Nothing here raises because of a disk;
what there is to say is said by `say`, a line each.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from summarizer.analysis import Analysis
from summarizer.codec.storage import from_bytes, to_bytes
from summarizer.document import Document
from tui.store import analyses, boundaries, facts, forgetting, opening, rows, state
from tui.store.carry_over import LostCounts, inherit
from tui.store.database import Database
from tui.store.forgetting import DeletionCounts
from tui.store.schema import KEY_BYTES
from tui.store.secret import Secret
from tui.store.state import ANYWHERE, ContentKey, Outline, State
from tui.store.writer import StoreWriter

NOT_CACHED = "what was found in a briefing is not kept, and is worked out again next time"
CLOSING = 5.0
"""Seconds that the end of a session waits for the disk."""
Standing = Literal["unread", "read", "changed"]


class RestoredState(NamedTuple):
    """A state to go on from. Nothing of it is written yet."""

    state: State
    came: Literal["new", "known", "changed"]
    """Whether this content was there before, or another at its path."""
    lost: LostCounts = LostCounts()


class Store:
    """Without a folder it lasts as long as the session. With `cache` off it keeps nothing of any text."""

    def __init__(
        self, folder: Path | None, *, cache: bool = True, say: Callable[[str], None] | None = None
    ) -> None:
        self.said: list[str] = []
        """All lines that there were to say."""
        self.say = say or (lambda _: None)
        """May be replaced at any time; it may be called from any thread."""
        self._latest: dict[ContentKey, State] = {}
        """States that wait to be written."""
        self._bases: dict[ContentKey, tuple[int, State]] = {}
        """What this process read or wrote last of each, and of which generation of the file."""
        self._own: set[ContentKey] = set()
        """Those of them that this process wrote."""
        self._facts: dict[tuple[ContentKey, datetime], array[int]] = {}
        """What this process wrote of facts."""
        self._secret_of: tuple[bytes, Secret] | None = None
        self._database = Database(folder, self._tell, self._refill)
        self._writer = StoreWriter(self._database, self._tell)
        self._folder = folder
        self.cached = cache and self._database.lasting

    @property
    def lasting(self) -> bool:
        """Whether what is written is there in the next session."""
        return self._database.lasting

    @property
    def behind(self) -> bool:
        """Whether something of this session is not saved, though it should be by now."""
        return self._writer.behind

    @property
    def secret(self) -> Secret:
        """Makes outlines and focuses, and finds the entity that a focus means.

        Another one, once all was forgotten: what the one before has made finds nothing any more.
        """
        key = self._database.secret or bytes(KEY_BYTES)
        if self._secret_of is None or self._secret_of[0] != key:
            self._secret_of = (key, Secret(key))
        return self._secret_of[1]

    # States

    def state(self, key: ContentKey) -> State | None:
        """What is remembered of a content."""
        if (waiting := self._latest.get(key)) is not None:
            return waiting
        generation, base = self._database.generation, self._bases.get(key)
        found = rows.of_key(self._database, key, self.secret)
        if found is not None and key not in self._latest and self._bases.get(key) is base:
            self._bases[key] = (generation, found)  # unless one was written meanwhile
        return found

    def former(self, key: ContentKey, path: Path | None) -> State | None:
        """What is remembered of another content that was at this path when it was opened last."""
        if path is None or key.part == ANYWHERE:  # another that is where it is has not become it
            return None
        there = rows.content_at(self._database, self._absolute(path), key.part, self.secret)
        return self.state(ContentKey(there, key.part)) if there and there != key.sha256 else None

    def resume(self, document: Document, path: Path | None, outline: Outline | None = None) -> RestoredState:
        """The state that a document goes on from: its own; that of what its file was before; or a new one.

        Without an outline, as before there is an analysis, nothing is taken over from a changed content but
        focus and length; with it, all that has a counterpart. Give the outline of a known content, too: a
        release that ends sentences elsewhere numbers them anew.
        """
        key = ContentKey.of(document)
        own = self.state(key)
        if own is not None and outline is not None:
            if own.outline is None:
                return self._taken_up(own, self.former(key, path), outline)
            if own.outline.bounds == outline.bounds:  # the same sentences, whatever their fingerprints
                return RestoredState(replace(own, outline=outline), "known")
            if boundaries.same_text(own.outline, outline):
                return RestoredState(boundaries.divided_anew(own, outline), "known")
        found = own or self.former(key, path)
        if found is None:
            return RestoredState(State(key, outline=outline), "new")
        came: Literal["known", "changed"] = "changed" if own is None else "known"
        if outline is None:
            bare = State(key, first_opened=found.first_opened, focus=found.focus, length=found.length)
            return RestoredState(own or bare, came)
        carried, lost = inherit(found, outline)
        read = found.read if own is not None else carried.read  # no word of it has changed
        return RestoredState(replace(carried, key=key, read=read), came, lost)

    def _taken_up(self, own: State, former: State | None, outline: Outline) -> RestoredState:
        """A content that was saved before its first analysis had come: what it has by now goes before what it
        takes over."""
        if former is None:
            return RestoredState(replace(own, outline=outline), "known")
        carried, lost = inherit(former, outline)
        new = State(own.key)
        since = {
            name: value for name in State.__slots__ if (value := getattr(own, name)) != getattr(new, name)
        }
        since["marks"] = {**carried.marks, **own.marks}  # one more letter takes nothing from the others
        return RestoredState(replace(carried, key=own.key, **since), "changed", lost)

    def standings(self, briefings: Iterable[tuple[ContentKey, Path | None]]) -> list[Standing]:
        """Of many: read; changed, where another content at its path was; else unread."""
        waiting = [*self._latest.items()]  # first: what is written meanwhile is found in the file
        paths, read = rows.contents(self._database)
        secret = self.secret
        read |= {(key.sha256, secret.part(key.part)): kept.read for key, kept in waiting}

        def standing(key: ContentKey, path: Path | None) -> Standing:
            part = secret.part(key.part)
            if read.get((key.sha256, part)):
                return "read"
            there = paths.get((rows.encoded(self._absolute(path)), part)) if path else None
            return "changed" if there and there != key.sha256 and read.get((there, part)) else "unread"

        return [standing(key, path) for key, path in briefings]

    def lately(self, count: int) -> list[State]:
        """The last that were opened, the latest first."""
        waiting = [*self._latest.items()]  # first, as above
        found = {kept.key: kept for kept in rows.lately(self._database, count)}
        found |= {key: kept for key, kept in waiting if kept.last_opened}
        never = datetime.min.replace(tzinfo=UTC)
        return sorted(found.values(), key=lambda kept: kept.last_opened or never, reverse=True)[:count]

    def save(self, kept: State) -> Future[None]:
        """Remember a state; the future is done when it, or a later one of the briefing, is committed."""
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

    # Analyses

    def analysis(self, document: Document) -> Analysis | None:
        """One that is kept, by this release, of this text. Of a long text, work for a thread."""
        if not self.cached:
            return None
        key = ContentKey.of(document)
        data = analyses.find(self._database, key, analyses.maker(), self.secret)
        if data is None:
            return None
        try:
            found = from_bytes(document, data)
        except ValueError:
            self._writer.put(
                ("drop", key), lambda connection: analyses.drop(connection, key, self.secret), loss=NOT_CACHED
            )
            return None
        self._writer.put(
            ("used", key), lambda connection: analyses.used(connection, key, self.secret), loss=NOT_CACHED
        )
        return found

    def keep(self, found: Analysis) -> Future[None]:
        """Keep an analysis, where that is wanted; its making into bytes is done by the thread."""
        key = ContentKey.of(found.document)
        made: list[bytes] = []

        def write(connection: sqlite3.Connection) -> None:
            analyses.put(connection, key, made[0], analyses.maker(), self.secret)

        if not self.cached:
            (future := Future[None]()).set_result(None)
            return future
        return self._writer.put(
            ("analysis", key), write, prepare=lambda: made.append(to_bytes(found)), loss=NOT_CACHED
        )

    # Facts

    def remember(self, key: ContentKey, when: datetime, fingerprints: array[int]) -> Future[None]:
        """What a briefing told that is read now: 64-bit fingerprints, type code Q."""
        return self._writer.put(
            ("facts", key, when),
            lambda connection: facts.put(connection, key, when, fingerprints, self.secret),
            done=lambda: self._facts.update({(key, when): fingerprints}),
        )

    def known_facts(self, before: datetime | None = None, but: str | None = None) -> set[int]:
        """All that briefings read before a time told, without the content of the SHA-256 `but`."""
        return facts.known(self._database, before, but)

    def facts_by_briefing(
        self, before: datetime | None = None, but: str | None = None, most: int = 2**31
    ) -> Iterator[tuple[str, datetime, array[int]]]:
        """SHA-256, when it was read first, what it told: of the last `most` read, in the order of time."""
        return facts.by_briefing(self._database, before, but, most)

    # Ends

    def forget(
        self,
        paths: Iterable[Path] = (),
        contents: Iterable[str] = (),
        *,
        every: bool = False,
        cache: bool = False,
    ) -> tuple[DeletionCounts, bool]:
        """Forget briefings by path and by SHA-256, or `every` one; with `cache` only analyses and text.

        How much there was; and whether it has left the file, too: another process that reads just then keeps
        it in the log for as long. Raises Unwritten. For a command: it waits for the disk.
        """
        absolute, shas = [self._absolute(path) for path in paths], [*contents]
        counted: list[DeletionCounts] = []

        def delete(connection: sqlite3.Connection) -> None:
            if not every:
                counted.append(forgetting.named(connection, absolute, shas, cache=cache))
            elif cache:
                counted.append(forgetting.cache(connection))
            else:
                counted.append(forgetting.everything(connection))

        self.flush()
        self._database.write(delete)
        self._bases.clear()
        return counted[-1], self._database.shrink()

    def set_aside(self) -> list[Path]:
        """Files that were broken, which may hold what they held."""
        return opening.set_aside(self._folder) if self._folder else []

    def flush(self, patience: float | None = None) -> bool:
        """Wait until all that was given is written; False where that takes longer than `patience`."""
        return self._writer.flush(patience)

    def close(self, patience: float = CLOSING) -> None:
        """Write what waits, as long as the disk takes it; a line says so where it does not."""
        ended = self._writer.close(patience)
        if not ended:
            self._tell("the store did not answer: what you did last may not be remembered")
        elif not self._writer.done:
            self._tell("the store could not be written to the end: what you did last is not remembered")
        if ended:
            self._database.close(follow=bool(self._own))

    def _refill(self, connection: sqlite3.Connection, *, damaged: bool) -> None:
        """Write what this process knows to a file that has taken the place of another: what it wrote; and
        what it read in a damaged one, where no other process has written that to the new file yet."""
        generation, secret = self._database.generation, self.secret
        for key, (_, kept) in [*self._bases.items()]:
            if key in self._own or (damaged and not rows.has(connection, key, secret)):
                rows.put(connection, kept, None, secret, cached=self.cached)
            self._bases[key] = (generation, kept)
        for (key, when), fingerprints in [*self._facts.items()]:
            facts.put(connection, key, when, fingerprints, secret)

    def _tell(self, line: str) -> None:
        if self.said[-1:] != [line]:  # a store that can't be read is asked again and again
            self.said.append(line)
            self.say(line)

    def _absolute(self, path: Path) -> Path:
        found = state.absolute(path)
        assert found is not None
        return found
