"""Tables, read row by row, also where the text of a cell goes over several lines.

Columns of a page and those of a table both leave gutters. What tells a table: its cells begin together. Where
one column begins again after it was empty, the others begin, too, or are empty; or gaps go through all of the
columns between one row and the next. Columns of running text do neither: a paragraph that ends in one of them
means nothing to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median, quantiles
from typing import NamedTuple

from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.runs import Run

_CELL_WORDS = 3
"""A column whose cells have no more words, as a rule, is one of a table."""
_WIDE_STEP = 1.22
"""Of the usual distance of two lines, from which on one may part rows."""
_BEGINNINGS = 2
"""By so many there must be more at which cells begin together than others, for a table to be told."""
_TOGETHER = 0.6
_LONGEST = 12
"""Lines of a row, in a table that is told by its gaps."""

Gap = tuple[float, float]


class CellLine(NamedTuple):
    """A line of a cell."""

    text: str
    x0: float
    x1: float
    y: float
    """Of its middle."""
    hyphen: bool

    def joined(self, other: CellLine, vocabulary: Vocabulary) -> CellLine:
        text = vocabulary.joined(self.text, other.text) if self.hyphen else f"{self.text} {other.text}"
        return self._replace(text=text, hyphen=other.hyphen)


Cells = tuple[CellLine | None, ...]
"""Those of one line, a column each."""


class TableRange(NamedTuple):
    """A table among lines."""

    first: int
    """Its first line."""
    end: int
    rows: list[tuple[int, str]]
    """The line that each begins at, and its cells with tabs between them."""
    cells: int
    """Lines times columns."""


def table_in(rows: Sequence[Sequence[Run]], gaps: Sequence[Gap], vocabulary: Vocabulary) -> TableRange | None:
    """The table that lines with these gutters are, with what stands before and after it left out."""
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
    """Lines with their cells, from the top down."""

    def __init__(self, lines: Sequence[Cells], size: float) -> None:
        self.lines = lines
        steps = [_step(above, below) for above, below in pairwise(lines)]
        usual = max(quantiles(steps, n=4)[0] if len(steps) > 1 else 0.0, size)
        self.apart = [False, *(step > _WIDE_STEP * usual for step in steps)]
        """Whether a line stands apart from the one above."""
        self._columns = list(zip(*lines, strict=True))
        self._ends = [max((piece.x1 for piece in column if piece), default=0.0) for column in self._columns]
        words = ([len(piece.text.split()) for piece in column if piece] for column in self._columns)
        self._words = [median(column) for column in words if column]
        """Of a cell in each column, as a rule."""
        self._wraps = [_wraps(column) for column in self._columns]

    def by_gaps(self) -> list[int] | None:
        """Where rows begin that gaps part; None where they do not tell of a table."""
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
        """Where rows begin by their cells; None where cells do not begin together."""
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
        """Short cells, side by side in most rows; one column may hold longer ones."""
        filled = sum(sum(map(bool, cells)) >= 2 for cells in self.lines)
        short = sum(count <= _CELL_WORDS for count in self._words)
        several = len(self._words) >= 2 and filled * 10 >= len(self.lines) * 6
        return several and short >= len(self._words) - (len(self._words) > 2)

    def _any_short(self) -> bool:
        return any(count <= _CELL_WORDS for count in self._words)

    def _inner(self) -> range:
        """The lines but the first, and but what stands before and after all that is side by side."""
        full = [at for at, cells in enumerate(self.lines) if sum(map(bool, cells)) > 1]
        return range(full[0] + 1, full[-1] + 1) if full else range(0)

    def _begins_again(self, at: int) -> int:
        """How many columns do that were empty on the line above."""
        pairs = zip(self.lines[at - 1], self.lines[at], strict=True)
        return sum(cell is not None and above is None for above, cell in pairs)

    def _ended(self, at: int) -> bool:
        """Whether a cell did on the line above, since there was room for more."""
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
        """Whether a row begins at a line."""
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
        """Whether a cell's first word could have stood on the line above; None where that can't be told."""
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
    """From one line to the next, in the column where it is least."""
    both = [(one, other) for one, other in zip(above, below, strict=True) if one and other]
    if both:
        return min(one.y - other.y for one, other in both)
    return min(one.y for one in above if one) - max(other.y for other in below if other)


def _wraps(column: Sequence[CellLine | None]) -> bool:
    """Whether the lines of a column hold several words, so that one may break at its end."""
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
    """The text of a cell, from its lines."""
    pieces = [piece for piece in column if piece]
    if not pieces:
        return ""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = whole.joined(piece, vocabulary)
    return whole.text + ("-" if whole.hyphen else "")
