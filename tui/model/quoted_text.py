"""Runs of quoted text in a mail message, which the source shows as one line each until they are opened."""

from __future__ import annotations

from collections.abc import Sequence, Set

from summarizer.document import Document, Span

SHORTEST = 4
"""Minimum number of paragraphs of a run: shorter ones are shown."""


def quoted_runs(document: Document) -> tuple[range, ...]:
    """Return the paragraphs of each run of quoted text in a message; none of other documents."""
    if document.message is None:
        return ()
    found: list[range] = []
    start = 0
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.kind != "quote":
            found.append(range(start, number))
            start = number + 1
    found.append(range(start, len(document.paragraphs)))
    return tuple(run for run in found if len(run) >= SHORTEST)


def span_of(document: Document, run: range) -> Span:
    """Return the span of a run."""
    return Span(document.paragraphs[run.start].start, document.paragraphs[run[-1]].end)


def run_around(document: Document, runs: Sequence[range], offset: int) -> Span | None:
    """Return the span of the run that an offset is in."""
    spans = (span_of(document, run) for run in runs)
    return next((span for span in spans if span.start <= offset < span.end), None)


def folded(
    document: Document, runs: Sequence[range], opened: Set[range], cursor: int, mention: Span | None
) -> tuple[list[range], Set[range]]:
    """Return the runs that stay folded, and those that are open.

    A run in which the cursor or the current mention is opens, unless the cursor is at its start: so that one
    can step onto the line that stands for it.
    """
    entered = set()
    for run in runs:
        if run in opened:
            continue
        start, end = span_of(document, run)
        inside = start < cursor < end and document.text[start:cursor].strip(" >\n")
        if inside or (mention is not None and start <= mention.start < end):
            entered.add(run)
    opened = opened | entered
    return [run for run in runs if run not in opened], opened
