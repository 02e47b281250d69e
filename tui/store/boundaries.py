"""Carry a state over to another division of the same text into units.

A release that ends sentences elsewhere, or that makes units of list items, numbers them anew. The text is the
same, and so are its offsets: what was kept is found again by where it stands; marks and the place stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tui.store.state import Outline, State

NEAR = 12
"""Code points by which the start of a unit may move, as when the mark of a list item is left out."""
_MOST = 0.8
"""Share of the units with an unchanged text that must stand where they stood, if the text is the same."""


def same_text(old: Outline, new: Outline) -> bool:
    """Whether two outlines are of one text: units that are in both once stand at the same offsets."""
    if not len(old.fingerprints) or not len(new.fingerprints):
        return False
    there = _once(new)
    pairs = [(at, there[text]) for text, at in _once(old).items() if text in there]
    if not pairs:
        return old.bounds[-1] == new.bounds[-1]
    return sum(abs(before - now) <= NEAR for before, now in pairs) >= _MOST * len(pairs)


def divided_anew(state: State, outline: Outline) -> State:
    """Return the state of a text with this outline, from the one with the outline that it was saved with.

    A unit that was kept, dropped or noted becomes those units that lie in it for the most part, or the one
    that holds most of it. Where two notes come together on one unit both lines stand there.
    """
    old = state.outline
    if old is None:
        return replace(state, outline=outline)
    pinned = {unit for kept in state.pinned for unit in _units(old, outline, kept)}
    dropped = {unit for gone in state.dropped for unit in _units(old, outline, gone)} - pinned
    notes: dict[int, str] = {}
    for noted, line in sorted(state.notes.items()):
        unit = _largest(old, outline, noted)
        if line not in notes.get(unit, ""):
            notes[unit] = f"{notes[unit]}; {line}" if unit in notes else line
    return replace(state, pinned=frozenset(pinned), dropped=frozenset(dropped), notes=notes, outline=outline)


def _once(outline: Outline) -> dict[int, int]:
    """Where each text stands that is there once."""
    counts = Counter(outline.fingerprints)
    units = zip(outline.fingerprints, outline.bounds, strict=False)
    return {text: start for text, start in units if counts[text] == 1}


def _units(old: Outline, new: Outline, unit: int) -> Iterable[int]:
    """The new units of which more than half lies in an old one; else the one that holds most of it."""
    shares = _shares(old, new, unit)
    inside = [at for at, shared in shares.items() if 2 * shared > new.bounds[at + 1] - new.bounds[at]]
    return inside or [_largest(old, new, unit)]


def _largest(old: Outline, new: Outline, unit: int) -> int:
    shares = _shares(old, new, unit)
    return max(shares, key=lambda at: shares[at], default=0)


def _shares(old: Outline, new: Outline, unit: int) -> dict[int, int]:
    """How many code points of an old unit each new one has."""
    unit = min(max(0, unit), len(old.fingerprints) - 1)
    start, end = old.bounds[unit], old.bounds[unit + 1]
    first = max(0, bisect_right(new.bounds, start) - 1)
    last = min(bisect_left(new.bounds, end), len(new.fingerprints))
    return {
        at: min(end, new.bounds[at + 1]) - max(start, new.bounds[at])
        for at in range(min(first, len(new.fingerprints) - 1), last)
    }
