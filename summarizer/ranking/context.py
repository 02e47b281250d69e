"""Which lead-in or heading a unit needs to be understood alone.

A list item that goes on the sentence above the list ("The board decided to:"), or that is no sentence, is
quoted with its lead-in; a fragment without a lead-in with its heading ("LIFE SAFETY"); a table row with the
names of its columns. Only what is needed, since the words of a context count in every budget.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Context, Document, Sentence, Span

LEAD_IN_WORDS = 30
"""A longer sentence before a list is no lead-in that could be quoted with each item."""
HEADING_WORDS = 10
FRAGMENT_WORDS = 12
"""A longer item says enough without its heading."""
_READ = 400
_OPEN = re.compile(
    r"\b(?:to|that|by|of|for|from|with|on|in|as|because|if|when|whether|and|must|should|shall|will|would|can|"
    r"may|who|which)\s*[:—–-]+\s*$",
    re.IGNORECASE,
)
"""A lead-in that even a whole sentence goes on."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|"
    r"says?|said|rose|fell|went|came|took|made|gave|found|left|lost|won|met|held|kept|began|broke|cut|hit|put|"
    r"saw|sent|set|shut|struck|told|fled|grew|led|paid|ran|sold|spent|stood|became|brought|built|bought|"
    r"remains?|needs?|plans?|continues?|expects?|requires?|faces?|closes?|opens?|starts?|begins?|ends?|"
    r"shows?|means?|makes?|takes?|gets?|goes|comes?|gives?|leaves?|lacks?|rises|falls)\b|n['’]t\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\b[a-z]{2,}ed\b", re.IGNORECASE)
"""The verb of a longer item, most often, and no verb of a short one: "3 dead, 14 injured"."""
_SHORT = 6
_GENERIC = re.compile(
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
    """Return the contexts of each unit, most often none."""
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
            if (
                before is None or before.paragraph != sentence.paragraph
            ):  # an item's later sentences go on the first
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
    """Whether a sentence ends as one that a list goes on, and is short enough to be quoted with each item."""
    if sentence.kind not in ("body", "list") or document.text[sentence.end - 1 : sentence.end] != ":":
        return False
    return sentence.end - sentence.start <= _READ and _words(document, sentence) <= LEAD_IN_WORDS


def is_column_heading(document: Document, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a unit is the first row of a table and has the names of its columns."""
    first = at == 0 or sentences[at - 1].kind != "table"
    followed = at + 1 < len(sentences) and sentences[at + 1].kind == "table"
    return sentences[at].kind == "table" and first and followed and _names_columns(document, sentences[at])


def _names_columns(document: Document, row: Sentence) -> bool:
    return not any(map(str.isdigit, document.at(Span(row.start, min(row.end, row.start + _READ)))))


def _of_item(
    document: Document, item: Sentence, lead: Sentence | None, heading: Sentence | None
) -> Context | None:
    text = document.line(Span(item.start, min(item.end, item.start + _READ)))
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
    """Whether a heading tells what an item is about: not the title, not "Key points"."""
    if heading.end - heading.start > _READ or _words(document, heading) > HEADING_WORDS:
        return False
    line = document.line(heading)
    return line != document.title and not _GENERIC.fullmatch(line)


def _words(document: Document, sentence: Sentence) -> int:
    return len(document.at(sentence).split())
