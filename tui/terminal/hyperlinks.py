"""Whether the terminal takes hyperlinks (OSC 8), judged by its environment.

A terminal can't be asked. One that does not know the sequence may show it as text, so only known ones get
it. In tmux and screen it depends on the outer terminal and on their settings, which are unknown here.
"""

from __future__ import annotations

from collections.abc import Mapping

BY_PROGRAM = frozenset({"iTerm.app", "WezTerm", "ghostty", "vscode", "rio"})
"""Values of TERM_PROGRAM."""
BY_TERM = frozenset(
    {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-direct", "contour", "wezterm", "mintty"}
)
"""Values of TERM."""
BY_VERSION = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}
"""Variables with the version of a terminal, and the first version that takes hyperlinks."""
BY_PRESENCE = ("WT_SESSION", "KITTY_WINDOW_ID")
"""Variables that only a terminal with hyperlinks sets."""
MULTIPLEXERS = ("tmux", "screen")


def takes_hyperlinks(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal is known to take hyperlinks."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(MULTIPLEXERS):
        return False
    if term in BY_TERM or environ.get("TERM_PROGRAM") in BY_PROGRAM:
        return True
    if any(environ.get(name) for name in BY_PRESENCE):
        return True
    return any(_number(environ.get(name, "")) >= first for name, first in BY_VERSION.items())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
