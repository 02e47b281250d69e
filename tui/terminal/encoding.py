"""Capabilities of the terminal: its colors, and replacements for characters that its encoding lacks."""

from __future__ import annotations

import codecs
from collections.abc import MutableMapping
from io import TextIOWrapper
from typing import TextIO

from rich.cells import cell_len, split_graphemes
from rich.console import Console

from tui.settings import themes

ERRORS = "cells"
STAND_INS = str.maketrans("─│▸▌█▏●≠×·…“”„‘’‚–—←→↑↓", "-|>|#|*!x..\"\"\"'''--<>^v")
"""Symbols of the interface and typographic characters that have an ASCII counterpart."""


def fit(stream: TextIO | None) -> None:
    """Make a stream accept any text; a replacement is as wide as the character."""
    codecs.register_error(ERRORS, _stand_in)
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=ERRORS)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end].translate(STAND_INS)
    clusters, _ = split_graphemes(lost)
    pieces = (lost[start:end] for start, end, _ in clusters)
    return "".join(piece if piece.isascii() else "?" * cell_len(piece) for piece in pieces), error.end


DEPTHS = {"standard": 16, "256": 256, "truecolor": 1 << 24}


def told(environ: MutableMapping[str, str]) -> themes.Terminal:
    """Detect background and color depth from the environment.

    COLORTERM and TERM are evaluated by Rich, as in Textual; COLORFGBG and NO_COLOR by `themes`.
    """
    system = Console(force_terminal=True, _environ=environ).color_system
    depth = 0 if themes.wants_none(environ) else DEPTHS.get(system or "", 16)
    return themes.Terminal(themes.is_light(environ), depth)
