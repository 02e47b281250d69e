"""What somebody types, as terms for FTS5: every one quoted, so that nothing typed is its syntax."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.corpus.search.fts_text import spelled
from summarizer.safe_text import clean

MOST_TERMS = 12
LONGEST = 500
"""Code points that are looked at; more is no query but a text pasted by mistake."""
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TERM = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+)')


class Term(NamedTuple):
    """A word, or words that must stand together, as the index spells them."""

    text: str
    prefix: bool = False
    """Its last word may go on: somebody is still typing it."""

    @property
    def match(self) -> str:
        """For MATCH: in quotes, where a quote is written twice, all else is text."""
        quoted = self.text.replace('"', '""')
        return f'"{quoted}"*' if self.prefix else f'"{quoted}"'


def terms(query: str) -> tuple[Term, ...]:
    """The different terms of a query; words in quotes are one. A last one that nothing closes may go on.

    Terms without a letter or a digit, which no index holds, are left out; none may be left.
    """
    text = clean(query[:LONGEST]).translate(_QUOTES)
    found = list(_TERM.finditer(text))
    made = []
    for match in found:
        phrase = match["phrase"]
        prefix = match is found[-1] and match.end() == len(text) and not match["closed"]
        made.append(Term(spelled(match["word"] if phrase is None else phrase).strip(), prefix))
    return tuple(dict.fromkeys(term for term in made if _has_word(term.text)))[:MOST_TERMS]


def _has_word(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def all_of(wanted: Iterable[Term]) -> str:
    """For MATCH: passages that hold every term."""
    return " AND ".join(term.match for term in wanted)


def any_of(wanted: Iterable[Term]) -> str:
    """For MATCH: passages that hold one of them."""
    return " OR ".join(term.match for term in wanted)
