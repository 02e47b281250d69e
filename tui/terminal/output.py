"""The output to a terminal and its order: changes of cells, and sequences that change none.

Frames only update the wanted screen; the difference is computed when it can be sent. After a stall the
terminal therefore gets the latest screen and none of those before it.

A frame of Textual's consists of cursor moves, text, styles, links and line feeds only; it is drawn into a
grid. Some other sequences are known to leave all cells unchanged: modes, queries, the clipboard, titles, the
bell. They are sent unchanged, as is everything else.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.patterns import compiled
from tui.terminal.diff import changes
from tui.terminal.grid import BLANK, PLAIN, UNKNOWN, CellStyle, Grid, styled
from tui.terminal.pen import TerminalTraits
from tui.terminal.widths import NONE_AGREED

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output: everything between the two is shown at once."""
AT_ONCE = 128
"""Number of characters that arrive together even without synchronized output."""
ANEW = "\x1b[r\x1b[m\x1b[2J"
"""Reset scrolling region and style, and clear the screen."""
NO_WRAP, NO_CURSOR = "\x1b[?7l", "\x1b[?25l"
MODES = NO_WRAP + NO_CURSOR
"""Other modes that frames depend on: no wrapping at the edge, no cursor."""
HOME = (0, 0)
"""Position at which Textual leaves the cursor if no text field has the focus; it has no meaning."""
MOST = 1 << 18
"""Maximum length, in characters, of waiting output other than frames; beyond it the oldest is lost."""
ENTERS = "\x1b[?1049h"
LEAVES = "\x1b[?1049l"


class TerminalOutput:
    """Collects the output of one terminal, from the time it is entered."""

    def __init__(self, columns: int, rows: int) -> None:
        self._shown, self._wanted = Grid(columns, rows), Grid(columns, rows)
        self._aside: list[str] = []
        self._together = False
        self._anew = ""
        self._question: Question | None = None
        self._drawn = False
        self._cursor = self._cursor_shown = HOME
        self._sent_early: set[str] = set()
        """Output of the driver that was sent before it."""
        self.feeds = False
        """Whether a line feed reaches the terminal unchanged, without a carriage return."""
        self.agreed = NONE_AGREED
        """What the terminal is known to draw as expected: see `TerminalTraits`."""

    @property
    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        return self._wanted.columns, self._wanted.rows

    def enter(self, first: Frame) -> None:
        """Enter the terminal and draw a first frame; when the driver enters it, nothing is sent again."""
        self._aside += [ENTERS, NO_WRAP, NO_CURSOR]
        self._sent_early = {*self._aside}
        self._anew = ANEW
        self._wanted.fill(BLANK)
        draw(self._wanted, first)
        self._drawn = True

    def take(self, data: str) -> bool:
        """Add output; return True if it is a frame or part of one, which is not sent unchanged."""
        if data in self._sent_early:
            self._sent_early.discard(data)
            return True
        if data in (BEGIN, END):
            self._together = True
            return True
        if (frame := parsed(data)) is not None:
            draw(self._wanted, frame)
            self._cursor = frame.cursor
            self._drawn = True
            return True
        if data == ENTERS:
            self._anew = ANEW
        elif data == LEAVES:  # frames that were not sent yet must not be drawn on the screen behind it
            self._drawn = False
        elif not is_harmless(data):
            data = self._changes() + data
            for grid in (self._shown, self._wanted):
                grid.fill(UNKNOWN)
        self._aside.append(data)
        while len(self._aside) > 1 and sum(map(len, self._aside)) > MOST:
            del self._aside[0]
        return False

    def resize(self, columns: int, rows: int) -> None:
        """Resize the grids; the content of the terminal is unknown afterwards, even if the size is
        unchanged."""
        if self.size != (columns, rows):
            self._question = None
            self._shown, self._wanted = Grid(columns, rows), Grid(columns, rows)
        self._anew = self._anew or ANEW
        self._drawn = True

    def forget(self) -> None:
        """Send every cell again: another program has written to the terminal."""
        self._anew = MODES + ANEW
        self._drawn = True

    def ask(self, query: str, columns: int, row: int) -> bool:
        """Send a query that prints something, and draw over it in the same write.

        Args:
            query: text whose output stays within `columns` from the left edge of `row` (from 1).

        Returns:
            False if the screen is too small for it.
        """
        if columns > self.size[0] or row > self.size[1]:
            return False
        self._question = Question(query, columns, row - 1)
        self._drawn = True
        return True

    @property
    def due(self) -> bool:
        """Whether there may be output to send."""
        return bool(self._drawn or self._aside)

    def aside(self) -> str:
        """Return and clear pending output that is not a frame."""
        sent = "".join(self._aside)
        self._aside.clear()
        return sent

    def next(self) -> str:
        """Return and clear all pending output."""
        sent = self.aside()
        return sent + self._changes() if self._drawn else sent

    def _changes(self) -> str:
        self._drawn = False
        asked = self._asked()
        anew, self._anew = self._anew, ""
        if anew:
            self._shown.fill(BLANK)
        sent = asked + anew + changes(self._shown, self._wanted, TerminalTraits(self.feeds, self.agreed))
        if self._cursor != HOME and (sent or self._cursor != self._cursor_shown):
            x, y = self._cursor_shown = self._cursor
            sent += f"\x1b[{y + 1};{x + 1}H"
        return f"{BEGIN}{sent}{END}" if self._together and len(sent) >= AT_ONCE else sent

    def _asked(self) -> str:
        """Return and clear the pending query, if everything that it prints is about to be drawn over."""
        if self._question is None:
            return ""
        query, columns, row = self._question
        if not self._anew:  # otherwise the screen is cleared
            if UNKNOWN in self._wanted.texts[row][:columns]:
                return ""
            self._shown.texts[row][:columns] = [UNKNOWN] * columns
        self._question = None
        return query


class Question(NamedTuple):
    """A query that prints something."""

    text: str
    columns: int
    """Number of columns that it may print in."""
    row: int


TOKEN = compiled(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<style>[\d;]*)m"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<feed>\n)"
    r"|\x1b\]8;(?P<link>[^\x00-\x1f\x7f-\x9f]*)\x1b\\"
)
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


_STRING = r"[^\x07\x18\x1a\x1b]*(?:\x07|\x1b\\)"
HARMLESS = compiled(
    r"(?:\x1b\[\?(?:7|25|12|1000|1002|1003|1004|1005|1006|1015|1016|2004|2026|2027|2031|2048)[hl]"
    r"|\x1b\[\??\d+\$p|\x1b\[[<>=?]\d*u|\x1b\[[>=?]?0?c|\x1b\[>0?q|\x1b\[\??[56]n"
    rf"|\x1b\](?:0|1|2|4|10|11|12|22|52|104|11[0-2]);{_STRING}"
    r"|\x1bP(?:tmux;(?:[^\x1b]|\x1b\x1b)*|(?:\x1b\]52;c;)?[A-Za-z0-9+/=]*\x07?)\x1b\\|\x07)*"
)


def is_harmless(data: str) -> bool:
    """Return whether the data leaves all cells, and the way text is written into them, unchanged."""
    return HARMLESS.fullmatch(data) is not None
