"""Moves, styles and text for a terminal, each in the fewest bytes, from what is known of its cursor.

Columns and rows count from 0. The cursor's column isn't known after a cluster that terminals give different
widths, nor at the right edge: from there only moves to a column of the screen are made, not to one beside it.
"""

from __future__ import annotations

from tui.terminal.cells import PLAIN, CellStyle, turn

DOWN = "\n"
"""One row down in the same column, where the tty makes nothing else of it."""
FARTHEST = 4
"""Rows down that are gone one by one: more are never shorter."""


class Pen:
    """What is to be sent, piece by piece; the terminal's cursor after it."""

    def __init__(self, columns: int, *, feeds: bool = True) -> None:
        """`feeds`: a line feed reaches the terminal as it is."""
        self.sent: list[str] = []
        self.x: int | None = None
        self.y: int | None = None
        self.style = PLAIN
        self._columns = columns
        self._farthest = FARTHEST if feeds else 0

    def fork(self) -> Pen:
        """Another one in the same place, to try a way."""
        tried = Pen(self._columns, feeds=self._farthest > 0)
        tried.x, tried.y, tried.style = self.x, self.y, self.style
        return tried

    def join(self, tried: Pen) -> None:
        """Go the way that was tried."""
        self.sent += tried.sent
        self.x, self.y, self.style = tried.x, tried.y, tried.style

    @property
    def length(self) -> int:
        """Characters that are to be sent."""
        return sum(map(len, self.sent))

    def bytes_to(self, style: CellStyle) -> int:
        """What is sent until it can write in a style."""
        return sum(len(piece.encode()) for piece in self.sent) + len(turn(self.style, style))

    def move(self, x: int, y: int) -> None:
        if (self.x, self.y) != (x, y):
            self.sent.append(self.way(x, y))
            self.x, self.y = x, y

    def way(self, x: int, y: int) -> str:
        """The shortest that leads to a cell; nothing where the cursor is there."""
        absolute = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1 if y else ''}H"
        if self.y is None or not 0 <= (down := y - self.y) <= self._farthest:
            return absolute
        across = self._across(x)
        relative = down * DOWN + across if down else across
        return min(relative, absolute, key=len)

    def _across(self, x: int) -> str:
        """Within a row."""
        ways = [f"\x1b[{x + 1}G" if x else "\r"]
        if self.x is not None:
            by = x - self.x
            if by == 0:
                return ""
            step = "" if abs(by) == 1 else abs(by)
            ways.append(f"\x1b[{step}C" if by > 0 else min(-by * "\b", f"\x1b[{step}D", key=len))
        return min(ways, key=len)

    def wear(self, style: CellStyle) -> None:
        if style != self.style:
            self.sent.append(turn(self.style, style))
            self.style = style

    def put(self, text: str, width: int, *, disputed: bool = False) -> None:
        """Write where it stands."""
        self.sent.append(text)
        if self.x is not None:
            self.x += width
            if disputed or self.x >= self._columns:
                self.x = None

    def erase(self) -> None:
        """The rest of the row."""
        self.wear(PLAIN)
        self.sent.append("\x1b[K")

    def blank(self, cells: int) -> None:
        """So many cells from where it stands, and it stays there."""
        self.wear(PLAIN)
        self.sent.append(f"\x1b[{cells}X")

    def insert(self, x: int, y: int, cells: int) -> None:
        """Blank cells at a place, what is there moves right; or delete as many if negative."""
        self.wear(PLAIN)
        self.move(x, y)
        self.sent.append(f"\x1b[{abs(cells)}{'@' if cells > 0 else 'P'}")

    def shift(self, first: int, last: int, by: int) -> None:
        """Move whole rows down, or up if `by` is negative; blank ones come after them."""
        self.wear(PLAIN)
        region = f"\x1b[{first + 1};{last + 1}r"
        rows = "" if abs(by) == 1 else abs(by)
        self.sent.append(f"{region}\x1b[{first + 1}H\x1b[{rows}{'L' if by > 0 else 'M'}\x1b[r")
        self.x = self.y = None  # a region puts it at home; not everywhere does its end, too

    def text(self) -> str:
        """All of it, and no style after it."""
        self.wear(PLAIN)
        return "".join(self.sent)
