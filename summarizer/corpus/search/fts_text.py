"""Normalize text and queries for SQLite FTS5, and map match offsets back to the original.

SQLite's tokenizer unicode61 forms words from letters, digits and marks, and removes accents from Latin
letters. This module adds three things. It removes accents in Greek, Cyrillic, Hebrew and Arabic, too, by
mapping accented letters to their base letters, and accents to one that the tokenizer ignores, one code point
to one. It maps fullwidth letters to ordinary ones. In scripts written without spaces (Chinese, Japanese,
Thai, Lao, Khmer, Burmese), it separates the characters, so that each is a word and a search for several is a
phrase search.

The separator is U+200B, which `safe_text.clean` removes from documents; dropping it restores the offsets.

The terms of a query are quoted, so that no input is taken for FTS5 syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.document import Span
from summarizer.patterns import compiled
from summarizer.safe_text import clean

APART = "\u200b"
LIT, UNLIT = "\x01", "\x02"
"""Marks before and after a match. Documents can't contain them, since `clean` removes control characters."""

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
"""Combining marks count as letters, as Hindi needs. Punctuation does not: "don't", "U.S." and "Covid-19" are
phrases, found as a whole and by each part."""

_PASSED_OVER = "\u0301"
_SLOW = compiled(
    "[\u0300-\u1dff\u1f00-\u1fff\u2e80-\ua4cf\uf900-\ufaff\ufe00-\ufe0f\uff01-\uff9f\U00020000-\U000e01ef]"
)
"""Characters that need normalization."""
_BLOCKS = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800))
_HAN_AND_KANA = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)


def _of_blocks(category: str) -> str:
    """Return the characters of a general category in the scripts of South-East Asia."""
    return "".join(
        chr(code)
        for block in _BLOCKS
        for code in range(*block)
        if unicodedata.category(chr(code)).startswith(category)
    )


_UNSPACED = compiled(f"[{_HAN_AND_KANA}{_of_blocks('L')}][{_of_blocks('M')}\u0301\u3099\u309a]*")


def _is_accent(character: str) -> bool:
    """Return whether a combining mark is an accent, which can be removed, unlike a vowel sign."""
    order = unicodedata.combining(character)
    return 10 <= order <= 35 or order >= 200


def _plain(code: int) -> str:
    if unicodedata.combining(chr(code)):
        return _PASSED_OVER if _is_accent(chr(code)) else chr(code)
    parts = unicodedata.normalize("NFD", chr(code))
    return parts[0] if all(map(_is_accent, parts[1:])) else chr(code)


_PLAIN = {
    **{
        code: plain
        for code in (*range(0x0300, 0x1E00), *range(0x1F00, 0x2000))
        if (plain := _plain(code)) != chr(code)
    },
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)), _PASSED_OVER),  # Variation selectors.
}


def spelled(text: str) -> str:
    """Normalize a text for the tokenizer, one code point to one, with `APART` inserted between some."""
    if text.isascii() or not _SLOW.search(text):
        return text
    return _UNSPACED.sub(f"{APART}\\g<0>{APART}", text.translate(_PLAIN))


def lit_spans(marked: str) -> tuple[Span, ...]:
    """Return the marked spans of a normalized text, as offsets in the text before normalization."""
    found, start, at = [], 0, 0
    for piece in re.split(f"([{LIT}{UNLIT}])", marked):
        if piece == LIT:
            start = at
        elif piece == UNLIT:
            found.append(Span(start, at))
        else:
            at += len(piece) - piece.count(APART)
    return tuple(found)


MOST_TERMS = 12
LONGEST_QUERY = 500
"""Maximum code points parsed; a longer query was probably pasted by mistake."""
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TERM = compiled(r'"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+)')


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
    text = clean(query[:LONGEST_QUERY]).translate(_QUOTES)
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
