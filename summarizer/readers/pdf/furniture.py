"""Remove page furniture: running headers, footers and page numbers.

A row is furniture if it lies at the top or bottom edge of the page, apart from the text, and a nearby page
has the same words (ignoring digits) at the same height. Only a few pages before and after are compared, since
headers change between chapters and differ between left and right pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.patterns import compiled
from summarizer.readers.pdf.lines import Row, rows_of
from summarizer.readers.pdf.runs import PdfPage, Run

_ROWS = 3
"""Maximum rows of furniture at an edge."""
_APART = 1.35
"""Minimum distance of furniture from the text, in line heights between the middles of rows."""
_ZONE = 0.15
"""Height of the zone for furniture at each edge, as a share of the page's height."""
_FIGURES = compiled(r"\d+")
_NUMBER = compiled(r"\W*(?:(?:page|seite|p\.)\s*)?#(?:\s*(?:of|von|/)\s*#)?\W*", re.IGNORECASE)
_ROMAN = compiled(r"\W*[ivxlc]{1,7}\W*")
_STEP = 4.0
"""Tolerance in points within which two rows are at the same height."""

Print = tuple[str, int]
"""The words of a row without digits, and its height in steps of `_STEP`."""


def edges_of(page: PdfPage) -> frozenset[Print]:
    """Return the rows at the top and bottom of a page, for comparison with other pages."""
    rows = rows_of(page.runs)
    near = [*rows[:_ROWS], *rows[-_ROWS:]]
    return frozenset(prints for row in near if _in_zone(row, page) for prints in _prints(row))


def without_furniture(page: PdfPage, others: Iterable[frozenset[Print]]) -> tuple[Run, ...]:
    """Return the runs of a page without furniture, given the edges of nearby pages."""
    seen = Counter(found for other in others for found in other)
    rows = rows_of(page.runs)
    gone = {id(run) for row in _edge(rows, page, seen) for run in row}
    gone |= {id(run) for row in _edge(rows[::-1], page, seen) for run in row}
    return tuple(run for run in page.runs if id(run) not in gone)


def _edge(rows: Sequence[Row], page: PdfPage, seen: Counter[Print]) -> Sequence[Row]:
    """Return the rows of furniture at the beginning of `rows`, which start at the edge of the page."""
    last = 0
    for index, row in enumerate(rows[:_ROWS]):
        if not _in_zone(row, page):
            break
        repeated = any(seen[found] for found in _prints(row))
        if not repeated and not (_is_number(row) and index == 0):
            break
        if index + 1 == len(rows) or _apart(row, rows[index + 1]):
            last = index + 1
    return rows[:last]


def _prints(row: Row) -> list[Print]:
    """Return a row with its two nearest rounded heights, so that rows near a rounding border still match."""
    words, at = _words(row), row[0].middle / _STEP
    return [(words, round(at)), (words, int(at) + (1 if at > round(at) else 0))]


def _words(row: Row) -> str:
    text = " ".join(run.text for run in row).casefold()
    words = _FIGURES.sub("#", text)
    return "#" if _ROMAN.fullmatch(words) else words


def _is_number(row: Row) -> bool:
    """Return whether a row is a labeled page number ("page 3"); a bare number must recur on other pages."""
    words = _words(row)
    return bool(_NUMBER.fullmatch(words)) and any(map(str.isalpha, words))


def _in_zone(row: Row, page: PdfPage) -> bool:
    middle = row[0].middle % page.height if page.height else 0
    return min(middle, page.height - middle) < _ZONE * page.height


def _apart(row: Row, inner: Row) -> bool:
    size = max(run.size for run in inner)
    gap = abs(row[0].middle - inner[0].middle)
    return gap > _APART * size or not 0.9 < row[0].size / size < 1.1
