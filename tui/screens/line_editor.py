"""A line or a letter typed on the status rule: what the screens that have one do with each key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.widget import Widget

from summarizer.safe_text import label

LONGEST = 200
"""Characters; nobody means to type more."""


@dataclass(slots=True)
class TypedLine:
    """Takes characters and the keys that correct them; every other key is left to the screen."""

    name: str
    """What is asked for."""
    changed: Callable[[str], None]
    """Told the text after each change."""
    left: Callable[[bool], None]
    """Told at the end whether the text stands (enter) or was called off (esc)."""
    text: str = ""

    def take(self, event: events.Key) -> bool:
        """Whether the key was for this line."""
        if event.key in ("enter", "escape"):
            self.left(event.key == "enter")
        elif event.key == "backspace":
            self._become(self.text[:-1])
        elif event.key == "ctrl+u":
            self.clear()
        elif event.key == "ctrl+w":
            kept = self.text.rstrip().rpartition(" ")
            self._become(kept[0] + kept[1])
        elif event.key == "space" or (event.character is not None and event.is_printable):
            self.add(event.character or " ")
        else:
            return False
        return True

    def add(self, text: str) -> None:
        """Type or paste it."""
        self._become((self.text + label(text) if text.strip() else self.text + " ")[:LONGEST])

    def end(self) -> None:
        """Another key was pressed."""
        self.left(True)

    def clear(self) -> None:
        """Take it all back."""
        self._become("")

    def _become(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.changed(text)

    def shown(self) -> str:
        """As it stands on the rule."""
        return f"{self.name}: {self.text}▏"


@dataclass(slots=True)
class TypedKey:
    """One letter is asked for."""

    question: str
    then: Callable[[str], None]
    """Told the letter; nothing, where it was called off."""

    def take(self, event: events.Key) -> bool:
        """Whether the key was for this."""
        if event.character is not None and event.is_printable:
            self.then(event.character)
        elif event.key == "escape":
            self.then("")
        else:
            return False
        return True

    def end(self) -> None:
        """Another key was pressed."""
        self.then("")

    def shown(self) -> str:
        """As it stands on the rule."""
        return self.question


def passed_on(here: Widget, event: events.Key) -> bool:
    """Whether the key before opened a page or closed this one: then this is meant for what is there now."""
    if here.screen is here.app.screen:
        return False
    event.stop()
    event.prevent_default()
    here.app.post_message(events.Key(event.key, event.character))
    return True


async def run_now(here: Widget, event: events.Key) -> None:
    """Have a key do what it does on a screen, or in a field of it, if it does something there.

    Left to Textual it would only when the app has it: the next key, which may be of the line that this one
    opens, would come to the screen before that.
    """
    if passed_on(here, event):
        return
    found = here.screen.active_bindings.get(event.key)
    if found is not None and found.node in (here, here.screen.focused) and found.enabled:
        event.stop()
        event.prevent_default()
        await found.node.run_action(found.binding.action)
