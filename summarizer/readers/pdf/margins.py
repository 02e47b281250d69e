"""Remove what is printed over or beside the text of a page: line numbers and watermarks; join drop caps.

Drafts of laws and papers of courts number their lines in a margin. These numbers increase evenly down the
page and stand apart from lines that break within sentences, unlike the numbers of a list or a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from summarizer.patterns import compiled
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.lines import rows_of
from summarizer.readers.pdf.runs import Run

_NUMBER = compiled(r"\d{1,4}")
_LEADING = compiled(r"(\d{1,4})\s+(?=\S)")
_STEPS = (1, 2, 5, 10)
_LEAST = {1: 6, 2: 5, 5: 3, 10: 3}
"""Minimum numbers on a page, by the step from one to the next."""
_EVEN_SHARE = 0.8
"""Minimum share of steps that are as usual."""
_BROKEN_SHARE = 0.2
"""Minimum share of numbered lines that begin within a sentence."""
_LABEL = 9
"""Maximum characters of a line that is a label, not text."""
_LINE = 20
"""Minimum characters of most numbered lines."""
_SAME_PLACE = 0.5
"""Tolerance in heights within which numbers end, or begin, at the same position."""
_LARGE, _VERY_LARGE = 1.6, 2.0
"""Minimum sizes of drop caps and of watermarks, relative to the usual size of the page."""
_COVERED = 2
"""Minimum runs that a watermark is printed over."""
_MOST_LARGE = 50
"""Maximum large runs that are compared with all others of a page; a page of more has no watermark."""
_DROP_CAP = compiled(r"[“‘\"']?[A-ZÀ-ÞА-Я]")
_WORDS_ALONE = frozenset("AIO")
_FIRST_WORD = compiled(r"[\w’'-]+")


class MarginNumbers:
    """Finds the line numbers of a document's pages; a short last page has them where those before do."""

    def __init__(self) -> None:
        self._known: list[float] = []
        """Positions of the numbers on the pages before."""

    def without(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        """Return the runs of a page without line numbers."""
        rows = rows_of(runs)
        for last in (False, True):
            numbers = [found for row in rows if (found := _number_of(row, last=last)) is not None]
            numbers = _aligned(numbers)
            if numbers and (self._is_known(numbers, last=last) or _count_lines(numbers, rows)):
                self._known += [numbers[0][1].x0 if last else _end(numbers[0])]
                return _stripped(runs, numbers)
        return tuple(runs)

    def _is_known(self, numbers: Sequence[tuple[int, Run]], *, last: bool) -> bool:
        at = numbers[0][1].x0 if last else _end(numbers[0])
        return any(abs(at - known) < 2 * numbers[0][1].size for known in self._known) and _ascend(numbers)


def _aligned(numbers: list[tuple[int, Run]]) -> list[tuple[int, Run]]:
    """Return the numbers at the most frequent position."""
    if not numbers:
        return []
    best: list[tuple[int, Run]] = []
    for edge in (_start, _end):
        places: dict[int, list[tuple[int, Run]]] = {}
        for each in numbers:
            size = max(each[1].size, 1.0)
            at = round(edge(each) / size)
            for near in (at, at + 1):
                places.setdefault(near, []).append(each)
        found = max(places.values(), key=len)
        usual = median(map(edge, found))
        found = [each for each in found if abs(edge(each) - usual) <= _SAME_PLACE * each[1].size]
        best = max(best, found, key=len)
    return best


def _number_of(row: Sequence[Run], *, last: bool) -> tuple[int, Run] | None:
    """Return the number at the left or right end of a row, and its run."""
    run = row[-1] if last else row[0]
    if _NUMBER.fullmatch(run.text):
        return int(run.text), run
    if not last and (match := _LEADING.match(run.text)):
        return int(match[1]), run
    return None


def _start(number: tuple[int, Run]) -> float:
    return number[1].x0


def _end(number: tuple[int, Run]) -> float:
    """Return the right end of a number, also of one that is joined with its line."""
    value, run = number
    if _NUMBER.fullmatch(run.text):
        return run.x1
    return run.x0 + (run.x1 - run.x0) * len(str(value)) / len(run.text)


def _ascend(numbers: Sequence[tuple[int, Run]]) -> bool:
    return all(before < after for (before, _), (after, _) in pairwise(numbers))


def _count_lines(numbers: Sequence[tuple[int, Run]], rows: Sequence[Sequence[Run]]) -> bool:
    """Return whether numbers count the lines: evenly, and beside lines that break within sentences."""
    steps = [after - before for (before, _), (after, _) in pairwise(numbers)]
    if not steps:
        return False
    usual = max(_STEPS, key=steps.count)
    if len(numbers) < _LEAST[usual] or steps.count(usual) < _EVEN_SHARE * len(steps):
        return False
    of_numbers = {id(run) for _, run in numbers}
    texts: list[str] = []
    several = 0
    for row in rows:
        if not any(id(run) in of_numbers for run in row):
            continue
        rest = [run for run in row if id(run) not in of_numbers]
        several += len(rest) > 1
        joined = [_LEADING.sub("", run.text, count=1) for run in row if id(run) in of_numbers]
        texts += [text for text in (*(run.text for run in rest[:1]), *joined) if not _NUMBER.fullmatch(text)]
    # Where only some lines are numbered, or numbers stand between lines, all lines of the page count.
    every = [row[-1].text for row in rows if len(row[-1].text) > _LABEL]
    beside = texts if usual in (1, 2) and len(texts) * 2 > len(every) else every
    if several * 2 > len(numbers) or median(map(len, beside or [""])) < _LINE:
        return False  # A table, or a list of a few words each.
    broken = sum(text[0].islower() for text in beside)
    return broken >= _BROKEN_SHARE * max(1, len(beside))


def _stripped(runs: Sequence[Run], numbers: Sequence[tuple[int, Run]]) -> tuple[Run, ...]:
    gone = {id(run): number for number in numbers for run in number[1:]}
    found = []
    for run in runs:
        number = gone.get(id(run))
        if number is None:
            found.append(run)
        elif match := _LEADING.match(run.text):
            text = run.text[match.end() :]
            letter = (run.x1 - run.x0) / max(1, len(run.text))
            found.append(run._replace(text=text, x0=run.x1 - letter * len(text)))
    return tuple(found)


def without_watermarks(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Remove large text that is printed over the text of the page."""
    if len(runs) < _COVERED + 1:
        return tuple(runs)
    usual = median(run.size for run in runs)
    large = [run for run in runs if run.size > _VERY_LARGE * usual]
    if len(large) > _MOST_LARGE:
        return tuple(runs)
    marks = {
        id(mark)
        for mark in large
        if sum(_overlaps(mark, run) for run in runs if run.size <= _VERY_LARGE * usual) >= _COVERED
    }
    return tuple(run for run in runs if id(run) not in marks)


def _overlaps(mark: Run, run: Run) -> bool:
    middle = (run.y0 + run.y1) / 2
    return mark.y0 < middle < mark.y1 and run.x0 < mark.x1 and run.x1 > mark.x0


def with_drop_caps(runs: Sequence[Run], vocabulary: Vocabulary) -> tuple[Run, ...]:
    """Join a large initial letter with the line beside its top."""
    if len(runs) < _COVERED + 1:
        return tuple(runs)
    usual = median(run.size for run in runs)
    caps = [run for run in runs if run.size > _LARGE * usual and _DROP_CAP.fullmatch(run.text)]
    if len(caps) > _MOST_LARGE:
        return tuple(runs)
    found = list(runs)
    for cap in caps:
        beside = [run for run in found if run is not cap and _is_beside(cap, run)]
        if len(beside) < _COVERED:
            continue
        first = max(beside, key=lambda run: run.middle)
        at = next(index for index, run in enumerate(found) if run is first)
        found[at] = first._replace(text=_with_initial(cap.text, first.text, vocabulary))
        found = [run for run in found if run is not cap]
    return tuple(found)


def _is_beside(cap: Run, run: Run) -> bool:
    return (
        cap.y0 - 0.2 * cap.size < run.middle < cap.y1 and -0.3 * run.size < run.x0 - cap.x1 < 1.5 * run.size
    )


def _with_initial(initial: str, text: str, vocabulary: Vocabulary) -> str:
    match = _FIRST_WORD.match(text)
    word = match[0] if match else ""
    alone = (
        initial[-1] in _WORDS_ALONE and vocabulary.knows(word) and not vocabulary.knows(initial[-1] + word)
    )
    return f"{initial}{' ' if alone or not word else ''}{text}"
