"""What the letters and lines of a document are like, and the edges of a region: what blocks are told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.readers.pdf.lines import PdfLine, Region
from summarizer.readers.pdf.runs import Run

INDENT = 0.7
"""Heights of a line by which the first line of a paragraph stands in."""
_FLUSH = 1.0
"""Points by which lines that end together may differ."""
_FEW = 6


@dataclass(slots=True)
class TypographicStyle:
    """What the letters and paragraphs of the document are like, as far as it has been seen."""

    sizes: Counter[float] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0
    seen: int = 0
    alike: int = 0
    """Of all letters `seen`, those of a font that has one width for all."""
    indented: int = 0
    spaced: int = 0
    gaps: dict[int, Counter[float]] = field(default_factory=dict)
    """Between lines of a size, how often each."""

    def count(self, runs: Iterable[Run]) -> None:
        """The letters of a page that will be read."""
        for run in runs:
            self.seen += len(run.text)
            self.alike += len(run.text) if run.advance else 0

    def learn(self, region: Region) -> None:
        for above, line in pairwise(region.lines):
            gap = above.y0 - line.y0
            rounded = round(gap * 2) / 2  # 0 between lines of tiny units, and `Metrics.gap` divides by it
            if rounded and round(above.size) == round(line.size) and 0 < gap < 3 * line.size:
                self.gaps.setdefault(round(line.size), Counter())[rounded] += 1
        for line in region.lines:
            count = len(line.text)
            if line.table or (line.advance and self.code_tells):
                continue  # which have letters of their own
            self.sizes[round(line.size * 2) / 2] += count
            self.letters += count
            self.bold += count if line.bold else 0

    @property
    def size(self) -> float:
        """Of the body."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 10.0

    @property
    def bold_tells(self) -> bool:
        """Not where most is bold."""
        return self.bold * 10 < self.letters * 4

    @property
    def code_tells(self) -> bool:
        """Letters of one width are code, not where most is set in such."""
        return self.alike * 10 < self.seen * 6

    @property
    def indents(self) -> bool:
        """Paragraphs begin with an indent, so that a line without one goes on."""
        return self.indented > self.spaced


class Metrics:
    """The edges of a region, and how far its lines stand apart."""

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
        """Of two lines, in distances that are usual between lines of their size."""
        usual = self._gaps.get(round(line.size), 1.25 * line.size)
        return (above.y0 - line.y0) / usual

    def is_full(self, line: PdfLine) -> bool:
        return line.x1 > self.x1 - 2 * line.size

    def is_justified(self, line: PdfLine) -> bool:
        return self._justified and line.x1 > self.x1 - _FLUSH

    def indented(self, line: PdfLine) -> bool:
        return line.x0 > self.left + INDENT * line.size

    def centered(self, line: PdfLine) -> bool:
        left, right = line.x0 - self.left, self.x1 - line.x1
        return min(left, right) > 3 * line.size and abs(left - right) < 0.6 * line.size

    def had_room(self, above: PdfLine, line: PdfLine) -> bool:
        """Whether the first word of a line could have stood on the line above."""
        word = line.text.split(" ", 1)[0]
        width = (line.x1 - line.x0) * (len(word) + 1) / max(1, len(line.text))
        return above.x1 + width < self.x1 - line.size
