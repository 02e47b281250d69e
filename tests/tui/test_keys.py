"""The table of keys: nothing in it clashes, and Textual takes what is made from it."""

import re
from collections import defaultdict

import pytest

from tui import keys
from tui.keys import KEYS, PANES, Key


def test_ids_are_unique() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("pane", PANES)
def test_no_key_does_two_things_in_a_pane(pane: str) -> None:
    uses = defaultdict(list)
    for key in KEYS:
        if pane in key.panes:
            for name in keys.split(key.keys):
                uses[name].append(key.id)
    assert {name: ids for name, ids in uses.items() if len(ids) > 1} == {}


def test_a_key_of_several_panes_has_one_action() -> None:
    """The screen has one binding for it and looks itself where the focus is."""
    actions = defaultdict(set)
    for key in KEYS:
        if key.panes == (keys.LIST,):
            continue
        for name in keys.split(key.keys):
            actions[name].add(key.action)
    assert {name: found for name, found in actions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("panes", [keys.PANES, (keys.LIST,)])
def test_textual_takes_the_bindings(panes: tuple[str, ...]) -> None:
    from textual.binding import BindingsMap

    here = [key for key in KEYS if not set(panes).isdisjoint(key.panes)]
    taken = BindingsMap(keys.bindings(*panes))
    bound = {name for name, _ in taken}
    wanted = {name for key in here for name in keys.split(key.keys)}
    assert ("comma" in bound) == (panes == keys.PANES)
    assert len(bound) == len(wanted)
    assert {binding.action for _, binding in taken} == {key.action for key in here}


def test_every_action_exists() -> None:
    from tui.app import BriefingApp
    from tui.screens.briefings import BriefingsScreen
    from tui.screens.reader import ReaderScreen

    for key in KEYS:
        name = re.match(r"(?:app\.)?(\w+)", key.action)[1]
        owners = [BriefingApp] if key.action.startswith("app.") else []
        if not owners:
            owners += [ReaderScreen] if not set(keys.PANES).isdisjoint(key.panes) else []
            owners += [BriefingsScreen] if keys.LIST in key.panes else []
        for owner in owners:
            assert callable(getattr(owner, f"action_{name}")), key.id


@pytest.mark.parametrize(
    ("bound", "shown"),
    [("j,down", "j ↓"), (",", ","), ("space,pagedown", "space pgdn"), ("escape", "esc"), ("?,f1", "? f1")],
)
def test_how_keys_are_shown(bound: str, shown: str) -> None:
    assert keys.shown(Key("x", bound, "x", "x", "x")) == shown


def test_help_stands_last_in_the_footer() -> None:
    assert [key.id for key in KEYS if key.footer][-1] == "help"


def test_the_table_for_readme_has_every_key() -> None:
    rows = keys.markdown_table().splitlines()[2:]
    assert len(rows) == len(KEYS)
    assert rows[KEYS.index(next(key for key in KEYS if key.id == "move.down"))].startswith("| `j` `↓` | ")
    assert not any("\n" in row or row.count("|") != 3 for row in rows)
