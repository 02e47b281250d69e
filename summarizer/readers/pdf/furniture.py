"""What is printed on every page and is no text: running headers and footers, page numbers.

A row counts as such where it stands at the edge of the page, apart from what is inside of it, and a page near
by has the same words, figures aside, at the same height. Chapters change their headers and books print
left and right pages differently, so a few pages on both sides are compared, not the whole book.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.readers.pdf.lines import Row, rows_of
from summarizer.readers.pdf.runs import PdfPage, Run

_ROWS = 3
"""At an edge that may be furniture."""
_APART = 1.35
"""Line heights from middle to middle: more than between two lines of one text."""
_ZONE = 0.15
"""Of the page's height, in which furniture stands."""
_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.)\s*)?#(?:\s*(?:of|von|/)\s*#)?\W*", re.IGNORECASE)
_ROMAN = re.compile(r"\W*[ivxlc]{1,7}\W*")
_STEP = 4.0
"""Points in which the same height is the same."""

Print = tuple[str, int]
"""The words of a row, figures aside, and its height."""


def edges_of(page: PdfPage) -> frozenset[Print]:
    """What other pages are compared with: the rows at its top and bottom."""
    rows = rows_of(page.runs)
    near = [*rows[:_ROWS], *rows[-_ROWS:]]
    return frozenset(prints for row in near if _in_zone(row, page) for prints in _prints(row))


def without_furniture(page: PdfPage, others: Iterable[frozenset[Print]]) -> tuple[Run, ...]:
    """The runs of a page without what the pages near it have, too."""
    seen = Counter(found for other in others for found in other)
    rows = rows_of(page.runs)
    gone = {id(run) for row in _edge(rows, page, seen) for run in row}
    gone |= {id(run) for row in _edge(rows[::-1], page, seen) for run in row}
    return tuple(run for run in page.runs if id(run) not in gone)


def _edge(rows: Sequence[Row], page: PdfPage, seen: Counter[Print]) -> Sequence[Row]:
    """The rows of furniture at the beginning of `rows`, the outermost first."""
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
    """At two heights each, so that one that lies on a border meets its like."""
    words, at = _words(row), row[0].middle / _STEP
    return [(words, round(at)), (words, int(at) + (1 if at > round(at) else 0))]


def _words(row: Row) -> str:
    text = " ".join(run.text for run in row).casefold()
    words = _FIGURES.sub("#", text)
    return "#" if _ROMAN.fullmatch(words) else words


def _is_number(row: Row) -> bool:
    """A page number that says so itself; a bare figure must be met on other pages."""
    words = _words(row)
    return bool(_NUMBER.fullmatch(words)) and any(map(str.isalpha, words))


def _in_zone(row: Row, page: PdfPage) -> bool:
    middle = row[0].middle % page.height if page.height else 0
    return min(middle, page.height - middle) < _ZONE * page.height


def _apart(row: Row, inner: Row) -> bool:
    size = max(run.size for run in inner)
    gap = abs(row[0].middle - inner[0].middle)
    return gap > _APART * size or not 0.9 < row[0].size / size < 1.1
