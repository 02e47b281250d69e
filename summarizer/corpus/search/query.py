"""Parse a search query into terms for FTS5, each quoted, so that no input is taken for FTS5 syntax."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.corpus.search.fts_text import spelled
from summarizer.safe_text import clean

MOST_TERMS = 12
LONGEST = 500
"""Maximum code points parsed; a longer query was probably pasted by mistake."""
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TERM = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+)')


class Term(NamedTuple):
    """A word or a phrase, normalized as in the index."""

    text: str
    prefix: bool = False
    """Whether the last word is a prefix, since the user may still be typing it."""

    @property
    def match(self) -> str:
        """Return the term as an FTS5 string for MATCH, in which quotes are doubled."""
        quoted = self.text.replace('"', '""')
        return f'"{quoted}"*' if self.prefix else f'"{quoted}"'


def terms(query: str) -> tuple[Term, ...]:
    """Parse a query into distinct terms; words in quotation marks form a phrase.

    The last term is a prefix unless a space or a closing quotation mark follows. Terms without a letter or
    digit, which the index does not contain, are left out, so that the result may be empty.
    """
    text = clean(query[:LONGEST]).translate(_QUOTES)
    matches = list(_TERM.finditer(text))
    made = []
    for match in matches:
        phrase = match["phrase"]
        prefix = match is matches[-1] and match.end() == len(text) and not match["closed"]
        made.append(Term(spelled(match["word"] if phrase is None else phrase).strip(), prefix))
    return tuple(dict.fromkeys(term for term in made if _has_word(term.text)))[:MOST_TERMS]


def _has_word(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def all_of(wanted: Iterable[Term]) -> str:
    """Return a MATCH expression for passages with all terms."""
    return " AND ".join(term.match for term in wanted)


def any_of(wanted: Iterable[Term]) -> str:
    """Return a MATCH expression for passages with at least one of the terms."""
    return " OR ".join(term.match for term in wanted)
