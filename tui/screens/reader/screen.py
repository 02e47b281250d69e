"""The reader screen: combines the actions, and decides which keys have an effect."""

from __future__ import annotations

from collections.abc import Callable

from tui.events import NextUnreadRequested
from tui.model import editing, navigation, reading
from tui.model.reading import Reading
from tui.screens.reader.editing import CopyActions, SummaryActions
from tui.screens.reader.filters import FilterActions
from tui.screens.reader.navigation import MouseActions, MovementActions
from tui.screens.reader.search import SearchActions
from tui.settings import keys


class ReaderScreen(MovementActions, SearchActions, MouseActions, SummaryActions, CopyActions, FilterActions):
    """The reader screen with all actions."""

    def action_next_unread(self) -> None:
        self.emit(NextUnreadRequested())

    def works(self, key: keys.KeyEntry) -> bool:
        """Whether a key has an effect now."""
        if self.reading is None:
            return key.id in {"quit", "help"}
        return key.id not in WORKS or WORKS[key.id](self, self.reading)

    @property
    def may_edit(self) -> bool:
        """Whether the current sentence can be kept or excluded."""
        now = self.reading
        ready = now is not None and now.analysis is not None and now.summary is not None
        return ready and now is not None and editing.may_be_kept(now, self.current_sentence(now))

    @property
    def takes_back(self) -> bool:
        """Whether there is a search, a filter, a focus or a zoom, or the briefing is still being read."""
        focus = self.reading.focus if self.reading else None
        return bool(self.search or self.entities.is_filtered or focus or self.zoomed or self._growth)

    @property
    def number(self) -> str:
        """Return the number of the briefing in the list; empty if there is no other."""
        return self.place.partition(" of ")[0]

    @property
    def count(self) -> str:
        """Return the number of briefings in the list; empty if there is only one."""
        return self.place.partition(" of ")[2]


def _mentions(screen: ReaderScreen, now: Reading) -> bool:
    return now.focus is not None or screen.goes_by_hits


def _names(screen: ReaderScreen, _: Reading) -> bool:
    return screen.mentions.named


def _entities(screen: ReaderScreen, _: Reading) -> bool:
    return bool(screen.entities.entries) or screen.entities.is_filtered


def _edits(screen: ReaderScreen, _: Reading) -> bool:
    return screen.may_edit


def _summary(_: ReaderScreen, now: Reading) -> bool:
    return now.summary is not None


def _key_sentences(_: ReaderScreen, now: Reading) -> bool:
    return bool(now.key_sentences())


WORKS: dict[str, Callable[[ReaderScreen, Reading], bool]] = {
    "zoom": lambda screen, _: screen.zoomed or not screen.has_class("one"),
    "jump.back": lambda screen, _: navigation.back(screen.jumps, screen.here()) is not None,
    "jump.forward": lambda screen, _: navigation.forward(screen.jumps, screen.here()) is not None,
    "mark.go": lambda screen, now: bool(now.marks or screen.jumps.behind),
    "show": lambda screen, _: screen.summary.current is not None,
    "focus": lambda screen, _: screen.entities.current is not None,
    "focus.here": lambda screen, _: screen.named_here() is not None,
    "mention.next": _mentions,
    "mention.previous": _mentions,
    "entity.next": _names,
    "entity.previous": _names,
    "key.next": _key_sentences,
    "key.previous": _key_sentences,
    "about": lambda screen, _: screen.entity_meant() is not None,
    "filter": _entities,
    "type": _entities,
    "back": lambda screen, _: screen.takes_back,
    "longer": lambda _, now: reading.could_be_longer(now),
    "shorter": lambda _, now: now.summary is not None and len(now.summary.excerpts) > 1,
    "keep": _edits,
    "note": _edits,
    "drop": _edits,
    "new": lambda _, now: bool(now.novelty.sentences),
    "undo": lambda _, now: bool(now.earlier),
    "why": _summary,
    "copy": _summary,
    "copy.sentence": lambda _, now: now.analysis is not None and bool(now.analysis.sentences),
    "export": _summary,
    "briefing.next": lambda screen, _: screen.number not in ("", screen.count),
    "briefing.previous": lambda screen, _: screen.number not in ("", "1"),
    "briefing.unread": lambda screen, _: screen.catalog.next_unread(screen.key) is not None,
    "elsewhere": lambda screen, _: len(screen.catalog) > 1 and screen.entity_meant() is not None,
}
"""Conditions of keys that do not always have an effect; all other keys do."""
