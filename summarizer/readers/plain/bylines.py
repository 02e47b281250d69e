"""Recognize by-lines: the lines at the head of a text that give its author, date or place."""

from __future__ import annotations

import re

from summarizer.patterns import compiled
from summarizer.readers import date_words, dates
from summarizer.readers.lines import ends_sentence

LONGEST_BYLINE = 120
"""Maximum code points of a by-line."""
_LEADS_TO_DATE = frozenset(
    (
        *("after", "and", "before", "by", "during", "for", "from", "in", "of", "on", "or", "since", "than"),
        *("the", "to", "until"),
    )
)
"""Words after which a date or a name goes on with the line before it."""
_SAYS_BY = compiled(r"by\s+(?P<who>[^,|–—(]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SMALL_WORDS = frozenset(
    ("and", "at", "de", "der", "for", "in", "la", "of", "on", "the", "van", "von", "with", "&")
)
_LABELED = compiled(
    r"(?:(?P<mail>from|to|cc|date|sent|subject|title|headline|reply-to)|author|published|updated|source|posted)"
    r"\s*:\s*\S",
    re.IGNORECASE,
)
_DATE_WORDS = compiled(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|published|posted|updated|last|modified|date"
    r"|issued|on|at|as|of|the|gmt|utc|[ecmp][sd]?t|bst|cet|cest|local|time|hrs|hours|[ap]\.?m|h|\d{1,2}h\d{0,2}"
    r"|[\d:.,+()|/–—-]+",
    re.IGNORECASE,
)
_DATELINE = compiled(
    r"[A-Z][A-Z .,'’/-]{1,60},?\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r"\s+\d{1,2}(?:,\s+\d{4})?\s*(?:\([^()]{1,40}\))?\s*[—–-]{0,2}"
)
_PLACE = compiled(r"[A-Z][\w .,'’-]{1,40},\s*")


def is_byline(line: str, first: bool) -> bool:
    """Return whether a line at the head gives author, date or place.

    `first` is set for the first line, which may be a title with a date instead.
    """
    if len(line) > LONGEST_BYLINE:
        return False
    if labeled := _LABELED.match(line):
        return bool(labeled["mail"]) or not ends_sentence(line, len(line))
    return _names_author(line) or _is_date(line, first)


def _names_author(line: str) -> bool:
    match = _SAYS_BY.fullmatch(line)
    if not match or (ends_sentence(line, len(line)) and match["rest"]):
        return False
    words = match["who"].split()
    return (
        words[:1] != []
        and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
        and len(words) < 9
    )


def _is_date(line: str, first: bool) -> bool:
    if _DATELINE.fullmatch(line):
        return True
    date = dates.find(line)
    if not date:
        return False
    before, after = line[: date.start], line[date.end :]
    if not first and _PLACE.fullmatch(before) and not after.strip(" .—–-"):
        return True
    return all(map(_is_of_date, _words(before + " " + after)))


def _is_of_date(word: str) -> bool:
    word = word.strip(" ,:;()|.")
    return bool(
        _DATE_WORDS.fullmatch(word) or date_words.is_beside(word) or date_words.ANNOUNCES.fullmatch(word)
    )


def _words(line: str) -> list[str]:
    return [word for word in line.split() if word.strip(" ,:;()|.")]


def follows_title(title: str, line: str) -> bool:
    """Return whether the second line of a text is a by-line, rather than the rest of a wrapped first line.

    The rest of a sentence begins with a small letter or follows a word such as "until".
    """
    if not (line[0].isupper() or line[0].isdigit()) or not is_byline(line, first=False):
        return False
    return title.split()[-1] not in _LEADS_TO_DATE
