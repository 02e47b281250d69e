"""Detect what the terminal can show from its environment, without a query."""

from __future__ import annotations

from collections.abc import Mapping

from tui.settings import themes
from tui.terminal import streams
from tui.terminal.hyperlinks import takes_hyperlinks

TRUECOLOR = 1 << 24
BY_COLORTERM = frozenset({"truecolor", "24bit"})
"""Values of COLORTERM of a terminal with all colors."""
BY_TERM = {"256color": 256, "kitty": 256}
"""Number of colors by the last part of TERM; other terminals have 16."""
FEW = 16
UNABLE = frozenset({"dumb", "unknown"})
"""Values of TERM that say nothing about colors."""


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
