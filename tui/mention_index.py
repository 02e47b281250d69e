"""All mentions of a document in text order, in columns: what a line holds is found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from summarizer.analysis import Analysis
from summarizer.document import Span, Stretch
from summarizer.entities.entity import Entity

NAMED = frozenset({"person", "organization", "place", "nationality", "event", "other"})
"""The types that `]` and `[` stop at, and that are marked in the text; dates and quantities are not names."""


class MentionIndex:
    """Mentions never overlap, so starts and ends are both sorted."""

    def __init__(self, analysis: Analysis | None) -> None:
        self.entities = analysis.entities if analysis else ()
        rows = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(self.entities)
            if entity.type in NAMED
            for mention in entity.mentions
        )
        self.starts = array("Q", (row[0] for row in rows))
        self.ends = array("Q", (row[1] for row in rows))
        self.owners = array("L", (row[2] for row in rows))

    def within(self, where: Stretch) -> Iterator[tuple[Span, Entity]]:
        """The mentions that share text with a line."""
        for at in range(bisect_right(self.ends, where.start), bisect_left(self.starts, where.end)):
            yield Span(self.starts[at], self.ends[at]), self.entities[self.owners[at]]

    def beside(self, cursor: int, by: int) -> tuple[Span, Entity, bool] | None:
        """The next mention after the cursor (before it for by < 0), and whether the search wrapped round."""
        if not self.starts:
            return None
        at = bisect_right(self.starts, cursor) if by > 0 else bisect_left(self.starts, cursor) - 1
        wrapped = not 0 <= at < len(self.starts)
        at %= len(self.starts)
        return Span(self.starts[at], self.ends[at]), self.entities[self.owners[at]], wrapped
