"""Decode bytes to text by byte order mark, as UTF-8, by a declared charset, or else as Windows-1252.

Charsets that mail and feeds declare are often wrong, so a declared charset counts only if the bytes fit it.
Text that is UTF-8 but for a few bytes, or cut within a character, stays UTF-8.
"""

from __future__ import annotations

import codecs
import contextlib
import re

from summarizer.patterns import compiled, lazy

# UTF-32 comes before UTF-16, because its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTINUATION = bytes(range(0x80, 0xC0))
_INCOMPLETE = compiled(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
"""A UTF-8 character whose last bytes are missing."""
_BEGUN = compiled(rb"(?:\xe2[\x80\x82]|\xf0\x9f[\x80-\xbf]?|(?<=[a-z])[\xc2-\xd6\xd8-\xde])\Z")
"""First bytes of quotation marks, dashes, the euro sign, emoji, or a letter in the middle of a word.

No word of Windows-1252 ends in them: the last are its capitals, which do not follow a small letter.
"""
_CERTAIN = lazy("[\x80-\xff\u0800-\ufffc\U00010000-\U0010ffff]")
"""Characters that count twice. Left out: U+0100–U+07FF, whose bytes may be Windows-1252, such as É”."""


def decode(data: bytes, encoding: str | None = None) -> str:
    """Decode bytes in `encoding`, or in a detected encoding if it is None; invalid bytes become U+FFFD.

    A byte order mark is kept as U+FEFF for `safe_text.clean`, which drops one: if it were dropped here, a
    second one would be dropped there. Raises LookupError for an unknown encoding.
    """
    if known := encoding or marked_encoding(data):
        return data.decode(known, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or data.decode("cp1252", errors="replace")


def _damaged_utf8(data: bytes) -> str | None:
    """Decode bytes most of whose non-ASCII characters are valid UTF-8; None for other bytes.

    In text of another encoding hardly any non-ASCII bytes form a valid sequence. An incomplete character at
    the end does not count against UTF-8, and one at the start counts once, since it comes from cutting a file
    or a stream.
    """
    start = len(data) - len(data.lstrip(_CONTINUATION))
    inner = data[min(start, 3) :]
    cut = _INCOMPLETE.search(inner, max(0, len(inner) - 3))
    text = (inner[: cut.start()] if cut else inner).decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    valid = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    valid += sum(1 for _ in _CERTAIN.finditer(text))
    valid += cut is not None and _BEGUN.search(inner, max(0, len(inner) - 4)) is not None
    return data.decode("utf-8", errors="replace") if valid > bad + (start > 0) else None


def invalid_bytes(data: bytes, text: str) -> tuple[str, ...]:
    """Return a warning if bytes of UTF-8 data became U+FFFD in `text`, which `decode` returned.

    Several bytes may become one U+FFFD, so these are counted, not the bytes.
    """
    count = text.count("\ufffd") - data.count("\ufffd".encode()) if "\ufffd" in text else 0
    if count < 1 or marked_encoding(data) not in (None, "utf-8"):
        return ()
    where = "in 1 place" if count == 1 else f"in {count:,} places"
    return (f"contains bytes {where} that are not valid in its encoding: shown as \ufffd",)


def is_text_encoding(name: str) -> bool:
    """Return whether `name` is a codec from bytes to text, unlike `rot13` and `zip`."""
    try:
        return isinstance(b"a b".decode(name, errors="replace"), str)
    except (LookupError, ValueError):
        return False


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that the byte order mark of `data` indicates; None if there is no mark."""
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
"""Supersets that senders often use under the name of a smaller charset."""
_SAID = {"utf8mb4": "utf-8", "iso-8859-8-i": "iso-8859-8", "x-sjis": "cp932", "windows-874": "cp874"}
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
"""Python's text codecs that are not charsets of messages."""
_LONGEST_NAME = 40
_DECLARED = compiled(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
HEAD = 64 * 1024
"""Bytes at the start of a file in which it may declare its charset."""
_MOST_DECLARED = 16


def declared(data: bytes) -> tuple[str, ...]:
    """Return the charsets that a byte order mark and markup declare in the first 64 KiB, valid or not."""
    marked = [mark] if (mark := marked_encoding(data)) else []
    names = (match[1].decode("ascii", "replace") for match in _DECLARED.finditer(data, 0, HEAD))
    return tuple(dict.fromkeys([*marked, *names]))[:_MOST_DECLARED]


def load(name: str) -> None:
    """Import Python's codecs for a charset, if there are any, before the sandbox forbids opening files."""
    for codec in (name, known(name)):
        with contextlib.suppress(LookupError, ValueError):
            codecs.lookup(codec or name)


def known(name: str | None) -> str | None:
    """Return the name of Python's codec for a declared charset; None if it is unknown or not a charset.

    Charsets that are often declared wrongly map to a superset (see `_MEANT`).
    """
    if not name or len(name) > _LONGEST_NAME:
        return None
    plain = name.strip().strip("'\"").lower()
    try:
        codec = codecs.lookup(_SAID.get(plain, plain))
    except (LookupError, ValueError):
        return None
    is_text = getattr(codec, "_is_text_encoding", True)
    return _MEANT.get(codec.name, codec.name) if is_text and codec.name not in _NO_CHARSETS else None


def decoded(data: bytes, charset: str | None) -> str:
    """Decode bytes in the declared charset if they are valid in it, else by detection.

    Bytes that are valid in neither become U+FFFD.
    """
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
    return decode(data)
