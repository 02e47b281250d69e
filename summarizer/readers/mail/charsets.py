"""Bytes to text by the name of a charset, as mail and feeds give one, often wrong.

A name is believed only where the bytes agree: UTF-8 that calls itself ASCII or Latin-1 is common, and so is
Windows-1252 under either name.
"""

from __future__ import annotations

import codecs
import contextlib
import re

from summarizer.readers.encoding import decode, marked_encoding

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
"""What senders mean by a charset: a larger one that holds all of it."""
_SAID = {"utf8mb4": "utf-8", "iso-8859-8-i": "iso-8859-8", "x-sjis": "cp932", "windows-874": "cp874"}
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
"""Codecs of Python that give text, and that no letter is written in."""
_LONGEST_NAME = 40
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 8192
_MOST_DECLARED = 16


def declared(data: bytes) -> tuple[str, ...]:
    """Return the charsets that a byte order mark and markup name near the start, right or wrong."""
    marked = [mark] if (mark := marked_encoding(data)) else []
    found = (match[1].decode("ascii", "replace") for match in _DECLARED.finditer(data, 0, _HEAD))
    return tuple(dict.fromkeys([*marked, *found]))[:_MOST_DECLARED]


def load(name: str) -> None:
    """Load Python's codecs for a charset, if there are any, to decode with when no file can be opened."""
    for codec in (name, known(name)):
        with contextlib.suppress(LookupError, ValueError):
            codecs.lookup(codec or name)


def known(name: str | None) -> str | None:
    """Python's name of a charset; None for what is none."""
    if not name or len(name) > _LONGEST_NAME:
        return None
    plain = name.strip().strip("'\"").lower()
    try:
        found = codecs.lookup(_SAID.get(plain, plain))
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return _MEANT.get(found.name, found.name) if is_text and found.name not in _NO_CHARSETS else None


def decoded(data: bytes, charset: str | None) -> str:
    """The text, by the charset that is named if it fits, else as any file is read; bad bytes are U+FFFD."""
    name = known(charset)
    if name is None or name == "cp1252":
        return decode(data)
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        pass
    if name != "utf-8":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode(name, errors="replace")
    damaged = data.decode("utf-8", errors="replace")
    bad = damaged.count("\ufffd")
    return damaged if len(damaged) - len(damaged.encode("ascii", "ignore")) > 2 * bad else decode(data)
