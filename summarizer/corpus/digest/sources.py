"""Tell names that a briefing cites as the source of its news from those that it is about.

A news agency is named where it is credited: told something, in brackets after the place, in a by-line, or
before "reported". Such a name says nothing of the topic, though every briefing of a thread may have it.
"""

from __future__ import annotations

import re

from summarizer.analysis import Analysis
from summarizer.document import Entity
from summarizer.patterns import compiled

AGENCIES = frozenset(
    {
        *("afp", "agence", "france-presse", "ap", "associated", "press", "reuters", "dpa", "efe", "ansa"),
        *("tass", "interfax", "novosti", "xinhua", "upi", "pti", "bloomberg", "anadolu", "kyodo", "yonhap"),
        *("kcna", "ukrinform", "belta", "ritzau", "ntb", "antara", "bernama", "irna", "isna", "wafa"),
    }
)
"""Words of the names of news agencies, in lower case."""
_LOOKED_AT = 20
"""Maximum number of mentions that are looked at."""
_REACH = 24
_BEFORE = compiled(
    r"(?:\btold(?: the)?|\bby|\bvia|\bphotos?:?|\bcredit:?|\bsources?:|[(\[/©])\s*$", re.IGNORECASE
)
_AFTER = compiled(
    r"\s*(?:[)\]]|(?:also |has |had )?report(?:ed|s)\b|quoted\b|news agency\b|correspondent\b|photo\b)"
)
_TYPES = ("organization", "other")


def is_source(analysis: Analysis, entity: Entity) -> bool:
    """Return whether a briefing cites an entity as a source, by its name or in half of its mentions."""
    if entity.type not in _TYPES:
        return False
    words = entity.name.casefold().replace("the ", "").split()
    if words and all(word in AGENCIES for word in words):
        return True
    mentions = entity.mentions[:_LOOKED_AT]
    return 2 * sum(_is_credit(analysis, mention.start, mention.end) for mention in mentions) >= len(mentions)


def _is_credit(analysis: Analysis, start: int, end: int) -> bool:
    text = analysis.document.text
    at = analysis.sentence_at(start)
    if at < len(analysis.sentences) and analysis.sentences[at].kind == "byline":
        return True
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None or _AFTER.match(text, end) is not None
