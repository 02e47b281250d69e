"""Navigation state: the jump list, which works like a browser's history, and marks.

A jump after going back drops the places ahead. Steps from mention to mention or from match to match are not
jumps: N goes back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from summarizer.export import citation
from tui.model.key import BriefingKey
from tui.model.reading import Reading


def is_letter(character: str) -> bool:
    """Return whether a character may name a mark."""
    return len(character) == 1 and character.isalpha()


def mark(reading: Reading, letter: str) -> Reading:
    """Set a mark at the cursor; an earlier mark of the same letter is moved."""
    return replace(reading, marks={**reading.marks, letter: reading.cursor})


def listed(reading: Reading) -> str:
    """Return the marks as text, sorted by letter: `a ¶ 2, b ¶ 7`."""
    marks = sorted(reading.marks.items())
    return ", ".join(f"{letter} {citation.paragraph(reading.document, at)}" for letter, at in marks)


MOST = 100
"""Maximum number of places in each direction."""


class CursorPlace(NamedTuple):
    """A former position of the cursor."""

    briefing: BriefingKey | None
    offset: int


class Jumps(NamedTuple):
    """The jump list: places behind and ahead, the nearest last."""

    behind: tuple[CursorPlace, ...] = ()
    ahead: tuple[CursorPlace, ...] = ()


def jumped(jumps: Jumps, left: CursorPlace) -> Jumps:
    """Add the place that a jump leaves; the places ahead are dropped."""
    behind = tuple(place for place in jumps.behind[-1:] if place != left)
    return Jumps((*jumps.behind[:-1], *behind, left)[-MOST:])


def back(jumps: Jumps, here: CursorPlace) -> tuple[Jumps, CursorPlace] | None:
    """Go back to the last place that is not the current one; None if there is none."""
    behind = jumps.behind
    while behind and behind[-1] == here:
        behind = behind[:-1]
    return (Jumps(behind[:-1], (*jumps.ahead, here)[-MOST:]), behind[-1]) if behind else None


def forward(jumps: Jumps, here: CursorPlace) -> tuple[Jumps, CursorPlace] | None:
    """Go forward to the place that `back` left last; None if there is none."""
    found = back(Jumps(jumps.ahead, jumps.behind), here)
    return (Jumps(found[0].ahead, found[0].behind), found[1]) if found else None
