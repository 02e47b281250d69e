"""Regular expressions that a user searches for: check them, and represent what a process has found by them.

Python's `re` can take exponential time and can't be interrupted, so nothing is matched in the process of the
screen: `tui.workers.matcher` has that done. What is typed is only compiled here, which takes no longer than
its length, so that an error is told at once.

The pattern is matched against each paragraph, and each line of code and tables, folded as for other searches:
accents and typographic signs do not matter, and neither does case unless a capital is typed. `^` and `$` are
the start and the end of a paragraph, all white space is one space, and no match is empty.
"""

from __future__ import annotations

import re
import warnings
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.document import Span, Stretch
from summarizer.language.folding import fold_character
from tui.model.finders import has_capital
from tui.model.text_search import AdjacentMatch

_ESCAPE = re.compile(r"\\.", re.DOTALL)


class SearchPattern(NamedTuple):
    """A regular expression that compiles."""

    text: str
    """In the form in which it is matched against folded text."""
    ignore_case: bool


def checked(query: str) -> SearchPattern:
    """Return the pattern for what a user has typed.

    Raises:
        ValueError: it is no regular expression; the message is one line.
    """
    text = "".join(c if c.isascii() else re.escape(fold_character(c, cased=True)) for c in query)
    pattern = SearchPattern(text, not has_capital(_ESCAPE.sub("", query)))
    try:
        with warnings.catch_warnings():  # a warning would be printed over the screen
            warnings.simplefilter("ignore")
            re.compile(text)
    except re.error as error:
        raise ValueError(f"wrong pattern: {error.msg}") from error
    except (RecursionError, OverflowError) as error:
        raise ValueError("wrong pattern: a number or the nesting is too large") from error
    return pattern


class PatternMatches(NamedTuple):
    """What a process has found: the matches in ascending order, and why they are not all."""

    starts: array[int] = array("Q")
    ends: array[int] = array("Q")
    problem: str = ""
    """A few words; empty if all matches were found."""


class PatternSearch:
    """The matches of a regular expression: none until they have been found, then all."""

    def __init__(self) -> None:
        self.problem, self.complete = "", False
        self._starts, self._ends = array("Q"), array("Q")

    def take(self, found: PatternMatches) -> None:
        """Take what has been found; the search is complete then."""
        self._starts, self._ends, self.problem = found
        self.complete = True

    @property
    def count(self) -> int:
        """Return the number of matches."""
        return len(self._starts)

    def _span(self, index: int) -> Span:
        return Span(self._starts[index], self._ends[index])

    def within(self, where: Stretch, *, look: bool = True) -> Iterator[Span]:  # noqa: ARG002 (as in `Matches`)
        """Yield the matches that overlap a stretch of the text, in order."""
        for index in range(bisect_right(self._ends, where.start), bisect_left(self._starts, where.end)):
            yield self._span(index)

    def near(self, cursor: int, by: int, *, look: bool = True) -> AdjacentMatch | None:  # noqa: ARG002
        """Return the next match after the cursor (before it, for by < 0), wrapping around, or None."""
        if not self.count:
            return None
        index = bisect_right(self._starts, cursor) if by > 0 else bisect_left(self._starts, cursor) - 1
        wrapped = not 0 <= index < self.count
        return AdjacentMatch(self._span(index % self.count), wrapped)

    def number(self, start: int) -> int:
        """Return the number, from 1, of the match that begins at `start`, else 0."""
        index = bisect_left(self._starts, start)
        return index + 1 if index < self.count and self._starts[index] == start else 0

    def begins_within(self, where: Stretch) -> bool:
        """Return whether a match begins in a stretch of the text."""
        index = bisect_left(self._starts, where.start)
        return index < self.count and self._starts[index] < where.end
