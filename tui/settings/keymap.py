"""The keys in effect: the table of keys with the changes from the settings, and how keys are shown.

Key names as users type them ("ctrl+x", "?", "G", "pgdn") are translated to Textual's, and conflicts are found
before there are bindings: Textual raises for a comma, and silently drops one of two actions on the same key.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from summarizer.patterns import compiled
from tui.settings.keys import EVERYWHERE, KEYS, PAGE, KeyEntry

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode

BY_USE = (
    *("show", "focus", "focus.here", "mention.next", "list.open"),
    *("longer", "keep", "drop", "entity.next", "briefing.next"),
)
"""The first ids in the footer and in help; the others follow in the order of the table, help comes last."""

SHOWN = {
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "backspace": "bs",
    "delete": "del",
    "insert": "ins",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "comma": ",",
}

NAMED = frozenset(
    ["tab", "enter", "escape", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"]
    + ["up", "down", "left", "right"]
    + [f"f{number}" for number in range(1, 25)]
)
ALIASES = {
    "esc": "escape",
    "return": "enter",
    "bs": "backspace",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
    ",": "comma",
}
TYPED = {"escape": "esc", "pageup": "pgup", "pagedown": "pgdn", "comma": ","}
MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "c": "ctrl",
    "alt": "alt",
    "m": "alt",
    "shift": "shift",
    "s": "shift",
}
THE_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
"""Keys that terminals send as the same byte."""
_CHORD = compiled(r"(?P<modifier>[a-z]+)[+-](?P<key>.+)|\^(?P<control>[a-z])", re.IGNORECASE)
_UNLIKELY = "terminals do not send it"


def split(keys: str) -> list[str]:
    """Return the keys of an entry; a comma alone is the comma key."""
    return [keys] if keys == "," else keys.split(",") if keys else []


def shown(key: KeyEntry) -> str:
    """Return the keys of an entry as they are shown to users: `j ↓`."""
    return " ".join(SHOWN.get(name, name) for name in split(key.keys))


def for_footer(keys: Iterable[KeyEntry]) -> list[KeyEntry]:
    """Return the keys that have a word in the footer, the most used first, help last."""
    return by_use(key for key in keys if key.footer and key.keys)


def by_use(keys: Iterable[KeyEntry]) -> list[KeyEntry]:
    """Sort keys: the most used first, help last."""
    rank = {ident: number for number, ident in enumerate(BY_USE)}
    rank["help"] = len(BY_USE) + 1
    return sorted(keys, key=lambda key: rank.get(key.id, len(BY_USE)))


def named(typed: str) -> str:
    """Return Textual's name of a key as users type it.

    Raises:
        ValueError: there is no such key.
    """
    if chord := _CHORD.fullmatch(typed):
        return _chord(typed, chord["modifier"] or "ctrl", chord["key"] or chord["control"])
    name = ALIASES.get(typed.lower(), typed.lower() if len(typed) > 1 else typed)
    if name in NAMED or name == "comma" or (len(name) == 1 and name.isprintable() and not name.isspace()):
        return name
    from difflib import get_close_matches

    close = get_close_matches(name, [*NAMED, *ALIASES], 1)
    raise ValueError(f"unknown key {typed!r}" + (f"; did you mean {close[0]!r}?" if close else ""))


def _chord(typed: str, modifier: str, key: str) -> str:
    held = MODIFIERS.get(modifier.lower())
    if held is None:
        raise ValueError(f"unknown key {typed!r}: modifiers are ctrl, alt and shift")
    name = named(key)
    letter = len(name) == 1 and name.isascii() and name.isalpha()
    if held == "shift" and letter:
        return name.upper()
    if (
        "+" in name
        or not (letter or name in NAMED)
        or (held != "shift" and name in {"escape", "space", "tab"})
    ):
        raise ValueError(f"unknown key {typed!r}: {_UNLIKELY}")
    chord = f"{held}+{name.lower() if held == 'ctrl' else name}"
    return THE_SAME.get(chord, chord)


def parsed(value: object) -> tuple[str, ...]:
    """Parse the value of a setting: keys separated by blanks, or a list of them; may be empty."""
    keys = value.split() if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise ValueError('must be a string like "x" or "ctrl+x f2"')
    return tuple(dict.fromkeys(named(key.strip()) for key in keys))


def typed(keys: Iterable[str]) -> str:
    """Return keys in the form that `parsed` takes."""
    return " ".join(TYPED.get(key, key) for key in keys)


class Keymap(NamedTuple):
    """The table of keys in effect."""

    keys: tuple[KeyEntry, ...] = KEYS

    def word(self, ident: str) -> str:
        """Return the first key of an id as it is shown to users; empty if it has none."""
        return next((shown(key).partition(" ")[0] for key in self.keys if key.id == ident), "")

    def names(self, ident: str) -> list[str]:
        """Return Textual's names of the keys of an id."""
        return [name for key in self.keys if key.id == ident for name in split(key.keys)]

    def hint(self, ident: str, does: str) -> str:
        """Return a hint such as `u undoes`; empty if the id has no key."""
        return f"{word} {does}" if (word := self.word(ident)) else ""

    def with_hint(self, text: str, ident: str, does: str) -> str:
        """Return a text with the hint in parentheses, if there is one."""
        hint = self.hint(ident, does)
        return f"{text} ({hint})" if hint else text

    def without(self, idents: frozenset[str]) -> Keymap:
        """Return the keymap without some ids."""
        return Keymap(tuple(key for key in self.keys if key.id not in idents)) if idents else self

    def of(self, *panes: str) -> list[Binding]:
        """Return the bindings of a screen: keys that do the same in all of these panes, or are
        unambiguous."""
        here = [key for key in self.keys if not set(panes).isdisjoint(key.panes)]
        uses = Counter(key.action for key in here)
        found: dict[str, Binding] = {}
        for key in sorted(here, key=lambda key: len(key.panes), reverse=True):
            for name in split(key.keys):
                if uses[key.action] == 1:
                    found.setdefault(name, _binding(name, key.action, key))
        return list(found.values())

    def of_pane(self, pane: str, screen: tuple[str, ...]) -> list[Binding]:
        """Return the bindings that a pane does not share with all panes of its screen.

        They take precedence over the screen's.
        """
        return [
            _binding(name, key.action if key.action.startswith("app.") else f"screen.{key.action}", key)
            for key in self.keys
            if pane in key.panes and not set(screen) <= set(key.panes)
            for name in split(key.keys)
        ]

    def named(self, *idents: str) -> list[Binding]:
        """Return the bindings of some ids."""
        return [
            _binding(name, key.action, key)
            for key in self.keys
            if key.id in idents
            for name in split(key.keys)
        ]


def _binding(name: str, action: str, key: KeyEntry) -> Binding:
    from textual.binding import Binding

    return Binding("comma" if name == "," else name, action, key.does, id=key.id)


def bind(node: DOMNode, bindings: list[Binding]) -> None:
    """Bind keys of a node. Textual binds keys of a class, but here they depend on the settings."""
    from textual.binding import BindingsMap

    for name, binding in BindingsMap(bindings):
        node._bindings.key_to_bindings[name] = [binding]


def settled(wanted: Mapping[str, tuple[str, ...]]) -> tuple[Keymap, dict[str, str]]:
    """Apply the settings to the table; return the keymap, and the reason for each id that keeps its default.

    An id that conflicts within a pane keeps its default, and the others are checked again.
    """
    usual = {key.id: typed(split(key.keys)) for key in KEYS}
    wanted = {ident: names for ident, names in wanted.items() if typed(names) != usual[ident]}
    refused: dict[str, str] = {}
    if wanted.get("quit") == ():
        del wanted["quit"]
        refused["quit"] = "quit must have a key"
    while True:
        table = tuple(
            key._replace(keys=",".join(wanted[key.id])) if key.id in wanted else key for key in KEYS
        )
        clashes = {
            ident: why
            for one, other, name, pane in _clashes(table)
            for ident, why in _reasons(one, other, name, pane)
            if ident in wanted
        }
        if not clashes:
            return Keymap(table), refused
        refused |= clashes
        wanted = {ident: keys for ident, keys in wanted.items() if ident not in clashes}


def _clashes(table: tuple[KeyEntry, ...]) -> Iterator[tuple[KeyEntry, KeyEntry, str, str]]:
    """Yield two entries with the same key in a pane, the key and the pane."""
    for pane in (*EVERYWHERE, PAGE):
        taken: dict[str, KeyEntry] = {}
        for key in table:
            for name in split(key.keys) if pane in key.panes else ():
                plain = ALIASES.get(name, name)
                if plain in taken:
                    yield taken[plain], key, name, pane
                taken.setdefault(plain, key)


def _reasons(one: KeyEntry, other: KeyEntry, name: str, pane: str) -> Iterator[tuple[str, str]]:
    where = f"in the {pane}" if pane != PAGE else "on pages"
    pressed = shown(one._replace(keys=name))
    for key, rival in ((one, other), (other, one)):
        yield key.id, f'"{pressed}" is already bound to {rival.id} {where}'


def markdown_table() -> str:
    """Return the table of keys of docs/keys.md."""
    rows = [f"| {_cells(key)} | {key.does} |" for key in KEYS]
    return "\n".join(["| key | does |", "| --- | --- |", *rows])


def _cells(key: KeyEntry) -> str:
    return " ".join(f"`{name}`" for name in shown(key).split())


if __name__ == "__main__":
    print(markdown_table())  # noqa: T201 (the table of docs/keys.md)
