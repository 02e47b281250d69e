"""Detect the format of a file from its content; the name is only a hint between kinds of text.

Magic numbers of plain letters (`BM`, `ID3`) also begin sentences, so they count only if the bytes look
binary. The error for an unsupported format lists the supported ones, so that the user knows what to do next.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from summarizer.files.encoding import decode, marked_encoding
from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers.formats import FORMATS, SUFFIXES
from summarizer.readers.plain.front_matter import front_matter
from summarizer.safe_text import clean

_HEAD = 64 * 1024
_DIRECTORY = 4 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_ODD_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\b\x1b"})
_BINARY_SHARE = 0.05
_UTF16_SHARE = 0.4


class DetectedFormat(NamedTuple):
    """The format that some bytes appear to have, which may be unsupported."""

    like: str
    """Description for messages ("a PDF file")."""
    format: str | None = None
    """Key of `FORMATS`; None if the format is not supported."""


class _Signature(NamedTuple):
    """A magic number, its offset in bytes, and the format that it identifies."""

    start: int
    magic: bytes
    like: str
    format: str | None = None


_SURE = (
    _Signature(0, b"%PDF-", "a PDF file", "pdf"),
    _Signature(0, b"{\\rtf", "an RTF document"),
    _Signature(0, b"%!PS", "a PostScript file"),
    _Signature(0, b"\x89PNG\r\n", "a PNG image"),
    _Signature(0, b"\xff\xd8\xff", "a JPEG image"),
    _Signature(0, b"\x7fELF", "a program"),
    _Signature(0, b"\x1f\x8b\x08", "a gzip archive"),
    _Signature(0, b"\xfd7zXZ\x00", "an xz archive"),
    _Signature(0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    _Signature(0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    _Signature(0, b"Rar!\x1a\x07", "a RAR archive"),
    _Signature(0, _OLE, "an old Word, Excel or PowerPoint document"),
    _Signature(0, b"SQLite format 3\x00", "an SQLite database"),
    _Signature(0, b"\xca\xfe\xba\xbe", "a program"),
    _Signature(0, b"PK\x05\x06", "an empty zip archive", "zip"),
)
_IF_BINARY = (
    _Signature(0, b"GIF8", "a GIF image"),
    _Signature(0, b"BM", "a BMP image"),
    _Signature(0, b"II*\x00", "a TIFF image"),
    _Signature(0, b"MM\x00*", "a TIFF image"),
    _Signature(8, b"WEBP", "a WebP image"),
    _Signature(8, b"WAVE", "an audio file"),
    _Signature(0, b"ID3", "an audio file"),
    _Signature(0, b"OggS", "an audio or video file"),
    _Signature(0, b"fLaC", "an audio file"),
    _Signature(4, b"ftyp", "a video or an image"),
    _Signature(0, b"\x1a\x45\xdf\xa3", "a video file"),
    _Signature(0, b"BZh", "a bzip2 archive"),
    _Signature(0, b"MZ", "a Windows program"),
    _Signature(0, b"wOF", "a font"),
    _Signature(257, b"ustar", "a tar archive"),
)
_FIRST_IN_ZIP = (
    (b"mimetypeapplication/epub+zip", DetectedFormat("an EPUB book", "epub")),
    (b"mimetypeapplication/vnd.oasis.opendocument", DetectedFormat("an OpenDocument file")),
)
_IN_ZIP = (
    ("word/document.xml", DetectedFormat("a Word document", "docx")),
    ("xl/workbook.xml", DetectedFormat("an Excel workbook")),
    ("xl/workbook.bin", DetectedFormat("an Excel workbook")),
    ("ppt/presentation.xml", DetectedFormat("a PowerPoint presentation")),
    ("META-INF/container.xml", DetectedFormat("an EPUB book", "epub")),
)
_CONTENT_TYPES = "[Content_Types].xml"
_OF_OFFICE = (
    (b"wordprocessingml.document.main", DetectedFormat("a Word document", "docx")),
    (b"wordprocessingml.template.main", DetectedFormat("a Word document", "docx")),
    (b"word.document.macroEnabled.main", DetectedFormat("a Word document", "docx")),
    (b"spreadsheetml.sheet.main", DetectedFormat("an Excel workbook")),
    (b"presentationml.presentation.main", DetectedFormat("a PowerPoint presentation")),
)
"""Types of the main parts of Office documents."""
_WEB_PAGE = compiled(
    r"<!doctype\s+html|<html[\s>]|<\?xml[^>]{0,200}>\s{0,200}<(?:!doctype\s+html|html)\b", re.I
)
_FEED = compiled(
    r"(?:<\?xml[^>]{0,200}>\s{0,200})?"
    r"(?:(?:<!--(?:(?!-->)[\s\S]){0,4000}-->|<[!?](?:[^>\[]{0,300}\[[^\]]{0,4000}\]\s{0,9}|[^>]{0,300})>)\s{0,99}){0,9}"
    r"<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF)[\s>]",
    re.I,
)
"""The root of a feed, after comments, instructions and a document type declaration."""
_LEADING_COMMENT = compiled(r"<!--.*?-->\s*", re.DOTALL)
_HEADING = compiled(r"#{1,6} \S")
_ENVELOPE = compiled(
    r"From \S+ .{0,60}\d\d:\d\d.{0,40}\n[!-9;-~]+:"
    r"|From \S+[^\n]{0,120}\n(?:from|to|subject|date|received|return-path|message-id|mime-version"
    r"|delivered-to|reply-to|status|x-[\w-]{1,60}|content-type):",
    re.I,
)
_HEADER = compiled(r"(?P<name>[!-9;-~]{1,60}):.*(?:\n[ \t].*)*\n")
_OF_MAIL = frozenset(("from", "to", "subject", "date", "cc", "sender", "reply-to", "content-type"))
_OF_MAIL_ALONE = frozenset(
    (
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "x-mozilla-status",
        "dkim-signature",
    )
)


def format_of(data: bytes, name: str | None, options: Options) -> str:
    """Return the name of the format of the bytes.

    Raises Unreadable, with a description of the content, if the format is not supported.
    """
    if found := _binary_format(data):
        return _supported_format(found)
    if options.encoding is None and not marked_encoding(data):
        if _unmarked_utf16(data[:_HEAD]):
            raise Unreadable("looks like UTF-16 text without a byte order mark", "encoding:utf-16-le")
        if _binary(data[:_HEAD]):
            return _supported_format(_named(_IF_BINARY, data) or DetectedFormat("a binary file"))
    return _text_format(clean(decode(data[:_HEAD], options.encoding)), name)


def _binary_format(data: bytes) -> DetectedFormat | None:
    """Return the format that a magic number identifies beyond doubt, or None."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(_OLE) and _ENCRYPTED_OFFICE in data[:_DIRECTORY]:
        return DetectedFormat("a Word, Excel or PowerPoint document that is encrypted")
    return _named(_SURE, data)


def _supported_format(found: DetectedFormat) -> str:
    """Return the name of a detected format. Raises Unreadable if it is not supported."""
    if found.format in FORMATS:
        return found.format
    raise _unsupported(found.like)


def _text_format(head: str, name: str | None) -> str:
    """Return the format of a text by its beginning; for prose, the suffix of the name decides, if any."""
    hint = SUFFIXES.get(PurePath(name).suffix.lower()) if name else None
    start = head.lstrip()
    comment = _LEADING_COMMENT.match(start)
    start = start[comment.end() :] if comment else start
    if _WEB_PAGE.match(start) or (hint == "html" and start.startswith("<")):
        return _supported_format(DetectedFormat("a web page", "html"))
    if _FEED.match(start):
        return _supported_format(DetectedFormat("an RSS or Atom feed", "feed"))
    if start.startswith("<?xml"):
        raise _unsupported("XML")
    if _ENVELOPE.match(lines := head.lstrip("\n ")) and "mbox" in FORMATS:
        return "mbox"
    if "mail" in FORMATS and _is_mail(lines, hint):
        return "mail"
    if hint == "markdown" or (not name and _begins_like_markdown(head)):
        return "markdown"
    return "text"


def _begins_like_markdown(head: str) -> bool:
    fenced = head.startswith(("---", "+++")) and front_matter(head).end
    return bool(fenced or _HEADING.match(head.lstrip("\n")))


def _is_mail(head: str, hint: str | None) -> bool:
    """Return whether a text begins with mail headers.

    Headers that people also write above other texts (`From:`, `Date:`) do not suffice on their own, unless
    the file name hints at mail.
    """
    names: set[str] = set()
    at = 0
    while len(names) < 100 and (header := _HEADER.match(head, at)):
        names.add(header["name"].lower())
        at = header.end()
    if hint == "mail":
        return bool(names & (_OF_MAIL | _OF_MAIL_ALONE))
    return bool(names & _OF_MAIL_ALONE) and len(names & (_OF_MAIL | _OF_MAIL_ALONE)) > 2


def _unsupported(like: str) -> Unreadable:
    return Unreadable(f"looks like {like}, which is not supported; supported formats: {', '.join(FORMATS)}")


def _named(marks: tuple[_Signature, ...], data: bytes) -> DetectedFormat | None:
    found = next((mark for mark in marks if data.startswith(mark.magic, mark.start)), None)
    return DetectedFormat(found.like, found.format) if found else None


def _zipped(data: bytes) -> DetectedFormat:
    """Detect the format of a zip archive by its first member or by a characteristic name in its directory.

    Only the directory distinguishes its names from those of nested archives. If the directory is damaged, the
    names are searched in the first 4 KiB.
    """
    first = data[30:200]
    if found := next((what for start, what in _FIRST_IN_ZIP if first.startswith(start)), None):
        return found
    from summarizer.readers.zip import names_in  # Imports zipfile, which texts do not need.

    names = names_in(data)
    if _CONTENT_TYPES in names and (found := _by_content_types(data)):
        return found
    return next(
        (what for name, what in _IN_ZIP if (name in names if names else name.encode() in data[:4096])),
        DetectedFormat("a zip archive", "zip"),
    )


def _by_content_types(data: bytes) -> DetectedFormat | None:
    """Detect the format of an Office document by the types of its parts, whatever their names are."""
    from summarizer.readers.zip import ZipArchive

    try:
        types = ZipArchive(data, Options()).read(_CONTENT_TYPES)[:_HEAD]
    except Unreadable:
        return None
    return next((what for mark, what in _OF_OFFICE if mark in types), None)


def _binary(head: bytes) -> bool:
    odd = len(head) - len(head.translate(None, _ODD_CONTROLS))
    return b"\x00" in head or odd > _BINARY_SHARE * len(head)


def _unmarked_utf16(head: bytes) -> bool:
    """Return whether every other byte is mostly zero and the others are not, as in UTF-16 of Western text."""
    shares = sorted(half.count(0) / max(1, len(half)) for half in (head[::2], head[1::2]))
    return shares[0] < _BINARY_SHARE and shares[1] > _UTF16_SHARE
