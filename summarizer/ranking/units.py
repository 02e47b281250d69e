"""Annotate units with their contexts and with the reason why a summary never chooses them.

A context is the lead-in or heading that a unit needs to be understood alone. A list item that continues the
sentence above the list ("The board decided to:"), or that is not a sentence, is quoted with its lead-in. A
fragment without a lead-in is quoted with its heading ("LIFE SAFETY"), and a table row with the names of its
columns. Other units get no context, since its words count in every budget.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Context, Document, Kind, Sentence, Span
from summarizer.patterns import lazy
from summarizer.ranking.exclusion import exclusions

LEAD_IN_WORDS = 30
"""Maximum words in a lead-in; a longer sentence is not quoted with each item."""
HEADING_WORDS = 10
"""Maximum words in a heading that is quoted with an item."""
FRAGMENT_WORDS = 12
"""Maximum words in an item that is quoted with its heading; a longer one is informative alone."""
_EXAMINED = 400
"""Maximum code points of a unit that are examined."""
_OPEN = lazy(
    r"\b(?:to|that|by|of|for|from|with|on|in|as|because|if|when|whether|and|must|should|shall|will|would|can|"
    r"may|who|which)\s*[:—–-]+\s*$",
    re.IGNORECASE,
)
"""The end of a lead-in that a list item continues even if the item is a whole sentence."""
_FINITE = lazy(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|"
    r"says?|said|rose|fell|went|came|took|made|gave|found|left|lost|won|met|held|kept|began|broke|cut|hit|put|"
    r"saw|sent|set|shut|struck|told|fled|grew|led|paid|ran|sold|spent|stood|became|brought|built|bought|"
    r"remains?|needs?|plans?|continues?|expects?|requires?|faces?|closes?|opens?|starts?|begins?|ends?|"
    r"shows?|means?|makes?|takes?|gets?|goes|comes?|gives?|leaves?|lacks?|rises|falls)\b|n['’]t\b",
    re.IGNORECASE,
)
_PARTICIPLE = lazy(r"\b[a-z]{2,}ed\b", re.IGNORECASE)
"""A word that is usually the finite verb of a longer item, but not of a short one: "3 dead, 14 injured"."""
_SHORT = 6
"""Maximum words in an item in which a participle does not count as a finite verb."""
_GENERIC = lazy(
    r"[\W\d]*(?:executive |weekly |daily |main |the )?(?:summary|highlights?|overview|introduction|general|"
    r"key (?:points?|messages?|findings?|facts?|developments?|takeaways?)|details?|at a glance|top lines?|"
    r"background|news|bottom line|in brief|briefs?|updates?|findings?|conclusions?|"
    r"(?:any )?other(?: business)?|miscellaneous|recommendations?|decisions?|agenda|notes?|"
    r"actions?(?: items?)?|discussion|abstract|contents?|what happened|situation(?: overview)?)\W*",
    re.IGNORECASE,
)


def contexts(
    document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool] = lambda: False
) -> list[tuple[Context, ...]]:
    """Return the contexts of each unit. Most units have none."""
    found: list[tuple[Context, ...]] = []
    heading: Sentence | None = None
    lead: Sentence | None = None
    columns: Sentence | None = None
    before: Sentence | None = None
    for sentence in stoppable(sentences, cancelled):
        context: Context | None = None
        if sentence.kind == "heading":
            heading = sentence
        if sentence.kind == "list":
            if before is not None and is_lead_in(document, before):
                lead = before
            # The later sentences of an item continue its first one and need no context.
            if before is None or before.paragraph != sentence.paragraph:
                context = _of_item(document, sentence, lead, heading)
        elif sentence.kind == "table":
            if before is None or before.kind != "table":
                columns = sentence if _names_columns(document, sentence) else None
            elif columns is not None:
                context = Context(columns.start, columns.end, "heading")
        if sentence.kind != "list":
            lead = None
        before = sentence
        found.append((context,) if context else ())
    return found


def is_lead_in(document: Document, sentence: Sentence) -> bool:
    """Return whether a sentence ends in a colon and is short enough to be quoted with each list item."""
    if sentence.kind not in ("body", "list") or document.text[sentence.end - 1 : sentence.end] != ":":
        return False
    return sentence.end - sentence.start <= _EXAMINED and _words(document, sentence) <= LEAD_IN_WORDS


def is_column_heading(document: Document, sentences: Sequence[Sentence], at: int) -> bool:
    """Return whether a unit is the first row of a table and has the names of its columns."""
    first = at == 0 or sentences[at - 1].kind != "table"
    followed = at + 1 < len(sentences) and sentences[at + 1].kind == "table"
    return sentences[at].kind == "table" and first and followed and _names_columns(document, sentences[at])


def _names_columns(document: Document, row: Sentence) -> bool:
    return not any(map(str.isdigit, document.at(Span(row.start, min(row.end, row.start + _EXAMINED)))))


def _of_item(
    document: Document, item: Sentence, lead: Sentence | None, heading: Sentence | None
) -> Context | None:
    text = document.line(Span(item.start, min(item.end, item.start + _EXAMINED)))
    whole = _is_whole(text)
    if lead is not None and (
        text[:1].islower() or not whole or _OPEN.search(document.line(lead)) is not None
    ):
        return Context(lead.start, lead.end, "lead-in")
    short = len(text.split()) <= FRAGMENT_WORDS
    if lead is None and heading is not None and not whole and short and _tells(document, heading):
        return Context(heading.start, heading.end, "heading")
    return None


def _is_whole(text: str) -> bool:
    if _FINITE.search(text):
        return True
    return len(text.split()) > _SHORT and _PARTICIPLE.search(text) is not None


def _tells(document: Document, heading: Sentence) -> bool:
    """Return whether a heading names the subject of an item, unlike the title and "Key points"."""
    if heading.end - heading.start > _EXAMINED or _words(document, heading) > HEADING_WORDS:
        return False
    line = document.line(heading)
    return line != document.title and not _GENERIC.fullmatch(line)


def _words(document: Document, sentence: Sentence) -> int:
    return len(document.at(sentence).split())


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
_FIGURE = lazy(r"\d[\d.,]*\d")
_YEAR = lazy(r"(?:19|20)\d\d")
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
