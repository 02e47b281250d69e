"""Navigation state: the jump list, as a browser keeps it, and marks.

A jump from a place one has gone back to drops the places ahead. Steps from mention to mention or from match
to match are no jumps: N goes back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from summarizer.export import citation
from tui.model.key import BriefingKey
from tui.model.reading import Reading


def is_letter(character: str) -> bool:
    """Whether it may name a mark."""
    return len(character) == 1 and character.isalpha()


def mark(reading: Reading, letter: str) -> Reading:
    """The place of the cursor has a mark; where the letter had been set before, it is here now."""
    return replace(reading, marks={**reading.marks, letter: reading.cursor})


def listed(reading: Reading) -> str:
    """The marks there are, by letter: `a ¶ 2, b ¶ 7`."""
    marks = sorted(reading.marks.items())
    return ", ".join(f"{letter} {citation.paragraph(reading.document, at)}" for letter, at in marks)


MOST = 100
"""Places kept each way."""


class CursorPlace(NamedTuple):
    """Where a cursor was."""

    briefing: BriefingKey | None
    offset: int


class Jumps(NamedTuple):
    """Places behind and ahead, the nearest last."""

    behind: tuple[CursorPlace, ...] = ()
    ahead: tuple[CursorPlace, ...] = ()


def jumped(jumps: Jumps, left: CursorPlace) -> Jumps:
    """A place is being left by a jump."""
    behind = tuple(place for place in jumps.behind[-1:] if place != left)
    return Jumps((*jumps.behind[:-1], *behind, left)[-MOST:])


def back(jumps: Jumps, here: CursorPlace) -> tuple[Jumps, CursorPlace] | None:
    """The place jumped from last that is not the one here; None where there is none."""
    behind = jumps.behind
    while behind and behind[-1] == here:
        behind = behind[:-1]
    return (Jumps(behind[:-1], (*jumps.ahead, here)[-MOST:]), behind[-1]) if behind else None


def forward(jumps: Jumps, here: CursorPlace) -> tuple[Jumps, CursorPlace] | None:
    """The place that was gone back from last; None where there is none."""
    found = back(Jumps(jumps.ahead, jumps.behind), here)
    return (Jumps(found[0].ahead, found[0].behind), found[1]) if found else None
