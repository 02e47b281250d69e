"""Find the dates of issue in a paragraph of facts about a document.

Below a title often stands a paragraph that looks like prose and is none: who speaks where and when, for whom
a paper is, from where a text was translated. Its date counts if its place in a sentence shows that it dates
the document: it stands alone, after names only, after a separator, before a time of day, or beside a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.patterns import lazy
from summarizer.readers import dates

_LONGEST = 400
"""Maximum code points of a paragraph of facts."""
_SEPARATOR = lazy(r"\s+[|·•]\s+")
_SENTENCE = lazy(
    r"(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z])(?<!\b[A-Z])(?<!\bSept)[.;](?:[\"”’»)\]])?\s+(?=[\"“‘«(\[]?[A-Z0-9])"
)
_PROVENANCE = lazy(
    r"\bsource\s?:|\boriginal(?:ly)? (?:at|in|from|published)\b|\boriginal\s?:|\breprinted from\b"
    r"|\b(?:first|originally) (?:published|appeared|printed|broadcast)\b"
    r"|\btranslat(?:ed|ion) from\b.*[\"“”«]",
    re.IGNORECASE,
)
"""Words that name the source of a text, whose date is that of the text."""
_SMALL = frozenset(
    (
        *("a", "an", "and", "at", "by", "da", "de", "del", "della", "der", "di", "dos", "du", "for", "in"),
        *("la", "le", "of", "on", "the", "to", "van", "von", "with", "y", "et", "und", "&", "–", "—", "-"),
    )
)
_MOST_NAMES = 22
"""Maximum words of names and places before a date."""
_OTHER_DAY = lazy(
    r"\b(?:born|died|founded|est(?:ablished)?|since|until|till|before|after|from|due|deadline|next|effective|"
    r"expir\w+|valid|copyright|embargo\w*|period|by)\W*$|©",
    re.IGNORECASE,
)
"""Words before a date that is not the date of issue."""
_WEEKDAY = lazy(r"(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?", re.IGNORECASE)
_TIME = lazy(
    r",?\s*(?:(?:at|from)\s+)?(?:\d{1,2}[:.h]\d\d|\d{1,2}\s?[ap]\.?m\b|noon\b|\d{4}\s?(?:hrs|hours|h)\b)",
    re.IGNORECASE,
)


def dated_facts(paragraph: str) -> Iterator[str]:
    """Yield the dates in a paragraph that date the document, each as it is written.

    >>> list(dated_facts("Remarks by Ida Holm, Guild Hall, Orrin, 3 March 2026. Check against delivery."))
    ['3 March 2026']
    """
    if len(paragraph) > _LONGEST:
        return
    for line in paragraph.split("\n"):
        found = dates.find(line)
        if found and _WEEKDAY.fullmatch(line[: found.start].lstrip()) and _TIME.match(line, found.end):
            yield line[found.start : found.end]
    for sentence in _SENTENCE.split(" ".join(paragraph.split())):
        of_source = _PROVENANCE.search(sentence)
        if of_source and (found := dates.find(sentence[of_source.end() :], loose=True)):
            yield found.iso
        pieces = _SEPARATOR.split(sentence)
        for piece in pieces:
            found = dates.find(piece)
            if found and _dates_it(piece[: found.start], piece[found.end :], len(pieces) > 1):
                yield piece[found.start : found.end]


def _dates_it(before: str, after: str, apart: bool) -> bool:
    """Return whether a date is that of the document, judging by what stands before and after it in its piece.

    `apart` is set for a piece that a separator parts from others.
    """
    if _OTHER_DAY.search(before):
        return False
    if not before.strip() and apart:
        return not after.strip() or after.strip()[0].isupper()
    return not after.strip(" .)]") and _are_names(before)


def _are_names(words: str) -> bool:
    """Return whether words are names of people, offices and places only; none is enough."""
    found = words.split()
    return len(found) <= _MOST_NAMES and all(
        word.strip("\"'“”‘’()[],.;:").lower() in _SMALL or not word.strip("\"'“”‘’()[],.;:")[:1].islower()
        for word in found
    )
