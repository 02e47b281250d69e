"""Judge and repair text of fonts without a mapping to Unicode, by what the text looks like.

pdfium falls back on the codes of such fonts. For most fonts of TeX these are ASCII letters, with ligatures
and quotation marks below the space, in the order of the encodings T1 (Cork) or OT1 (Knuth, "The TeXbook",
appendix F). For other fonts they are numbers of glyphs, whose text is useless.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from summarizer.patterns import compiled

_LIGATURES = {
    **dict(zip("\x1b\x1c\x1d\x1e\x1f", "\ufb00\ufb01\ufb02\ufb03\ufb04", strict=True)),
    **dict(zip("\x0b\x0c\r\x0e\x0f", "\ufb00\ufb01\ufb02\ufb03\ufb04", strict=True)),
}
_LIGATURE = compiled(
    r"(?<=[A-Za-z])(?:[\x0b\x0c\x0e\x0f\x1b-\x1f]|\r(?!\n))|[\x0b\x0c\x0e\x0f\x1b-\x1f](?=[a-z])"
)
_CORK = compiled(r"[\x1b-\x1f]")
_MARKS = str.maketrans(dict(zip("\x10\x11\x12\x13\x14\x15\x16", "“”„«»–—", strict=True)))
"""Marks of the encoding T1; in OT1 their codes are accents."""
_ACCENTS = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˝": "\u030b",
    "˚": "\u030a",
}
"""Accents of text; those of formulas (ˆ ˜ ˙ ¯) stand beside variables."""
_ACCENTED = compiled(
    r"(?:(?<=[^\W\d_])|(?<![^\s(“‘«-]))([¨´ˇ˘˝˚])([A-Za-zı])|(?<=[a-z])(`)([aeiou])(?=[a-z])"
)
_PAIR = compiled("[\ud800-\udbff][\udc00-\udfff]")
LEGIBLE = str.maketrans(
    {
        **{0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–"},  # Word writes bullets in symbol fonts.
        **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
        0: "\ufffd",
    }
)
"""Characters of symbol fonts and ligatures, and how they are written."""
_COMMON = frozenset("etaoinsr")
"""The most frequent letters of languages in Latin script."""
_LETTERS, _SMALL, _FREQUENT = 0.3, 0.65, 0.45
"""Minimum share of letters in a text (few in code and tables); of small and of common ones among them."""


def with_ligatures(text: str) -> str:
    """Return a page's text with ligatures and marks for the codes of TeX's fonts, at the same offsets."""
    if not _LIGATURE.search(text):
        return text
    cork = _CORK.search(text) is not None
    text = _LIGATURE.sub(lambda code: _LIGATURES[code[0]], text)
    return text.translate(_MARKS) if cork else text


def composed(text: str) -> str:
    """Return a text with accents drawn before their letters as accented letters, and surrogates joined.

    TeX draws an accent of the encoding OT1 first, then the letter: "f¨ur".
    """
    if text.isascii() and "`" not in text:
        return text
    text = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _ACCENTED.sub(_accented, text)


def _accented(match: re.Match[str]) -> str:
    accent, letter = match[1] or match[3], match[2] or match[4]
    found = unicodedata.normalize("NFC", letter.replace("ı", "i") + _ACCENTS[accent])
    return found if len(found) == 1 else match[0]


def is_legible(text: str) -> bool:
    """Return whether a text consists of words in Latin script, judging by the frequency of its letters."""
    counts = Counter(text)
    total = sum(count for each, count in counts.items() if not each.isspace())
    letters = {each: count for each, count in counts.items() if each.isalpha()}
    count = sum(letters.values())
    small = sum(count for each, count in letters.items() if each.islower())
    common = sum(count for each, count in letters.items() if each.lower() in _COMMON)
    return count > 0 and count >= _LETTERS * total and small >= _SMALL * count and common >= _FREQUENT * count
