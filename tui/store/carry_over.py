"""What a changed briefing takes over from what it was before: pins, drops, notes, marks, the place.

A sentence is found again by its own text, wherever it stands now; where its text stands there several times,
by its neighbours (Heckel, "A technique for isolating differences between files", CACM 21(4), 1978: what is
unique is paired first, and from there on what stands beside it). One whose text is gone is taken for changed,
and not for deleted, where one new sentence alone stands between what were its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.store.state import Outline, State


class LostCounts(NamedTuple):
    """How many of each had no counterpart."""

    pins: int = 0
    drops: int = 0
    notes: int = 0
    marks: int = 0

    @property
    def any(self) -> bool:
        return any(self)


class CarriedState(NamedTuple):
    state: State
    """Of the new content; its key, path and title are still those of the old."""
    lost: LostCounts


def inherit(state: State, outline: Outline) -> CarriedState:
    """The state of a content with these sentences, from that of the content before.

    It stays read where no sentence is new. What was never analyzed has no sentences to compare: its place is
    the start, and what it has of numbers is lost. Notes that have no counterpart stay, without a place.
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
        place=moved.offset(state.place) or 0,
        pinned=pins,
        dropped=drops,
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


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Where the sentences of a content are in another."""

    new: dict[int, int]
    """One new sentence for one old at most."""
    alike: dict[int, int]
    """Of a text that stood there more often than it does: the nearest of that text, which is another's."""

    def of(self, sentence: int) -> int:
        """Its new number; -1 for one that is gone."""
        return self.new.get(sentence, self.alike.get(sentence, -1))


def counterparts(old: Sequence[int], new: Sequence[int]) -> Counterparts:
    """Which sentences of a changed content are those of the one before, both given by their fingerprints."""
    found = _Pairs(old, new)
    places, now = _places(old), _places(new)
    for text, (first, *others) in places.items():
        if not others and len(now.get(text, ())) == 1:
            found.add(first, now[text][0])
    found.spread()
    for text, all_of_it in places.items():  # no neighbour tells them apart: in their order
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
    """Those found so far, both ways. Before the first and after the last sentence stands a pair, too."""

    def __init__(self, old: Sequence[int], new: Sequence[int]) -> None:
        self.old, self.new = old, new
        self.there: dict[int, int] = {}
        self.back: dict[int, int] = {}

    def add(self, index: int, counterpart: int) -> None:
        self.there[index] = counterpart
        self.back[counterpart] = index

    def spread(self) -> None:
        """Pair what stands beside a pair and is of the same text, from each pair on, until nothing is."""
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
        """Where a neighbour is now; the end of the text is everybody's neighbour."""
        if not 0 <= index + by < len(self.old):
            return len(self.new) if by > 0 else -1
        return self.there.get(index + by)


def _places(texts: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        found[text].append(index)
    return dict(found)


def _changed_in_place(found: _Pairs) -> None:
    """One old sentence between two neighbours, and there one new: it is that one, with other words."""
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
    """The nearest of some numbers in order; of two as near, the one before."""
    after = bisect_left(among, index)
    return min(among[max(0, after - 1) : after + 1], key=lambda number: abs(number - index))


class _Moved:
    """Where offsets of the old content are in the new."""

    def __init__(self, old: Outline | None, new: Outline, where: Counterparts) -> None:
        self._old, self._new, self._where = old, new, where
        self._known = sorted(where.new)

    def offset(self, offset: int) -> int | None:
        """As far into the same sentence; the start of it, where its words have changed, or of the nearest one
        that is still there. None where none is."""
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
