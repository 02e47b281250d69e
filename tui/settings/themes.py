"""Which themes there are, and which one a terminal gets. Known without Textual, for the settings name one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

AUTO = "auto"
DARK, LIGHT = "ansi-dark", "ansi-light"
OWN = (DARK, LIGHT)
"""Made of the terminal's own colors."""
TEXTUALS = (
    "textual-dark",
    "textual-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "tokyo-night",
)
"""Textual's, which bring colors of their own, background and all."""
NAMES = (AUTO, *OWN, *TEXTUALS)


class Terminal(NamedTuple):
    """What the terminal can show."""

    light: bool = False
    """Its background is."""
    depth: int = 1 << 24
    """How many colors it has; 0: the user wants none."""

    @property
    def own(self) -> str:
        """The theme made of its own colors."""
        return LIGHT if self.light else DARK


DARKEST = Terminal()
"""What is taken for granted where nothing is told."""


def fitting(wanted: str, terminal: Terminal) -> tuple[str, str]:
    """The theme to use, and why it is not the one `wanted`, if it is not.

    Of 16 colors the nearest to a theme's may well be its background: such a terminal keeps its own.
    """
    if terminal.depth == 0 or wanted == AUTO:
        return terminal.own, ""
    if wanted in TEXTUALS and terminal.depth < 256:
        return (
            terminal.own,
            f"the theme {wanted} needs 256 colors, and the terminal tells of {terminal.depth}",
        )
    return wanted, ""


def is_light(environ: Mapping[str, str]) -> bool:
    """Whether COLORFGBG, where a terminal sets it, tells of a light background: `0;15`, `0;default;15`.

    Its last number is that of the background among the 16 colors, of which 7 and those from 9 on are light.
    """
    last = environ.get("COLORFGBG", "").rpartition(";")[2]
    return last.isascii() and last.isdigit() and (int(last) == 7 or 9 <= int(last) <= 15)


def wants_none(environ: Mapping[str, str]) -> bool:
    """Whether NO_COLOR is set, and not to nothing (no-color.org)."""
    return bool(environ.get("NO_COLOR"))
