"""Compute the fewest bytes that turn the screen the terminal shows into the wanted one.

Rows are compared cell by cell. A few unchanged cells between two changes are sent again if that is shorter
than to skip them; blanks without a background are erased if that is shorter than to write them. Rows that
moved are moved by the terminal itself. If next to nothing stays, as when a page is closed, the screen is
cleared, and only what is not blank is sent.

A cluster whose width is disputed between terminals may have drawn over its neighbors, so they are sent after
it, wherever it left the cursor: its column is unknown then, as at the right edge, and only absolute moves are
possible. Equal ones, as in a rule, are sent together, so that they leave no gaps if they are wide. None of
that is done for the classes of characters that this terminal was found to draw as expected.

Columns and rows count from 0.
"""

from __future__ import annotations

from operator import ne

from tui.terminal.columns import FEWEST, send_columns
from tui.terminal.grid import BLANK, PLAIN, REST, UNKNOWN, Grid, on_blank
from tui.terminal.moves import block, shift, shifts
from tui.terminal.pen import Pen, TerminalTraits
from tui.terminal.widths import reach

WORTH_MOVING = 40
"""Minimum length of an update, in characters, for moves to be tried."""
WORTH_MOVING_OF_MANY = 150
"""Minimum length of a row for shifts within it to be tried if many rows changed."""
FEWEST_CLEARED = 100
"""Minimum number of cells to blank for which the screen is cleared."""
BYTES, BYTES_IF_DISPUTED = 2, 10
"""Mean number of bytes to send a cell, its style included; and if the one after it is addressed anew."""
FEW = 4
"""Maximum number of changed rows for shifts to be tried within each of them."""
AROUND = 6
"""Number of unchanged cells from which on skipping them is always shorter."""
FEWEST_REPEATED = 3
"""Minimum number of equal cells that are written as one, repeated."""
TAIL, WITHIN = 4, 10
"""Minimum number of blanks, at the end of a row and within it, that are erased rather than written."""


def changes(shown: Grid, wanted: Grid, traits: TerminalTraits) -> str:
    """Return the text to send; update `shown` to `wanted`, except for cells whose wanted text is unknown."""
    pen = Pen(wanted.columns, traits)
    if _is_worth_clearing(shown, wanted, traits.agreed):
        pen.clear()
        shown.fill(BLANK)
        return _rows(shown, wanted, pen)
    moved = block(shown, wanted)
    before = shown.copy() if moved else shown
    sent = _rows(shown, wanted, pen)
    if moved is None or len(sent) < WORTH_MOVING:
        return sent
    pen = Pen(wanted.columns, traits)
    pen.shift(*moved)
    before.shift(*moved)
    return min(_rows(before, wanted, pen), sent, key=len)


def _is_worth_clearing(shown: Grid, wanted: Grid, agreed: frozenset[str]) -> bool:
    """Return whether it is shorter to blank all cells at once, though unchanged ones are sent again."""
    if sum(map(ne, shown.texts, wanted.texts)) * 2 < wanted.rows:
        return False
    again = erased = 0
    for row in zip(shown.texts, shown.styles, wanted.texts, wanted.styles, strict=True):
        if UNKNOWN in row[2]:
            return False
        for old_text, old_style, text, style in zip(*row, strict=True):
            if text != BLANK or style != PLAIN:
                if text == old_text and style == old_style and text is not None:
                    again += BYTES_IF_DISPUTED if reach(text, agreed) else BYTES
            elif text != old_text:
                erased += 1
    return erased > max(again, FEWEST_CLEARED)


def _rows(shown: Grid, wanted: Grid, pen: Pen) -> str:
    changed = [
        y
        for y in range(wanted.rows)
        if shown.texts[y] != wanted.texts[y] or shown.styles[y] != wanted.styles[y]
    ]
    if len(changed) >= FEWEST and pen.traits.feeds:
        send_columns(shown, wanted, pen)
    least = WORTH_MOVING if len(changed) <= FEW else WORTH_MOVING_OF_MANY
    for y in changed:
        _send(shown, wanted, y, pen, least)
    return pen.text()


def _send(shown: Grid, wanted: Grid, y: int, pen: Pen, least: int) -> None:
    """Send a row; if it is as long as `least`, shift pieces of it first if that is shorter."""
    plain, agreed = pen.fork(), pen.traits.agreed
    before = shown.texts[y].copy(), shown.styles[y].copy()
    _Row(shown, wanted, y, agreed).send(plain)
    if plain.length >= least:
        after = shown.texts[y], shown.styles[y]
        shown.texts[y], shown.styles[y] = before
        moving = pen.fork()
        for x, by in shifts(shown, wanted, y, agreed):
            moving.insert(x, y, by)
            shift(shown, y, x, by)
        if moving.sent:
            _Row(shown, wanted, y, agreed).send(moving)
        shown.texts[y], shown.styles[y] = after
        if moving.sent and moving.length < plain.length:
            plain = moving
    pen.join(plain)


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
                text = self.texts[heads[0]] or BLANK
                self._wear(heads[0], pen)
                pen.repeat(text, count, disputed=reach(text, self.agreed) > 0)
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
        heads: list[int] = []
        reached = 0
        first = 0  # of equal cells that are sent together
        followed = [*self.texts[1:], BLANK]
        for x, (text, style) in enumerate(zip(self.texts, self.styles, strict=True)):
            if text is UNKNOWN or text == REST:
                continue
            same = text == self.old_texts[x] and style == self.old_styles[x] and x >= reached
            if same and not (followed[x] == REST and self.old_texts[x + 1] != REST):
                continue
            if not heads or heads[-1] != x - 1 or text != self.texts[x - 1] or style != self.styles[x - 1]:
                first = x
            heads.append(x)
            if most := reach(text, self.agreed):
                reached = max(reached, first + (x + 1 - first) * most)
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
        """Return the number of equal adjacent cells at the start of the changed ones; 0 if they are wide."""
        first = heads[0]
        text, style = self.texts[first], self.styles[first]
        if text is UNKNOWN or len(text) > 1 or self._width(first) > 1:
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
