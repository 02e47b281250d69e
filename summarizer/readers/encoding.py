"""Bytes to text: a byte order mark, then strict UTF-8, then Windows-1252.

Nothing is guessed beyond that: detectors take Western text for Hebrew or Cyrillic often enough that a reader
who sees the wrong letters is better served by a rule they can know. No bytes at all make this fail.
"""

from __future__ import annotations

import codecs

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
