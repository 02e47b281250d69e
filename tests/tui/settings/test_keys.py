"""The table of keys: nothing in it clashes, and Textual takes what is made from it."""

import re
from collections import defaultdict

import pytest
from textual.keys import _character_to_key

from tui.settings import keymap
from tui.settings.keymap import Keymap, named
from tui.settings.keys import KEYS, LIST, PANES, KeyEntry


def test_key_ids_are_unique() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("pane", PANES)
def test_key_has_one_function_in_each_pane(pane: str) -> None:
    uses = defaultdict(list)
    for key in KEYS:
        if pane in key.panes:
            for name in keymap.split(key.keys):
                uses[name].append(key.id)
    assert {name: ids for name, ids in uses.items() if len(ids) > 1} == {}


def test_key_of_several_panes_has_one_action() -> None:
    """The screen has one binding for it and looks itself where the focus is."""
    actions = defaultdict(set)
    for key in KEYS:
        if key.panes == (LIST,):
            continue
        for name in keymap.split(key.keys):
            actions[name].add(key.action)
    assert {name: found for name, found in actions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("pane", [*PANES, LIST])
def test_textual_accepts_the_bindings(pane: str) -> None:
    from textual.binding import BindingsMap

    screen = PANES if pane in PANES else (pane,)
    taken = BindingsMap(Keymap().of_pane(pane, screen))
    taken = {name: binding.action for name, binding in BindingsMap(Keymap().of(*screen))} | {
        name: binding.action.removeprefix("screen.") for name, binding in taken
    }
    wanted = {name: key.action for key in KEYS if pane in key.panes for name in keymap.split(key.keys)}
    assert {_character_to_key(name) if len(name) == 1 else name: wanted[name] for name in wanted}.items() <= (
        taken.items()
    )


def test_no_key_is_the_prefix_of_tmux_or_screen() -> None:
    """ctrl+b and ctrl+a never come to a program inside, or only when pressed twice."""
    used = {name for key in KEYS for name in keymap.split(key.keys)}
    assert used.isdisjoint({"ctrl+a", "ctrl+b"})


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ctrl+x", "ctrl+x"),
        ("Ctrl+X", "ctrl+x"),
        ("C-x", "ctrl+x"),
        ("^x", "ctrl+x"),
        (",", "comma"),
        ("?", "?"),
        ("-", "-"),
        ("+", "+"),
        ("G", "G"),
        ("shift+g", "G"),
        ("space", "space"),
        ("pgdn", "pagedown"),
        ("PgUp", "pageup"),
        ("Esc", "escape"),
        ("↓", "down"),
        ("F5", "f5"),
        ("shift+tab", "shift+tab"),
        ("ctrl+left", "ctrl+left"),
        ("alt+x", "alt+x"),
        ("ctrl+i", "tab"),
        ("é", "é"),
    ],
)
def test_typed_key_names_are_normalized(typed: str, name: str) -> None:
    assert named(typed) == name


@pytest.mark.parametrize(
    "typed", ["", "foo", "ctrl+,", "ctrl+1", "ctrl+a+b", "f25", "hyper+x", "ctrl+", "\t"]
)
def test_unknown_key_raises_value_error(typed: str) -> None:
    with pytest.raises(ValueError, match="unknown key"):
        named(typed)


def test_key_actions_exist() -> None:
    from tui.app import BriefingApp
    from tui.screens.briefings import BriefingsScreen
    from tui.screens.reader.screen import ReaderScreen

    for key in KEYS:
        name = re.match(r"(?:app\.)?(\w+)", key.action)[1]
        owners = [BriefingApp] if key.action.startswith("app.") else []
        if not owners:
            owners += [ReaderScreen] if not set(PANES).isdisjoint(key.panes) else []
            owners += [BriefingsScreen] if LIST in key.panes else []
        for owner in owners:
            assert callable(getattr(owner, f"action_{name}")), key.id


@pytest.mark.parametrize(
    ("bound", "shown"),
    [("j,down", "j ↓"), (",", ","), ("space,pagedown", "space pgdn"), ("escape", "esc"), ("?,f1", "? f1")],
)
def test_keys_are_displayed_by_short_names(bound: str, shown: str) -> None:
    assert keymap.shown(KeyEntry("x", bound, "x", "x", "x")) == shown


def test_help_is_last_in_the_footer() -> None:
    assert [key.id for key in KEYS if key.footer][-1] == "help"


def test_readme_table_has_every_key() -> None:
    rows = keymap.markdown_table().splitlines()[2:]
    assert len(rows) == len(KEYS)
    assert rows[KEYS.index(next(key for key in KEYS if key.id == "move.down"))].startswith("| `j` `↓` | ")
    assert not any("\n" in row or row.count("|") != 3 for row in rows)
