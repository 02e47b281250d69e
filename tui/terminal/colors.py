"""What the terminal says of its colors."""

from __future__ import annotations

from collections.abc import MutableMapping

from rich.console import Console

from tui.settings import themes

DEPTHS = {"standard": 16, "256": 256, "truecolor": 1 << 24}


def told(environ: MutableMapping[str, str]) -> themes.Terminal:
    """By COLORTERM and TERM, as Rich and so Textual go by them; by COLORFGBG and NO_COLOR."""
    system = Console(force_terminal=True, _environ=environ).color_system
    depth = 0 if themes.wants_none(environ) else DEPTHS.get(system or "", 16)
    return themes.Terminal(themes.is_light(environ), depth)
