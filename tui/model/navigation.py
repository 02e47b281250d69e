"""Where the cursor can go: briefings, the names of a text, the jump list, and marks.

The jump list works like a browser's history: a jump after going back drops the places ahead. Steps from
mention to mention or from match to match are not jumps: N goes back.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import ENTITY_TYPES, FIGURES, Entity, Span, Stretch
from summarizer.export import citation
from tui.model.reading import Reading

if TYPE_CHECKING:
    from summarizer.analysis import Analysis


class BriefingKey(NamedTuple):
    """Identifies a briefing: its source, and the document in it."""

    source: int
    """Index of the source."""
    part: int = 0
    """Index of the document within the source."""


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
        """Whether there is any name for `next_name` to find."""

    def within(self, where: Stretch) -> Iterator[tuple[Span, Entity]]:
        """Yield the mentions that overlap a line, with their entities."""
        for at in range(bisect_right(self.ends, where.start), bisect_left(self.starts, where.end)):
            yield Span(self.starts[at], self.ends[at]), self.entities[self.owners[at]]

    def next_name(self, cursor: int, by: int) -> tuple[Span, Entity, bool] | None:
        """Return the next name after the cursor (before it for by = -1), and whether the search wrapped."""
        count = len(self.starts)
        first = bisect_right(self.starts, cursor) if by > 0 else bisect_left(self.starts, cursor) - 1
        for step in range(count):
            at = (first + by * step) % count
            owner = self.entities[self.owners[at]]
            if owner.type in NAMED:
                return Span(self.starts[at], self.ends[at]), owner, not 0 <= first + by * step < count
        return None


def is_mark_name(character: str) -> bool:
    """Return whether a character may name a mark."""
    return len(character) == 1 and character.isalpha()


def set_mark(reading: Reading, letter: str) -> Reading:
    """Set a mark at the cursor; an earlier mark of the same letter is moved."""
    return replace(reading, marks={**reading.marks, letter: reading.cursor})


def marks_text(reading: Reading) -> str:
    """Return the marks as text, sorted by letter: `a ¶ 2, b ¶ 7`."""
    marks = sorted(reading.marks.items())
    return ", ".join(f"{letter} {citation.paragraph(reading.document, at)}" for letter, at in marks)


MOST_JUMPS = 100
"""Maximum number of places in each direction."""


class CursorPlace(NamedTuple):
    """A former position of the cursor."""

    briefing: BriefingKey | None
    offset: int


class Jumps(NamedTuple):
    """The jump list: places behind and ahead, the nearest last."""

    behind: tuple[CursorPlace, ...] = ()
    ahead: tuple[CursorPlace, ...] = ()


def push_jump(jumps: Jumps, left: CursorPlace) -> Jumps:
    """Add the place that a jump leaves; the places ahead are dropped."""
    behind = tuple(place for place in jumps.behind[-1:] if place != left)
    return Jumps((*jumps.behind[:-1], *behind, left)[-MOST_JUMPS:])


def back(jumps: Jumps, here: CursorPlace) -> tuple[Jumps, CursorPlace] | None:
    """Go back to the last place that is not the current one; None if there is none."""
    behind = jumps.behind
    while behind and behind[-1] == here:
        behind = behind[:-1]
    return (Jumps(behind[:-1], (*jumps.ahead, here)[-MOST_JUMPS:]), behind[-1]) if behind else None


def forward(jumps: Jumps, here: CursorPlace) -> tuple[Jumps, CursorPlace] | None:
    """Go forward to the place that `back` left last; None if there is none."""
    found = back(Jumps(jumps.ahead, jumps.behind), here)
    return (Jumps(found[0].ahead, found[0].behind), found[1]) if found else None
