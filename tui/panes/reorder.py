"""Put the segments of a line into visual order, for terminals that don't reorder Hebrew and Arabic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Stretch
from tui.model import bidi
from tui.model.bidi import VisualCluster
from tui.model.line_layout import TAB, visible

LEAD = 1000
"""Code points from the start of a text that decide its direction."""


class VisualLine(NamedTuple):
    """A line in visual order, as it is drawn."""

    clusters: tuple[VisualCluster, ...]
    indices: Sequence[int]
    """By index in the drawn text, the index in the line: a tab is drawn as several blanks."""
    indent: int = 0
    """Blanks before it: a paragraph that is read from right to left begins at the right."""

    def drawn(self, segments: Iterable[Segment]) -> list[Segment]:
        """Return the segments of the line in visual order; each cluster keeps its style."""
        wearing: list[Style | None] = []
        for segment in segments:
            wearing += [segment.style] * len(segment.text)
        found = [Segment(" " * self.indent)] if self.indent > 0 else []
        for style, run in groupby(self.clusters, lambda cluster: wearing[cluster.start]):
            found.append(Segment("".join(cluster.text for cluster in run), style))
        return found

    def index_at(self, cell: int) -> int:
        """Return the index of the character at a cell, or of the nearest one."""
        ends = [*accumulate((cluster.width for cluster in self.clusters), initial=self.indent)][1:]
        nearest = min(bisect_right(ends, cell), len(ends) - 1)
        return self.indices[self.clusters[nearest].start]


def line_of_block(text: str, first: int, block: Stretch, line: Stretch, columns: int) -> VisualLine | None:
    """Return a line of a block in visual order; None if that is the order of the text.

    Args:
        text: the whole text.
        first: offset of the paragraph, whose first letter decides the direction.
        block: the paragraph, or the part of it that contains the line.
        line: the line.
        columns: cells for the text.
    """
    base = bidi.base_level(text[first : min(first + LEAD, block.end)])
    directed = bidi.direction(text[block.start : block.end], base)
    if directed is None or line.start >= line.end:
        return None
    piece = text[line.start : line.end]
    copies = [len(TAB) if character == "\t" else 1 for character in piece]
    indices = [index for index, count in enumerate(copies) for _ in range(count)]
    levels = directed.levels[line.start - block.start : line.end - block.start]
    shown = bytes(levels[index] for index in indices)
    clusters = tuple(bidi.visual(visible(piece), shown, base))
    width = sum(cluster.width for cluster in clusters)
    return VisualLine(clusters, indices, columns - width if base else 0)


def line(segments: Sequence[Segment], base: int | None = None) -> list[Segment]:
    """Return the segments of a line that is a text of its own in visual order."""
    text = "".join(segment.text for segment in segments)
    directed = bidi.direction(text, base)
    if directed is None:
        return [*segments]
    clusters = tuple(bidi.visual(text, directed.levels, directed.base))
    return VisualLine(clusters, range(len(text))).drawn(segments)


def entry(segments: Sequence[Segment], text: str) -> list[Segment]:
    """Return a line of a text in visual order; the start of the text decides its direction."""
    return line(segments, bidi.base_level(text[:LEAD]))


def fields(segments: Iterable[Segment]) -> list[Segment]:
    """Return segments, each a text of its own, with the content of each in visual order.

    The blanks around a text stay where they are: they align it.
    """
    found: list[Segment] = []
    for segment in segments:
        text = segment.text.strip(" ")
        if not bidi.RIGHT_TO_LEFT.search(text):
            found.append(segment)
            continue
        before, after = segment.text.split(text, 1)
        shown = "".join(part.text for part in line([Segment(text)]))
        found.append(Segment(before + shown + after, segment.style))
    return found
