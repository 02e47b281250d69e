"""Incremental search in a text that ignores accents, and ignores case unless a capital is typed.

A key must not wait for ten megabytes. So the text is searched piece by piece, in any order and each piece
once; folded pieces are reused for the next key. A piece on the screen is searched when it is drawn, the
others when the event loop is idle. All occurrences are matches, even overlapping ones, so that no piece
depends on the end of the last match in the one before.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from summarizer.document import Span, Stretch
from summarizer.language.folding import FoldedText
from tui.model.finders import Finder


class AdjacentMatch(NamedTuple):
    """The match after a position, or before it."""

    span: Span
    wrapped: bool
    """Whether the search wrapped around."""


class Matches(Protocol):
    """The matches of a query in a text, as far as they are known."""

    @property
    def count(self) -> int:
        """Return the number of matches found so far."""

    @property
    def problem(self) -> str:
        """Return why not all matches are found, in a few words; empty if they are, or will be."""

    @property
    def complete(self) -> bool:
        """Return whether the search has ended."""

    def within(self, where: Stretch, *, look: bool = True) -> Iterator[Span]:
        """Yield the matches that overlap a stretch of the text, in order.

        If `look` is off, only those found so far.
        """

    def near(self, cursor: int, by: int, *, look: bool = True) -> AdjacentMatch | None:
        """Return the next match after the cursor (before it, for by < 0), wrapping around; None for no match.

        If `look` is off, None may mean that the match is not found yet.
        """

    def number(self, start: int) -> int:
        """Return the number, from 1, of the match that begins at `start`, else 0, in a complete search."""

    def begins_within(self, where: Stretch) -> bool:
        """Return whether one of the matches found so far begins in a stretch of the text."""


class _PieceMatches(NamedTuple):
    """The matches that begin in a piece of folded text."""

    starts: array[int]
    """Offsets in the folded piece."""
    sizes: array[int]
    """Folded lengths."""


class TextSearch:
    """The matches of one query, in the pieces that were searched so far."""

    problem = ""

    def __init__(self, folded: FoldedText, finder: Finder, origin: int = 0) -> None:
        """Begin at `origin`, an offset. The text must be folded as the finder needs it."""
        self.folded, self._finder = folded, finder
        self._matches: list[_PieceMatches | None] = [None] * len(folded)
        first = folded.holding(origin)
        self._queue = iter([*range(first, len(folded)), *range(min(first, len(folded)))])
        self._unsearched = len(folded)
        self.count = 0

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

    def _matches_in(self, number: int) -> _PieceMatches:
        """Return the matches in a folded piece, searching it if needed."""
        found = self._matches[number]
        if found is None:
            found = self._matches[number] = self._search(number)
            self._unsearched -= 1
            self.count += len(found.starts)
        return found

    def _search(self, number: int) -> _PieceMatches:
        piece, before = self.folded.piece(number), self.folded.before(number)
        text = before + piece.text + self.folded.after(number, self._finder.reach)
        starts, sizes, last = array("I"), array("I"), -1
        for at, size in self._finder.find(text, len(before), len(before) + len(piece.text)):
            start = at - len(before)
            if not piece.grows or last != (last := piece.origin(start)):  # both s of ß are one place
                starts.append(start)
                sizes.append(size)
        return _PieceMatches(starts, sizes)

    def _span(self, number: int, index: int) -> Span:
        """Return the span in the text of a match, given by its index in a piece that was searched."""
        starts, sizes = self._matches_in(number)
        return self.folded.span(number, starts[index], sizes[index])

    def within(self, where: Stretch, *, look: bool = True) -> Iterator[Span]:
        """Yield the matches that overlap a line, in order; searches its pieces if needed, and if `look`."""
        if not len(self.folded) or where.start >= where.end:
            return
        first, last = self.folded.holding(where.start), self.folded.holding(where.end - 1)
        for number in range(max(0, first - 1), last + 1):
            if not look and self._matches[number] is None:
                continue
            count = len(self._matches_in(number).starts)
            # A match begins at most `reach` characters before its end, and at each of them one at most.
            earliest = max(0, self._count_before(number, where.start) - self._finder.reach - 1)
            for index in range(earliest, count):
                span = self._span(number, index)
                if span.start >= where.end:
                    return
                if span.end > where.start:
                    yield span

    def _count_before(self, number: int, offset: int) -> int:
        """Return the number of matches in a piece that begin before an offset."""
        start, piece = self.folded.start(number), self.folded.piece(number)
        return bisect_left(self._matches_in(number).starts, offset, key=lambda at: start + piece.origin(at))

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
            hits = range(len(self._matches_in(number).starts))
            if step in (0, count):
                split = self._count_before(number, cursor + (by > 0))
                hits = hits[split:] if (by > 0) == (step == 0) else hits[:split]
            if hits:
                wrapped = not 0 <= here + by * step < count or step == count
                return AdjacentMatch(self._span(number, hits[0 if by > 0 else -1]), wrapped)
        return None

    def number(self, start: int) -> int:
        """Return the number, from 1, of the match that begins at `start`, else 0, in a complete search."""
        here = self.folded.holding(start)
        index = self._count_before(here, start)
        if index == len(self._matches_in(here).starts) or self._span(here, index).start != start:
            return 0
        return sum(len(found.starts) for found in self._matches[:here] if found) + index + 1

    def begins_within(self, where: Stretch) -> bool:
        """Return whether one of the matches found so far begins in a stretch of the text."""
        for number in range(self.folded.holding(where.start), self.folded.holding(where.end) + 1):
            found = self._matches[number] if number < len(self._matches) else None
            if found and found.starts and self.folded.ends[number] > where.start:
                index = self._count_before(number, where.start)
                if index < len(found.starts):
                    return self._span(number, index).start < where.end
        return False
