"""Combine runs into lines in reading order by cutting the page recursively at the gutters between columns.

A band is a sequence of rows that leave the same gap free. If both sides of the gap contain running text, they
are columns and are read one after the other; if they contain cells, the band is a table (`tables`) and is
read row by row. A row across the gutter, such as a title, ends the band. This is the XY-cut of Nagy and Seth,
with horizontal cuts where a gutter begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.runs import MARKER, Run
from summarizer.readers.pdf.tables import Gap, TableRange, table_in

_GUTTER = 0.7
"""Minimum width of a gutter, in line heights."""
_ROWS = 3
"""Minimum rows of text on both sides of a gutter."""
_CLOSING = ".,;:!?)]”’»"
_CLOSE = 0.3
"""Maximum gap before a closing mark that belongs to the run before it, in line heights."""
_NESTING = 8
_MOST_RUNS = 10_000
"""Maximum runs of a page; a page with more is read in the order of the file."""

Row = tuple[Run, ...]
"""The runs on one line, from left to right."""


class PdfLine(NamedTuple):
    """A line of a column, or a table row with tabs between its cells. Coordinates are in points."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    bold: bool
    hyphen: bool
    table: bool = False
    advance: float = 0.0
    """Width of a letter if the whole line is monospaced; else 0."""
    field: float = 0.0
    """Share of its runs that are values of form fields."""

    @property
    def size(self) -> float:
        """Height of the line's font box, in points."""
        return self.y1 - self.y0


class Region(NamedTuple):
    """Consecutive lines of one column."""

    lines: tuple[PdfLine, ...]
    x0: float
    x1: float


def regions_of(runs: Sequence[Run], vocabulary: Vocabulary) -> list[Region]:
    """Return the regions of a page in reading order."""
    if not runs:
        return []
    if len(runs) > _MOST_RUNS:
        return [_region([(run,) for run in runs])]
    found: list[Region] = []
    _read(rows_of(runs), found, vocabulary, _NESTING)
    return found


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Group runs into rows, from the top of the page down."""
    rows: list[list[Run]] = []
    middle = size = 0.0
    for run in sorted(runs, key=lambda run: -run.middle):
        if not rows or middle - run.middle > 0.5 * min(size, run.size):
            rows.append([])
            middle, size = run.middle, run.size
        rows[-1].append(run)
    return [_with_markers(sorted(row, key=lambda run: run.x0)) for row in rows]


def _with_markers(row: list[Run]) -> Row:
    """Join a bullet or an item number at the start of a row with the run after it."""
    if len(row) < 2 or not MARKER.fullmatch(row[0].text) or row[1].x0 - row[0].x1 > 4 * row[0].size:
        return tuple(row)
    mark, words = row[:2]
    joined = words._replace(text=f"{mark.text} {words.text}", x0=mark.x0)
    return (joined, *row[2:])


def _read(rows: Sequence[Row], found: list[Region], vocabulary: Vocabulary, nesting: int) -> None:
    plain: list[Row] = []
    edges = (min(row[0].x0 for row in rows), max(run.x1 for row in rows for run in row))
    at = 0
    while at < len(rows):
        bands = _bands(rows, at, edges) if nesting else []
        if not bands:
            plain.append(rows[at])
            at += 1
            continue
        tables = [table for end, gaps in bands if (table := table_in(rows[at:end], gaps, vocabulary))]
        table = max(tables, key=lambda table: table.cells, default=None)
        if table:
            plain += rows[at : at + table.first]
        end, gaps = bands[-1]
        sides = _sides(rows[at:end], sum(gaps[0]) / 2)
        if not table and min(map(len, sides)) < _ROWS:
            plain += rows[at:end]
            at = end
            continue
        if plain:
            found.append(_region(plain))
            plain = []
        if table:
            found.append(_table(rows[at:], table))
            at += table.end
        else:
            at = end
            for side in sides:
                _read(side, found, vocabulary, nesting - 1)
    if plain:
        found.append(_region(plain))


def _bands(rows: Sequence[Row], at: int, edges: Gap) -> list[tuple[int, list[Gap]]]:
    """Return the end and the gutters of the band at `at`, after its prefixes that have more gutters."""
    size = median(run.size for run in rows[at])
    gaps: list[Gap] = [edges]
    found: list[tuple[int, list[Gap]]] = []
    best, best_gaps = at, list[Gap]()
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
            if len(inner) < len(best_gaps):
                found.append((best, best_gaps))
            best, best_gaps = end + 1, inner
    return [*found, (best, best_gaps)] if best > at else []


def _divides(rows: Sequence[Row], middle: float) -> bool:
    """Return whether a gutter has enough rows on both sides, or text on both sides in two or more rows."""
    left, right = _sides(rows, middle)
    return min(len(left), len(right)) >= _ROWS or (len(rows) >= 2 and len(left) == len(right) == len(rows))


def _free(row: Row, edges: Gap) -> list[Gap]:
    """Return the gaps of a row, including those to its left and right."""
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


def _table(rows: Sequence[Row], table: TableRange) -> Region:
    lines = [_line(rows[at])._replace(text=text, hyphen=False, table=True) for at, text in table.rows]
    return Region(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines))


def _region(rows: Sequence[Row]) -> Region:
    lines = [_line(row) for row in rows]
    return Region(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines))


def _line(row: Row) -> PdfLine:
    main = max(row, key=lambda run: len(run.text))
    bold = all(run.bold for run in row)
    x0, x1 = row[0].x0, max(run.x1 for run in row)
    advance = main.advance if all(run.advance for run in row) else 0.0
    field = sum(run.field for run in row) / len(row)
    return PdfLine(_text(row), x0, x1, main.y0, main.y1, bold, row[-1].hyphen, False, advance, field)


def _text(row: Sequence[Run]) -> str:
    """Join runs with single spaces, keeping hyphens within the row."""
    pieces: list[str] = []
    end = 0.0
    for run in row:
        text = run.text + ("-" if run.hyphen and run is not row[-1] else "")
        if text:
            joined = text[0] in _CLOSING and run.x0 - end < _CLOSE * run.size
            pieces += [text] if joined or not pieces else [" ", text]
        end = run.x1
    return "".join(pieces)
