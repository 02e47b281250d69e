"""Input of text: a line or a letter on the status rule, and a field with a cursor on a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from summarizer.safe_text import label
from tui.settings.keymap import SHOWN, Keymap
from tui.settings.keys import KeyEntry

LONGEST = 200
"""Maximum length in characters; nobody types more on purpose."""


@dataclass(slots=True)
class TypedLine:
    """A line being typed. It handles characters and editing keys; all other keys are left to the screen."""

    name: str
    """The prompt."""
    changed: Callable[[str], None]
    """Called with the text after each change."""
    left: Callable[[bool], None]
    """Called at the end: true if the text was accepted (enter), false if cancelled (esc)."""
    text: str = ""
    others: Mapping[str, Callable[[], None]] = field(default_factory=dict)
    """What other keys of this prompt do, by their names, such as those that move in a list."""
    accepts: bool = True
    """Whether a key that is none of this prompt accepts the text; else it cancels."""

    def take(self, event: events.Key) -> bool:
        """Handle a key; return whether it was for this line."""
        if (other := self.others.get(event.key)) is not None:
            other()
        elif event.key in ("enter", "escape"):
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
        """Append typed or pasted text."""
        self._become((self.text + label(text) if text.strip() else self.text + " ")[:LONGEST])

    def end(self) -> None:
        """Accept the text, or cancel: another key was pressed."""
        self.left(self.accepts)

    def clear(self) -> None:
        """Delete all text."""
        self._become("")

    def _become(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.changed(text)

    def shown(self) -> str:
        """Return the prompt and the text for the status rule."""
        return f"{self.name}: {self.text}▏"


@dataclass(slots=True)
class TypedKey:
    """A prompt for one letter."""

    question: str
    then: Callable[[str], None]
    """Called with the letter, or with an empty string if cancelled."""

    def take(self, event: events.Key) -> bool:
        """Handle a key; return whether it was for this prompt."""
        if event.character is not None and event.is_printable:
            self.then(event.character)
        elif event.key == "escape":
            self.then("")
        else:
            return False
        return True

    def end(self) -> None:
        """Cancel: another key was pressed."""
        self.then("")

    def shown(self) -> str:
        """Return the prompt for the status rule."""
        return self.question


def offer(key: str, word: str) -> KeyEntry:
    """Return a footer entry for a key that is not in the table, such as those of a prompt."""
    return KeyEntry(f"asked.{key}", key, "", word, "", word)


def no_such_key(here: Widget, event: events.Key, table: Keymap) -> str:
    """Return the message about a key that has no effect on this screen; empty if it has one."""
    if here.screen is not here.app.screen or event.key in here.screen.active_bindings:
        return ""  # the key before it has opened a page, which is to get this one
    typed = event.character if event.character and event.is_printable and event.character.strip() else ""
    name = label(typed) or SHOWN.get(event.key, event.key)
    return table.with_hint(f"{name}: no such key", "help", "lists all")


def passed_on(here: Widget, event: events.Key) -> bool:
    """Forward a key to the current screen if this one is not current any more; return whether it was.

    The key before it has opened a page or closed this one.
    """
    if here.screen is here.app.screen:
        return False
    event.stop()
    event.prevent_default()
    here.app.post_message(events.Key(event.key, event.character))
    return True


async def run_now(here: Widget, event: events.Key) -> None:
    """Run the binding of a key on this screen or its focused field at once, if there is one.

    Textual would run it only after the application has handled it. The next key, which may belong to the
    prompt that this one opens, would then reach the screen too early.
    """
    if passed_on(here, event):
        return
    found = here.screen.active_bindings.get(event.key)
    if found is not None and found.node in (here, here.screen.focused) and found.enabled:
        event.stop()
        event.prevent_default()
        await found.node.run_action(found.binding.action)


class Field(Input):
    """A text field that handles keys in order: a character typed after ctrl+u is not deleted by it."""

    async def on_key(self, event: events.Key) -> None:
        await run_now(self, event)
