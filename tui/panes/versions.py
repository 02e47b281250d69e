"""Two versions of a text: side by side in a wide window, else one below the other.

A removed sentence has a "-", an added one a "+"; a changed one has both, and the words that differ are bold
and underlined. Long stretches without a difference are folded, so that the work depends on the differences.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from summarizer.corpus.version_diff import DiffLine, counts
from summarizer.document import Span
from tui.model.line_layout import visible, wrap
from tui.panes.lines import LinesPane
from tui.panes.overlays import overlaid
from tui.panes.widgets import page_step, truncated
from tui.settings import styles

WIDE = 110
"""Minimum columns of the window for two versions side by side."""
AROUND = 2
"""Sentences without a difference that are shown before and after one."""
_LEAST_FOLDED = 2
AT_ONCE = 200
"""Rows that are laid out beyond those on the screen."""
_SIGN = 2
"""Cells for the sign of a line."""
_BETWEEN = 3
DIFFERS = Style(bold=True, underline=True)
"""Words of a changed sentence that the other version lacks."""


class DiffRow(NamedTuple):
    """A line of the page."""

    segments: Sequence[Segment]
    line: int
    """Index of the sentence in the newer version."""
    begins: bool = False
    """Whether a difference begins on it."""


def rows_of(lines: Sequence[DiffLine], columns: int, *, wide: bool, folds: bool) -> Iterator[DiffRow]:
    """Yield the rows of a comparison.

    Args:
        lines: the sentences of both versions.
        columns: the width in cells.
        wide: whether the versions are side by side.
        folds: whether long stretches without a difference are folded.
    """
    for line, folded in _shown(lines) if folds else ((line, 0) for line in lines):
        if folded:
            text = f"  ⋯ {folded} equal sentence{'s' if folded != 1 else ''}"
            yield DiffRow([Segment(truncated(text, columns), styles.FAINT)], line.at)
        else:
            yield from _beside(line, columns) if wide else _below(line, columns)


def _shown(lines: Sequence[DiffLine]) -> Iterator[tuple[DiffLine, int]]:
    """Yield the lines to show with 0, and the first line of a folded stretch with the number of its lines."""
    differing = [at for at, line in enumerate(lines) if line.kind != "same"]
    at = 0
    while at < len(lines):
        after = bisect_left(differing, at)
        following = differing[after] if after < len(differing) else len(lines) + AROUND
        before = differing[after - 1] if after else -AROUND - 1
        end = min(following - AROUND, len(lines))
        if at > before + AROUND and end - at >= _LEAST_FOLDED:
            yield lines[at], end - at
            at = end
        else:
            yield lines[at], 0
            at += 1


def _below(line: DiffLine, columns: int) -> Iterator[DiffRow]:
    """Yield the rows of a sentence: the older version, then the newer one."""
    width = max(1, columns - _SIGN)
    sides = []
    if line.kind in ("removed", "changed"):
        sides.append(("- ", line.older, line.older_marks))
    if line.kind != "removed":
        sides.append(("  " if line.kind == "same" else "+ ", line.newer, line.newer_marks))
    begins = line.kind != "same"
    for sign, text, marks in sides:
        for segments in _wrapped(sign, text, marks, width):
            yield DiffRow(segments, line.at, begins)
            begins = False


def _beside(line: DiffLine, columns: int) -> Iterator[DiffRow]:
    """Yield the rows of a sentence: the older version on the left, the newer one on the right."""
    half = max(1, (columns - _BETWEEN) // 2)
    width = max(1, half - _SIGN)
    is_same = line.kind == "same"
    left = (
        list(_wrapped("  " if is_same else "- ", line.older, line.older_marks, width)) if line.older else []
    )
    right = (
        list(_wrapped("  " if is_same else "+ ", line.newer, line.newer_marks, width)) if line.newer else []
    )
    for number in range(max(len(left), len(right))):
        own = left[number] if number < len(left) else []
        gap = " " * max(0, half - sum(cell_len(segment.text) for segment in own))
        other = right[number] if number < len(right) else []
        rule = Segment(f"{gap} {styles.RULE_DOWN} ", styles.FAINT)
        yield DiffRow([*own, rule, *other], line.at, begins=number == 0 and not is_same)


def _wrapped(sign: str, text: str, marks: Sequence[Span], width: int) -> Iterator[list[Segment]]:
    overlays = [(mark.start, mark.end, DIFFERS) for mark in marks]
    for number, span in enumerate(wrap(text, 0, len(text), width)):
        yield [
            Segment(sign if number == 0 or not sign.strip() else "  ", styles.BOLD),
            *overlaid(text, span, _within(overlays, span), styles.PLAIN),
        ]


def _within(overlays: Sequence[tuple[int, int, Style]], span: Span) -> Sequence[tuple[int, int, Style]]:
    first = bisect_right(overlays, span.start, key=lambda overlay: overlay[1])
    return overlays[first : bisect_left(overlays, span.end, key=lambda overlay: overlay[0])]


class VersionsPane(LinesPane):
    """A pane that scrolls by line, and to the next difference."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident, "VERSIONS OF ONE STORY", ())
        self._heads: tuple[str, str] = ("", "")
        self._compared: Sequence[DiffLine] = ()
        self._about = ""
        self._body: list[DiffRow] = []
        """The rows that were laid out so far."""
        self._rest: Iterator[DiffRow] = iter(())
        """The rows below them: a long text is laid out as far as it has been scrolled."""
        self.is_unified = False
        """Whether the versions are one below the other in a wide window, too."""
        self.folds = True
        """Whether long stretches without a difference are folded."""

    def show(self, older: str, newer: str, lines: Sequence[DiffLine], about: str) -> None:
        """Show a comparison from its start.

        Args:
            older, newer: the titles of the versions.
            lines: the sentences of both.
            about: text for the caption.
        """
        self._heads, self._compared = (older, newer), lines
        self._about = f"{about}{counts(lines)}"
        self._top = 0
        self.laid_out()
        self.redraw()

    @property
    def is_wide(self) -> bool:
        """Return whether the versions are side by side."""
        return not self.is_unified and self.app.size.width >= WIDE

    @property
    def sentence(self) -> int:
        """Return the index of the sentence of the newer version at the top."""
        return self._body[min(self._top, len(self._body) - 1)].line if self._body else 0

    def rearrange(self, *, unified: bool | None = None, folds: bool | None = None) -> None:
        """Change the layout; the sentence at the top stays there."""
        at = self.sentence
        self.is_unified = self.is_unified if unified is None else unified
        self.folds = self.folds if folds is None else folds
        self._lay_out(at)
        self.move(0)

    def laid_out(self) -> None:
        self._lay_out(self.sentence)
        self.move(0)

    def _lay_out(self, at: int) -> None:
        """Lay out anew, with the sentence of this index at the top."""
        self._body = []
        self._rest = rows_of(self._compared, self.columns, wide=self.is_wide, folds=self.folds)
        self._top = 0
        while at and self._more(AT_ONCE) and self._body[-1].line < at:
            pass
        self._top = bisect_left(self._body, at, key=lambda row: row.line) if at else 0

    def _more(self, count: int) -> bool:
        """Lay out so many more rows; return whether there were any."""
        before = len(self._body)
        self._body += islice(self._rest, max(0, count))
        return len(self._body) > before

    @property
    def _head_rows(self) -> int:
        return 1 if self.is_wide else 2

    @property
    def _room(self) -> int:
        return max(1, self.rows - self._head_rows)

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self._more(self._top + by + self._room + AT_ONCE - len(self._body))
        self._top = max(0, min(self._top + by, len(self._body) - self._room))
        self.redraw()

    def page(self, share: float) -> None:
        """Scroll by a share of a page."""
        self.move(page_step(share, self._room))

    def edge(self, side: int) -> None:
        """Scroll to the start (-1) or the end (1)."""
        if side > 0:
            self._body += self._rest
        self.move(side * len(self._body))

    def next_difference(self, by: int) -> bool:
        """Scroll to the next (1) or previous (-1) difference; return whether there is one."""
        at = before = self._top
        while True:
            at += by
            if at >= len(self._body) and not self._more(AT_ONCE):
                return False
            if at < 0:
                return False
            if self._body[at].begins:
                self.move(at - self._top)
                return self._top != before

    def caption(self) -> str:
        below = len(self._body) - self._top - self._room
        return " · ".join(filter(None, (self._about, "more below" if below > 0 else "")))

    def draw(self, row: int) -> Iterable[Segment]:
        if row < self._head_rows:
            yield from self._head(row)
            return
        at = self._top + row - self._head_rows
        if at < len(self._body):
            yield from self._body[at].segments

    def _head(self, row: int) -> Iterable[Segment]:
        older, newer = (f"{sign} {visible(head)}" for sign, head in zip("-+", self._heads, strict=True))
        if not self.is_wide:
            yield Segment(truncated((older, newer)[row], self.columns), styles.BOLD)
            return
        half = max(1, (self.columns - _BETWEEN) // 2)
        left = truncated(older, half)
        yield Segment(left, styles.BOLD)
        yield Segment(f"{' ' * max(0, half - cell_len(left))} {styles.RULE_DOWN} ", styles.FAINT)
        yield Segment(truncated(newer, half), styles.BOLD)
