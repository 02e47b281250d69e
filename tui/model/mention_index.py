"""Index of the mentions of a document in text order, so that those on a line are found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from summarizer.analysis import Analysis
from summarizer.document import ENTITY_TYPES, FIGURES, Entity, Span, Stretch

NAMED = frozenset(ENTITY_TYPES) - FIGURES
"""Types that `]` and `[` stop at. Dates and quantities are highlighted in focus, but are not names."""


class MentionIndex:
    """The mentions in columns. They never overlap, so starts and ends are both sorted."""

    def __init__(self, analysis: Analysis | None) -> None:
        self.entities = analysis.entities if analysis else ()
        rows = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(self.entities)
            for mention in entity.mentions
        )
        self.starts = array("Q", (row[0] for row in rows))
        self.ends = array("Q", (row[1] for row in rows))
        self.owners = array("L", (row[2] for row in rows))
        self.named = any(entity.type in NAMED for entity in self.entities)
        """Whether there is any name for `beside` to find."""

    def within(self, where: Stretch) -> Iterator[tuple[Span, Entity]]:
        """Yield the mentions that overlap a line, with their entities."""
        for at in range(bisect_right(self.ends, where.start), bisect_left(self.starts, where.end)):
            yield Span(self.starts[at], self.ends[at]), self.entities[self.owners[at]]

    def beside(self, cursor: int, by: int) -> tuple[Span, Entity, bool] | None:
        """Return the next name after the cursor (before it for by = -1), and whether the search wrapped."""
        count = len(self.starts)
        first = bisect_right(self.starts, cursor) if by > 0 else bisect_left(self.starts, cursor) - 1
        for step in range(count):
            at = (first + by * step) % count
            owner = self.entities[self.owners[at]]
            if owner.type in NAMED:
                return Span(self.starts[at], self.ends[at]), owner, not 0 <= first + by * step < count
        return None
