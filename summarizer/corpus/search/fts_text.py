"""How a text is spelled for the index, and the way back to its offsets.

SQLite's tokenizer unicode61 makes words of letters, digits and marks and takes the accents off Latin letters.
Three things it does not do are done here. Accents come off Greek, Cyrillic, Hebrew and Arabic, too: a base
letter stands for its accented forms, one for one, and a mark that would be lost anyway becomes one that the
tokenizer knows to pass over. Fullwidth letters are read as the usual ones. And where no spaces are written
(Chinese, Japanese, Thai, Lao, Khmer, Burmese) each character is set apart as a word of its own, so that a
search for any run of them is one for a phrase, exact at every place.

What sets them apart is U+200B, which `safe_text.clean` leaves in no document: to go back, drop it.
"""

from __future__ import annotations

import re
import unicodedata

from summarizer.document import Span

APART = "\u200b"
LIT, UNLIT = "\x01", "\x02"
"""Stand before and behind what a query finds; `clean` leaves no control characters."""

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
"""Marks are letters, or Hindi falls to pieces. No punctuation is: "don't", "U.S." and "Covid-19" are phrases
of their parts then, found whole as typed and by each part alone."""

_PASSED_OVER = "\u0301"
_SLOW = re.compile(
    "[\u0300-\u1dff\u1f00-\u1fff\u2e80-\ua4cf\uf900-\ufaff\ufe00-\ufe0f\uff01-\uff9f\U00020000-\U000e01ef]"
)
"""There is nothing to do for a text without these."""
_BLOCKS = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800))
_HAN_AND_KANA = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)


def _of_blocks(category: str) -> str:
    """The characters of a general category in the scripts of South-East Asia."""
    return "".join(
        chr(code)
        for block in _BLOCKS
        for code in range(*block)
        if unicodedata.category(chr(code)).startswith(category)
    )


_UNSPACED = re.compile(f"[{_HAN_AND_KANA}{_of_blocks('L')}][{_of_blocks('M')}\u0301\u3099\u309a]*")


def _is_accent(character: str) -> bool:
    """Whether a mark is written above, below or on a letter and can be left away, as vowel signs cannot."""
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
    **dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)), _PASSED_OVER),  # variation selectors
}


def spelled(text: str) -> str:
    """The text as it is given to the tokenizer: each code point of it in its place, `APART` between some."""
    if text.isascii() or not _SLOW.search(text):
        return text
    return _UNSPACED.sub(f"{APART}\\g<0>{APART}", text.translate(_PLAIN))


def lit_spans(marked: str) -> tuple[Span, ...]:
    """Where a spelled text that has been marked was lit, in code points of the text before it was spelled."""
    found, start, at = [], 0, 0
    for piece in re.split(f"([{LIT}{UNLIT}])", marked):
        if piece == LIT:
            start = at
        elif piece == UNLIT:
            found.append(Span(start, at))
        else:
            at += len(piece) - piece.count(APART)
    return tuple(found)
