"""Incremental search in a text: literal, ignoring accents, and ignoring case unless a capital is typed.

A key must not wait for ten megabytes. So the text is searched piece by piece, in any order and each piece
once; folded pieces are reused for the next key. A piece on the screen is searched when it is drawn, the
others when the event loop is idle. All occurrences are matches, even overlapping ones, so that no piece
depends on the end of the last match in the one before.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from summarizer.document import Span, Stretch
from summarizer.language.folding import FoldedText, fold


def has_capital(query: str) -> bool:
    """Return whether a query contains a capital, so that case matters."""
    return any(c.isupper() or c.istitle() for c in query)


class AdjacentMatch(NamedTuple):
    """The match after a position, or before it."""

    span: Span
    wrapped: bool
    """Whether the search wrapped around."""


class TextSearch:
    """The matches of one query, in the pieces that were searched so far."""

    def __init__(self, folded: FoldedText, query: str, origin: int = 0) -> None:
        """Begin at `origin`, an offset. The query must not be blank (see `means_something`)."""
        self.folded, self.query = folded, query
        self.needle = fold(query, cased=folded.cased).text
        self._matches: list[array[int] | None] = [None] * len(folded)
        first = folded.holding(origin)
        self._queue = iter([*range(first, len(folded)), *range(min(first, len(folded)))])
        self._unsearched = len(folded)
        self.count = 0
        """Number of matches found so far."""

    @property
    def complete(self) -> bool:
        """Return whether all pieces were searched."""
        return self._unsearched == 0

    def step(self) -> bool:
        """Search one more piece; return False if none is left."""
        for number in self._queue:
            if self._matches[number] is None:
                self._matches_in(number)
                return True
        return False

    def finish(self) -> None:
        """Search all pieces."""
        while self.step():
            pass

    def _matches_in(self, number: int) -> array[int]:
        """Return the offsets of the matches in a folded piece, searching it if needed."""
        found = self._matches[number]
        if found is None:
            found = self._matches[number] = self._search(number)
            self._unsearched -= 1
            self.count += len(found)
        return found

    def _search(self, number: int) -> array[int]:
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
        """Yield the matches that overlap a line, in order; searches its pieces if needed."""
        if not len(self.folded) or where.start >= where.end:
            return
        first, last = self.folded.holding(where.start), self.folded.holding(where.end - 1)
        for number in range(max(0, first - 1), last + 1):
            hits = self._matches_in(number)
            for at in hits[bisect_right(hits, where.start, key=self._end_in(number)) :]:
                span = self._span(number, at)
                if span.start >= where.end:
                    return
                yield span

    def _end_in(self, number: int) -> Callable[[int], int]:
        return lambda at: self._span(number, at).end

    def _count_before(self, number: int, offset: int) -> int:
        """Return the number of matches in a piece that begin before an offset."""
        start, piece = self.folded.start(number), self.folded.piece(number)
        return bisect_left(self._matches_in(number), offset, key=lambda at: start + piece.origin(at))

    def near(self, cursor: int, by: int, *, look: bool = True) -> AdjacentMatch | None:
        """Return the next match after the cursor (before it, for by < 0), wrapping around; None for no match.

        Searches no more pieces than necessary. If `look` is off, searches none; None may then mean that the
        match is not found yet.
        """
        count = len(self.folded)
        if not count:
            return None
        here = self.folded.holding(cursor)
        for step in range(count + 1):
            number = (here + by * step) % count
            if not look and self._matches[number] is None:
                return None
            hits, wrapped = self._matches_in(number), not 0 <= here + by * step < count or step == count
            if not hits:
                continue
            if step in (0, count):
                split = self._count_before(number, cursor + (by > 0))
                hits = hits[split:] if (by > 0) == (step == 0) else hits[:split]
            if hits:
                return AdjacentMatch(self._span(number, hits[0 if by > 0 else -1]), wrapped)
        return None

    def number(self, start: int) -> int:
        """Return the number, from 1, of the match that begins at `start`, else 0, in a complete search."""
        here = self.folded.holding(start)
        index = self._count_before(here, start)
        hits = self._matches_in(here)
        if index == len(hits) or self._span(here, hits[index]).start != start:
            return 0
        return sum(len(hits or ()) for hits in self._matches[:here]) + index + 1

    def begins_within(self, where: Stretch) -> bool:
        """Return whether one of the matches found so far begins in a stretch of the text."""
        for number in range(self.folded.holding(where.start), self.folded.holding(where.end) + 1):
            hits = self._matches[number] if number < len(self._matches) else None
            if hits and self.folded.ends[number] > where.start:
                at = self._count_before(number, where.start)
                if at < len(hits):
                    return self._span(number, hits[at]).start < where.end
        return False


def means_something(query: str) -> bool:
    """Return whether a query contains anything to search for besides white space."""
    return bool(fold(query, cased=False).text.strip())
