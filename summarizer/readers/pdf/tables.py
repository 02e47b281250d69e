"""Recognize tables and read them row by row, including cells of several lines.

Both text columns and table columns are separated by gutters. In a table, however, the cells of a row begin on
the same line: when one column continues after an empty cell, the others begin a cell, too, or are empty; or
gaps extend through all columns between two rows. Columns of running text do neither, because the end of a
paragraph in one column does not affect the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median, quantiles
from typing import NamedTuple

from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.runs import Run

_CELL_WORDS = 3
"""A column whose median cell line has at most this many words belongs to a table."""
_WIDE_STEP = 1.22
"""Ratio to the usual line distance above which a gap may separate rows."""
_BEGINNINGS = 2
"""Minimum surplus of lines where cells begin together over other beginnings, for a table."""
_TOGETHER = 0.6
_LONGEST = 12
"""Maximum lines of a row in a table recognized by its gaps."""

Gap = tuple[float, float]


class CellLine(NamedTuple):
    """One line of a table cell."""

    text: str
    x0: float
    x1: float
    y: float
    """Height of the middle of the line."""
    hyphen: bool

    def joined(self, other: CellLine, vocabulary: Vocabulary) -> CellLine:
        """Append the next line of the same cell."""
        text = vocabulary.joined(self.text, other.text) if self.hyphen else f"{self.text} {other.text}"
        return self._replace(text=text, hyphen=other.hyphen)


Cells = tuple[CellLine | None, ...]
"""The cells on one line, one per column; None for an empty cell."""


class TableRange(NamedTuple):
    """The position and content of a table in a list of lines."""

    first: int
    """Index of the first line."""
    end: int
    rows: list[tuple[int, str]]
    """For each row, the index of its first line, and its cells separated by tabs."""
    cells: int
    """Number of lines times number of columns."""


def table_in(rows: Sequence[Sequence[Run]], gaps: Sequence[Gap], vocabulary: Vocabulary) -> TableRange | None:
    """Return the table in lines with the given gutters, without surrounding text; None if there is none."""
    size = median(row[0].size for row in rows)
    lines = [_cells(row, gaps) for row in rows]
    before = next((at for at, cells in enumerate(lines) if any(cells[1:])), 0)
    grid = _Grid(lines[before:], size)
    starts = grid.by_gaps() or grid.by_cells()
    if starts is None:
        return None
    groups = [grid.lines[a:b] for a, b in zip(starts, [*starts[1:], len(grid.lines)], strict=True)]
    written = [[_cell(column, vocabulary) for column in zip(*group, strict=True)] for group in groups]
    full = [index for index, cells in enumerate(written) if sum(map(bool, cells)) > 1]
    if not full:
        return None
    first, last = full[0], full[-1]
    found = [("\t".join(cells).rstrip("\t")) for cells in written[first : last + 1]]
    begin = [before + start for start in [*starts, len(grid.lines)]]
    cells = (begin[last + 1] - begin[first]) * len(lines[0])
    return TableRange(
        begin[first], begin[last + 1], list(zip(begin[first : last + 1], found, strict=True)), cells
    )


class _Grid:
    """Lines split into cells, from the top down."""

    def __init__(self, lines: Sequence[Cells], size: float) -> None:
        self.lines = lines
        steps = [_step(above, below) for above, below in pairwise(lines)]
        usual = max(quantiles(steps, n=4)[0] if len(steps) > 1 else 0.0, size)
        self.apart = [False, *(step > _WIDE_STEP * usual for step in steps)]
        """For each line, whether there is a wide gap above it."""
        self._columns = list(zip(*lines, strict=True))
        self._ends = [max((piece.x1 for piece in column if piece), default=0.0) for column in self._columns]
        words = ([len(piece.text.split()) for piece in column if piece] for column in self._columns)
        self._words = [median(column) for column in words if column]
        """Median number of words in a cell line, for each column with text."""
        self._wraps = [_wraps(column) for column in self._columns]

    def by_gaps(self) -> list[int] | None:
        """Return the first lines of rows separated by gaps; None if the gaps do not indicate a table."""
        starts = [0, *(index for index, apart in enumerate(self.apart) if apart)]
        groups = [self.lines[a:b] for a, b in zip(starts, [*starts[1:], len(self.lines)], strict=True)]
        several = [group for group in groups if _columns_of(group) > 1]
        long = [group for group in several if len(group) > 1]
        ragged = sum(
            len({sum(map(bool, column)) for column in zip(*group, strict=True) if any(column)}) > 1
            for group in long
        )
        if len(several) < 3 or not long or max(map(len, several)) > _LONGEST:
            return None
        return starts if ragged * 2 > len(long) and len(long) < len(self.lines) else None

    def by_cells(self) -> list[int] | None:
        """Return the first lines of rows whose cells begin together; None if cells indicate no table."""
        beginnings = [at for at in self._inner() if self._begins_again(at) or self._ended(at)]
        together = [at for at in beginnings if self._begins_together(at)]
        again = sum(self._begins_again(at) > 0 for at in together)
        against = len(beginnings) - len(together)
        told = len(together) >= against + _BEGINNINGS and len(together) >= _TOGETHER * len(beginnings)
        told = told and (again >= _BEGINNINGS or self._any_short())
        if not told and not self._is_short():
            return None
        return [0, *(at for at in range(1, len(self.lines)) if self._starts(at, told))]

    def _is_short(self) -> bool:
        """Return whether most lines have several short cells; of three or more columns, one may be longer."""
        filled = sum(sum(map(bool, cells)) >= 2 for cells in self.lines)
        short = sum(count <= _CELL_WORDS for count in self._words)
        several = len(self._words) >= 2 and filled * 10 >= len(self.lines) * 6
        return several and short >= len(self._words) - (len(self._words) > 2)

    def _any_short(self) -> bool:
        return any(count <= _CELL_WORDS for count in self._words)

    def _inner(self) -> range:
        """Return the range of lines after the first with several cells, up to the last with several cells."""
        full = [at for at, cells in enumerate(self.lines) if sum(map(bool, cells)) > 1]
        return range(full[0] + 1, full[-1] + 1) if full else range(0)

    def _begins_again(self, at: int) -> int:
        """Count the columns that begin at a line after being empty on the line above."""
        pairs = zip(self.lines[at - 1], self.lines[at], strict=True)
        return sum(cell is not None and above is None for above, cell in pairs)

    def _ended(self, at: int) -> bool:
        """Return whether a cell ended on the line above, because the next word would have fitted there."""
        return any(self._had_room(column, at) for column in self._shared(at))

    def _begins_together(self, at: int) -> bool:
        beside = sum(map(bool, self.lines[at])) > 1
        return beside and (
            self.apart[at]
            or self._begins_again(at) > 1
            or all(self._had_room(column, at) is not False for column in self._shared(at))
        )

    def _shared(self, at: int) -> list[int]:
        pairs = zip(self.lines[at - 1], self.lines[at], strict=True)
        return [column for column, (above, cell) in enumerate(pairs) if above and cell]

    def _starts(self, at: int, told: bool) -> bool:
        """Return whether a row begins at a line."""
        filled = sum(map(bool, self.lines[at]))
        if self.apart[at] or self._begins_again(at):
            return True
        if filled == 1:
            return False
        room = [self._had_room(column, at) for column in self._shared(at)]
        if filled == len(self.lines[at]):
            return not told or any(known is not False for known in room)
        return any(room) if self.lines[at][0] else all(room)

    def _had_room(self, column: int, at: int) -> bool | None:
        """Return whether a cell's first word would have fitted on the line above; None if that is unclear."""
        above, cell = self.lines[at - 1][column], self.lines[at][column]
        if above is None or cell is None:
            return None
        if above.hyphen:
            return False
        letter = (cell.x1 - cell.x0) / max(1, len(cell.text))
        word = cell.text.split(" ", 1)[0]
        unsure = 2 * letter if len(word) < len(cell.text) else letter
        if above.x1 + letter * len(word) + unsure < self._ends[column]:
            return True
        return False if self._wraps[column] else None


def _step(above: Cells, below: Cells) -> float:
    """Return the distance between two lines, in the column where it is smallest."""
    both = [(one, other) for one, other in zip(above, below, strict=True) if one and other]
    if both:
        return min(one.y - other.y for one, other in both)
    return min(one.y for one in above if one) - max(other.y for other in below if other)


def _wraps(column: Sequence[CellLine | None]) -> bool:
    """Return whether more than a third of a column's lines have several words, so that its text may wrap."""
    words = [len(piece.text.split()) > 1 for piece in column if piece]
    return sum(words) * 3 > len(words)


def _columns_of(lines: Sequence[Cells]) -> int:
    return sum(any(column) for column in zip(*lines, strict=True))


def _cells(row: Sequence[Run], gaps: Sequence[Gap]) -> Cells:
    edges = [-1e9, *(sum(gap) / 2 for gap in gaps), 1e9]
    columns = ([run for run in row if a <= run.x0 < b] for a, b in pairwise(edges))
    return tuple(_piece(runs) if runs else None for runs in columns)


def _piece(runs: Sequence[Run]) -> CellLine:
    words = [run.text + ("-" if run.hyphen and run is not runs[-1] else "") for run in runs]
    text = " ".join(" ".join(words).split())
    return CellLine(text, runs[0].x0, max(run.x1 for run in runs), runs[0].middle, runs[-1].hyphen)


def _cell(column: Sequence[CellLine | None], vocabulary: Vocabulary) -> str:
    """Join the lines of a cell."""
    pieces = [piece for piece in column if piece]
    if not pieces:
        return ""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = whole.joined(piece, vocabulary)
    return whole.text + ("-" if whole.hyphen else "")
