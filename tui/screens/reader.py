"""The reader: summary, entities and source of one briefing, and what the keys do between them."""

from __future__ import annotations

from typing import Protocol, cast

from tui import keys, reading
from tui.screens.copying import Copying
from tui.screens.desk import Desk
from tui.screens.moving import Moving
from tui.screens.narrowing import Narrowing
from tui.screens.pointing import Pointing
from tui.screens.searching import Searching


class Turning(Protocol):
    """What the app is to this screen."""

    def next_unread(self) -> None:
        """Open the next briefing that was not read."""


class ReaderScreen(Moving, Searching, Pointing, Desk, Copying, Narrowing):
    """All of it."""

    def action_next_unread(self) -> None:
        cast("Turning", self.app).next_unread()

    def works(self, key: keys.Key) -> bool:
        """Whether a key would do something now."""
        now = self.reading
        if now is None:
            return key.id in {"quit", "help"}
        number, _, count = self.place.partition(" of ")
        works = {
            "show": self.summary.current is not None,
            "focus": self.entities.current is not None,
            "focus.here": self.named_here() is not None,
            "mention.next": now.focus is not None or self.goes_by_hits,
            "entity.next": self.mentions.named,
            "longer": reading.could_be_longer(now),
            "new": bool(now.novelty.sentences),
            "keep": now.summary is not None,
            "drop": now.summary is not None,
            "shorter": now.summary is not None and len(now.summary.excerpts) > 1,
            "export": now.summary is not None,
            "why": now.summary is not None,
            "about": self.entity_meant() is not None,
            "briefing.next": number != count,
        }
        return works.get(key.id, True)
