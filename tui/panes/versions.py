"""Two versions of a text: side by side in a wide window, else one below the other.

A removed sentence has a "-", an added one a "+"; a changed one has both, and the words that differ are bold
and underlined. Long stretches without a difference are folded. Only what is on the screen is laid out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment

from summarizer.corpus.version_diff import DiffLine, counts
from tui.model.line_layout import visible
from tui.panes.diff_layout import BETWEEN, START, DiffLayout, DiffRow
from tui.panes.views import page_step, truncated
from tui.panes.widgets import ScrolledPane
from tui.settings import styles

WIDE = 110
"""Minimum columns of the window for two versions side by side."""


class VersionsPane(ScrolledPane):
    """A pane that scrolls by line, and to the next difference."""

    TITLE = "VERSIONS OF ONE STORY"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._heads: tuple[str, str] = ("", "")
        self._compared: Sequence[DiffLine] = ()
        self._about = ""
        self._layout = DiffLayout((), 1, wide=False, folds=True)
        self._top = START
        self._visible: Sequence[DiffRow] = ()
        """The rows on the screen, and one below them if there is one."""
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
        self._lay_out(0)

    @property
    def is_wide(self) -> bool:
        """Return whether the versions are side by side."""
        return not self.is_unified and self.app.size.width >= WIDE

    @property
    def sentence(self) -> int:
        """Return the index of the sentence of the newer version at the top."""
        return self._layout.sentence(self._top)

    def rearrange(self, *, unified: bool | None = None, folds: bool | None = None) -> None:
        """Change the layout; the sentence at the top stays there."""
        self.is_unified = self.is_unified if unified is None else unified
        self.folds = self.folds if folds is None else folds
        self.laid_out()

    def laid_out(self) -> None:
        self._lay_out(self.sentence)

    def _lay_out(self, at: int) -> None:
        """Lay out anew, with the sentence of this index at the top."""
        self._layout = DiffLayout(self._compared, self.columns, wide=self.is_wide, folds=self.folds)
        self._top = self._layout.at_sentence(at)
        self.move(0)

    @property
    def _head_rows(self) -> int:
        return 1 if self.is_wide else 2

    @property
    def _room(self) -> int:
        return max(1, self.rows - self._head_rows)

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self._top = self._layout.moved(self._top, by)
        if len(list(self._layout.below(self._top, self._room))) < self._room:
            self._top = self._layout.end(self._room)
        self.redraw()

    def page(self, share: float) -> None:
        """Scroll by a share of a page."""
        self.move(page_step(share, self._room))

    def edge(self, side: int) -> None:
        """Scroll to the start (-1) or the end (1)."""
        self._top = self._layout.end(self._room) if side > 0 else START
        self.redraw()

    def wheel(self, by: int) -> None:
        """Scroll by so many lines."""
        self.move(by)

    def next_difference(self, by: int) -> bool:
        """Scroll to the next (1) or previous (-1) difference; return whether there is one."""
        before = self._top
        found = self._layout.difference(before, by)
        if found is not None:
            self._top = found
            self.move(0)
        return self._top != before

    def redraw(self) -> None:
        self._visible = list(self._layout.below(self._top, self._room + 1))
        super().redraw()

    def caption(self) -> str:
        more = "more below" if len(self._visible) > self._room else ""
        return " · ".join(filter(None, (self._about, more)))

    def draw(self, row: int) -> Iterable[Segment]:
        if row < self._head_rows:
            yield from self._head(row)
            return
        at = row - self._head_rows
        if at < len(self._visible):
            yield from self._visible[at]

    def _head(self, row: int) -> Iterable[Segment]:
        older, newer = (f"{sign} {visible(head)}" for sign, head in zip("-+", self._heads, strict=True))
        if not self.is_wide:
            yield Segment(truncated((older, newer)[row], self.columns), styles.BOLD)
            return
        half = max(1, (self.columns - BETWEEN) // 2)
        left = truncated(older, half)
        yield Segment(left, styles.BOLD)
        yield Segment(f"{' ' * max(0, half - cell_len(left))} {styles.RULE_DOWN} ", styles.FAINT)
        yield Segment(truncated(newer, half), styles.BOLD)
