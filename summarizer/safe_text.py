"""Make text safe to show on a terminal and to write to files and markup. No other module does this.

Safe text contains no control characters except newline and tab, no bidirectional controls, no invisible
characters, no interlinear annotation marks, no noncharacters, and at most eight combining marks in a row.
Invisible characters are those with Unicode's property Default_Ignorable_Code_Point, except the joiners,
variation selectors and combining marks that scripts and emoji need. Each unsafe character is replaced by
exactly one, so that offsets stay valid. Readers of markup, which build a new text, drop invisible characters
before they compute offsets.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
MARKS_ON_A_BASE = 8

_INVISIBLE = (
    "\u00ad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # Bidirectional (UAX #9) and deprecated controls
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u180e\u200b\u2060-\u2065\ufeff\ufff0-\ufff8"  # Zero-width characters, and code points reserved for them
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # Controls of shorthand and musical notation
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # Tag characters and unassigned code points
)
"""Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt), with these exceptions:

U+034F, U+17B4 and U+17B5, which are combining marks; ZWNJ and ZWJ; and the variation selectors U+180B-180D,
U+180F, U+FE00-FE0F and U+E0100-E01EF.
"""
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 except tab and newline, DEL, C1
    "\ud800-\udfff"  # Lone surrogates, as in undecodable file names
    "\ufff9-\ufffb"  # Interlinear annotation: dropping its marks would join a gloss to its text
    "\ufdd0-\ufdef"
    + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(17))
    + f"{_INVISIBLE}]"
)
_LINE_ENDS = str.maketrans("\r\x85\u2028\u2029", "\n\n\n\n")
_JOINERS = "\u200c\u200d"


def clean(text: str) -> str:
    """Make a document's text safe without changing its length, except that a leading BOM is removed.

    CRLF becomes a space and a newline; CR, NEL, U+2028 and U+2029 become newlines; other unsafe characters
    become U+FFFD.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", " \n")
    used = "".join(set(text))  # Checking the few distinct characters is faster than searching a long text.
    if used.translate(_LINE_ENDS) != used:
        text = text.translate(_LINE_ENDS)
    if _UNSAFE.search(used):
        text = _UNSAFE.sub(REPLACEMENT, text)
    return text if used.isascii() else _without_floods(text, used)


def without_invisible(text: str) -> str:
    """Remove the invisible characters from text that comes from markup: `Mor\\u00adrow` becomes `Morrow`.

    Offsets change, so call this before offsets are computed. The result is not yet safe; pass it to `clean`.
    """
    return text if text.isascii() else _DROPPED.sub("", text)


def label(text: str) -> str:
    """Make a title, a file name or an error message safe, on one line."""
    is_safe = text.isascii() and text.isprintable()  # as most of 100,000 file names
    return " ".join((text if is_safe else clean(text)).split())


def _without_floods(text: str, used: str) -> str:
    """Replace the ninth and further combining marks in a row by U+FFFD (Zalgo text)."""
    marks = "".join(c for c in used if c in _JOINERS or unicodedata.category(c) in ("Mn", "Me", "Mc"))
    if not marks:
        return text
    flood = re.compile(f"[{marks}](?<=[{marks}]{{{MARKS_ON_A_BASE + 1}}})[{marks}]*")
    return flood.sub(lambda match: REPLACEMENT * len(match[0]), text)
