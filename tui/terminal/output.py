"""All that is to be sent to a terminal, and in which order: changes of its cells, and what changes none.

Frames only change what is wanted; what is sent is worked out when it can be sent. So a line that stalls gets
the newest screen when it goes on, and none of those between.
"""

from __future__ import annotations

from tui.terminal.cells import BLANK
from tui.terminal.diff import changes
from tui.terminal.frames import ENTERS, LEAVES, draw, is_harmless, parsed
from tui.terminal.grid import UNKNOWN, Grid

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output: what stands between them is shown at once."""
AT_ONCE = 128
"""Characters that arrive together without being told to."""
ANEW = "\x1b[r\x1b[m\x1b[2J"
"""No region, no style, nothing on the screen."""
MODES = "\x1b[?7l\x1b[?25l"
"""What else of the terminal the frames count on: no wrapping at the edge, no cursor."""
HOME = (0, 0)
"""Where Textual leaves the cursor when nothing is typed anywhere, so when its place means nothing."""
MOST = 1 << 18
"""Characters of what is no frame that wait while a line stalls; beyond that, the oldest are lost."""


class TerminalOutput:
    """Of one terminal, from the time it is entered."""

    def __init__(self, columns: int, rows: int) -> None:
        self._shown, self._wanted = Grid(columns, rows), Grid(columns, rows)
        self._aside: list[str] = []
        self._together = False
        self._anew = ""
        self._drawn = False
        self._cursor = self._cursor_shown = HOME
        self.feeds = False
        """A line feed reaches the terminal as it is: the tty makes no carriage return of it."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._wanted.columns, self._wanted.rows

    def take(self, data: str) -> bool:
        """Whether it is a frame, or part of one, and not to be sent as it is."""
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
        elif data == LEAVES:  # what is still to be drawn is not for the screen behind it
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
        """What a terminal of another size shows isn't known; nor is it where the size is as it was."""
        if self.size != (columns, rows):
            self._shown, self._wanted = Grid(columns, rows), Grid(columns, rows)
        self._anew = self._anew or ANEW
        self._drawn = True

    def forget(self) -> None:
        """Something else has written on the terminal: all is sent again."""
        self._anew = MODES + ANEW
        self._drawn = True

    @property
    def due(self) -> bool:
        """Whether there may be something to send."""
        return bool(self._drawn or self._aside)

    def aside(self) -> str:
        """What is no frame; then it is sent."""
        sent = "".join(self._aside)
        self._aside.clear()
        return sent

    def next(self) -> str:
        """All that there is to send; then it is sent."""
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
