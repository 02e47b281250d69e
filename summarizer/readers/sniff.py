"""What a file is that is no text: told by its first bytes, whatever its name says.

Letters alone (`BM`, `ID3`) also begin honest sentences, so such a mark counts only where the bytes look
binary anyway. The lines name what this version reads, so that a person knows what to do next.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.readers.encoding import marked_encoding

_HEAD = 64 * 1024
_ODD_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\b\x1b"})
_BINARY_SHARE = 0.05
_UTF16_SHARE = 0.4
_READS = "this version reads plain text and Markdown"


class _Mark(NamedTuple):
    start: int
    magic: bytes
    looks_like: str


_SURE = (
    _Mark(0, b"%PDF-", "a PDF file"),
    _Mark(0, b"{\\rtf", "an RTF document"),
    _Mark(0, b"%!PS", "a PostScript file"),
    _Mark(0, b"\x89PNG\r\n", "a PNG image"),
    _Mark(0, b"\xff\xd8\xff", "a JPEG image"),
    _Mark(0, b"\x7fELF", "a program"),
    _Mark(0, b"\x1f\x8b\x08", "a gzip archive"),
    _Mark(0, b"\xfd7zXZ\x00", "an xz archive"),
    _Mark(0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    _Mark(0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    _Mark(0, b"Rar!\x1a\x07", "a RAR archive"),
    _Mark(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    _Mark(0, b"SQLite format 3\x00", "an SQLite database"),
    _Mark(0, b"\xca\xfe\xba\xbe", "a program"),
    _Mark(0, b"PK\x05\x06", "an empty zip archive"),
)
_IF_BINARY = (
    _Mark(0, b"GIF8", "a GIF image"),
    _Mark(0, b"BM", "a BMP image"),
    _Mark(0, b"II*\x00", "a TIFF image"),
    _Mark(0, b"MM\x00*", "a TIFF image"),
    _Mark(8, b"WEBP", "a WebP image"),
    _Mark(8, b"WAVE", "an audio file"),
    _Mark(0, b"ID3", "an audio file"),
    _Mark(0, b"OggS", "an audio or video file"),
    _Mark(0, b"fLaC", "an audio file"),
    _Mark(4, b"ftyp", "a video or an image"),
    _Mark(0, b"\x1a\x45\xdf\xa3", "a video file"),
    _Mark(0, b"BZh", "a bzip2 archive"),
    _Mark(0, b"MZ", "a Windows program"),
    _Mark(0, b"wOF", "a font"),
    _Mark(257, b"ustar", "a tar archive"),
)
_IN_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
_WEB_PAGE = re.compile(
    r"<!doctype\s+html|<html[\s>]|<\?xml[^>]{0,200}>\s{0,200}<(?:!doctype\s+html|html)\b", re.I
)
_LEADING_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


def not_text(data: bytes) -> str | None:
    """Why bytes are not to be read as text, in one line; None if they may be."""
    if data.startswith(b"PK\x03\x04"):
        return f"looks like {_zipped(data)}, not text: {_READS}"
    if found := _named(_SURE, data):
        return f"looks like {found}, not text: {_READS}"
    if marked_encoding(data) or not _binary(data[:_HEAD]):
        return None
    if _unmarked_utf16(data[:_HEAD]):
        return "looks like UTF-16 text without a byte order mark; save it as UTF-8 to read it"
    return f"looks like {_named(_IF_BINARY, data) or 'a binary file'}, not text: {_READS}"


def not_plain(text: str) -> str | None:
    """Why text is not to be read as prose, in one line; None if it may be."""
    head = text[:4096].lstrip()
    head = _LEADING_COMMENT.sub("", head, count=1) if head.startswith("<!--") else head
    if _WEB_PAGE.match(head):
        return f"looks like a web page: {_READS}, so save the page as text first"
    if head.startswith("<?xml"):
        return f"looks like XML: {_READS}"
    return None


def _named(marks: tuple[_Mark, ...], data: bytes) -> str | None:
    return next((mark.looks_like for mark in marks if data.startswith(mark.magic, mark.start)), None)


def _zipped(data: bytes) -> str:
    """What a zip archive holds: the names stand in its first bytes and again in its last."""
    names = data[:4096] + data[-_HEAD:]
    return next((what for name, what in _IN_ZIP if name in names), "a zip archive")


def _binary(head: bytes) -> bool:
    odd = len(head) - len(head.translate(None, _ODD_CONTROLS))
    return b"\x00" in head or odd > _BINARY_SHARE * len(head)


def _unmarked_utf16(head: bytes) -> bool:
    """Western text in UTF-16 has a zero byte in every other place, and in none of those between."""
    shares = sorted(half.count(0) / max(1, len(half)) for half in (head[::2], head[1::2]))
    return shares[0] < _BINARY_SHARE and shares[1] > _UTF16_SHARE
