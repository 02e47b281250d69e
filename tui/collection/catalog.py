"""The catalog: facts about every briefing, sorted and filtered for the list.

Names are known at once; the rest arrives as the files are read. The key of an entry is the number of its
source and the number of the document in it, since one file can contain many.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
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


def _newest(entries: Sequence[CatalogEntry]) -> tuple[bool, tuple[int, ...]]:
    """Return the key by which a thread with a newer unread message comes first; if all are read, a newer."""
    unread = [entry.date for entry in entries if entry.date and entry.state != "read"]
    latest = max(unread or [entry.date for entry in entries if entry.date], default="")
    return not latest, _backwards(latest)


def _conversation(entries: Sequence[CatalogEntry]) -> tuple[bool, bool, tuple[bool, tuple[int, ...]]]:
    """Return the key by which conversations come before single messages, unread ones first."""
    return len(entries) < 2, all(entry.state == "read" for entry in entries), _newest(entries)


SORTS = (
    Sort("in command-line order", lambda entry: entry.key, lambda entries: min(e.key for e in entries)),
    Sort("newest first", lambda entry: _newest((entry,)), _newest),
    Sort("by thread", lambda entry: _newest((entry,)), _conversation),
    Sort("by title", lambda entry: folded(entry.shown)),
    Sort("longest first", lambda entry: -(entry.words or -1)),
    Sort("unread first", lambda entry: ("unread", "changed", "read").index(entry.state)),
    Sort("starred first", lambda entry: not entry.listed.starred),
)


AS_GIVEN = 0
"""Index of the order of the command line."""


def _backwards(date: str) -> tuple[int, ...]:
    """Return a key by which ISO dates sort from the latest to the earliest."""
    return tuple(-ord(character) for character in date)


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

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, key: BriefingKey) -> CatalogEntry:
        return self._entries[key]

    def add(self, key: BriefingKey, name: str) -> None:
        """Add an entry for a new source."""
        self._entries[key] = CatalogEntry(key, name)
        self._number[key] = len(self._keys)
        self._keys.append(key)
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
        return self._view

    def _sorted(self, found: list[CatalogEntry]) -> list[CatalogEntry]:
        order = SORTS[self.sort]
        if self._threads is None:
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
        return sum(entry.shelf == shelf for entry in self._entries.values())

    @property
    def removed(self) -> frozenset[BriefingKey]:
        """Return the briefings that were removed from the list."""
        return frozenset(key for key, entry in self._entries.items() if entry.listed.removed)

    def _from(self, key: BriefingKey | None, by: int) -> int:
        """Return the position in the view at which the search for a neighbor of a briefing begins.

        One that was archived or removed has the neighbors that it had in the list.
        """
        view = self.view
        if key in view:
            return view.index(key) + by
        if key is None or key not in self._order:
            return -1 + by
        before = self._order[: self._order.index(key)]
        following = sum(self._entries[one].shelf == self.shelf for one in before)
        return following if by > 0 else following - 1

    def place(self, key: BriefingKey) -> str:
        """Return the position among the briefings shown, such as "2 of 5"; empty if there is only one."""
        view = self.view
        return f"{view.index(key) + 1} of {len(view)}" if key in view and len(view) > 1 else ""

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
        before = self._entries.get(key) or CatalogEntry(key, self._entries[BriefingKey(key.source)].name)
        after = replace(before, **facts)
        arranges = bool(facts.keys() - {"kept"})  # no order and no filter depends on the kept sentences
        if key not in self._entries:
            self._number[key] = len(self._keys)
            self._keys.append(key)
            arranges = True
        if (after.message, after.date) != (before.message, before.date) and (after.message or before.message):
            self._threads = None
        if after != self._entries.get(key):
            self._entries[key] = after
            self.version += 1
            self._view = None if arranges else self._view

    def fold(self, under: BriefingKey, alike: Sequence[BriefingKey]) -> None:
        """Fold near-duplicates under one entry."""
        self._folded_under.pop(under, None)
        self.update(under, alike=tuple(alike))
        for key in alike:
            self._folded_under[key] = under
            self.update(key, alike=())
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
        view = self.view
        at = self._from(key, 1)
        around = (*view[at:], *view[:at])
        return next((k for k in around if self._is_unread(k) and k != key), None)

    def _is_unread(self, key: BriefingKey) -> bool:
        return self._entries[key].state != "read" and not self._entries[key].error

    @property
    def unread(self) -> int:
        """Return the number of unread or changed briefings of the shelf that is shown."""
        return sum(self._is_unread(key) for key, entry in self._entries.items() if entry.shelf == self.shelf)


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
