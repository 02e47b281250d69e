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

from tui.terminal.grid import BLANK, PLAIN, REST, UNKNOWN, Grid, on_blank
from tui.terminal.moves import block, shift, shifts
from tui.terminal.pen import Pen, TerminalTraits
from tui.terminal.widths import reach

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
