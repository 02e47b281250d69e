"""Decide how raised text (superscripts) is written: note numbers are dropped, exponents become superscripts.

A note number that stays glued to the text falsifies it: 2019 with note 7 would read 20197.
"""

from __future__ import annotations

from summarizer.patterns import compiled

_NOTE = compiled(
    r"[\[(]?(?:note\s?)?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}[\])]?|\[?[a-z]\]?|[ivx]{1,5}|[*†‡§¶#]{1,3}|\[[*†‡§]{1,3}\]"
)
_NUMERIC = compiled(r"[\d+−–-]{1,8}")
_SIGNED = compiled(r"[+−–-]\d|\d?[+−–-]$")
SUPERSCRIPTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
"""Translation of digits and signs to their superscripts."""
_LAST = compiled(r"(?P<letters>[^\W\d_]+)$|(?P<digits>\d+)$")
_ROMAN = compiled(r"[IVXLC]+")
"""A Roman numeral, after which a raised letter is an ordinal ending (XVIIIᵉ)."""
_LETTER = compiled(r"[a-z]")
_BASES = ("10", "2")
"""Figures whose raised number is an exponent; after any other figure it is that of a note."""
_UNIT = 2
"""Maximum letters of a unit or variable, whose raised number is an exponent (km², x²)."""
_REACH = 40
"""Characters before raised text that are looked at."""
LONGEST = 24
"""Maximum characters of raised text that is looked at; longer text is no note number."""


def written(text: str, before: str, *, linked: bool = False) -> str:
    """Return how to write raised text after `before`, the text before it in its block.

    Args:
        text: the raised text.
        before: the end of the text before it; only white space at the start of a block.
        linked: whether it is a link, as references to notes are.
    """
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return text
    before = before[-_REACH:]
    if not before.strip():
        return f"{text} "  # The number of a note stands at the start of its text.
    if linked and _NOTE.fullmatch(text):
        return ""
    if before[-1].isspace():
        return text
    last = _LAST.search(before)
    letters, digits = (last["letters"] or "", last["digits"] or "") if last else ("", "")
    if _NUMERIC.fullmatch(text):
        exponent = digits in _BASES or 0 < len(letters) <= _UNIT or _SIGNED.fullmatch(text)
        return text.translate(SUPERSCRIPTS) if exponent else ""
    if _LETTER.fullmatch(text) and _ROMAN.fullmatch(letters):
        return text
    if _NOTE.fullmatch(text) and (text[0] not in "[(") and (len(letters) > _UNIT or not last):
        return ""
    return text
