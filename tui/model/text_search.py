"""Search in a text as one types: literal, of any case unless a capital is typed, without minding accents.

A key must not wait for ten megabytes. So the text is searched piece by piece, in any order and each piece
once; what is folded stays for the next key. A piece that is on the screen is searched when it is drawn, the
others while nothing else is to be done. All occurrences are hits, overlapping ones, too: no piece has to know
where the last hit in the one before it ends.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from summarizer.document import Span, Stretch
from tui.model.folding import FoldedPiece, cut, fold, leaves_nothing

SIZE = 32_768
"""Code points of a piece: folded in a millisecond or two, searched in a hundredth."""


class FoldedText:
    """A text, folded where it was looked at."""

    def __init__(self, text: str, *, cased: bool, size: int = SIZE) -> None:
        self.text, self.cased = text, cased
        self.ends = cut(text, size)
        self._pieces: list[FoldedPiece | None] = [None] * len(self.ends)

    def __len__(self) -> int:
        return len(self.ends)

    def start(self, number: int) -> int:
        """Where a piece begins in the text."""
        return self.ends[number - 1] if number else 0

    def holding(self, offset: int) -> int:
        """The number of the piece that holds an offset; the last, for the end of the text."""
        return max(0, min(bisect_right(self.ends, offset), len(self.ends) - 1))

    def piece(self, number: int) -> FoldedPiece:
        found = self._pieces[number]
        if found is None:
            part = self.text[self.start(number) : self.ends[number]]
            found = self._pieces[number] = fold(part, cased=self.cased)
        return found

    def after(self, number: int, count: int) -> str:
        """The first `count` folded characters behind a piece."""
        found = ""
        while len(found) < count and (number := number + 1) < len(self):
            found += self.piece(number).text[: count - len(found)]
        return found

    def span(self, number: int, at: int, length: int) -> Span:
        """Of the text, what was folded to `length` characters from `at` on, `at` being in a piece."""
        start = self.start(number) + self.piece(number).origin(at)
        last = at + length - 1
        while last >= len(self.piece(number).text):
            last -= len(self.piece(number).text)
            number += 1
        end = self.start(number) + self.piece(number).origin(last) + 1
        while end < len(self.text) and leaves_nothing(self.text[end]) and not self.text[end].isspace():
            end += 1  # an accent belongs to its letter
        return Span(start, end)


def has_capital(query: str) -> bool:
    """Whether a query means the case as it is typed."""
    return any(c.isupper() or c.istitle() for c in query)


class AdjacentMatch(NamedTuple):
    """The hit next to a place."""

    span: Span
    wrapped: bool
    """It was found beyond the end of the text."""


class TextSearch:
    """The hits of one query, as far as they were looked for."""

    def __init__(self, folded: FoldedText, query: str, origin: int = 0) -> None:
        """`origin` is where to begin. The query must have something to look for (see `means_something`)."""
        self.folded, self.query = folded, query
        self.needle = fold(query, cased=folded.cased).text
        self._hits: list[array[int] | None] = [None] * len(folded)
        first = folded.holding(origin)
        self._left = iter([*range(first, len(folded)), *range(min(first, len(folded)))])
        self._missing = len(folded)
        self.count = 0
        """Hits found so far."""

    @property
    def complete(self) -> bool:
        return self._missing == 0

    def step(self) -> bool:
        """Look in one more piece; False where there is none left."""
        for number in self._left:
            if self._hits[number] is None:
                self._of(number)
                return True
        return False

    def finish(self) -> None:
        """Look everywhere."""
        while self.step():
            pass

    def _of(self, number: int) -> array[int]:
        """Where, in a folded piece, hits begin."""
        found = self._hits[number]
        if found is None:
            found = self._hits[number] = self._look(number)
            self._missing -= 1
            self.count += len(found)
        return found

    def _look(self, number: int) -> array[int]:
        piece, needle = self.folded.piece(number), self.needle
        within = piece.text + self.folded.after(number, len(needle) - 1)
        found, last = array("I"), -1
        at = within.find(needle)
        while 0 <= at < len(piece.text):
            if not piece.grows or last != (last := piece.origin(at)):  # both s of ß are one place
                found.append(at)
            at = within.find(needle, at + 1)
        return found

    def _span(self, number: int, at: int) -> Span:
        return self.folded.span(number, at, len(self.needle))

    def within(self, where: Stretch) -> Iterator[Span]:
        """The hits that share text with a line, in order. Looks where it has not yet been looked."""
        if not len(self.folded) or where.start >= where.end:
            return
        first, last = self.folded.holding(where.start), self.folded.holding(where.end - 1)
        for number in range(max(0, first - 1), last + 1):
            hits = self._of(number)
            for at in hits[bisect_right(hits, where.start, key=self._end_in(number)) :]:
                span = self._span(number, at)
                if span.start >= where.end:
                    return
                yield span

    def _end_in(self, number: int) -> Callable[[int], int]:
        return lambda at: self._span(number, at).end

    def _from(self, number: int, offset: int) -> int:
        """How many hits of a piece begin before an offset."""
        start, piece = self.folded.start(number), self.folded.piece(number)
        return bisect_left(self._of(number), offset, key=lambda at: start + piece.origin(at))

    def near(self, cursor: int, by: int, *, look: bool = True) -> AdjacentMatch | None:
        """The first hit after the cursor (before it, for by < 0), else from the other end on. None: no hit.

        Looks no further than it must; with `look` off only where it was looked, and None may mean: not yet.
        """
        count = len(self.folded)
        if not count:
            return None
        here = self.folded.holding(cursor)
        for step in range(count + 1):
            number = (here + by * step) % count
            if not look and self._hits[number] is None:
                return None
            hits, wrapped = self._of(number), not 0 <= here + by * step < count or step == count
            if not hits:
                continue
            if step in (0, count):
                split = self._from(number, cursor + (by > 0))
                hits = hits[split:] if (by > 0) == (step == 0) else hits[:split]
            if hits:
                return AdjacentMatch(self._span(number, hits[0 if by > 0 else -1]), wrapped)
        return None

    def number(self, start: int) -> int:
        """Which hit begins there, counted from 1, once the search is complete; 0 for none."""
        here = self.folded.holding(start)
        index = self._from(here, start)
        hits = self._of(here)
        if index == len(hits) or self._span(here, hits[index]).start != start:
            return 0
        return sum(len(hits or ()) for hits in self._hits[:here]) + index + 1

    def begins_within(self, where: Stretch) -> bool:
        """Whether a hit, of those found so far, begins in a stretch of the text."""
        for number in range(self.folded.holding(where.start), self.folded.holding(where.end) + 1):
            hits = self._hits[number] if number < len(self._hits) else None
            if hits and self.folded.ends[number] > where.start:
                at = self._from(number, where.start)
                if at < len(hits):
                    return self._span(number, hits[at]).start < where.end
        return False


def means_something(query: str) -> bool:
    """Whether there is anything in a query to look for."""
    return bool(fold(query, cased=False).text.strip())
