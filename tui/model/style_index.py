"""Find the inline styles, links and rules at a place of a document."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from summarizer.document import Stretch, Style

NESTED = 200
"""Maximum number of styles before a line that are looked through for one that reaches into it."""


class StyleIndex:
    """The styles of a document, which are sorted by start and may nest."""

    def __init__(self, styles: Sequence[Style]) -> None:
        self._styles = [style for style in styles if style.kind != "rule" and style.start < style.end]
        self._starts = array("Q", (style.start for style in self._styles))
        self._reach = array("Q", accumulate((style.end for style in self._styles), max))
        """By style, the farthest end of it and of all styles before it."""
        self._rules = frozenset(style.start for style in styles if style.kind == "rule")

    def within(self, where: Stretch) -> Iterator[Style]:
        """Yield the styles that overlap a stretch of the text, outer ones first."""
        if not self._styles:
            return
        last = bisect_left(self._starts, where.end)
        first = bisect_right(self._reach, where.start, 0, last)
        first = max(first, min(bisect_left(self._starts, where.start), last) - NESTED)
        for style in self._styles[first:last]:
            if style.end > where.start:
                yield style

    def rule_above(self, start: int) -> bool:
        """Return whether there is a horizontal line above the paragraph that starts at an offset."""
        return start in self._rules
