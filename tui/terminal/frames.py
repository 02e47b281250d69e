"""Parse Textual's output: frames are drawn into a grid, everything else is sent to the terminal unchanged.

A frame consists of cursor moves, text, styles, links and line feeds only. Some other sequences are known to
leave all cells unchanged: modes, queries, the clipboard, titles, the bell.
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
    """Runs of text in drawing order; adjacent runs of one style in a row are not merged."""

    runs: list[tuple[int | None, int, str, CellStyle]]
    """A run without a column directly follows the previous one."""
    cursor: tuple[int, int]
    """Column and row of the cursor at the end."""


def parsed(data: str) -> Frame | None:
    """Parse a frame; return None for anything else."""
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
    """Draw a frame into a grid."""
    at = 0
    for x, y, text, style in frame.runs:
        at = grid.put(at if x is None else x, y, text, style)


def is_harmless(data: str) -> bool:
    """Return whether the data leaves all cells, and the way text is written into them, unchanged."""
    return HARMLESS.fullmatch(data) is not None
