"""The entries of help and the command palette: keys by pane, those that work now first, and themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from tui.settings import keymap, keys, themes
from tui.settings.keymap import Keymap
from tui.settings.keys import KeyEntry

NAMES = {"summary": "in the summary", "entities": "in the entities", "source": "in the source"} | {
    keys.LIST: "in the briefing list"
}


class Command(NamedTuple):
    """An entry that can be chosen."""

    name: str
    """Its keys, or the name of a theme."""
    does: str
    action: str
    unavailable: str = ""
    """The reason why it can't be used now; empty if it can."""
    theme: str = ""
    """The theme to preview while the cursor is on the entry."""


class CommandGroup(NamedTuple):
    """Entries under a heading."""

    heading: str
    commands: tuple[Command, ...]


class CommandContext(NamedTuple):
    """The pane that has the focus, and a test whether a key has an effect there."""

    pane: str
    works: Callable[[KeyEntry], bool]


@runtime_checkable
class Working(Protocol):
    """A screen that uses the table of keys."""

    def works(self, key: KeyEntry) -> bool:
        """Return whether a key has an effect now."""

    def where(self) -> str:
        """Return the id of the pane that has the focus."""


def place(screen: object) -> CommandContext:
    """Return the context of a screen."""
    assert isinstance(screen, Working)
    return CommandContext(screen.where(), screen.works)


def by_pane(table: Keymap, here: CommandContext) -> Iterator[CommandGroup]:
    """Yield all keys in groups: those that work now, the others of this pane, then those of each other
    pane."""
    working = keymap.by_use(key for key in table.keys if here.pane in key.panes and here.works(key))
    idle = [key for key in table.keys if here.pane in key.panes and key not in working]
    yield CommandGroup(f"{NAMES[here.pane]} (available now)", tuple(_command(key, "") for key in working))
    yield CommandGroup(
        f"{NAMES[here.pane]} (not available now)", tuple(_command(key, "not available now") for key in idle)
    )
    listed = {*working, *idle}
    for pane, name in NAMES.items():
        rest = [key for key in table.keys if pane in key.panes and key not in listed]
        listed.update(rest)
        yield CommandGroup(name, tuple(_command(key, f"available {name}") for key in rest))


def themes_for(terminal: themes.Terminal, current: str) -> Iterator[CommandGroup]:
    """Yield the themes that the terminal can show, the current one first."""
    shown = [name for name in (*themes.OWN, *themes.TEXTUALS) if themes.fitting(name, terminal) == (name, "")]
    shown.sort(key=lambda name: name != current)
    yield CommandGroup(
        "themes",
        tuple(
            Command(
                name,
                f"theme {name}" + (" (current)" if name == current else ""),
                f"app.wear('{name}')",
                "",
                name,
            )
            for name in shown
        ),
    )


def matching(groups: list[CommandGroup], typed: str) -> list[CommandGroup]:
    """Return the entries that contain all typed words, those with that key first; capitals must match."""
    wanted = typed.split()
    if not wanted:
        return [group for group in groups if group.commands]
    exact = tuple(command for group in groups for command in group.commands if typed in command.name.split())
    rest = [
        CommandGroup(
            heading,
            tuple(
                command for command in commands if command not in exact and _holds(command, heading, wanted)
            ),
        )
        for heading, commands in groups
    ]
    return [group for group in (CommandGroup(f"{typed}", exact), *rest) if group.commands]


def _holds(command: Command, heading: str, wanted: list[str]) -> bool:
    text = f"{command.name} {command.does} {heading}"
    lower = text.lower()
    return all(word in (lower if word.islower() else text) for word in wanted)


def _command(key: KeyEntry, unavailable: str) -> Command:
    return Command(keymap.shown(key), key.does, key.action, unavailable)
