"""Carry kept sentences, notes, marks and the reading position over to a changed text or division of it.

A sentence is matched by its text, wherever it is now. If its text occurs several times, its neighbors decide
(Heckel, "A technique for isolating differences between files", CACM 21(4), 1978: pair unique lines first,
then extend the pairs to equal neighbors). A sentence whose text is gone counts as changed, not as deleted, if
exactly one unmatched sentence stands between the counterparts of its neighbors.

A release that splits sentences differently, or makes list items units, numbers the units of the same text
differently. Then kept units are found again by position; marks and the place stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.store import clips
from tui.store.state import UNMARKED, Outline, State


class LostCounts(NamedTuple):
    """Number of items of each kind that have no counterpart in the new content."""

    pins: int = 0
    drops: int = 0
    notes: int = 0
    marks: int = 0

    @property
    def any(self) -> bool:
        """Whether anything was lost."""
        return any(self)


class CarriedState(NamedTuple):
    """A state for a changed content, and what could not be carried over to it."""

    state: State
    """The state for the new content; its key, path and title are still those of the old."""
    lost: LostCounts


def inherit(state: State, outline: Outline) -> CarriedState:
    """Return the state for a changed content with the sentences of `outline`, derived from the old state.

    The briefing stays read if no sentence is new. If the old content was never analyzed, there are no
    sentences to compare: the place is the start, and all that refers to sentence numbers is lost. Notes that
    have no counterpart stay, without a place. A star stays; a briefing that was archived or removed is in the
    list again.
    """
    old = state.outline
    if old == outline:
        return CarriedState(state, LostCounts())
    where = counterparts(old.fingerprints if old else (), outline.fingerprints)
    pins, drops = _sure(state.pinned, where), _sure(state.dropped, where)
    pins |= _likely(state.pinned, where) - drops
    drops |= _likely(state.dropped, where) - pins
    notes = {where.new[sentence]: line for sentence, line in state.notes.items() if sentence in where.new}
    for sentence, line in state.notes.items():
        if sentence in where.alike:
            notes.setdefault(where.alike[sentence], line)
    left = [line for sentence, line in sorted(state.notes.items()) if notes.get(where.of(sentence)) != line]
    moved = _Moved(old, outline, where)
    marks = {letter: at for letter, offset in state.marks.items() if (at := moved.offset(offset)) is not None}
    changed = replace(
        state,
        read=state.read and old is not None and {*outline.fingerprints} <= {*old.fingerprints},
        listed=UNMARKED._replace(starred=state.listed.starred),
        place=moved.offset(state.place) or 0,
        pinned=pins,
        dropped=drops,
        clips=clips.moved(state.clips, {unit: [where.of(unit)] for unit in state.clips}, pins),
        notes=notes,
        unplaced=(*state.unplaced, *(line for line in left if line not in state.unplaced)),
        marks=marks,
        outline=outline,
    )
    lost = LostCounts(
        sum(where.of(sentence) not in pins for sentence in state.pinned),
        sum(where.of(sentence) not in drops for sentence in state.dropped),
        len(left),
        len(state.marks) - len(marks),
    )
    return CarriedState(changed, lost)


class Counterparts(NamedTuple):
    """Map the sentences of the old content to those of the new."""

    new: dict[int, int]
    """New sentence by old sentence; one to one."""
    alike: dict[int, int]
    """For a repeated sentence that now occurs less often: the nearest remaining occurrence, which is the
    counterpart of another one."""

    def of(self, sentence: int) -> int:
        """Return the new number of a sentence; -1 if it is gone."""
        return self.new.get(sentence, self.alike.get(sentence, -1))


def counterparts(old: Sequence[int], new: Sequence[int]) -> Counterparts:
    """Match the sentences of the old content to the new, both given as fingerprints."""
    found = _Pairs(old, new)
    places, now = _places(old), _places(new)
    for text, (first, *others) in places.items():
        if not others and len(now.get(text, ())) == 1:
            found.add(first, now[text][0])
    found.spread()
    for text, all_of_it in places.items():  # neighbors do not decide these: pair them in order
        old_left = [index for index in all_of_it if index not in found.there]
        new_left = [index for index in now.get(text, ()) if index not in found.back]
        for index, counterpart in zip(old_left, new_left, strict=False):
            found.add(index, counterpart)
    _changed_in_place(found)
    return Counterparts(found.there, _alike(found, places, now))


def _alike(
    found: _Pairs, places: Mapping[int, Sequence[int]], now: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    known = sorted(found.there)
    alike = {}
    for text, all_of_it in places.items():
        for index in all_of_it:
            if text in now and index not in found.there:
                near = _nearest(known, index)
                alike[index] = _nearest(now[text], found.there[near] + index - near)
    return alike


class _Pairs:
    """The pairs found so far, in both directions; the starts and ends of the texts are pairs, too."""

    def __init__(self, old: Sequence[int], new: Sequence[int]) -> None:
        self.old, self.new = old, new
        self.there: dict[int, int] = {}
        self.back: dict[int, int] = {}

    def add(self, index: int, counterpart: int) -> None:
        self.there[index] = counterpart
        self.back[counterpart] = index

    def spread(self) -> None:
        """Extend each pair to equal neighbors, forwards and then backwards."""
        ends = [(-1, -1), (len(self.old), len(self.new))]
        for by in (1, -1):
            for index, counterpart in [*ends, *sorted(self.there.items())]:
                self._follow(index + by, counterpart + by, by)

    def _follow(self, index: int, counterpart: int, by: int) -> None:
        while (
            0 <= index < len(self.old)
            and 0 <= counterpart < len(self.new)
            and index not in self.there
            and counterpart not in self.back
            and self.old[index] == self.new[counterpart]
        ):
            self.add(index, counterpart)
            index, counterpart = index + by, counterpart + by

    def beside(self, index: int, by: int) -> int | None:
        """Return the new position of a neighbor, or None; the ends of the text correspond to each other."""
        if not 0 <= index + by < len(self.old):
            return len(self.new) if by > 0 else -1
        return self.there.get(index + by)


def _places(texts: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        found[text].append(index)
    return dict(found)


def _changed_in_place(found: _Pairs) -> None:
    """Pair a changed sentence with the only unmatched one between the counterparts of its neighbors."""
    for index in range(len(found.old)):
        if index in found.there or len(found.old) == 1:
            continue
        before, after = found.beside(index, -1), found.beside(index, 1)
        if before is None or after is None or after - before != 2 or before + 1 in found.back:
            continue
        found.add(index, before + 1)


def _sure(sentences: Iterable[int], where: Counterparts) -> frozenset[int]:
    return frozenset(where.new[sentence] for sentence in sentences if sentence in where.new)


def _likely(sentences: Iterable[int], where: Counterparts) -> frozenset[int]:
    return frozenset(where.alike[sentence] for sentence in sentences if sentence in where.alike)


def _nearest(among: Sequence[int], index: int) -> int:
    """Return the number in a sorted sequence nearest to `index`; the lower one of two equally near."""
    after = bisect_left(among, index)
    return min(among[max(0, after - 1) : after + 1], key=lambda number: abs(number - index))


class _Moved:
    """Convert offsets of the old content to the new."""

    def __init__(self, old: Outline | None, new: Outline, where: Counterparts) -> None:
        self._old, self._new, self._where = old, new, where
        self._known = sorted(where.new)

    def offset(self, offset: int) -> int | None:
        """Return the new offset, or None if no sentence has a counterpart.

        The distance from the start of the sentence stays the same. In a changed sentence the offset becomes
        its start; if the sentence is gone, the start of the nearest one that remains.
        """
        if self._old is None or not self._known:
            return None
        index = min(max(0, bisect_right(self._old.bounds, offset) - 1), len(self._old.fingerprints) - 1)
        own = self._where.of(index)
        if own < 0:
            return self._new.bounds[self._where.new[_nearest(self._known, index)]]
        start, end = self._new.bounds[own : own + 2]
        same = self._old.fingerprints[index] == self._new.fingerprints[own]
        into = max(0, offset - self._old.bounds[index])
        return start + into if same and start + into < end else start


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
    units = {kept: [*_new_units(old, outline, kept)] for kept in state.clips}
    return replace(
        state,
        pinned=frozenset(pinned),
        dropped=frozenset(dropped),
        clips=clips.moved(state.clips, units, frozenset(pinned)),
        notes=notes,
        outline=outline,
    )


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
