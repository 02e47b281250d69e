"""Compute the fewest bytes that turn the screen the terminal shows into the wanted one.

Rows are compared cell by cell. A few unchanged cells between two changes are sent again if that is shorter
than to skip them; blanks without a background are erased if that is shorter than to write them. Rows that
moved are moved by the terminal itself.

A cluster whose width is disputed between terminals may have drawn over its neighbors, so they are sent after
it, wherever it left the cursor: its column is unknown then, as at the right edge, and only absolute moves are
possible. That ends for the classes of characters that this terminal was found to draw as expected. Columns
and rows count from 0.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tui.terminal.grid import BLANK, PLAIN, REST, UNKNOWN, CellStyle, Grid, on_blank, turn
from tui.terminal.widths import NONE_AGREED, reach

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


NOTHING_KNOWN = TerminalTraits()


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

    def repeat(self, text: str, count: int) -> None:
        """Write a character of one cell so many times, with REP if that is known and shorter."""
        rest = f"\x1b[{count - 1}b"
        short = REPEATS in self.traits.agreed and len(rest) < (count - 1) * len(text.encode())
        self.put(text + rest if short else text * count, count)

    def erase(self) -> None:
        """Erase the rest of the row."""
        self.wear_on_blank(PLAIN)
        self.sent.append("\x1b[K")

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


FEWEST_SHIFTED = 10
"""Minimum number of cells that moved together: below that, sending them again is shorter."""


class Shift(NamedTuple):
    """Cells to insert at a column, or to delete if negative; the rest of the row moves."""

    x: int
    by: int


def shifts(shown: Grid, wanted: Grid, y: int, agreed: frozenset[str]) -> list[Shift]:
    """Return the shifts of a row, from left to right; each applies to the result of the ones before it.

    Only for rows of narrow characters whose widths are undisputed.
    """
    if any(
        text is UNKNOWN or text == REST or reach(text, agreed) for text in (*shown.texts[y], *wanted.texts[y])
    ):
        return []
    from difflib import SequenceMatcher  # imported late: the first screen is drawn without it

    old = list(zip(shown.texts[y], shown.styles[y], strict=True))
    new = list(zip(wanted.texts[y], wanted.styles[y], strict=True))
    found: list[Shift] = []
    moved = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        by = block.b - block.a - moved
        if (
            by
            and block.size >= FEWEST_SHIFTED
            and any(text != BLANK for text, _ in old[block.a : block.a + block.size])
        ):
            found.append(Shift(block.a + moved if by > 0 else block.b, by))
            moved += by
    return found


def shift(grid: Grid, y: int, x: int, by: int) -> None:
    """Apply a shift to a grid; blanks are inserted."""
    for cells, blank in ((grid.texts[y], BLANK), (grid.styles[y], PLAIN)):
        if by > 0:
            cells[x:] = [*[blank] * by, *cells[x:]][: grid.columns - x]
        else:
            cells[x:] = [*cells[x - by :], *[blank] * -by][: grid.columns - x]


FEWEST_MOVED = 3
"""Minimum number of rows that moved together."""


class RowBlock(NamedTuple):
    """A range of rows some of which moved."""

    first: int
    last: int
    by: int
    """Number of rows down; negative for up."""


def block(shown: Grid, wanted: Grid) -> RowBlock | None:
    """Return the range of changed rows and their most common move; None if too few rows moved.

    Blank rows and rows that occur several times don't count.
    """
    changed = [y for y in range(wanted.rows) if shown.texts[y] != wanted.texts[y]]
    if len(changed) < FEWEST_MOVED:
        return None
    first, last = changed[0], changed[-1]
    rows = range(first, last + 1)
    if any(UNKNOWN in grid.texts[y] for grid in (shown, wanted) for y in rows):
        return None
    stood: dict[tuple[str | None, ...], list[int]] = {}
    for y in rows:
        stood.setdefault(tuple(shown.texts[y]), []).append(y)
    by: Counter[int] = Counter()
    for y in rows:
        before = stood.get(tuple(wanted.texts[y]), ())
        if len(before) == 1 and before[0] != y and set(wanted.texts[y]) != {BLANK}:
            by[y - before[0]] += 1
    if not by:
        return None
    distance, count = by.most_common(1)[0]
    return (
        RowBlock(first, last, distance) if count >= FEWEST_MOVED and abs(distance) <= last - first else None
    )


WORTH_MOVING = 40
"""Minimum length of an update, in characters, for moves to be tried."""
FEW = 4
"""Maximum number of changed rows for shifts within a row to be tried."""
AROUND = 6
"""Number of unchanged cells from which on skipping them is always shorter."""
FEWEST_REPEATED = 3
"""Minimum number of equal cells that are written as one, repeated."""
TAIL, WITHIN = 4, 10
"""Minimum number of blanks, at the end of a row and within it, that are erased rather than written."""


def changes(shown: Grid, wanted: Grid, traits: TerminalTraits) -> str:
    """Return the text to send; update `shown` to `wanted`, except for cells whose wanted text is unknown."""
    moved = block(shown, wanted)
    before = shown.copy() if moved else shown
    sent = _rows(shown, wanted, Pen(wanted.columns, traits))
    if moved is None or len(sent) < WORTH_MOVING:
        return sent
    pen = Pen(wanted.columns, traits)
    pen.shift(*moved)
    before.shift(*moved)
    return min(_rows(before, wanted, pen), sent, key=len)


def _rows(shown: Grid, wanted: Grid, pen: Pen) -> str:
    changed = [
        y
        for y in range(wanted.rows)
        if shown.texts[y] != wanted.texts[y] or shown.styles[y] != wanted.styles[y]
    ]
    for y in changed:
        (_send if len(changed) > FEW else _send_moved)(shown, wanted, y, pen)
    return pen.text()


def _send(shown: Grid, wanted: Grid, y: int, pen: Pen) -> None:
    _Row(shown, wanted, y, pen.traits.agreed).send(pen)


def _send_moved(shown: Grid, wanted: Grid, y: int, pen: Pen) -> None:
    """Send a row; shift pieces of it first if that is shorter."""
    plain, moving = pen.fork(), pen.fork()
    before = shown.texts[y].copy(), shown.styles[y].copy()
    agreed = pen.traits.agreed
    _Row(shown, wanted, y, agreed).send(plain)
    after = shown.texts[y], shown.styles[y]
    shown.texts[y], shown.styles[y] = before
    if plain.length >= WORTH_MOVING:
        for x, by in shifts(shown, wanted, y, agreed):
            moving.insert(x, y, by)
            shift(shown, y, x, by)
        _Row(shown, wanted, y, agreed).send(moving)
    shown.texts[y], shown.styles[y] = after
    pen.join(moving if moving.sent and moving.length < plain.length else plain)


class _Row:
    """A row as it is shown and as it is wanted."""

    def __init__(self, shown: Grid, wanted: Grid, y: int, agreed: frozenset[str]) -> None:
        self.y = y
        self.agreed = agreed
        self.columns = wanted.columns
        self.old_texts, self.old_styles = shown.texts[y], shown.styles[y]
        self.texts, self.styles = wanted.texts[y], wanted.styles[y]

    def send(self, pen: Pen) -> None:
        """Write the changes to the pen, and record them in the shown row."""
        heads = self._changed()
        tail = self._tail()
        erased = [x for x in heads if x >= tail]
        if len(erased) >= TAIL:
            del heads[-len(erased) :]
        while heads:
            self._go(heads[0], pen)
            count = self._blanks(heads)
            if count >= WITHIN:
                pen.blank(count)
            elif (count := self._alike(heads)) >= FEWEST_REPEATED:
                self._wear(heads[0], pen)
                pen.repeat(self.texts[heads[0]] or BLANK, count)
            else:
                count = 1
                self._put(heads[0], pen)
            del heads[:count]
        if len(erased) >= TAIL:
            pen.move(erased[0], self.y)
            pen.erase()
        self._note()

    def _changed(self) -> list[int]:
        """Return the columns of the clusters to send."""
        heads, reached = [], 0
        followed = [*self.texts[1:], BLANK]
        for x, (text, style) in enumerate(zip(self.texts, self.styles, strict=True)):
            if text is UNKNOWN or text == REST:
                continue
            same = text == self.old_texts[x] and style == self.old_styles[x] and x >= reached
            if same and not (followed[x] == REST and self.old_texts[x + 1] != REST):
                continue
            heads.append(x)
            if most := reach(text, self.agreed):
                reached = max(reached, x + most)
        return heads

    def _tail(self) -> int:
        """Return the column after which the row is blank."""
        at = self.columns
        while at and self.texts[at - 1] == BLANK and self.styles[at - 1] == PLAIN:
            at -= 1
        return at

    def _blanks(self, heads: list[int]) -> int:
        """Return the number of adjacent unstyled blanks at the start of the changed cells."""
        first = heads[0]
        for count, x in enumerate(heads):
            if x != first + count or self.texts[x] != BLANK or self.styles[x] != PLAIN:
                return count
        return len(heads)

    def _alike(self, heads: list[int]) -> int:
        """Return the number of equal adjacent cells at the start of the changed ones; 0 if uncertain."""
        first = heads[0]
        text, style = self.texts[first], self.styles[first]
        if text is UNKNOWN or len(text) > 1 or self._width(first) > 1 or reach(text, self.agreed):
            return 0
        for count, x in enumerate(heads):
            if x != first + count or self.texts[x] != text or self.styles[x] != style:
                return count
        return len(heads)

    def _go(self, x: int, pen: Pen) -> None:
        """Bring the cursor to a column: by a move, or by sending the cells before it again."""
        if pen.y == self.y and pen.x is not None and 0 < x - pen.x <= AROUND:
            again, around = pen.fork(), pen.fork()
            around.move(x, self.y)
            if self._repeat(again, x) and again.bytes_to(self.styles[x]) <= around.bytes_to(self.styles[x]):
                pen.join(again)
                return
        pen.move(x, self.y)

    def _repeat(self, pen: Pen, until: int) -> bool:
        """Send the cells up to a column again; return False if that is impossible."""
        for x in range(pen.x or 0, until):
            text = self.texts[x]
            if text is UNKNOWN or reach(text, self.agreed):
                return False
            if text != REST:
                self._wear(x, pen)
                pen.put(text, self._width(x))
        return pen.x == until

    def _wear(self, x: int, pen: Pen) -> None:
        """Change the style to a cell's; for a blank, to that of the text after it if they look the same."""
        style = self.styles[x]
        if self.texts[x] != BLANK:
            pen.wear(style)
        elif on_blank(pen.style) != style:
            after = next((at for at in range(x, self.columns) if self.texts[at] != BLANK), x)
            pen.wear(self.styles[after] if on_blank(self.styles[after]) == style else style)

    def _put(self, x: int, pen: Pen) -> None:
        text, width = self.texts[x] or BLANK, self._width(x)
        self._wear(x, pen)
        disputed = reach(text, self.agreed) > 0
        if disputed and width > 1:  # remove old content beside it, in case the terminal draws it narrow
            pen.put(BLANK * width, width)
            pen.move(x, self.y)
        pen.put(text, width, disputed=disputed)

    def _width(self, x: int) -> int:
        end = x + 1
        while end < self.columns and self.texts[end] == REST:
            end += 1
        return end - x

    def _note(self) -> None:
        if UNKNOWN not in self.texts:
            self.old_texts[:], self.old_styles[:] = self.texts, self.styles
            return
        for x, text in enumerate(self.texts):
            if text is not UNKNOWN:
                self.old_texts[x], self.old_styles[x] = text, self.styles[x]
