"""The catalog: facts about every briefing, sorted and filtered for the list.

Names are known at once; the rest arrives as the files are read. The key of an entry is the number of its
source and the number of the document in it, since one file can contain many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from summarizer.language.folding import folded
from tui.collection import threads
from tui.collection.entries import CatalogEntry, Shelf
from tui.model.navigation import BriefingKey


class Sort(NamedTuple):
    """A sort order of the list; unknown values come last."""

    name: str
    key: Callable[[CatalogEntry], Any]
    of_thread: Callable[[Sequence[CatalogEntry]], Any] | None = None
    """Key of a mail thread, given its messages; without one, messages are not grouped."""
    fields: frozenset[str] = frozenset()
    """The fields of an entry that its place depends on, beside those of its thread."""


@lru_cache(maxsize=4096)
def _latest_first(date: str) -> tuple[bool, tuple[int, ...]]:
    """Return a key by which ISO dates sort from the latest to the earliest, and no date comes last."""
    return not date, tuple(-ord(character) for character in date)


def _newest(entries: Sequence[CatalogEntry]) -> tuple[bool, tuple[int, ...]]:
    """Return the key by which a thread with a newer unread message comes first; if all are read, a newer."""
    if len(entries) == 1:
        return _latest_first(entries[0].date or "")
    unread = [entry.date for entry in entries if entry.date and entry.state != "read"]
    return _latest_first(max(unread or [entry.date for entry in entries if entry.date], default=""))


def _conversation(entries: Sequence[CatalogEntry]) -> tuple[bool, bool, tuple[bool, tuple[int, ...]]]:
    """Return the key by which conversations come before single messages, unread ones first."""
    return len(entries) < 2, all(entry.state == "read" for entry in entries), _newest(entries)


SORTS = (
    Sort("in command-line order", lambda entry: entry.key, lambda entries: min(e.key for e in entries)),
    Sort("newest first", lambda entry: _newest((entry,)), _newest, frozenset({"date"})),
    Sort("by thread", lambda entry: _newest((entry,)), _conversation, frozenset({"date"})),
    Sort("by title", lambda entry: folded(entry.shown), None, frozenset({"title", "name"})),
    Sort("longest first", lambda entry: -(entry.words or -1), None, frozenset({"words"})),
    Sort(
        "unread first",
        lambda entry: ("unread", "changed", "read").index(entry.state),
        None,
        frozenset({"state"}),
    ),
    Sort("starred first", lambda entry: not entry.listed.starred),
)


AS_GIVEN = 0
"""Index of the order of the command line."""
_OF_THREAD = frozenset({"message", "date", "state"})
"""Fields that the place of a message in its thread, and of the thread, depend on."""
_FILTERED = frozenset({"title", "name", "part", "author", "date", "state", "entities", "tags"})
"""Fields that the filter looks at."""
_OF_SHELF = frozenset({"listed"})
LONG = 1_000
"""Entries above which a list that is being filled is not arranged at every change."""
DUE = 16
"""Such a list is arranged again when a 16th of its entries have moved."""


class Catalog:
    """The entries, and the current sort order and filter."""

    def __init__(self, names: Sequence[str]) -> None:
        self._entries = {
            BriefingKey(number): CatalogEntry(BriefingKey(number), name) for number, name in enumerate(names)
        }
        self._keys = list(self._entries)
        self._number = {key: number for number, key in enumerate(self._keys)}
        self.sort = 0
        self.filter = ""
        self.shelf: Shelf = "list"
        self._view: tuple[BriefingKey, ...] | None = None
        self._order: tuple[BriefingKey, ...] = ()
        """The briefings of all shelves in the order of the view."""
        self._threads: dict[BriefingKey, BriefingKey] | None = None
        """The conversation of each message; None after a message has come or changed."""
        self._replies: frozenset[BriefingKey] = frozenset()
        self._folded_under: dict[BriefingKey, BriefingKey] = {}
        self.new_files = 0
        """Number of files that were added to the folder and are not in the list yet."""
        self.version = 0
        """Incremented by every change."""
        self._moved = 0
        """Number of changes since the view was arranged that it depends on."""
        self._places: dict[BriefingKey, int] | None = None
        """By briefing, its position in the view."""
        self._on_shelf: Counter[Shelf] = Counter({"list": len(self._keys)})
        self._unread_on: Counter[Shelf] = Counter({"list": len(self._keys)})
        self._removed: set[BriefingKey] = set()

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, key: BriefingKey) -> CatalogEntry:
        return self._entries[key]

    def add(self, key: BriefingKey, name: str) -> None:
        """Add an entry for a new source."""
        self._put(None, CatalogEntry(key, name))
        self._changed()

    def count_new(self, files: int) -> None:
        """Set the number of new files."""
        if files != self.new_files:
            self.new_files = files
            self.version += 1

    def has(self, key: BriefingKey) -> bool:
        """Return whether a briefing is known so far."""
        return key in self._entries

    def number(self, key: BriefingKey) -> int:
        """Return the position of a briefing among all, in the order given."""
        return self._number[key]

    def at(self, number: int) -> BriefingKey:
        """Return the key at a position."""
        return self._keys[number]

    @property
    def view(self) -> tuple[BriefingKey, ...]:
        """Return the keys that are shown, in order."""
        if self._view is None:
            found = [entry for key, entry in self._entries.items() if key not in self._folded_under]
            if wanted := folded(self.filter).split():
                found = [entry for entry in found if _holds(entry, wanted)]
            found = self._sorted(found)
            self._order = tuple(entry.key for entry in found)
            self._view = tuple(entry.key for entry in found if entry.shelf == self.shelf)
            of = self._threads if SORTS[self.sort].of_thread and self._threads else {}
            self._replies = threads.replies(self._view, of)
            self._moved, self._places = 0, None
        return self._view

    @property
    def is_due(self) -> bool:
        """Return whether so much has changed that the view of a list that is being filled is worth its time.

        To arrange it for every entry that comes would take quadratic time.
        """
        return self._view is not None or len(self) <= LONG or self._moved * DUE >= len(self)

    def _place(self, key: BriefingKey) -> int | None:
        """Return the position of a briefing in the view."""
        view = self.view
        if self._places is None:
            self._places = {one: number for number, one in enumerate(view)}
        return self._places.get(key)

    def _sorted(self, found: list[CatalogEntry]) -> list[CatalogEntry]:
        order = SORTS[self.sort]
        if order.of_thread is not None and self._threads is None:
            self._threads = threads.conversation_of(self._entries.values())
        if order.of_thread is None or not self._threads:
            return sorted(found, key=order.key)
        of_thread, shelf = order.of_thread, self.shelf

        def key(thread: Sequence[CatalogEntry]) -> Any:
            """Return the key of a thread; in the order given it stays if a message is archived."""
            shown = thread if self.sort == AS_GIVEN else [each for each in thread if each.shelf == shelf]
            return of_thread(shown or thread)

        return threads.grouped(found, self._threads, key)

    def is_reply(self, key: BriefingKey) -> bool:
        """Return whether a message stands below another of its thread."""
        return key in self._replies

    def count(self, shelf: Shelf) -> int:
        """Return the number of briefings on a shelf, folded versions included."""
        return self._on_shelf[shelf]

    @property
    def removed(self) -> frozenset[BriefingKey]:
        """Return the briefings that were removed from the list."""
        return frozenset(self._removed)

    def _from(self, key: BriefingKey | None, by: int) -> int:
        """Return the position in the view at which the search for a neighbor of a briefing begins.

        One that was archived or removed has the neighbors that it had in the list.
        """
        if key is not None and (place := self._place(key)) is not None:
            return place + by
        if key is None or key not in self._order:
            return -1 + by
        before = self._order[: self._order.index(key)]
        following = sum(self._entries[one].shelf == self.shelf for one in before)
        return following if by > 0 else following - 1

    def place(self, key: BriefingKey) -> str:
        """Return the position among the briefings shown, such as "2 of 5"; empty if there is only one."""
        place = self._place(key)
        return f"{place + 1} of {len(self.view)}" if place is not None and len(self.view) > 1 else ""

    def arrange(
        self, *, sort: int | None = None, filter: str | None = None, shelf: Shelf | None = None
    ) -> None:
        """Change the sort order, the filter or the shelf that is shown."""
        self.shelf = self.shelf if shelf is None else shelf
        self.sort = self.sort if sort is None else sort % len(SORTS)
        self.filter = self.filter if filter is None else filter
        self._changed()

    def update(self, key: BriefingKey, **facts: Any) -> None:
        """Update facts about a briefing; a part not seen before becomes a new entry."""
        known = self._entries.get(key)
        before = known or CatalogEntry(key, self._entries[BriefingKey(key.source)].name)
        after = replace(before, **facts)
        if after == known:
            return
        if (after.message, after.date) != (before.message, before.date) and (after.message or before.message):
            self._threads = None
        self._put(known, after)
        self.version += 1
        if known is None or self._moves(known, after):
            self._view = None
            self._moved += 1

    def _put(self, known: CatalogEntry | None, after: CatalogEntry) -> None:
        """Store an entry in place of the known one, and count it."""
        if known is None:
            self._number[after.key] = len(self._keys)
            self._keys.append(after.key)
        else:
            self._count(known, -1)
        self._entries[after.key] = after
        self._count(after, 1)
        if after.listed.removed:
            self._removed.add(after.key)
        else:
            self._removed.discard(after.key)

    def _count(self, entry: CatalogEntry, by: int) -> None:
        self._on_shelf[entry.shelf] += by
        self._unread_on[entry.shelf] += by * _is_unread(entry)

    def _moves(self, before: CatalogEntry, after: CatalogEntry) -> bool:
        """Return whether a change of an entry may change the view."""
        order = SORTS[self.sort]
        if order.of_thread is not None and self._threads is None:
            return True
        fields = order.fields | _OF_SHELF
        if self.filter:
            fields |= _FILTERED
        if order.of_thread is not None and self._threads:
            fields |= _OF_THREAD
        return any(getattr(before, field) != getattr(after, field) for field in fields)

    def fold(self, under: BriefingKey, alike: Sequence[BriefingKey]) -> None:
        """Fold near-duplicates under one entry."""
        self._folded_under.pop(under, None)
        known = set(self._entries[under].alike)
        self.update(under, alike=tuple(alike))
        for key in alike:
            self._folded_under[key] = under
            if key not in known:
                self.update(key, alike=())
        self._moved += 1
        self._changed()

    def _changed(self) -> None:
        self._view = None
        self.version += 1

    def beside(self, key: BriefingKey | None, by: int) -> BriefingKey | None:
        """Return the next readable briefing in the order shown (by = -1: the previous one); None at the
        end."""
        view = self.view
        for index in range(self._from(key, by), len(view) if by > 0 else -1, by):
            if index >= 0 and not self._entries[view[index]].error:
                return view[index]
        return None

    def after(self, key: BriefingKey | None, count: int) -> list[BriefingKey]:
        """Return the readable ones among the next `count` briefings in the order shown."""
        view = self.view
        at = self._from(key, 1)
        return [one for one in view[at : at + count] if not self._entries[one].error]

    def next_unread(self, key: BriefingKey | None) -> BriefingKey | None:
        """Return the next briefing that is unread or has changed, continuing at the start of the list."""
        if not self.unread:
            return None
        view, at = self.view, self._from(key, 1)
        around = (view[index] for index in chain(range(at, len(view)), range(min(at, len(view)))))
        return next((k for k in around if _is_unread(self._entries[k]) and k != key), None)

    @property
    def unread(self) -> int:
        """Return the number of unread or changed briefings of the shelf that is shown."""
        return self._unread_on[self.shelf]


def _is_unread(entry: CatalogEntry) -> bool:
    return entry.state != "read" and not entry.error


def _holds(entry: CatalogEntry, wanted: Sequence[str]) -> bool:
    tags = [f"#{tag}" for tag in entry.tags]
    if entry.listed.starred:
        tags.append("* starred")
    text = folded(
        " ".join(
            (
                *(entry.shown, entry.where, entry.author or "", entry.date or "", entry.state),
                *(*entry.entities, *tags),
            )
        )
    )
    return all(word in text for word in wanted)
