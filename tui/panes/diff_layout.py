"""Lay out the comparison of two versions lazily, one sentence at a time.

As in `text_layout`, nothing here counts all rows: a position is a block and a row in it, and moves go from
block to block. A block is a sentence of either version, or a long stretch without a difference, folded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from summarizer.corpus.version_diff import DiffLine
from summarizer.document import Span
from tui.model.line_layout import wrap
from tui.model.text_layout import Spot
from tui.panes.overlays import overlaid
from tui.panes.views import truncated
from tui.settings import styles

AROUND = 2
"""Sentences without a difference that are shown before and after one."""
_LEAST_FOLDED = 2
CACHED = 400
"""Maximum number of blocks whose rows are cached."""
_SIGN = 2
"""Cells for the sign of a line."""
BETWEEN = 3
"""Cells between versions that are side by side."""
DIFFERS = Style(bold=True, underline=True)
"""Words of a changed sentence that the other version lacks."""

DiffRow = Sequence[Segment]
"""A line of the page."""
START = Spot(0, 0)


class DiffLayout:
    """The rows of a comparison at a width."""

    def __init__(self, lines: Sequence[DiffLine], columns: int, *, wide: bool, folds: bool) -> None:
        """Prepare the layout.

        Args:
            lines: the sentences of both versions.
            columns: the width in cells.
            wide: whether the versions are side by side.
            folds: whether long stretches without a difference are folded.
        """
        self._lines = lines
        self._columns, self._wide = columns, wide
        differing = [at for at, line in enumerate(lines) if line.kind != "same"]
        blocks = list(_folded(differing, len(lines))) if folds else []
        self._firsts: Sequence[int] = [first for first, _ in blocks] if folds else range(len(lines))
        """By block, the index of its line, or of the first of its lines."""
        self._folds = {at: count for at, (_, count) in enumerate(blocks) if count > 1}
        """By folded block, the number of its lines."""
        self._differing = [bisect_left(self._firsts, at) for at in differing] if folds else differing
        """The blocks of the lines that differ."""
        self._rows: OrderedDict[int, list[DiffRow]] = OrderedDict()

    def rows(self, block: int) -> Sequence[DiffRow]:
        """Return the rows of a block."""
        if (found := self._rows.get(block)) is None:
            found = self._rows[block] = list(self._laid_out(block))
            if len(self._rows) > CACHED:
                self._rows.popitem(last=False)
        return found

    def _laid_out(self, block: int) -> Iterator[DiffRow]:
        if (count := self._folds.get(block)) is not None:
            text = f"  ⋯ {count} equal sentences"
            return iter([[Segment(truncated(text, self._columns), styles.FAINT)]])
        return (_beside if self._wide else _below)(self._lines[self._firsts[block]], self._columns)

    def sentence(self, spot: Spot) -> int:
        """Return the index of the sentence of the newer version at a position."""
        return self._lines[self._firsts[spot.block]].at if self._firsts else 0

    def at_sentence(self, index: int) -> Spot:
        """Return where a sentence of the newer version begins, or the first shown after it."""
        found = bisect_left(self._firsts, index, key=lambda at: self._lines[at].at) if index else 0
        return Spot(min(found, max(0, len(self._firsts) - 1)), 0)

    def below(self, spot: Spot, count: int) -> Iterator[DiffRow]:
        """Yield the row at a position and those after it, `count` in all or up to the end."""
        block, row = spot
        while count > 0 and block < len(self._firsts):
            some = self.rows(block)[row : row + count]
            yield from some
            count -= len(some)
            block, row = block + 1, 0

    def moved(self, spot: Spot, by: int) -> Spot:
        """Return the position `by` rows down, or up if negative; stops at the first and the last row."""
        block, row = spot.block, spot.line + by
        while row < 0 and block > 0:
            block -= 1
            row += len(self.rows(block))
        while block + 1 < len(self._firsts) and row >= (height := len(self.rows(block))):
            row -= height
            block += 1
        return Spot(block, max(0, min(row, len(self.rows(block)) - 1))) if self._firsts else START

    def end(self, rows: int) -> Spot:
        """Return the position at the top of the last `rows` rows."""
        last = max(0, len(self._firsts) - 1)
        return self.moved(Spot(last, len(self.rows(last))), -rows) if self._firsts else START

    def difference(self, spot: Spot, by: int) -> Spot | None:
        """Return where the next (1) or previous (-1) difference begins; None if there is none."""
        if by > 0:
            at = bisect_right(self._differing, spot.block)
        else:
            at = bisect_left(self._differing, spot.block + (spot.line > 0)) - 1
        return Spot(self._differing[at], 0) if 0 <= at < len(self._differing) else None


def _folded(differing: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block and the number of its lines, more than one if they are folded.

    Args:
        differing: the lines that differ; those around them are not folded.
        count: the number of all lines.
    """
    shown = after = 0
    for at in (*differing, count + AROUND):
        end = min(at - AROUND, count)
        if end - after >= _LEAST_FOLDED:
            yield from ((line, 1) for line in range(shown, after))
            yield after, end - after
            shown = end
        yield from ((line, 1) for line in range(shown, min(at + 1, count)))
        shown, after = at + 1, at + 1 + AROUND


def _below(line: DiffLine, columns: int) -> Iterator[DiffRow]:
    """Yield the rows of a sentence: the older version, then the newer one."""
    width = max(1, columns - _SIGN)
    if line.kind in ("removed", "changed"):
        yield from _wrapped("- ", line.older, line.older_marks, width)
    if line.kind != "removed":
        yield from _wrapped("  " if line.kind == "same" else "+ ", line.newer, line.newer_marks, width)


def _beside(line: DiffLine, columns: int) -> Iterator[DiffRow]:
    """Yield the rows of a sentence: the older version on the left, the newer one on the right."""
    half = max(1, (columns - BETWEEN) // 2)
    width = max(1, half - _SIGN)
    is_same = line.kind == "same"
    left = list(_wrapped("  " if is_same else "- ", line.older, line.older_marks, width))
    right = list(_wrapped("  " if is_same else "+ ", line.newer, line.newer_marks, width))
    for number in range(max(len(left), len(right))):
        own = left[number] if number < len(left) else []
        gap = " " * max(0, half - sum(cell_len(segment.text) for segment in own))
        other = right[number] if number < len(right) else []
        yield [*own, Segment(f"{gap} {styles.RULE_DOWN} ", styles.FAINT), *other]


def _wrapped(sign: str, text: str, marks: Sequence[Span], width: int) -> Iterator[DiffRow]:
    overlays = [(mark.start, mark.end, DIFFERS) for mark in marks]
    for number, span in enumerate(wrap(text, 0, len(text), width)):
        yield [
            Segment(sign if number == 0 or not sign.strip() else "  ", styles.BOLD),
            *overlaid(text, span, _within(overlays, span), styles.PLAIN),
        ]


def _within(overlays: Sequence[tuple[int, int, Style]], span: Span) -> Sequence[tuple[int, int, Style]]:
    first = bisect_right(overlays, span.start, key=lambda overlay: overlay[1])
    return overlays[first : bisect_left(overlays, span.end, key=lambda overlay: overlay[0])]
