"""Output to a terminal, built piece by piece: the shortest moves, changes of style, erasing, repeating."""

from __future__ import annotations

from typing import NamedTuple

from tui.terminal.grid import PLAIN, CellStyle, on_blank, turn
from tui.terminal.widths import NONE_AGREED

DOWN = "\n"
"""Moves the cursor one row down in the same column, if the tty does not translate line feeds."""
FARTHEST = 4
"""Maximum number of rows down that line feeds are used for: more are never shorter."""


REPEATS = "repeats"
"""Name under which a terminal that knows REP has it among what is agreed."""


class TerminalTraits(NamedTuple):
    """What is known about a terminal."""

    feeds: bool = False
    """Whether a line feed reaches it unchanged."""
    agreed: frozenset[str] = NONE_AGREED
    """Classes of characters that it draws as wide as Rich says, and REPEATS if it repeats a character."""


class Pen:
    """Output that is built piece by piece, and the cursor's position after it."""

    def __init__(self, columns: int, traits: TerminalTraits) -> None:
        """Start with the position of the cursor unknown."""
        self.sent: list[str] = []
        self.x: int | None = None
        self.y: int | None = None
        self.style = PLAIN
        self.traits = traits
        self._columns = columns
        self._farthest = FARTHEST if traits.feeds else 0

    def fork(self) -> Pen:
        """Return an empty pen at the same position, to try an alternative."""
        tried = Pen(self._columns, self.traits)
        tried.x, tried.y, tried.style = self.x, self.y, self.style
        return tried

    def join(self, tried: Pen) -> None:
        """Append the output of an alternative."""
        self.sent += tried.sent
        self.x, self.y, self.style = tried.x, tried.y, tried.style

    @property
    def length(self) -> int:
        """Return the number of characters to send."""
        return sum(map(len, self.sent))

    def bytes_to(self, style: CellStyle) -> int:
        """Return the number of bytes up to the first text in a style."""
        return sum(len(piece.encode()) for piece in self.sent) + len(turn(self.style, style))

    def move(self, x: int, y: int) -> None:
        """Move the cursor to a cell."""
        if (self.x, self.y) != (x, y):
            self.sent.append(self.way(x, y))
            self.x, self.y = x, y

    def way(self, x: int, y: int) -> str:
        """Return the shortest move to a cell; empty if the cursor is there."""
        absolute = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1 if y else ''}H"
        if self.y is None or not 0 <= (down := y - self.y) <= self._farthest:
            return absolute
        across = self._across(x)
        relative = down * DOWN + across if down else across
        return min(relative, absolute, key=len)

    def _across(self, x: int) -> str:
        """Return the shortest move within the row."""
        ways = [f"\x1b[{x + 1}G" if x else "\r"]
        if self.x is not None:
            by = x - self.x
            if by == 0:
                return ""
            step = "" if abs(by) == 1 else abs(by)
            ways.append(f"\x1b[{step}C" if by > 0 else min(-by * "\b", f"\x1b[{step}D", key=len))
        return min(ways, key=len)

    def wear(self, style: CellStyle) -> None:
        """Change the style of the text that follows."""
        if style != self.style:
            self.sent.append(turn(self.style, style))
            self.style = style

    def wear_on_blank(self, style: CellStyle) -> None:
        """Change the style of blanks that follow; not if they look the same in the current one."""
        if on_blank(self.style) != style:
            self.wear(style)

    def put(self, text: str, width: int, *, disputed: bool = False) -> None:
        """Write a text at the cursor. `disputed`: terminals give it different widths."""
        self.sent.append(text)
        if self.x is not None:
            self.x += width
            if disputed or self.x >= self._columns:
                self.x = None

    def repeat(self, text: str, count: int, *, disputed: bool = False) -> None:
        """Write a character of one cell so many times, with REP if that is known and shorter."""
        rest = f"\x1b[{count - 1}b"
        short = REPEATS in self.traits.agreed and len(rest) < (count - 1) * len(text.encode())
        self.put(text + rest if short else text * count, count, disputed=disputed)

    def erase(self) -> None:
        """Erase the rest of the row."""
        self.wear_on_blank(PLAIN)
        self.sent.append("\x1b[K")

    def clear(self) -> None:
        """Erase the screen."""
        self.wear_on_blank(PLAIN)
        self.sent.append("\x1b[2J")

    def blank(self, cells: int) -> None:
        """Erase so many cells from the cursor on, without moving it."""
        self.wear_on_blank(PLAIN)
        self.sent.append(f"\x1b[{cells}X")

    def insert(self, x: int, y: int, cells: int) -> None:
        """Insert blank cells at a position, or delete as many if negative; the rest of the row moves."""
        self.wear_on_blank(PLAIN)
        self.move(x, y)
        self.sent.append(f"\x1b[{abs(cells)}{'@' if cells > 0 else 'P'}")

    def shift(self, first: int, last: int, by: int) -> None:
        """Move whole rows down, or up if `by` is negative; insert blank rows."""
        self.wear_on_blank(PLAIN)
        region = f"\x1b[{first + 1};{last + 1}r"
        rows = "" if abs(by) == 1 else abs(by)
        self.sent.append(f"{region}\x1b[{first + 1}H\x1b[{rows}{'L' if by > 0 else 'M'}\x1b[r")
        # setting the region moves the cursor home; not all terminals do so when it is reset
        self.x = self.y = None

    def text(self) -> str:
        """Return all output, with the style reset at its end."""
        self.wear(PLAIN)
        return "".join(self.sent)
