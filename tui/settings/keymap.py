"""The keys in effect: those of the table, but where the settings name others.

What a person types ("ctrl+x", "?", "G", "pgdn") is made into Textual's names here, and every clash is found
before there are bindings: Textual raises for a comma, and of two actions on one key it drops one silently.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.settings.keys import EVERYWHERE, KEYS, PAGE, KeyEntry, shown, split

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode

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
"""As a terminal sends them."""
_CHORD = re.compile(r"(?P<modifier>[a-z]+)[+-](?P<key>.+)|\^(?P<control>[a-z])", re.IGNORECASE)
_UNLIKELY = "a terminal sends no such key"


def named(typed: str) -> str:
    """Textual's name for a key as a person types it; ValueError if there is none."""
    if chord := _CHORD.fullmatch(typed):
        return _chord(typed, chord["modifier"] or "ctrl", chord["key"] or chord["control"])
    name = ALIASES.get(typed.lower(), typed.lower() if len(typed) > 1 else typed)
    if name in NAMED or name == "comma" or (len(name) == 1 and name.isprintable() and not name.isspace()):
        return name
    from difflib import get_close_matches

    close = get_close_matches(name, [*NAMED, *ALIASES], 1)
    raise ValueError(f"there is no key {typed!r}" + (f"; perhaps {close[0]!r}" if close else ""))


def _chord(typed: str, modifier: str, key: str) -> str:
    held = MODIFIERS.get(modifier.lower())
    if held is None:
        raise ValueError(f"there is no key {typed!r}: with other keys go ctrl, alt and shift")
    name = named(key)
    letter = len(name) == 1 and name.isascii() and name.isalpha()
    if held == "shift" and letter:
        return name.upper()
    if (
        "+" in name
        or not (letter or name in NAMED)
        or (held != "shift" and name in {"escape", "space", "tab"})
    ):
        raise ValueError(f"there is no key {typed!r}: {_UNLIKELY}")
    chord = f"{held}+{name.lower() if held == 'ctrl' else name}"
    return THE_SAME.get(chord, chord)


def parsed(value: object) -> tuple[str, ...]:
    """Of one setting: keys between blanks, or a list of them; none at all is none."""
    keys = value.split() if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise ValueError('keys are written in quotes, like "x" or "ctrl+x f2"')
    return tuple(dict.fromkeys(named(key.strip()) for key in keys))


def typed(keys: Iterable[str]) -> str:
    """Keys as `parsed` takes them."""
    return " ".join(TYPED.get(key, key) for key in keys)


@dataclass(frozen=True, slots=True)
class Keymap:
    """The table of keys in effect."""

    keys: tuple[KeyEntry, ...] = KEYS

    def word(self, ident: str) -> str:
        """The first key of an id, as a person reads it; empty if it has none."""
        return next((shown(key).partition(" ")[0] for key in self.keys if key.id == ident), "")

    def hint(self, ident: str, does: str) -> str:
        """`u undoes`; nothing where there is no such key."""
        return f"{word} {does}" if (word := self.word(ident)) else ""

    def told(self, text: str, ident: str, does: str) -> str:
        """A text, and behind it the hint, if there is one."""
        hint = self.hint(ident, does)
        return f"{text} ({hint})" if hint else text

    def without(self, idents: frozenset[str]) -> Keymap:
        """The table without some ids."""
        return Keymap(tuple(key for key in self.keys if key.id not in idents)) if idents else self

    def of(self, *panes: str) -> list[Binding]:
        """For a screen of these panes: what is the same in all of them, or has a word to say elsewhere."""
        here = [key for key in self.keys if not set(panes).isdisjoint(key.panes)]
        uses = Counter(key.action for key in here)
        found: dict[str, Binding] = {}
        for key in sorted(here, key=lambda key: len(key.panes), reverse=True):
            for name in split(key.keys):
                if uses[key.action] == 1:
                    found.setdefault(name, _binding(name, key.action, key))
        return list(found.values())

    def of_pane(self, pane: str, screen: tuple[str, ...]) -> list[Binding]:
        """For one pane of a screen: what is not the same in all. It goes before what its screen has."""
        return [
            _binding(name, key.action if key.action.startswith("app.") else f"screen.{key.action}", key)
            for key in self.keys
            if pane in key.panes and not set(screen) <= set(key.panes)
            for name in split(key.keys)
        ]

    def named(self, *idents: str) -> list[Binding]:
        """Of some ids."""
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
    """Bind keys of one node. Textual binds those of a class, but which they are is a setting."""
    from textual.binding import BindingsMap

    for name, binding in BindingsMap(bindings):
        node._bindings.key_to_bindings[name] = [binding]


def settled(wanted: Mapping[str, tuple[str, ...]]) -> tuple[Keymap, dict[str, str]]:
    """The table with the keys that are wanted, by id; and why, where an id keeps those it had.

    What clashes within a pane is left as it was, and the rest looked at again.
    """
    usual = {key.id: typed(split(key.keys)) for key in KEYS}
    wanted = {ident: names for ident, names in wanted.items() if typed(names) != usual[ident]}
    refused: dict[str, str] = {}
    if wanted.get("quit") == ():
        del wanted["quit"]
        refused["quit"] = "without a key for it the reader could not be left"
    while True:
        table = tuple(
            key._replace(keys=",".join(wanted[key.id])) if key.id in wanted else key for key in KEYS
        )
        clashes = {
            ident: why
            for one, other, name, pane in _clashes(table)
            for ident, why in _told(one, other, name, pane)
            if ident in wanted
        }
        if not clashes:
            return Keymap(table), refused
        refused |= clashes
        wanted = {ident: keys for ident, keys in wanted.items() if ident not in clashes}


def _clashes(table: tuple[KeyEntry, ...]) -> Iterator[tuple[KeyEntry, KeyEntry, str, str]]:
    """Two entries that want the same key in a pane."""
    for pane in (*EVERYWHERE, PAGE):
        taken: dict[str, KeyEntry] = {}
        for key in table:
            for name in split(key.keys) if pane in key.panes else ():
                plain = ALIASES.get(name, name)
                if plain in taken:
                    yield taken[plain], key, name, pane
                taken.setdefault(plain, key)


def _told(one: KeyEntry, other: KeyEntry, name: str, pane: str) -> Iterator[tuple[str, str]]:
    where = f"in the {pane}" if pane != PAGE else "on pages"
    pressed = shown(one._replace(keys=name))
    for key, rival in ((one, other), (other, one)):
        yield key.id, f"{pressed} is {rival.id} {where} ({rival.does})"
