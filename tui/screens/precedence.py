"""Which keys may overtake others that wait: those that end the program, where they are not text.

The queue of keys asks (`tui.terminal.key_queue`); the answer is made from the table of keys in effect and
from the bindings of the screen that is shown.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.keys import _character_to_key
from textual.screen import Screen

from tui.settings.keymap import Keymap
from tui.settings.keys import split
from tui.terminal.key_queue import EndingKeys, ScreenKeys

QUIT, QUIT_ACTION = "quit", "app.quit"
NEVER_TEXT = frozenset({"ctrl+c", "ctrl+q"})
"""Keys that end the program on every page and in every prompt, as long as they are keys to quit with."""
MOVING = ("move.", "pane.", "mention.", "entity.", "key.")
"""How ids of keys begin that only move the cursor."""


@runtime_checkable
class Typing(Protocol):
    """A screen that may have a prompt."""

    @property
    def is_typing(self) -> bool:
        """Whether a line or a letter is typed now."""


def ending_keys(keymap: Keymap) -> EndingKeys:
    """Return the keys that end the program."""
    named = {_textual(name) for key in keymap.keys if key.id == QUIT for name in split(key.keys)}
    return EndingKeys(frozenset(named & NEVER_TEXT), frozenset(named - NEVER_TEXT))


def screen_keys(screen: Screen[Any]) -> ScreenKeys:
    """Return what the keys of a screen do as it is now: none of them quits while something is typed."""
    if isinstance(screen, Typing) and screen.is_typing:
        return ScreenKeys()
    active = {name: found.binding for name, found in screen.active_bindings.items() if found.enabled}
    return ScreenKeys(
        frozenset(name for name, binding in active.items() if binding.action == QUIT_ACTION),
        frozenset(name for name, binding in active.items() if (binding.id or "").startswith(MOVING)),
    )


def _textual(name: str) -> str:
    return _character_to_key(name) if len(name) == 1 else name
