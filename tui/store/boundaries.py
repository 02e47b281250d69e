"""Carry a state over to another division of the same text into units.

A release that splits sentences differently, or makes list items units, numbers the units differently. The
text and its offsets are the same: kept units are found again by position; marks and the place stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tui.store.state import Outline, State

NEAR = 12
"""Maximum code points by which the start of a unit may move, as when the mark of a list item is omitted."""
_MOST = 0.8
"""Minimum share of the unchanged units that must be at the same offset if the text is the same."""


def same_text(old: Outline, new: Outline) -> bool:
    """Return whether two outlines are of one text: units unique in both are at the same offsets."""
    if not len(old.fingerprints) or not len(new.fingerprints):
        return False
    there = _unique_offsets(new)
    pairs = [(at, there[text]) for text, at in _unique_offsets(old).items() if text in there]
    if not pairs:
        return old.bounds[-1] == new.bounds[-1]
    return sum(abs(before - now) <= NEAR for before, now in pairs) >= _MOST * len(pairs)


def divided_anew(state: State, outline: Outline) -> State:
    """Convert a state to a new outline of the same text.

    A unit that was kept, dropped or noted becomes those units of which more than half lies in it, or else the
    one that contains most of it. If two notes meet on one unit, their lines are joined.
    """
    old = state.outline
    if old is None:
        return replace(state, outline=outline)
    pinned = {unit for kept in state.pinned for unit in _new_units(old, outline, kept)}
    dropped = {unit for gone in state.dropped for unit in _new_units(old, outline, gone)} - pinned
    notes: dict[int, str] = {}
    for noted, line in sorted(state.notes.items()):
        unit = _main_unit(old, outline, noted)
        if line not in notes.get(unit, ""):
            notes[unit] = f"{notes[unit]}; {line}" if unit in notes else line
    return replace(state, pinned=frozenset(pinned), dropped=frozenset(dropped), notes=notes, outline=outline)


def _unique_offsets(outline: Outline) -> dict[int, int]:
    """Return the offset of each unit whose text is unique, by its fingerprint."""
    counts = Counter(outline.fingerprints)
    units = zip(outline.fingerprints, outline.bounds, strict=False)
    return {text: start for text, start in units if counts[text] == 1}


def _new_units(old: Outline, new: Outline, unit: int) -> Iterable[int]:
    """Return the new units of which more than half lies in an old one, else its main unit."""
    shares = _shares(old, new, unit)
    inside = [at for at, shared in shares.items() if 2 * shared > new.bounds[at + 1] - new.bounds[at]]
    return inside or [_main_unit(old, new, unit)]


def _main_unit(old: Outline, new: Outline, unit: int) -> int:
    """Return the new unit that contains most of an old one."""
    shares = _shares(old, new, unit)
    return max(shares, key=lambda at: shares[at], default=0)


def _shares(old: Outline, new: Outline, unit: int) -> dict[int, int]:
    """Return the number of code points that each new unit shares with an old one."""
    unit = min(max(0, unit), len(old.fingerprints) - 1)
    start, end = old.bounds[unit], old.bounds[unit + 1]
    first = max(0, bisect_right(new.bounds, start) - 1)
    last = min(bisect_left(new.bounds, end), len(new.fingerprints))
    return {
        at: min(end, new.bounds[at + 1]) - max(start, new.bounds[at])
        for at in range(min(first, len(new.fingerprints) - 1), last)
    }
