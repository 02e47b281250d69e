"""Find the lead-in or heading that a unit needs to be understood alone.

A list item that continues the sentence above the list ("The board decided to:"), or that is not a sentence,
is quoted with its lead-in. A fragment without a lead-in is quoted with its heading ("LIFE SAFETY"), and a
table row with the names of its columns. Other units get no context, since its words count in every budget.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Context, Document, Sentence, Span

LEAD_IN_WORDS = 30
"""Maximum words in a lead-in; a longer sentence is not quoted with each item."""
HEADING_WORDS = 10
"""Maximum words in a heading that is quoted with an item."""
FRAGMENT_WORDS = 12
"""Maximum words in an item that is quoted with its heading; a longer one is informative alone."""
_READ = 400
"""Maximum code points of a unit that are examined."""
_OPEN = re.compile(
    r"\b(?:to|that|by|of|for|from|with|on|in|as|because|if|when|whether|and|must|should|shall|will|would|can|"
    r"may|who|which)\s*[:—–-]+\s*$",
    re.IGNORECASE,
)
"""The end of a lead-in that a list item continues even if the item is a whole sentence."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|"
    r"says?|said|rose|fell|went|came|took|made|gave|found|left|lost|won|met|held|kept|began|broke|cut|hit|put|"
    r"saw|sent|set|shut|struck|told|fled|grew|led|paid|ran|sold|spent|stood|became|brought|built|bought|"
    r"remains?|needs?|plans?|continues?|expects?|requires?|faces?|closes?|opens?|starts?|begins?|ends?|"
    r"shows?|means?|makes?|takes?|gets?|goes|comes?|gives?|leaves?|lacks?|rises|falls)\b|n['’]t\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\b[a-z]{2,}ed\b", re.IGNORECASE)
"""A word that is usually the finite verb of a longer item, but not of a short one: "3 dead, 14 injured"."""
_SHORT = 6
"""Maximum words in an item in which a participle does not count as a finite verb."""
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
    return sentence.end - sentence.start <= _READ and _words(document, sentence) <= LEAD_IN_WORDS


def is_column_heading(document: Document, sentences: Sequence[Sentence], at: int) -> bool:
    """Return whether a unit is the first row of a table and has the names of its columns."""
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
    """Return whether a heading names the subject of an item, unlike the title and "Key points"."""
    if heading.end - heading.start > _READ or _words(document, heading) > HEADING_WORDS:
        return False
    line = document.line(heading)
    return line != document.title and not _GENERIC.fullmatch(line)


def _words(document: Document, sentence: Sentence) -> int:
    return len(document.at(sentence).split())
