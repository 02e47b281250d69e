"""The entries of the command palette that change a setting and save it to the user's file."""

from __future__ import annotations

from collections.abc import Iterator

from tui.settings.command_list import Command, CommandGroup
from tui.settings.config import Config

WIDTHS = (60, 72, 80, 88, 100, 120)
"""Widths that the palette offers; the file of settings takes any."""
FIGURES = {"date": "dates", "quantity": "quantities"}
"""Entity types that the palette hides and shows, and their names."""
_SAVED = "saved already"


def settings_for(config: Config, theme: str, length: str) -> Iterator[CommandGroup]:
    """Yield the settings that can be saved; `length` is that of the open summary, empty if there is none."""
    commands = [_saves("look.theme", theme, config.theme, f"save the theme {theme}")]
    if length:
        commands.append(
            _saves("summary.length", length, config.length, f"save the length of summaries, {length}")
        )
    commands += (_hides(config, kind) for kind in FIGURES)
    marks = "hide" if config.marks else "show"
    commands.append(_command("look.marks", not config.marks, f"{marks} the marks of key sentences"))
    for width in WIDTHS:
        about = f"wrap the source at {width} columns"
        commands.append(_saves("look.wrap", width, config.wrap, about))
    yield CommandGroup("settings (saved to your config.toml)", tuple(commands))


def _hides(config: Config, kind: str) -> Command:
    hidden = config.hidden_types.split()
    if kind in hidden:
        left = " ".join(one for one in hidden if one != kind)
        return _command("entities.hide", left, f"show {FIGURES[kind]} in the list of entities")
    return _command(
        "entities.hide", " ".join([*hidden, kind]), f"hide {FIGURES[kind]} in the list of entities"
    )


def _saves(name: str, value: str | int, now: str | int, does: str) -> Command:
    return _command(name, value, does, _SAVED if value == now else "")


def _command(name: str, value: str | int | bool, does: str, unavailable: str = "") -> Command:
    return Command(name, does, f"app.save({name!r}, {value!r})", unavailable)
