"""The output to a terminal and its order: changes of cells, and sequences that change none.

Frames only update the wanted screen; the difference is computed when it can be sent. After a stall the
terminal therefore gets the latest screen and none of those before it.
"""

from __future__ import annotations

from tui.terminal.cells import BLANK
from tui.terminal.diff import changes
from tui.terminal.frames import ENTERS, LEAVES, draw, is_harmless, parsed
from tui.terminal.grid import UNKNOWN, Grid

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output: everything between the two is shown at once."""
AT_ONCE = 128
"""Number of characters that arrive together even without synchronized output."""
ANEW = "\x1b[r\x1b[m\x1b[2J"
"""Reset scrolling region and style, and clear the screen."""
MODES = "\x1b[?7l\x1b[?25l"
"""Other modes that frames depend on: no wrapping at the edge, no cursor."""
HOME = (0, 0)
"""Position at which Textual leaves the cursor if no text field has the focus; it has no meaning."""
MOST = 1 << 18
"""Maximum length, in characters, of waiting output other than frames; beyond it the oldest is lost."""


class TerminalOutput:
    """Collects the output of one terminal, from the time it is entered."""

    def __init__(self, columns: int, rows: int) -> None:
        self._shown, self._wanted = Grid(columns, rows), Grid(columns, rows)
        self._aside: list[str] = []
        self._together = False
        self._anew = ""
        self._drawn = False
        self._cursor = self._cursor_shown = HOME
        self.feeds = False
        """Whether a line feed reaches the terminal unchanged, without a carriage return."""

    @property
    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        return self._wanted.columns, self._wanted.rows

    def take(self, data: str) -> bool:
        """Add output; return True if it is a frame or part of one, which is not sent unchanged."""
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
            self._shown, self._wanted = Grid(columns, rows), Grid(columns, rows)
        self._anew = self._anew or ANEW
        self._drawn = True

    def forget(self) -> None:
        """Send every cell again: another program has written to the terminal."""
        self._anew = MODES + ANEW
        self._drawn = True

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
        anew, self._anew = self._anew, ""
        if anew:
            self._shown.fill(BLANK)
        sent = anew + changes(self._shown, self._wanted, feeds=self.feeds)
        if self._cursor != HOME and (sent or self._cursor != self._cursor_shown):
            x, y = self._cursor_shown = self._cursor
            sent += f"\x1b[{y + 1};{x + 1}H"
        return f"{BEGIN}{sent}{END}" if self._together and len(sent) >= AT_ONCE else sent
