"""What Textual writes, taken apart: a frame goes into a grid; the rest goes to the terminal as it is.

A frame is moves to a cell, text, styles, links and line feeds, and nothing else. Of what isn't a frame, it is
known of some that it leaves every cell as it was: modes, questions, the clipboard, titles, the bell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.terminal.cells import PLAIN, CellStyle, styled
from tui.terminal.grid import Grid

TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<style>[\d;]*)m"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<feed>\n)"
    r"|\x1b\]8;(?P<link>[^\x00-\x1f\x7f-\x9f]*)\x1b\\"
)
_STRING = r"[^\x07\x18\x1a\x1b]*(?:\x07|\x1b\\)"
HARMLESS = re.compile(
    r"(?:\x1b\[\?(?:7|25|12|1000|1002|1003|1004|1005|1006|1015|1016|2004|2026|2027|2031|2048)[hl]"
    r"|\x1b\[\??\d+\$p|\x1b\[[<>=?]\d*u|\x1b\[[>=?]?0?c|\x1b\[>0?q|\x1b\[\??[56]n"
    rf"|\x1b\](?:0|1|2|4|10|11|12|22|52|104|11[0-2]);{_STRING}"
    r"|\x1bP(?:tmux;(?:[^\x1b]|\x1b\x1b)*|(?:\x1b\]52;c;)?[A-Za-z0-9+/=]*\x07?)\x1b\\|\x07)*"
)
ENTERS = "\x1b[?1049h"
LEAVES = "\x1b[?1049l"
NO_LINK = ";"


class Frame(NamedTuple):
    """Runs in the order they are drawn, none after another in the same row and style."""

    runs: list[tuple[int | None, int, str, CellStyle]]
    """A run without a column stands right after the last one."""
    cursor: tuple[int, int]
    """Column and row where it is left."""


def parsed(data: str) -> Frame | None:
    """What a frame draws; None of anything else."""
    runs: list[tuple[int | None, int, str, CellStyle]] = []
    x: int | None = None
    y, style, end = -1, PLAIN, 0
    for match in TOKEN.finditer(data):
        if match.start() != end:
            return None
        end = match.end()
        kind = match.lastgroup
        if kind == "text":
            if y < 0:
                return None
            runs.append((x, y, match["text"], style))
            x = None
        elif kind == "style":
            after = styled(style, match["style"])
            if after is None:
                return None
            style = after
        elif kind == "column":
            y, x = max(0, int(match["row"]) - 1), max(0, int(match["column"]) - 1)
        elif kind == "feed":
            y, x = y + 1, 0
        else:
            link = match["link"]
            style = style._replace(link="" if link.endswith(NO_LINK) else link)
    if end != len(data) or y < 0:
        return None
    return Frame(runs, (x or 0, y))


def draw(grid: Grid, frame: Frame) -> None:
    """Put it into a grid."""
    at = 0
    for x, y, text, style in frame.runs:
        at = grid.put(at if x is None else x, y, text, style)


def is_harmless(data: str) -> bool:
    """Whether it leaves every cell, and how text is written into cells, as it was."""
    return HARMLESS.fullmatch(data) is not None
