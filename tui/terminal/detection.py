"""Detect what the terminal can show from its environment, without a query.

Whether it takes hyperlinks (OSC 8) can't be asked. One that does not know the sequence may show it as text,
so only known ones get it. In tmux and screen it depends on the outer terminal and on their settings, which
are unknown here.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.settings import themes
from tui.terminal import streams

TRUECOLOR = 1 << 24
BY_COLORTERM = frozenset({"truecolor", "24bit"})
"""Values of COLORTERM of a terminal with all colors."""
BY_TERM = {"256color": 256, "kitty": 256}
"""Number of colors by the last part of TERM; other terminals have 16."""
FEW = 16
UNABLE = frozenset({"dumb", "unknown"})
"""Values of TERM that say nothing about colors."""
LINKS_BY_PROGRAM = frozenset({"iTerm.app", "WezTerm", "ghostty", "vscode", "rio"})
"""Values of TERM_PROGRAM."""
LINKS_BY_TERM = frozenset(
    {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-direct", "contour", "wezterm", "mintty"}
)
"""Values of TERM."""
LINKS_BY_VERSION = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}
"""Variables with the version of a terminal, and the first version that takes hyperlinks."""
LINKS_BY_PRESENCE = ("WT_SESSION", "KITTY_WINDOW_ID")
"""Variables that only a terminal with hyperlinks sets."""
MULTIPLEXERS = ("tmux", "screen")


def detect_terminal(environ: Mapping[str, str]) -> themes.Terminal:
    """Detect background, color depth and hyperlinks from the environment."""
    if streams.is_web(environ):
        return themes.Terminal(light=False, depth=TRUECOLOR)
    depth = 0 if themes.wants_none(environ) else color_depth(environ)
    return themes.Terminal(themes.is_light(environ), depth, takes_hyperlinks(environ))


def color_depth(environ: Mapping[str, str]) -> int:
    """Return the number of colors, evaluated as Rich does, which Textual draws with.

    Rich is not asked, since its console takes long to import.
    """
    term = environ.get("TERM", "").strip().lower()
    if term in UNABLE:
        return FEW
    if environ.get("COLORTERM", "").strip().lower() in BY_COLORTERM:
        return TRUECOLOR
    return BY_TERM.get(term.rpartition("-")[2], FEW)


def takes_hyperlinks(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal is known to take hyperlinks."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(MULTIPLEXERS):
        return False
    if term in LINKS_BY_TERM or environ.get("TERM_PROGRAM") in LINKS_BY_PROGRAM:
        return True
    if any(environ.get(name) for name in LINKS_BY_PRESENCE):
        return True
    return any(_number(environ.get(name, "")) >= first for name, first in LINKS_BY_VERSION.items())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
