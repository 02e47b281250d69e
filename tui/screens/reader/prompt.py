"""Prompts on the status rule for a line or a letter.

A key that is no part of the answer accepts it, as enter does, and then has its usual effect: so no user is
trapped in a prompt.
"""

from __future__ import annotations

from textual import events

from tui.collection.catalog import Catalog
from tui.events import Emit
from tui.screens.line_editor import TypedKey, TypedLine, run_now
from tui.screens.reader.layout import ReaderLayout, SurfaceForms
from tui.settings.keymap import Keymap
from tui.settings.keys import KeyEntry


def offer(key: str, word: str) -> KeyEntry:
    """Return a footer entry for a key of a prompt."""
    return KeyEntry(f"asked.{key}", key, "", word, "", word)


class PromptActions(ReaderLayout):
    """Shows one prompt at a time."""

    def __init__(self, keys_in_effect: Keymap, catalog: Catalog, written: SurfaceForms, emit: Emit) -> None:
        super().__init__(keys_in_effect, catalog, written, emit)
        self.asked: TypedLine | TypedKey | None = None
        self._offers: tuple[KeyEntry, ...] = ()

    @property
    def is_typing(self) -> bool:
        """Whether a prompt is open."""
        return self.asked is not None

    def ask(self, asked: TypedLine | TypedKey, *offers: KeyEntry) -> None:
        """Open a prompt; the footer shows the given keys meanwhile."""
        self.asked, self._offers = asked, offers
        self.say(asked.shown())
        self.show_footer()

    def answered(self) -> None:
        """Close the prompt."""
        self.asked = None
        self.show_footer()

    async def on_key(self, event: events.Key) -> None:
        if self.asked is not None and self.asked.take(event):
            event.stop()
            return
        if self.asked is not None:
            self.asked.end()
        await run_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        if isinstance(self.asked, TypedLine):
            self.asked.add(event.text)

    def show_footer(self) -> None:
        if self.asked is None:
            super().show_footer()
        else:
            self.show_keys(self._offers)
