"""Runs to lines in reading order: the page is cut at the gutters between its columns, again and again.

A band is a stretch of rows that leave the same gap free. One whose both sides hold running text is columns,
read one after the other; one of short cells is a table, read row by row. What goes across a gutter, such as a
title, ends the band. (Nagy and Seth's XY-cut, the horizontal cuts made where a gutter begins and ends.)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from summarizer.readers.pdf.runs import MARKER, Run

_GUTTER = 0.7
"""Heights of a line that are free between two columns, at least."""
_ROWS = 3
"""Of text on both sides of a gutter."""
_CELL_WORDS = 3
"""A column whose cells have no more words, as a rule, is one of a table."""
_RAGGED = 0.55
"""Of the longest line: a column of text has few that are shorter, a column of a table has many."""
_NESTING = 8
_MOST_RUNS = 10_000
"""On one page; what has more is read in the order of the file."""

Row = tuple[Run, ...]
"""What stands on one line, from left to right."""
Gap = tuple[float, float]


class Line(NamedTuple):
    """A line of a column, or a row of a table with tabs between its cells."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    bold: bool
    hyphen: bool
    table: bool = False
    mono: bool = False

    @property
    def size(self) -> float:
        return self.y1 - self.y0


class Region(NamedTuple):
    """Lines that follow each other in one column."""

    lines: tuple[Line, ...]
    x0: float
    x1: float


def regions_of(runs: Sequence[Run], *, code: bool = False) -> list[Region]:
    """All that stands on a page, in reading order; `code`: what is of letters of one width is that."""
    if not runs:
        return []
    if len(runs) > _MOST_RUNS:
        return [_region([(run,) for run in runs])]
    found: list[Region] = []
    rows = rows_of(runs)
    _read([_as_code(row) for row in rows] if code else rows, found, _NESTING)
    return found


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """From the top of the page down."""
    rows: list[list[Run]] = []
    middle = size = 0.0
    for run in sorted(runs, key=lambda run: -run.middle):
        if not rows or middle - run.middle > 0.5 * min(size, run.size):
            rows.append([])
            middle, size = run.middle, run.size
        rows[-1].append(run)
    return [_with_markers(sorted(row, key=lambda run: run.x0)) for row in rows]


def _as_code(row: Row) -> Row:
    """A row of code is one run, with as many blanks in its gaps as there is room for."""
    if len(row) < 2 or not all(run.mono for run in row):
        return row
    text = row[0].text
    for before, run in pairwise(row):
        width = (run.x1 - run.x0) / max(1, len(run.text))
        text += " " * max(1, round((run.x0 - before.x1) / width) if width > 0 else 1) + run.text
    return (row[0]._replace(text=text, x1=row[-1].x1, hyphen=False),)


def _with_markers(row: list[Run]) -> Row:
    """A bullet or the number of an item belongs to what comes after it."""
    if len(row) < 2 or not MARKER.fullmatch(row[0].text) or row[1].x0 - row[0].x1 > 4 * row[0].size:
        return tuple(row)
    mark, words = row[:2]
    joined = words._replace(text=f"{mark.text} {words.text}", x0=mark.x0)
    return (joined, *row[2:])


def _read(rows: Sequence[Row], found: list[Region], nesting: int) -> None:
    plain: list[Row] = []
    edges = (min(row[0].x0 for row in rows), max(run.x1 for row in rows for run in row))
    at = 0
    while at < len(rows):
        end, gaps = _band(rows, at, edges) if nesting else (at, [])
        if end == at:
            plain.append(rows[at])
            at += 1
            continue
        band = rows[at:end]
        sides = _sides(band, sum(gaps[0]) / 2)
        at = end
        if _is_table(band, gaps):
            first, last = _paired_rows(band, gaps)
            plain += band[:first]
            if plain:
                found.append(_region(plain))
                plain = []
            found.append(_table(band[first:last], gaps))
            at -= len(band) - last
        elif min(map(len, sides)) < _ROWS:
            plain += band
        else:
            if plain:
                found.append(_region(plain))
                plain = []
            for side in sides:
                _read(side, found, nesting - 1)
    if plain:
        found.append(_region(plain))


def _band(rows: Sequence[Row], at: int, edges: Gap) -> tuple[int, list[Gap]]:
    """Where a stretch of rows with a gutter ends, and its gutters; `at` itself where there is none."""
    size = median(run.size for run in rows[at])
    gaps: list[Gap] = [edges]
    best, best_gaps = at, []
    x0, x1 = edges[1], edges[0]
    for end in range(at, len(rows)):
        row = rows[end]
        gaps = [gap for gap in _common(gaps, _free(row, edges)) if gap[1] - gap[0] >= _GUTTER * size]
        if not gaps:
            break
        x0, x1 = min(x0, row[0].x0), max(x1, row[-1].x1)
        inner = [gap for gap in gaps if gap[0] > x0 and gap[1] < x1]
        if best > at and not inner:
            break
        if inner and (best > at or _divides(rows[at : end + 1], sum(inner[0]) / 2)):
            best, best_gaps = end + 1, inner
    return best, best_gaps


def _divides(rows: Sequence[Row], middle: float) -> bool:
    """Whether there is enough on both sides of a gutter, or two short rows of a table."""
    left, right = _sides(rows, middle)
    return min(len(left), len(right)) >= _ROWS or (len(rows) >= 2 and len(left) == len(right) == len(rows))


def _free(row: Row, edges: Gap) -> list[Gap]:
    """What a row leaves free, to the left and the right of it too."""
    gaps = [(edges[0], row[0].x0)]
    end = row[0].x1
    for run in row[1:]:
        gaps.append((end, run.x0))
        end = max(end, run.x1)
    return [*gaps, (end, edges[1])]


def _common(one: Sequence[Gap], other: Sequence[Gap]) -> list[Gap]:
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [gap for gap in both if gap[1] > gap[0]]


def _sides(rows: Sequence[Row], middle: float) -> tuple[list[Row], list[Row]]:
    left = [tuple(run for run in row if run.x0 < middle) for row in rows]
    right = [tuple(run for run in row if run.x0 >= middle) for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _cells(row: Row, gaps: Sequence[Gap]) -> list[str]:
    edges = [-1e9, *(sum(gap) / 2 for gap in gaps), 1e9]
    return [_text([run for run in row if a <= run.x0 < b]) for a, b in pairwise(edges)]


def _is_table(rows: Sequence[Row], gaps: Sequence[Gap]) -> bool:
    """Short cells, side by side in most rows, one column with longer ones; or cells of several lines."""
    columns = list(zip(*(_cells(row, gaps) for row in rows), strict=True))
    filled = sum(sum(map(bool, cells)) >= 2 for cells in zip(*columns, strict=True))
    words = [median(len(cell.split()) for cell in column if cell) for column in columns if any(column)]
    short = sum(count <= _CELL_WORDS for count in words)
    if len(words) < 2 or filled < 2:
        return False
    if short >= len(words) - (len(words) > 2) and filled * 10 >= len(rows) * 6:
        return True
    first = sum(map(bool, columns[0]))
    return filled * 10 >= first * 8 and _is_ragged(rows, gaps)


def _paired_rows(rows: Sequence[Row], gaps: Sequence[Gap]) -> tuple[int, int]:
    """From the first row of a table to behind its last: a heading above it has no cell beside it."""
    cells = [_cells(row, gaps) for row in rows]
    first = next((at for at, texts in enumerate(cells) if sum(map(bool, texts)) > 1), 0)
    last = max((at for at, texts in enumerate(cells) if any(texts[1:])), default=len(rows) - 1)
    return first, max(first, last) + 1


def _is_ragged(rows: Sequence[Row], gaps: Sequence[Gap]) -> bool:
    """Whether lines do not fill a column as those of running text do."""
    edges = [-1e9, *(sum(gap) / 2 for gap in gaps), 1e9]
    for a, b in pairwise(edges):
        parts = [[run for run in row if a <= run.x0 < b] for row in rows]
        widths = [part[-1].x1 - part[0].x0 for part in parts if part]
        if widths and median(widths) < _RAGGED * max(widths):
            return True
    return False


def _table(rows: Sequence[Row], gaps: Sequence[Gap]) -> Region:
    lines: list[Line] = []
    cells: list[list[str]] = []
    for row in rows:
        texts = _cells(row, gaps)
        if cells and not texts[0]:  # a cell above goes on
            cells[-1] = [" ".join(filter(None, pair)) for pair in zip(cells[-1], texts, strict=True)]
        else:
            cells.append(texts)
            lines.append(_line(row)._replace(hyphen=False, table=True))
    lines = [
        line._replace(text="\t".join(texts).strip("\t")) for line, texts in zip(lines, cells, strict=True)
    ]
    return Region(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines))


def _region(rows: Sequence[Row]) -> Region:
    lines = [_line(row) for row in rows]
    return Region(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines))


def _line(row: Row) -> Line:
    main = max(row, key=lambda run: len(run.text))
    bold = all(run.bold for run in row)
    x0, x1 = row[0].x0, max(run.x1 for run in row)
    mono = all(run.mono for run in row)
    return Line(_text(row), x0, x1, main.y0, main.y1, bold, row[-1].hyphen, mono=mono)


def _text(row: Sequence[Run]) -> str:
    """One blank between runs; a hyphen inside a row stays."""
    words = [run.text + ("-" if run.hyphen and run is not row[-1] else "") for run in row]
    return " ".join(word for word in words if word)
