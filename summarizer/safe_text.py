"""The only place that makes text safe to put on a terminal, in a file or in markup.

What comes out holds no control but newline and tab, no bidirectional control, no zero-width space, word
joiner, tag character or noncharacter, and no flood of combining marks. Joiners and variation selectors, which
scripts and emoji need, stay. Replacement is one for one, so offsets keep their sense.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
MARKS_ON_A_BASE = 8

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls (UAX #9)
    "\u200b\u2060\ufeff"  # invisible and of no width
    "\ud800-\udfff"  # lone surrogates, as in undecodable file names
    "\U000e0000-\U000e007f"  # tag characters
    "\ufdd0-\ufdef" + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(17)) + "]"
)
_LINE_ENDS = str.maketrans("\r\x85\u2028\u2029", "\n\n\n\n")
_JOINERS = "\u200c\u200d"


def clean(text: str) -> str:
    """Make a document's text safe; as many code points come out as went in, but for a leading BOM.

    CRLF becomes a space and a newline; CR, NEL, U+2028 and U+2029 newlines; other unsafe characters U+FFFD.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", " \n")
    used = "".join(set(text))  # a long text has few distinct characters: most have nothing to be replaced
    if used.translate(_LINE_ENDS) != used:
        text = text.translate(_LINE_ENDS)
    if _UNSAFE.search(used):
        text = _UNSAFE.sub(REPLACEMENT, text)
    return text if used.isascii() else _without_floods(text, used)


def label(text: str) -> str:
    """Make a title, a file name or an error message safe, on one line."""
    return " ".join(clean(text).split())


def _without_floods(text: str, used: str) -> str:
    """Turn the ninth and further marks on a base character into U+FFFD (so-called Zalgo text)."""
    marks = "".join(c for c in used if c in _JOINERS or unicodedata.category(c) in ("Mn", "Me", "Mc"))
    if not marks:
        return text
    flood = re.compile(f"[{marks}](?<=[{marks}]{{{MARKS_ON_A_BASE + 1}}})[{marks}]*")
    return flood.sub(lambda match: REPLACEMENT * len(match[0]), text)
