"""Annotate sentences with their contexts and with the reason why a summary never chooses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, Kind, Sentence, Span
from summarizer.ranking.context import contexts, is_column_heading, is_lead_in
from summarizer.ranking.exclusion import exclusions

BY_KIND: Mapping[Kind, str] = {
    "heading": "heading",
    "byline": "by-line",
    "quote": "quotation",
    "code": "code",
}
"""Reasons to exclude units by kind."""
TABLE = "table"
"""Reason to exclude a table row that has no figures or repeats figures of the text."""
LEAD_IN = "lead-in"
"""Reason to exclude a sentence that is incomplete without the list under it."""
SHORT_LEAD_IN = 15
"""Maximum words in a lead-in without figures that is excluded."""
_FIGURE = re.compile(r"\d[\d.,]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_READ = 2_000


def units(
    document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool] = lambda: False
) -> tuple[Sentence, ...]:
    """Return the sentences with their contexts, and with the reason for each that is not eligible.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
    found = contexts(document, sentences, cancelled)
    reasons = _reasons(document, sentences, cancelled)
    return tuple(
        sentence._replace(excluded=reason, context=context) if reason or context else sentence
        for sentence, reason, context in zip(sentences, reasons, found, strict=True)
    )


def _reasons(
    document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool]
) -> list[str | None]:
    reasons = list(exclusions(document, sentences, cancelled))
    for at, sentence in enumerate(stoppable(sentences, cancelled)):
        if reason := BY_KIND.get(sentence.kind):
            reasons[at] = reason
        elif reasons[at] is None and is_column_heading(document, sentences, at):
            reasons[at] = "heading"
        elif reasons[at] is None and _is_bare_lead_in(document, sentences, at):
            reasons[at] = LEAD_IN
    rows = [at for at, sentence in enumerate(sentences) if sentence.kind == "table" and reasons[at] is None]
    if rows:
        told = _told_figures(document, sentences, reasons)
        for table in _tables(rows):
            named = table.start > 0 and sentences[table.start - 1].kind == "table"
            figures = [_figures(document, sentences[at]) for at in table]
            if not named or any(told & own for own in figures):
                figures = [frozenset()] * len(table)
            for at, own in zip(table, figures, strict=True):
                reasons[at] = None if own else TABLE
    return reasons


def _is_bare_lead_in(document: Document, sentences: Sequence[Sentence], at: int) -> bool:
    followed = at + 1 < len(sentences) and sentences[at + 1].kind == "list"
    if not followed or not is_lead_in(document, sentences[at]):
        return False
    text = document.at(sentences[at])
    return len(text.split()) <= SHORT_LEAD_IN and not any(map(str.isdigit, text))


def _tables(rows: Sequence[int]) -> list[range]:
    """Group consecutive row indices into ranges, one for each table."""
    found: list[range] = []
    for at in rows:
        if found and found[-1].stop == at:
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
    return found


def _told_figures(
    document: Document, sentences: Sequence[Sentence], reasons: Sequence[str | None]
) -> frozenset[str]:
    """Return the figures of the eligible units outside tables."""
    return frozenset(
        figure
        for sentence, reason in zip(sentences, reasons, strict=True)
        if reason is None and sentence.kind != "table"
        for figure in _figures(document, sentence)
    )


def _figures(document: Document, sentence: Sentence) -> frozenset[str]:
    """Return the numbers of two digits or more in a unit, except years."""
    text = document.at(Span(sentence.start, min(sentence.end, sentence.start + _READ)))
    return frozenset(found for found in _FIGURE.findall(text) if not _YEAR.fullmatch(found))
