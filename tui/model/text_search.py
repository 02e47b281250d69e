"""Incremental search in a text: literal, ignoring accents, and ignoring case unless a capital is typed.

A key must not wait for ten megabytes. So the text is searched piece by piece, in any order and each piece
once; folded pieces are reused for the next key. A piece on the screen is searched when it is drawn, the
others when the event loop is idle. All occurrences are matches, even overlapping ones, so that no piece
depends on the end of the last match in the one before.

A keyboard has no ’ and no –, and few have ł: folding removes differences that a user ignores or can't type:
accents, ligatures, runs of white space and, optionally, case. Each character is folded on its own (Unicode's
compatibility decomposition, UAX #15, without its accents), so that a long text can be folded in pieces, when
they are needed. Most characters fold to one character, so that offsets stay the same; the positions where
they shift are recorded.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from summarizer.document import Span, Stretch

KEPT_CLASS = 9
"""Combining classes up to this one are not accents, and are kept: nukta, the voicing of kana, virama."""
_INVISIBLE = re.compile("[\u00ad\u034f\u200c\u200d\ufe00-\ufe0f]")
_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict(zip("øđðłħıŧØĐÐŁĦŦ", "oddlhitODDLHT", strict=True)),
    **{"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "Æ": "AE", "Œ": "OE", "Þ": "TH", "ẞ": "SS"},
}
MANY = 400
"""Number of distinct characters from which one `translate` is faster than a `replace` for each."""


@cache
def fold_character(character: str, *, cased: bool) -> str:
    """Return the folded form of one character: none, one or several characters; a space for white space."""
    if character.isspace():
        return " "
    if _INVISIBLE.match(character):
        return ""
    if (found := _PLAIN.get(character)) is None:
        apart = unicodedata.normalize("NFKD", character)
        bare = "".join(c for c in apart if unicodedata.combining(c) <= KEPT_CLASS)
        found = "".join(_PLAIN.get(c, c) for c in unicodedata.normalize("NFC", bare))
        found = found.strip() or found[:1]  # some signs decompose to a space and a mark
    return found if cased else found.casefold()


class _FoldTable(dict[int, str]):
    """A table for `str.translate` that is filled as characters occur."""

    def __missing__(self, code: int) -> str:
        found = self[code] = fold_character(chr(code), cased=False)
        return found


_FOLDED = _FoldTable()


def folded(text: str) -> str:
    """Return a text as filters and sort orders compare it, where offsets do not matter."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDED)


class FoldedPiece(NamedTuple):
    """A folded piece of a text, with a map of offsets back to the original."""

    text: str
    shifts: array[int]
    """Offsets in `text` at which the difference to the original offsets changes; empty if there is none."""
    origins: array[int]
    """The offset in the original piece for each of `shifts`."""
    grows: bool
    """Whether a character was folded to several."""

    def origin(self, at: int) -> int:
        """Return the offset, in the original piece, of the character that a folded one comes from."""
        if not self.shifts:
            return at
        run = bisect_right(self.shifts, at) - 1
        return at if run < 0 else self.origins[run] + at - self.shifts[run]


def fold(text: str, *, cased: bool) -> FoldedPiece:
    """Fold a text, or a piece of it whose first character does not fold to nothing (see `cut`)."""
    folds = {c: fold_character(c, cased=cased) for c in set(text) if not c.isascii() or c.isspace()}
    alone = {c: one for c, one in folds.items() if len(one) == 1 and one != c}
    if len(alone) < MANY:
        for character, one in alone.items():
            text = text.replace(character, one)
    else:
        text = text.translate({ord(character): one for character, one in alone.items()})
    if not cased:
        text = _lower_ascii(text)
    dropped = "".join(c for c, none in folds.items() if not none)
    grown = {c: several for c, several in folds.items() if len(several) > 1}
    return _squeeze(text, dropped, grown)


def _lower_ascii(text: str) -> str:
    """Lower ASCII capitals; all others have been folded already."""
    if text.isascii():
        return text.lower()
    for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":  # lower() depends on the characters around
        text = text.replace(capital, capital.lower())
    return text


def _squeeze(text: str, dropped: str, grown: dict[str, str]) -> FoldedPiece:
    """Merge runs of spaces, remove the `dropped` characters and replace those in `grown`."""
    between = f"[ {re.escape(dropped)}]*" if dropped else " *"
    others = re.escape(dropped + "".join(grown))
    pattern = re.compile(f" {between} |[{others}]" if others else f" {between} ")
    parts: list[str] = []
    shifts, origins = array("I"), array("I")
    done = size = 0
    for match in pattern.finditer(text):
        a, b = match.span()
        found = " " if b - a > 1 else grown.get(match[0], "")
        parts += text[done:a], found
        size += a - done
        for into in range(1, len(found)):
            shifts.append(size + into)
            origins.append(a)
        size += len(found)
        shifts.append(size)
        origins.append(b)
        done = b
    return FoldedPiece("".join((*parts, text[done:])), shifts, origins, bool(grown))


def leaves_nothing(character: str) -> bool:
    """Return whether a character folds to a space or to nothing, so that it may merge with the one before."""
    return fold_character(character, cased=True) in ("", " ")


def cut(text: str, size: int) -> array[int]:
    """Return the ends of pieces of about `size` characters that can be folded independently."""
    ends, at = array("Q"), 0
    while at < len(text):
        at = min(at + size, len(text))
        while at < len(text) and leaves_nothing(text[at]):
            at += 1
        ends.append(at)
    return ends


SIZE = 32_768
"""Code points of a piece, which takes about 1.5 ms to fold and 0.01 ms to search."""


class FoldedText:
    """A text whose pieces are folded when they are first needed."""

    def __init__(self, text: str, *, cased: bool, size: int = SIZE) -> None:
        self.text, self.cased = text, cased
        self.ends = cut(text, size)
        self._pieces: list[FoldedPiece | None] = [None] * len(self.ends)

    def __len__(self) -> int:
        return len(self.ends)

    def start(self, number: int) -> int:
        """Return the offset at which a piece begins."""
        return self.ends[number - 1] if number else 0

    def holding(self, offset: int) -> int:
        """Return the number of the piece that contains an offset; the last one for the end of the text."""
        return max(0, min(bisect_right(self.ends, offset), len(self.ends) - 1))

    def piece(self, number: int) -> FoldedPiece:
        """Return a piece, folding it if needed."""
        found = self._pieces[number]
        if found is None:
            part = self.text[self.start(number) : self.ends[number]]
            found = self._pieces[number] = fold(part, cased=self.cased)
        return found

    def after(self, number: int, count: int) -> str:
        """Return the first `count` folded characters after a piece."""
        found = ""
        while len(found) < count and (number := number + 1) < len(self):
            found += self.piece(number).text[: count - len(found)]
        return found

    def span(self, number: int, at: int, length: int) -> Span:
        """Return the span of the text that was folded to `length` characters from offset `at` of a piece."""
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
