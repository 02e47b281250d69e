"""The available themes, and the choice of one for a terminal.

Does not import Textual, since settings use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

AUTO = "auto"
DARK, LIGHT = "ansi-dark", "ansi-light"
OWN = (DARK, LIGHT)
"""Themes made of the terminal's own colors."""
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
"""Textual's themes, which define all colors, including the background."""
NAMES = (AUTO, *OWN, *TEXTUALS)


class Terminal(NamedTuple):
    """The capabilities of the terminal."""

    light: bool = False
    """Whether the background is light."""
    depth: int = 1 << 24
    """Number of colors; 0 if the user wants none."""
    hyperlinks: bool = False
    """Whether it is known to take hyperlinks."""
    boxes: bool = True
    """Whether its encoding has the boxes of tasks."""

    @property
    def own(self) -> str:
        """Return the theme made of the terminal's own colors."""
        return LIGHT if self.light else DARK


DARKEST = Terminal()
"""Assumed if the terminal is unknown."""


def fitting(wanted: str, terminal: Terminal) -> tuple[str, str]:
    """Return the theme to use, and the reason if it is not the one `wanted`.

    A terminal with 16 colors uses its own: the nearest color to a theme's may be the background.
    """
    if terminal.depth == 0 or wanted == AUTO:
        return terminal.own, ""
    if wanted in TEXTUALS and terminal.depth < 256:
        return (
            terminal.own,
            f"theme {wanted} needs 256 colors, the terminal has {terminal.depth}",
        )
    return wanted, ""


def is_light(environ: Mapping[str, str]) -> bool:
    """Return whether COLORFGBG indicates a light background: `0;15`, `0;default;15`.

    The last number is the background among the 16 colors, of which 7 and 9 to 15 are light.
    """
    last = environ.get("COLORFGBG", "").rpartition(";")[2]
    return last.isascii() and last.isdigit() and (int(last) == 7 or 9 <= int(last) <= 15)


def wants_none(environ: Mapping[str, str]) -> bool:
    """Return whether NO_COLOR is set and not empty (no-color.org)."""
    return bool(environ.get("NO_COLOR"))
