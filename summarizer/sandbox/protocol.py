"""Pipe protocol between parent and child: frames of a kind, a length and a payload of at most 1 MiB.

The parent sends a line of JSON and then the bytes of the file. The child sends each document as DOCUMENT (its
fields and, for a longer version of the previous document, the number of paragraphs that are unchanged), TEXT
in pieces, the names of new SECTIONs, PARAGRAPHS as packed numbers, STYLES as JSON, and END. FAILUREs come
between documents; DONE, UNREADABLE or MEMORY comes last. A TRACEBACK for the log may precede UNREADABLE. A
child that receives no file sends the PROTECTIONS that are in force.

A hostile file may control the child, so the parent validates what it decodes: ProtocolError is raised for
anything that an intact child would not send.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from typing import Any, Final, get_args

from summarizer.document import (
    HINTS,
    LONGEST_ADDRESS,
    MOST_STYLES,
    DateSource,
    Document,
    Failure,
    Kind,
    Paragraph,
    Place,
    Style,
    StyleKind,
)
from summarizer.files.options import Unreadable
from summarizer.patterns import compiled
from summarizer.safe_text import clean, label

HEADER = struct.Struct(">BI")
LONGEST = 1 << 20
"""Maximum bytes of a payload."""
PARAGRAPH = struct.Struct(">IIBBII")
"""Start, end, index of the kind, level, page or 0, number of the section or 0."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
STYLE_KINDS: Final[tuple[StyleKind, ...]] = get_args(StyleKind)
ADDRESSES = 1 << 22
"""Maximum characters of all addresses of a document, by both ends counted in text order."""
WARNINGS = 20
"""Maximum number of warnings of one document."""
_WARNING = 400
"""Maximum characters of a warning."""
FIELDS = (
    *("title", "format", "part", "date", "date_from", "author"),
    *("language", "pages", "part_sha256", "warnings"),
)
DOCUMENT, TEXT, SECTION, PARAGRAPHS, STYLES, END = range(1, 7)
FAILURE, UNREADABLE, MEMORY, DONE, PROTECTIONS, TRACEBACK = range(7, 13)
_CHARACTERS = LONGEST // 4
_PARAGRAPHS = LONGEST // PARAGRAPH.size
_DEEPEST = 255
_STYLES = 64
"""Styles in a frame. JSON writes a character of an address with at most twelve."""
_LINE = 4000
"""Maximum characters of a title, a section or an error."""


def frame(kind: int, payload: bytes = b"") -> bytes:
    """Encode a message."""
    return HEADER.pack(kind, len(payload)) + payload


def line(kind: int, text: str) -> bytes:
    """Encode a message whose payload is a short text, truncating the text if needed."""
    return frame(kind, _encoded(text[:_LINE]))


def failure_frame(failure: Failure) -> bytes:
    """Encode a Failure."""
    part = failure.part[:_LINE] if failure.part else None
    return frame(FAILURE, json.dumps([part, failure.error[:_LINE], failure.hint]).encode())


def error_frame(message: str, hint: str = "") -> bytes:
    """Encode the reason why a file is unreadable."""
    return frame(UNREADABLE, json.dumps([message[:_LINE], hint]).encode())


class DocumentSender:
    """Encodes documents as frames; a longer version of the previous document is sent as a difference."""

    def __init__(self) -> None:
        self._last: Document | None = None
        self._sections: dict[str, int] = {}

    def frames(self, document: Document) -> Iterator[bytes]:
        """Yield the frames of a document."""
        last = self._last
        is_longer_version = (
            last is not None and last.part == document.part and document.text.startswith(last.text)
        )
        if last is None or not is_longer_version:
            self._sections = {}
        known = len(last.text) if last and is_longer_version else 0
        kept = _kept(last.paragraphs, document.paragraphs) if last and is_longer_version else 0
        kept_styles = _kept(last.styles, document.styles) if last and is_longer_version else 0
        fields = {name: getattr(document, name) for name in FIELDS}
        for name in FIELDS:
            if isinstance(fields[name], str):
                fields[name] = fields[name][:_LINE]
        fields["warnings"] = [warning[:_WARNING] for warning in document.warnings[:WARNINGS]]
        yield frame(
            DOCUMENT,
            json.dumps(fields | {"kept": [kept, kept_styles] if is_longer_version else None}).encode(),
        )
        for start in range(known, len(document.text), _CHARACTERS):
            yield frame(TEXT, _encoded(document.text[start : start + _CHARACTERS]))
        new = document.paragraphs[kept:]
        for section in dict.fromkeys(each.place.section for each in new if each.place.section):
            if section not in self._sections:
                self._sections[section] = len(self._sections) + 1
                yield line(SECTION, section)
        for start in range(0, len(new), _PARAGRAPHS):
            yield frame(PARAGRAPHS, b"".join(map(self._packed, new[start : start + _PARAGRAPHS])))
        styles = document.styles[kept_styles:MOST_STYLES]
        left = ADDRESSES - sum(len(style.address) for style in document.styles[:kept_styles])
        for start in range(0, len(styles), _STYLES):
            rows = []
            for style in styles[start : start + _STYLES]:
                address = style.address if len(style.address) <= min(LONGEST_ADDRESS, left) else ""
                left -= len(address)
                rows.append((style.start, style.end, STYLE_KINDS.index(style.kind), address))
            yield frame(STYLES, json.dumps(rows).encode())
        yield frame(END)
        self._last = document

    def _packed(self, paragraph: Paragraph) -> bytes:
        page, section = paragraph.place
        number = self._sections[section] if section else 0
        kind = KINDS.index(paragraph.kind)
        level = min(paragraph.level, _DEEPEST)
        return PARAGRAPH.pack(paragraph.start, paragraph.end, kind, level, page or 0, number)


def _kept(old: Sequence[Paragraph] | Sequence[Style], new: Sequence[Paragraph] | Sequence[Style]) -> int:
    """Return the length of the common prefix of two lists of paragraphs or of styles."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


_PLAIN = {
    "date": compiled(r"\d{4}-\d\d-\d\d"),
    "date_from": compiled("|".join(get_args(DateSource))),
    "language": compiled(r"[a-z]{2,3}"),
    "part_sha256": compiled(r"[0-9a-f]{64}"),
    "format": compiled(r"[a-z]{1,16}"),
}
_HINT = compiled(r"[a-z-]{1,20}(?::[a-z0-9-]{1,20})?")
_MOST_PAGES = 1 << 31
_MOST_SECTIONS = 100_000


class ProtocolError(Exception):
    """The child sent a message that violates the protocol."""


class DocumentAssembler:
    """Assembles documents from frames."""

    def __init__(self) -> None:
        self.paragraphs = 0
        """Number of paragraphs received, in all documents."""
        self._fields: dict[str, Any] | None = None
        self._last: Document | None = None
        self._text: list[str] = []
        self._kept: list[Paragraph] = []
        self._styles: list[Style] = []
        self._addresses = 0
        """Characters of the addresses of `_styles`."""
        self._sections: list[str] = []

    def begin(self, payload: bytes) -> None:
        """Start a document with the payload of a DOCUMENT frame."""
        if self._fields is not None:
            raise ProtocolError
        fields = _loaded(payload, dict)
        if set(fields) != {*FIELDS, "kept"}:
            raise ProtocolError
        kept = fields.pop("kept")
        if kept is None:
            self._last, self._kept, self._styles, self._sections = None, [], [], []
            self._addresses = 0
        else:
            self._keep(kept)
        self._fields = {name: _field(name, fields[name]) for name in FIELDS}
        if self._last is not None and self._fields["part"] != self._last.part:
            raise ProtocolError
        self._text = []

    def _keep(self, kept: Any) -> None:
        """Begin a longer version with the numbers of paragraphs and styles that are unchanged."""
        match kept:
            case [paragraphs, styles] if self._last is not None:
                counts = len(self._last.paragraphs), len(self._last.styles)
                if _is_number(paragraphs, counts[0]) and _is_number(styles, counts[1]):
                    self._kept = list(self._last.paragraphs[:paragraphs])
                    self._styles = list(self._last.styles[:styles])
                    self._addresses = sum(len(style.address) for style in self._styles)
                    return
        raise ProtocolError

    def add_text(self, payload: bytes) -> None:
        """Append the payload of a TEXT frame."""
        self._inside()
        self._text.append(_decoded(payload))

    def add_section(self, payload: bytes) -> None:
        """Append the payload of a SECTION frame."""
        self._inside()
        if len(self._sections) >= _MOST_SECTIONS:
            raise ProtocolError
        self._sections.append(label(_decoded(payload)))

    def add_paragraphs(self, payload: bytes) -> None:
        """Append the payload of a PARAGRAPHS frame."""
        self._inside()
        if len(payload) % PARAGRAPH.size:
            raise ProtocolError
        self.paragraphs += len(payload) // PARAGRAPH.size
        end = self._kept[-1].end if self._kept else 0
        for start, stop, kind, level, page, section in PARAGRAPH.iter_unpack(payload):
            if not end <= start < stop or kind >= len(KINDS) or section > len(self._sections):
                raise ProtocolError
            place = Place(page or None, self._sections[section - 1] if section else None)
            self._kept.append(Paragraph(start, stop, KINDS[kind], place, level))
            end = stop

    def add_styles(self, payload: bytes) -> None:
        """Append the payload of a STYLES frame."""
        self._inside()
        for row in _loaded(payload, list):
            match row:
                case [int() as start, int() as end, int() as kind, str() as address]:
                    self._add_style(start, end, kind, address)
                case _:
                    raise ProtocolError

    def _add_style(self, start: int, end: int, kind: int, address: str) -> None:
        before = self._styles[-1].start if self._styles else 0
        self._addresses += len(address)
        bounded = (
            len(self._styles) < MOST_STYLES
            and len(address) <= LONGEST_ADDRESS
            and self._addresses <= ADDRESSES
        )
        if not bounded or not 0 <= kind < len(STYLE_KINDS) or not before <= start <= end:
            raise ProtocolError
        self._styles.append(Style(start, end, STYLE_KINDS[kind], label(address)))

    def end(self) -> Document:
        """Return the document, after an END frame."""
        fields = self._inside()
        added = "".join(self._text)
        safe = clean(added)
        text = (self._last.text if self._last else "") + safe
        styled = max((style.end for style in self._styles), default=0)
        if len(safe) != len(added) or (self._kept and self._kept[-1].end > len(text)) or styled > len(text):
            raise ProtocolError
        self._fields = None
        self._last = Document(text=text, paragraphs=tuple(self._kept), styles=tuple(self._styles), **fields)
        return self._last

    def failure(self, payload: bytes) -> Failure:
        """Decode the payload of a FAILURE frame."""
        match _loaded(payload, list):
            case [str() | None as part, str() as error, str() as hint]:
                return Failure(None, label(part) if part else None, label(error), _hint(hint))
        raise ProtocolError

    def _inside(self) -> dict[str, Any]:
        if self._fields is None:
            raise ProtocolError
        return self._fields


def unreadable(payload: bytes) -> Unreadable:
    """Decode the payload of an UNREADABLE frame."""
    match _loaded(payload, list):
        case [str() as message, str() as hint]:
            return Unreadable(label(message), _hint(hint))
    raise ProtocolError


def _hint(hint: str) -> str:
    if hint and not (_HINT.fullmatch(hint) and hint.partition(":")[0] in HINTS):
        raise ProtocolError
    return hint


def _loaded(payload: bytes, kind: type) -> Any:
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise ProtocolError from error
    if not isinstance(value, kind):
        raise ProtocolError
    return value


def _decoded(payload: bytes) -> str:
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError from error


def _field(name: str, value: Any) -> Any:
    if name == "pages":
        if value is not None and not _is_number(value, _MOST_PAGES):
            raise ProtocolError
        return value
    if name == "warnings":
        if not isinstance(value, list) or len(value) > WARNINGS:
            raise ProtocolError
        if not all(isinstance(warning, str) for warning in value):
            raise ProtocolError
        return tuple(map(label, value))
    if value is None and name not in ("title", "format"):
        return None
    if not isinstance(value, str):
        raise ProtocolError
    if name in _PLAIN and not _PLAIN[name].fullmatch(value):
        raise ProtocolError
    return label(value)


def _is_number(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most
