"""What is known of every briefing at hand, in the order in which its reader wants them.

Names are known at once, the rest comes as the files are read. An entry is named by its key: the number of its
source and which of the documents in that, since one file can hold many.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from tui.model.key import BriefingKey

State = Literal["unread", "read", "changed"]


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """A line of the list."""

    key: BriefingKey
    name: str
    """Its path as it was given, safe to show."""
    title: str = ""
    """Empty until it was read."""
    date: str | None = None
    author: str | None = None
    words: int | None = None
    sha256: str | None = None
    part: str | None = None
    """As its file's format calls it, where it holds many."""
    state: State = "unread"
    kept: int = 0
    """Sentences."""
    entities: tuple[str, ...] = ()
    """The most salient, once analyzed."""
    error: str = ""
    """Why it can't be read."""
    alike: tuple[BriefingKey, ...] = ()
    """Stories that are nearly the same, folded under this one."""

    @property
    def shown(self) -> str:
        """Its title, or the name of its file until that is known."""
        return self.title or self.name.rpartition("/")[2]

    @property
    def names(self) -> tuple[str, ...]:
        """Who wrote it, and the most salient in it."""
        own = (self.author,) if self.author else ()
        return (*own, *(name for name in self.entities if name != self.author))

    @property
    def where(self) -> str:
        """Its file, and which part of it where that holds many."""
        return f"{self.name} [{self.part}]" if self.part else self.name


class Sort(NamedTuple):
    """An order of the list; what is not known yet comes last."""

    name: str
    key: Callable[[CatalogEntry], Any]


def folded(text: str) -> str:
    """As a filter compares it: without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


SORTS = (
    Sort("as given", lambda entry: entry.key),
    Sort("newest first", lambda entry: (entry.date is None, _backwards(entry.date or ""))),
    Sort("by title", lambda entry: folded(entry.shown)),
    Sort("longest first", lambda entry: -(entry.words or -1)),
    Sort("unread first", lambda entry: ("unread", "changed", "read").index(entry.state)),
)


def _backwards(date: str) -> tuple[int, ...]:
    """ISO dates sort as text; so, turned round, from the last to the first."""
    return tuple(-ord(character) for character in date)


class Catalog:
    """The entries, and which of them are shown in what order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._entries = {
            BriefingKey(number): CatalogEntry(BriefingKey(number), name) for number, name in enumerate(names)
        }
        self._keys = list(self._entries)
        self._number = {key: number for number, key in enumerate(self._keys)}
        self.sort = 0
        self.filter = ""
        self._view: tuple[BriefingKey, ...] | None = None
        self._folded_under: dict[BriefingKey, BriefingKey] = {}
        self.version = 0
        """Rises with every change."""

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, key: BriefingKey) -> CatalogEntry:
        return self._entries[key]

    def has(self, key: BriefingKey) -> bool:
        """Whether there is such a briefing, as far as is known."""
        return key in self._entries

    def number(self, key: BriefingKey) -> int:
        """Its place among all, in the order given."""
        return self._number[key]

    def at(self, number: int) -> BriefingKey:
        """The key of a number."""
        return self._keys[number]

    @property
    def view(self) -> tuple[BriefingKey, ...]:
        """The keys shown, in order."""
        if self._view is None:
            found = [entry for key, entry in self._entries.items() if key not in self._folded_under]
            if wanted := folded(self.filter).split():
                found = [entry for entry in found if _holds(entry, wanted)]
            found.sort(key=SORTS[self.sort].key)
            self._view = tuple(entry.key for entry in found)
        return self._view

    def place(self, key: BriefingKey) -> str:
        """Which of how many shown, where it is one of several."""
        view = self.view
        return f"{view.index(key) + 1} of {len(view)}" if key in view and len(view) > 1 else ""

    def arrange(self, *, sort: int | None = None, filter: str | None = None) -> None:
        """Sort or filter otherwise."""
        self.sort = self.sort if sort is None else sort % len(SORTS)
        self.filter = self.filter if filter is None else filter
        self._changed()

    def update(self, key: BriefingKey, **facts: Any) -> None:
        """What has become known of a briefing; of a part not seen before, an entry more."""
        before = self._entries.get(key) or CatalogEntry(key, self._entries[BriefingKey(key.source)].name)
        after = replace(before, **facts)
        if key not in self._entries:
            self._number[key] = len(self._keys)
            self._keys.append(key)
        if after != self._entries.get(key):
            self._entries[key] = after
            self._changed()

    def fold(self, under: BriefingKey, alike: Sequence[BriefingKey]) -> None:
        """Show nearly identical stories as one line."""
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
        """The next in the order shown that can be read (before it for by = -1); None at the end."""
        view = self.view
        at = view.index(key) if key in view else -1
        for index in range(at + by, len(view) if by > 0 else -1, by):
            if index >= 0 and not self._entries[view[index]].error:
                return view[index]
        return None

    def after(self, key: BriefingKey | None, count: int) -> list[BriefingKey]:
        """The next in the order shown, those that can't be read left out."""
        view = self.view
        at = view.index(key) + 1 if key in view else 0
        return [one for one in view[at : at + count] if not self._entries[one].error]

    def next_unread(self, key: BriefingKey | None) -> BriefingKey | None:
        """The first after it that was not read or has changed since, and on from the start."""
        view = self.view
        at = view.index(key) if key in view else -1
        around = (*view[at + 1 :], *view[: at + 1])
        return next((k for k in around if self._is_unread(k) and k != key), None)

    def _is_unread(self, key: BriefingKey) -> bool:
        return self._entries[key].state != "read" and not self._entries[key].error

    @property
    def unread(self) -> int:
        """How many of all were not read."""
        return sum(self._is_unread(key) for key in self._entries)


def _holds(entry: CatalogEntry, wanted: Sequence[str]) -> bool:
    text = folded(
        " ".join(
            (entry.shown, entry.where, entry.author or "", entry.date or "", entry.state, *entry.entities)
        )
    )
    return all(word in text for word in wanted)
