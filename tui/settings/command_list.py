"""What help and the commands list: every key by pane, those that work now first; the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from tui.settings import keys, themes
from tui.settings.keymap import Keymap
from tui.settings.keys import KeyEntry

NAMES = {"summary": "in the summary", "entities": "in the entities", "source": "in the source"} | {
    keys.LIST: "in the list of briefings"
}


class Command(NamedTuple):
    """Something that can be chosen."""

    name: str
    """Its keys, or the name of a theme."""
    does: str
    action: str
    instead: str = ""
    """Why it can't be done now; empty where it can."""
    theme: str = ""
    """That the screen is to be seen in while this is the current one."""


class CommandGroup(NamedTuple):
    """Some of them, under a heading."""

    heading: str
    offers: tuple[Command, ...]


class CommandContext(NamedTuple):
    """Where one is, and what a key would do there."""

    pane: str
    works: Callable[[KeyEntry], bool]


@runtime_checkable
class Working(Protocol):
    """A screen that has keys of the table."""

    def works(self, key: KeyEntry) -> bool:
        """Whether a key would do something now."""

    def where(self) -> str:
        """The pane that the keys go to."""


def place(screen: object) -> CommandContext:
    """Where one is on a screen."""
    assert isinstance(screen, Working)
    return CommandContext(screen.where(), screen.works)


def by_pane(table: Keymap, here: CommandContext) -> Iterator[CommandGroup]:
    """All keys: what works now; what does in this pane, at another time; what each other pane has."""
    working = keys.by_use(key for key in table.keys if here.pane in key.panes and here.works(key))
    idle = [key for key in table.keys if here.pane in key.panes and key not in working]
    yield CommandGroup(f"now, {NAMES[here.pane]}", tuple(_offer(key, "") for key in working))
    yield CommandGroup(f"{NAMES[here.pane]}, at another time", tuple(_offer(key, "not now") for key in idle))
    listed = {*working, *idle}
    for pane, name in NAMES.items():
        rest = [key for key in table.keys if pane in key.panes and key not in listed]
        listed.update(rest)
        yield CommandGroup(name, tuple(_offer(key, f"that is {name}") for key in rest))


def themes_for(terminal: themes.Terminal, worn: str) -> Iterator[CommandGroup]:
    """Those that the terminal can show, the one in effect first."""
    shown = [name for name in (*themes.OWN, *themes.TEXTUALS) if themes.fitting(name, terminal) == (name, "")]
    shown.sort(key=lambda name: name != worn)
    yield CommandGroup(
        "themes",
        tuple(
            Command(
                name,
                f"theme {name}" + (", in effect" if name == worn else ""),
                f"app.wear('{name}')",
                "",
                name,
            )
            for name in shown
        ),
    )


def found(groups: list[CommandGroup], typed: str) -> list[CommandGroup]:
    """Those that hold each word typed, in any case but that of capitals; first what has it for a key."""
    wanted = typed.split()
    if not wanted:
        return [group for group in groups if group.offers]
    exact = tuple(offer for group in groups for offer in group.offers if typed in offer.name.split())
    rest = [
        CommandGroup(
            heading, tuple(offer for offer in offers if offer not in exact and _holds(offer, heading, wanted))
        )
        for heading, offers in groups
    ]
    return [group for group in (CommandGroup(f"{typed}", exact), *rest) if group.offers]


def _holds(offer: Command, heading: str, wanted: list[str]) -> bool:
    text = f"{offer.name} {offer.does} {heading}"
    lower = text.lower()
    return all(word in (lower if word.islower() else text) for word in wanted)


def _offer(key: KeyEntry, instead: str) -> Command:
    return Command(keys.shown(key), key.does, key.action, instead)
