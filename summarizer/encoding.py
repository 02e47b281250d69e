"""Decode bytes to text: by byte order mark, by UTF-8, by the name of a character set that mail and feeds
give (often wrong), else as Windows-1252.
"""

from __future__ import annotations

import codecs
import contextlib
import re

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text that bytes stand for, in an encoding if one is given; what can't be read becomes U+FFFD.

    A byte order mark stays, as U+FEFF, for `safe_text.clean` to drop: dropped here, a second would go too.
    """
    if known := encoding or marked_encoding(data):
        return data.decode(known, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def is_text_encoding(name: str) -> bool:
    """Whether bytes can be decoded by that name; `rot13` and `zip` are codecs of other things."""
    try:
        return isinstance(b"a b".decode(name, errors="replace"), str)
    except (LookupError, ValueError):
        return False


def marked_encoding(data: bytes) -> str | None:
    """The encoding that the byte order mark at the start of data stands for, if there is one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


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
