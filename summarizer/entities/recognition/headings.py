"""Find committees in headings of minutes, agendas and reports: "Harbor Safety Working Group Minutes".

In a heading any word may have a capital, so a committee must fill a part of it: from its start, a colon or
"of the" to its end, a mark or a word such as "Minutes".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.document import Sentence
from summarizer.entities.lexicon.word_lists import COMMITTEES, FUNCTION_WORDS, MODIFIERS
from summarizer.patterns import lazy

_WORD = r"[^\W\d_a-z][\w’'-]+"
_COMMITTEE = lazy(
    rf"(?P<name>{_WORD}(?: (?:(?:and|&) )?{_WORD}){{0,3}}?) "
    rf"(?:{'|'.join(sorted(COMMITTEES, key=len, reverse=True))})"
    r"(?=(?:\s(?:Minutes|Agenda|Meeting|Report|Notes|Papers|Update|Summary|Decisions)(?=\s+(?:of|for|\d)|\W|$))?"
    r"(?:$|\s*[:,;|(–—\n]|\s+(?:-|of\b|for\b|\d)))"
)
_HEAD = lazy("|".join(sorted(COMMITTEES, key=len, reverse=True)))
_GENERAL = MODIFIERS | {"new", "executive", "organising", "organizing", "steering"}
"""Words before "Committee" that every organization may have."""
_STARTS = lazy(r"[:|–—]\s+(?:The\s+)?|\b(?:[Oo]f|[Tt]o|[Ff]rom|[Bb]y)\s+(?:[Tt]he\s+)?")


def committees(text: str, headings: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the spans of committees in headings in title case."""
    for heading in headings:
        if not _HEAD.search(text, heading.start, heading.end):
            continue
        starts = [match.end() for match in _STARTS.finditer(text, heading.start, heading.end)]
        for start in (heading.start, *starts):
            match = _COMMITTEE.match(text, start, heading.end)
            words = frozenset(match["name"].lower().split()) - {"and", "&"} if match else frozenset()
            if match and FUNCTION_WORDS.isdisjoint(words) and not words <= _GENERAL:
                yield match.span()
                break
