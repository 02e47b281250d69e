"""Which keys may overtake others in the key queue: those that end the program, where they are not text.

`tui.terminal.key_queue` asks for them; the answer is derived from the keymap and the bindings of the current
screen.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.keys import _character_to_key
from textual.screen import Screen

from tui.settings.keymap import Keymap, split
from tui.terminal.key_queue import EndingKeys, ScreenKeys

QUIT, QUIT_ACTION = "quit", "app.quit"
NEVER_TEXT = frozenset({"ctrl+c", "ctrl+q"})
"""Keys that can't be text. Bound to "quit", they end the program on every page and in every prompt."""
MOVING = ("move.", "pane.", "mention.", "entity.", "key.")
"""Prefixes of the ids of keys that only move the cursor."""


@runtime_checkable
class Typing(Protocol):
    """A screen that may have a prompt."""

    @property
    def is_typing(self) -> bool:
        """Whether a line or a letter is being typed."""


def ending_keys(keymap: Keymap) -> EndingKeys:
    """Return the keys that end the program."""
    named = {_textual(name) for key in keymap.keys if key.id == QUIT for name in split(key.keys)}
    return EndingKeys(frozenset(named & NEVER_TEXT), frozenset(named - NEVER_TEXT))


def screen_keys(screen: Screen[Any]) -> ScreenKeys:
    """Return the effects of keys on a screen in its current state; none quits while text is being typed."""
    if isinstance(screen, Typing) and screen.is_typing:
        return ScreenKeys()
    active = {name: found.binding for name, found in screen.active_bindings.items() if found.enabled}
    return ScreenKeys(
        frozenset(name for name, binding in active.items() if binding.action == QUIT_ACTION),
        frozenset(name for name, binding in active.items() if (binding.id or "").startswith(MOVING)),
    )


def _textual(name: str) -> str:
    return _character_to_key(name) if len(name) == 1 else name
