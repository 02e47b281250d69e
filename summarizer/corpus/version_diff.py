"""Compare two versions of a text, sentence by sentence, and word by word where a sentence was changed.

Units that occur once in both versions are paired first, the longest series of them that is in the same order
is kept, and equal neighbors join it; the same is done again between the pairs ("patience diff", Bram Cohen).
The depth is bounded and only short gaps are compared pair by pair, so the time is n log n, unlike that
of difflib, which is quadratic or worse. A removed
and an added sentence in the same gap are one changed sentence if they share half of their words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from summarizer.cancellation import stop_if
from summarizer.document import Span
from summarizer.patterns import compiled

_WORD = compiled(r"\w+|[^\w\s]")
_DEPTH = 6
"""Number of times that the gaps between pairs are looked at again."""
_SMALL = 400
"""Product of the lengths up to which a gap without unique units is compared pair by pair."""
_NEAR = 8
"""Number of added sentences among which a removed one looks for its counterpart."""
_ALIKE = 0.5
"""Minimum share of common words of a changed sentence, twice their number by the words of both."""

Kind = Literal["same", "changed", "removed", "added"]


class DiffLine(NamedTuple):
    """A sentence of two versions. Of a removed one `newer` is empty, of an added one `older`."""

    kind: Kind
    older: str
    newer: str
    older_marks: tuple[Span, ...] = ()
    """The words of the older version that the newer one lacks, of a changed sentence."""
    newer_marks: tuple[Span, ...] = ()
    """The words that the newer version has instead."""
    at: int = 0
    """Index of the sentence in the newer version; of a removed one, of the sentence that follows."""


def compare(
    older: Sequence[str], newer: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> tuple[DiffLine, ...]:
    """Return the sentences of two versions in their order; removed ones come before what was added there.

    Raises Cancelled.
    """
    found: list[DiffLine] = []
    first = second = 0
    for one, other in [*aligned(older, newer), (len(older), len(newer))]:
        stop_if(cancelled)
        found += _gap(older[first:one], newer[second:other], second)
        if one < len(older):
            found.append(DiffLine("same", older[one], newer[other], at=other))
        first, second = one + 1, other + 1
    return tuple(found)


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of equal units of two sequences, ascending in both."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(one), 0, len(other), 0)]
    while waiting:
        first, last, begin, end, depth = waiting.pop()
        while first < last and begin < end and one[first] == other[begin]:
            pairs.append((first, begin))
            first, begin = first + 1, begin + 1
        while first < last and begin < end and one[last - 1] == other[end - 1]:
            last, end = last - 1, end - 1
            pairs.append((last, end))
        if first == last or begin == end or depth == _DEPTH:
            continue
        anchors = _anchors(one, first, last, other, begin, end)
        if not anchors:
            if (last - first) * (end - begin) <= _SMALL:
                pairs += _longest(one[first:last], other[begin:end], first, begin)
            continue
        pairs += anchors
        for at, there in [*anchors, (last, end)]:
            waiting.append((first, at, begin, there, depth + 1))
            first, begin = at + 1, there + 1
    return sorted(pairs)


def _anchors(
    one: Sequence[str], first: int, last: int, other: Sequence[str], begin: int, end: int
) -> list[tuple[int, int]]:
    """Return the longest ascending series of the units that both parts have once."""
    counts, counts_there = Counter(one[first:last]), Counter(other[begin:end])
    where = {other[at]: at for at in range(begin, end) if counts_there[other[at]] == 1}
    unique = [(at, where[one[at]]) for at in range(first, last) if counts[one[at]] == 1 and one[at] in where]
    ends: list[int] = []
    series: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(unique):
        length = bisect_left(ends, there)
        before.append(series[length - 1] if length else -1)
        if length == len(ends):
            ends.append(there)
            series.append(number)
        else:
            ends[length], series[length] = there, number
    found = []
    at = series[-1] if series else -1
    while at >= 0:
        found.append(unique[at])
        at = before[at]
    return found[::-1]


def _longest(one: Sequence[str], other: Sequence[str], at: int, there: int) -> list[tuple[int, int]]:
    """Return the longest common series of two short sequences that begin at these indices."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            is_equal = one[i] == other[j]
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1 if is_equal else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append((at + i, there + j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _gap(removed: Sequence[str], added: Sequence[str], at: int) -> Iterator[DiffLine]:
    """Yield the lines between two pairs; `at` is the index of the first added sentence."""
    words = [_words(sentence) for sentence in added]
    done = 0
    for sentence in removed:
        best = _counterpart(_words(sentence), words[done : done + _NEAR])
        if best is None:
            yield DiffLine("removed", sentence, "", at=at + done)
            continue
        for number in range(done, done + best):
            yield DiffLine("added", "", added[number], at=at + number)
        done += best
        yield _changed(sentence, added[done], at + done)
        done += 1
    for number in range(done, len(added)):
        yield DiffLine("added", "", added[number], at=at + number)


def _words(sentence: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(sentence) if word.isalnum())


def _counterpart(words: Counter[str], among: Sequence[Counter[str]]) -> int | None:
    """Return the index of the most similar sentence; None if none is similar enough."""
    shares = [2 * (words & other).total() / ((words.total() + other.total()) or 1) for other in among]
    best = max(range(len(shares)), key=lambda at: (shares[at], -at), default=None)
    return best if best is not None and shares[best] >= _ALIKE else None


def _changed(older: str, newer: str, at: int) -> DiffLine:
    one, other = list(_WORD.finditer(older)), list(_WORD.finditer(newer))
    pairs = aligned([word[0] for word in one], [word[0] for word in other])
    left = _without(one, {first for first, _ in pairs})
    right = _without(other, {second for _, second in pairs})
    return DiffLine("changed", older, newer, left, right, at)


def _without(words: Sequence[re.Match[str]], common: set[int]) -> tuple[Span, ...]:
    """Return the spans of the words that are not common; neighbors are one span."""
    runs = groupby(range(len(words)), key=lambda at: at in common)
    spans = [(list(run), is_common) for is_common, run in runs]
    return tuple(
        Span(words[run[0]].start(), words[run[-1]].end()) for run, is_common in spans if not is_common
    )


class DiffCounts(NamedTuple):
    """How many sentences differ."""

    added: int
    removed: int
    changed: int

    def __str__(self) -> str:
        shown = [f"{count} {name}" for name, count in zip(self._fields, self, strict=True) if count]
        return ", ".join(shown) or "no difference"


def counts(lines: Sequence[DiffLine]) -> DiffCounts:
    """Count the sentences that differ."""
    kinds = Counter(line.kind for line in lines)
    return DiffCounts(kinds["added"], kinds["removed"], kinds["changed"])


def is_older(one: str | None, other: str | None, one_time: int | None, other_time: int | None) -> bool | None:
    """Return whether one version is older than another: by the dates in the documents, else by file times.

    A date that is the beginning of the other ("2026-02" and "2026-02-03") decides nothing. None if neither
    dates nor times tell.
    """
    if one and other and not one.startswith(other) and not other.startswith(one):
        return one < other
    if one_time is None or other_time is None or one_time == other_time:
        return None
    return one_time < other_time
