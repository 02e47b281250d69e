"""Punkt (Kiss and Strunk 2006, in NLTK's implementation) with this package's own parameters.

Punkt is asked about one full stop at a time, with the word before it and the word after it: all that its
decision looks at. That keeps memory bounded on a paragraph of any size, and its own search for candidates,
which takes quadratic time on some hostile texts, out of play.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.language.abbreviations import ABBREVIATIONS, MONTHS, NUMBERED, SENTENCE_STARTERS

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_DECISIONS_KEPT = 20_000
_NUMBER = "##number##"
"""How Punkt writes the type of any number."""
_SEEN_LOWER_INSIDE = 1 << 5
"""Punkt's orthographic flag of a word known in lower case inside sentences: with a capital it begins one."""
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ANY_DOTTED = "u.s"


@lru_cache(maxsize=_DECISIONS_KEPT)
def ends_sentence(before: str, after: str) -> bool:
    """Whether the full stop after the word `before` (given without it) ends a sentence if `after` follows.

    Letters with full stops between them ("F.B.I") count as an abbreviation though no table has them.
    """
    known = _ANY_DOTTED if _DOTTED.fullmatch(before) else before
    return bool(_tokenizer().text_contains_sentbreak(f"{known}. {after}"))


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(SENTENCE_STARTERS)
    parameters.collocations = {(word, _NUMBER) for word in NUMBERED | MONTHS}
    parameters.ortho_context.update(dict.fromkeys(SENTENCE_STARTERS, _SEEN_LOWER_INSIDE))
    return PunktSentenceTokenizer(parameters)
