"""A screen as a grid of cells: what the terminal shows, or what it shall show."""

from __future__ import annotations

from tui.terminal.cells import BLANK, PLAIN, REST, CellStyle, clusters

UNKNOWN = None


class Grid:
    """Rows of texts and, in step with them, of styles. A cell without a text is not known."""

    def __init__(self, columns: int, rows: int, text: str | None = UNKNOWN) -> None:
        self.columns, self.rows = columns, rows
        self.texts: list[list[str | None]] = [[text] * columns for _ in range(rows)]
        self.styles: list[list[CellStyle]] = [[PLAIN] * columns for _ in range(rows)]

    def copy(self) -> Grid:
        made = Grid(0, 0)
        made.columns, made.rows = self.columns, self.rows
        made.texts = [row.copy() for row in self.texts]
        made.styles = [row.copy() for row in self.styles]
        return made

    def fill(self, text: str | None) -> None:
        """Have the same in every cell, in no style."""
        for texts, styles in zip(self.texts, self.styles, strict=True):
            texts[:], styles[:] = [text] * self.columns, [PLAIN] * self.columns

    def put(self, x: int, y: int, text: str, style: CellStyle) -> int:
        """Write a text without control characters; the column after it. Cut at the right edge."""
        if not 0 <= y < self.rows:
            return x
        if not text.isascii():
            return self._put_clusters(x, y, text, style)
        fits = text[: max(0, self.columns - x)]
        if fits:
            end = x + len(fits)
            self._clear_halves(x, end, y)
            self.texts[y][x:end] = fits
            self.styles[y][x:end] = [style] * len(fits)
        return x + len(text)

    def _put_clusters(self, x: int, y: int, text: str, style: CellStyle) -> int:
        texts, styles = self.texts[y], self.styles[y]
        for cluster, width in clusters(text):
            if width == 0:
                self._combine(x, y, cluster)
                continue
            end = x + width
            if end <= self.columns:
                self._clear_halves(x, end, y)
                texts[x:end] = [cluster, *[REST] * (width - 1)]
                styles[x:end] = [style] * width
            elif x < self.columns:
                self.put(x, y, BLANK * (self.columns - x), style)
            x = end
        return x

    def _combine(self, x: int, y: int, marks: str) -> None:
        """Onto the cluster before a column."""
        texts = self.texts[y]
        at = min(x, self.columns) - 1
        while at > 0 and texts[at] == REST:
            at -= 1
        if at >= 0 and (base := texts[at]):
            texts[at] = base + marks

    def _clear_halves(self, x: int, end: int, y: int) -> None:
        """A wide cluster of which a part is overwritten is gone."""
        texts = self.texts[y]
        if texts[x] == REST:
            at = x - 1
            while at >= 0 and texts[at] == REST:
                texts[at] = BLANK
                at -= 1
            if at >= 0:
                texts[at] = BLANK
        while end < self.columns and texts[end] == REST:
            texts[end] = BLANK
            end += 1

    def shift(self, first: int, last: int, by: int) -> None:
        """Move what stands in rows `first` to `last` down, up if `by` is negative; blanks come after it."""
        for cells, blank in ((self.texts, BLANK), (self.styles, PLAIN)):
            rows: list[list[object]] = cells[first : last + 1]  # type: ignore[assignment]
            empty = [[blank] * self.columns for _ in range(min(abs(by), len(rows)))]
            moved = [*empty, *rows[: len(rows) - by]] if by > 0 else [*rows[-by:], *empty]
            cells[first : last + 1] = moved  # type: ignore[assignment]
