"""A screen as a grid of cells: the content that the terminal shows, or that it should show."""

from __future__ import annotations

from tui.terminal.cells import BLANK, PLAIN, REST, CellStyle, clusters

UNKNOWN = None


class Grid:
    """Rows of texts and, in parallel, of styles. A cell whose text is None is unknown."""

    def __init__(self, columns: int, rows: int, text: str | None = UNKNOWN) -> None:
        self.columns, self.rows = columns, rows
        self.texts: list[list[str | None]] = [[text] * columns for _ in range(rows)]
        self.styles: list[list[CellStyle]] = [[PLAIN] * columns for _ in range(rows)]

    def copy(self) -> Grid:
        """Return a copy."""
        made = Grid(0, 0)
        made.columns, made.rows = self.columns, self.rows
        made.texts = [row.copy() for row in self.texts]
        made.styles = [row.copy() for row in self.styles]
        return made

    def fill(self, text: str | None) -> None:
        """Set every cell to the same text, without a style."""
        for texts, styles in zip(self.texts, self.styles, strict=True):
            texts[:], styles[:] = [text] * self.columns, [PLAIN] * self.columns

    def put(self, x: int, y: int, text: str, style: CellStyle) -> int:
        """Write a text without control characters, cut at the right edge; return the column after it."""
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
        """Append combining characters to the cluster before a column."""
        texts = self.texts[y]
        at = min(x, self.columns) - 1
        while at > 0 and texts[at] == REST:
            at -= 1
        if at >= 0 and (base := texts[at]):
            texts[at] = base + marks

    def _clear_halves(self, x: int, end: int, y: int) -> None:
        """Blank the wide clusters that are partly overwritten."""
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
        """Move the content of rows `first` to `last` down, or up if `by` is negative; insert blanks."""
        for cells, blank in ((self.texts, BLANK), (self.styles, PLAIN)):
            rows: list[list[object]] = cells[first : last + 1]  # type: ignore[assignment]
            empty = [[blank] * self.columns for _ in range(min(abs(by), len(rows)))]
            moved = [*empty, *rows[: len(rows) - by]] if by > 0 else [*rows[-by:], *empty]
            cells[first : last + 1] = moved  # type: ignore[assignment]
