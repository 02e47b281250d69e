"""Align the rows of a table in columns. A row is a paragraph whose cells are separated by tabs.

Widths come from a bounded sample of the rows, so that a table of 100,000 rows opens at once; a cell that is
longer than the column is wrapped. Columns shrink until the table fits. If they would be narrower than their
words, the table is wider than the pane: it is scrolled sideways, and the first column stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Span
from tui.model.line_layout import width_of, wrap
from tui.model.pieces import Piece, TextLine, line_of

GAP = 2
"""Blank cells between two columns."""
MOST_COLUMNS = 100
"""Maximum number of columns; further cells stay together in the last one."""
SAMPLE = 120
"""Number of rows at the start of a table, and of rows spread over all of it, whose cells are measured."""
NARROW, WORD = 10, 18
"""Least width of a column with longer cells, and the longest word that a column is widened for."""
WIDE = 36
"""Maximum width of a column of a table that is scrolled."""
NUMERIC = 0.6
"""Share of the cells of a column that must be numbers for it to be aligned on the right."""
TALL = 5
"""Mean number of lines of a row from which on a table is scrolled, so that its columns can be wider."""
WRAPPED = 0.15
"""Share of rows with wrapped cells from which on all rows are separated by a blank line."""
_NUMBER = r"[^\w\s]{0,3}(?:[A-Z]{1,3} ?)?[^\w\s]{0,2}\d[\d.,'  ]*[^\w\s]{0,2}(?: ?[A-Za-z]{1,3})?[^\w\s]?"


class Column(NamedTuple):
    """A column: where it is drawn."""

    x: int
    width: int
    numeric: bool = False
    """Whether its cells are aligned on the right."""


class TableLayout(NamedTuple):
    """The columns of a table."""

    columns: tuple[Column, ...]
    room: int
    """Cells of the pane."""
    spaced: bool = False
    """Whether rows are separated by a blank line, because many have wrapped cells."""

    @property
    def length(self) -> int:
        """Return the width of the table in cells."""
        return self.columns[-1].x + self.columns[-1].width

    @property
    def fixed(self) -> int:
        """Return the number of cells that stay when the table is scrolled; 0 if it fits."""
        return self.columns[1].x if self.length > self.room and len(self.columns) > 1 else 0

    @property
    def stops(self) -> tuple[int, ...]:
        """Return the distances to scroll by, so that a column begins after the first one."""
        return tuple(column.x - self.fixed for column in self.columns[1:]) if self.fixed else ()


def cells(text: str, start: int, end: int) -> list[Span]:
    """Return the cells of a row without the blanks around them; an empty one has an empty span.

    Empty cells at the start of a row precede its paragraph, which begins with a character.
    """
    begin = start
    while begin > 0 and text[begin - 1] in "\t ":
        begin -= 1
    found: list[Span] = []
    at = begin if "\t" in text[begin:start] else start
    while True:
        stop = text.find("\t", at, end) if len(found) + 1 < MOST_COLUMNS else -1
        stop = end if stop < 0 else stop
        inside = text[at:stop]
        first = at + len(inside) - len(inside.lstrip())
        found.append(Span(first, max(first, at + len(inside.rstrip()))))
        if stop == end:
            return found
        at = stop + 1


def sampled(count: int) -> Sequence[int]:
    """Return the numbers of the rows to measure, of `count` rows."""
    if count <= 2 * SAMPLE:
        return range(count)
    spread = (SAMPLE + number * (count - SAMPLE) // SAMPLE for number in range(SAMPLE))
    return [*range(SAMPLE), *spread]


def measure(rows: Sequence[Sequence[str]], room: int) -> TableLayout:
    """Return the columns for a table, from a sample of its rows, in a pane of `room` cells."""
    room = max(1, room)
    several = [row for row in rows if len(row) > 1] or rows
    count = max((len(row) for row in several), default=1)
    by_column = [[row[at] for row in several if at < len(row)] for at in range(count)]
    natural = [max(1, *map(width_of, found)) for found in by_column]
    least = [
        min(width, max(NARROW, _longest_word(found))) for width, found in zip(natural, by_column, strict=True)
    ]
    widths = _fitted(natural, least, room - GAP * (count - 1))
    if widths is None or _height(several, widths) > TALL:
        widths = [min(width, WIDE) for width in natural]
        widths[0] = min(widths[0], max(1, room // 3))
    columns, x = [], 0
    for width, found in zip(widths, by_column, strict=True):
        columns.append(Column(x, width, _is_numeric(found)))
        x += width + GAP
    wrapped = sum(
        any(width_of(cell) > width for cell, width in zip(row, widths, strict=False)) for row in several
    )
    return TableLayout(tuple(columns), room, spaced=wrapped > WRAPPED * len(several))


def _longest_word(found: Sequence[str]) -> int:
    return min(WORD, max((width_of(word) for cell in found for word in cell.split()), default=1))


def _fitted(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return widths that fit, reducing the widest columns; None if some would be less than the least."""
    if sum(natural) <= room:
        return list(natural)
    if sum(least) > room:
        return None
    low, high = 1, max(natural)
    while low < high:  # the largest limit on all widths with which the table fits
        limit = (low + high + 1) // 2
        fits = sum(max(few, min(many, limit)) for few, many in zip(least, natural, strict=True)) <= room
        low, high = (limit, high) if fits else (low, limit - 1)
    widths = [max(few, min(many, low)) for few, many in zip(least, natural, strict=True)]
    spare = room - sum(widths)
    for at, many in enumerate(natural):
        if spare > 0 and widths[at] < many:
            widths[at] += 1
            spare -= 1
    return widths


def _height(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> float:
    """Return about how many lines a row has, on average."""
    tallest = (
        max(-(-width_of(cell) // width) for cell, width in zip(row, widths, strict=False)) for row in rows
    )
    return sum(tallest) / len(rows)


def _is_numeric(found: Sequence[str]) -> bool:
    """Return whether most cells below the first are numbers."""
    filled = [cell for cell in found[1:] if cell]
    return bool(filled) and sum(bool(re.fullmatch(_NUMBER, cell)) for cell in filled) >= NUMERIC * len(filled)


def rows(text: str, start: int, end: int) -> list[Span]:
    """Return the rows of a paragraph: one, unless it has line ends."""
    found = []
    while (stop := text.find("\n", start, end)) >= 0:
        found.append(Span(start, stop))
        start = stop + 1
    return [*found, Span(start, end)]


def row_lines(text: str, start: int, end: int, layout: TableLayout) -> list[TextLine]:
    """Return the lines of a row: as many as its tallest cell has."""
    found = cells(text, start, end)
    if len(found) == 1 and width_of(text[start:end]) > layout.columns[0].width:
        width = min(layout.room, layout.length)
        return [line_of((Piece(0, a, b),)) for a, b in wrap(text, start, end, width)]
    lines: list[list[Piece]] = []
    for cell, column in zip(_merged(found, len(layout.columns)), layout.columns, strict=False):
        for number, (a, b) in enumerate(wrap(text, *cell, column.width)):
            shift = column.width - width_of(text[a:b]) if column.numeric else 0
            if number == len(lines):
                lines.append([])
            lines[number].append(Piece(column.x + max(0, shift), a, b))
    wide = layout.length if layout.fixed else 0
    return [line_of(tuple(pieces), length=wide, fixed=layout.fixed) for pieces in lines]


def _merged(found: list[Span], count: int) -> list[Span]:
    """Return at most `count` cells; those beyond are joined to the last one."""
    return (
        found if len(found) <= count else [*found[: count - 1], Span(found[count - 1].start, found[-1].end)]
    )
