"""Typographic statistics of a document and metrics of a region, for recognizing blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.readers.pdf.lines import PdfLine, Region
from summarizer.readers.pdf.runs import Run

INDENT = 0.7
"""Minimum indent of the first line of a paragraph, in line heights."""
_FLUSH = 1.0
"""Tolerance in points within which lines end at the same position."""
_FEW = 6
_SAME_LEVEL, _DEEPEST = 0.94, 6
"""Minimum ratio of two sizes of headings of one level, and the lowest level."""


@dataclass(slots=True)
class TypographicStyle:
    """Statistics of the fonts and paragraphs in the pages read so far."""

    sizes: Counter[float] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0
    seen: int = 0
    alike: int = 0
    """Number of letters, of those `seen`, in monospaced fonts."""
    indented: int = 0
    spaced: int = 0
    gaps: dict[int, Counter[float]] = field(default_factory=dict)
    """Counts of line distances in points, by font size."""

    def count(self, runs: Iterable[Run]) -> None:
        """Count the letters of a page, before it is processed."""
        for run in runs:
            self.seen += len(run.text)
            self.alike += len(run.text) if run.advance else 0

    def learn(self, region: Region) -> None:
        """Add the line distances and font sizes of a region."""
        for above, line in pairwise(region.lines):
            gap = above.y0 - line.y0
            rounded = round(gap * 2) / 2  # It may be 0 for tiny units, and `Metrics.gap` divides by it.
            if rounded and round(above.size) == round(line.size) and 0 < gap < 3 * line.size:
                self.gaps.setdefault(round(line.size), Counter())[rounded] += 1
        for line in region.lines:
            count = len(line.text)
            if line.table or (line.advance and self.code_tells):
                continue  # Tables and code have other fonts than the body.
            self.sizes[round(line.size * 2) / 2] += count
            self.letters += count
            self.bold += count if line.bold else 0

    @property
    def size(self) -> float:
        """Font size of the body, in points."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 10.0

    @property
    def bold_tells(self) -> bool:
        """Whether bold type marks headings: not if 40% or more of the text is bold."""
        return self.bold * 10 < self.letters * 4

    @property
    def code_tells(self) -> bool:
        """Whether a monospaced font marks code: not if 60% or more of the text is monospaced."""
        return self.alike * 10 < self.seen * 6

    @property
    def indents(self) -> bool:
        """Whether most paragraphs begin with an indent, so that a line without one continues a paragraph."""
        return self.indented > self.spaced


def levels_of(sizes: Iterable[float]) -> dict[float, int]:
    """Return the levels of headings by their font sizes, 1 for the largest to 6.

    Sizes that differ by less than 6% are of one level: the boxes of fonts of one size differ by as much.
    """
    levels: dict[float, int] = {}
    level, largest = 0, 0.0
    for size in sorted(sizes, reverse=True):
        if not level or size < largest * _SAME_LEVEL:
            level, largest = min(level + 1, _DEEPEST), size
        levels[size] = level
    return levels


class Metrics:
    """The edges and the line spacing of a region."""

    def __init__(self, region: Region, style: TypographicStyle) -> None:
        lines = region.lines
        self.x1, self.width = region.x1, region.x1 - region.x0
        ends = sum(line.x1 > self.x1 - _FLUSH for line in lines)
        self._justified = len(lines) >= _FEW and ends * 2 > len(lines)
        starts = Counter(round(line.x0) for line in lines)
        most, count = starts.most_common(1)[0]
        self.left = float(most) if count > 1 else region.x0
        self._gaps = {size: gaps.most_common(1)[0][0] for size, gaps in style.gaps.items()}

    def gap(self, above: PdfLine, line: PdfLine) -> float:
        """Return the distance of two lines, relative to the usual line spacing for their size."""
        usual = self._gaps.get(round(line.size), 1.25 * line.size)
        return (above.y0 - line.y0) / usual

    def is_full(self, line: PdfLine) -> bool:
        """Return whether a line ends near the right edge."""
        return line.x1 > self.x1 - 2 * line.size

    def is_justified(self, line: PdfLine) -> bool:
        """Return whether a line ends at the right edge in justified text."""
        return self._justified and line.x1 > self.x1 - _FLUSH

    def indented(self, line: PdfLine) -> bool:
        """Return whether a line is indented from the usual left edge."""
        return line.x0 > self.left + INDENT * line.size

    def centered(self, line: PdfLine) -> bool:
        """Return whether a line is centered in the region."""
        left, right = line.x0 - self.left, self.x1 - line.x1
        return min(left, right) > 3 * line.size and abs(left - right) < 0.6 * line.size

    def had_room(self, above: PdfLine, line: PdfLine) -> bool:
        """Return whether the first word of a line would have fitted on the line above."""
        word = line.text.split(" ", 1)[0]
        width = (line.x1 - line.x0) * (len(word) + 1) / max(1, len(line.text))
        return above.x1 + width < self.x1 - line.size
