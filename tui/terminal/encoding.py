"""What is written where the terminal's encoding lacks a character: as many cells as it would have had.

Python's own "replace" writes one question mark for a code point, be it two cells wide or none, and so moves
all that stands right of it.
"""

from __future__ import annotations

import codecs
from io import TextIOWrapper
from typing import TextIO

from rich.cells import cell_len, split_graphemes

ERRORS = "cells"
STAND_INS = str.maketrans("─│▸▌█▏●≠×·…“”„‘’‚–—←→↑↓", "-|>|#|*!x..\"\"\"'''--<>^v")
"""Signs of ours and of typesetters that ASCII has something like."""


def fit(stream: TextIO | None) -> None:
    """Have a stream take any text and keep to the cells."""
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
