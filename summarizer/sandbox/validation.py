"""Validate and decode the frames of a child, which a hostile file may control.

Functions and methods raise ProtocolError for anything that an intact child would not send.
"""

from __future__ import annotations

import json
import re
from typing import Any, get_args

from summarizer.document import HINTS, DateSource, Document, Failure, Paragraph, Place
from summarizer.options import Unreadable
from summarizer.safe_text import clean, label
from summarizer.sandbox.protocol import FIELDS, KINDS, PARAGRAPH, WARNINGS

_PLAIN = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "date_from": re.compile("|".join(get_args(DateSource))),
    "language": re.compile(r"[a-z]{2,3}"),
    "part_sha256": re.compile(r"[0-9a-f]{64}"),
    "format": re.compile(r"[a-z]{1,16}"),
}
_HINT = re.compile(r"[a-z-]{1,20}(?::[a-z0-9-]{1,20})?")
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
            self._last, self._kept, self._sections = None, [], []
        elif self._last is None or not _is_number(kept, len(self._last.paragraphs)):
            raise ProtocolError
        else:
            self._kept = list(self._last.paragraphs[:kept])
        self._fields = {name: _field(name, fields[name]) for name in FIELDS}
        if self._last is not None and self._fields["part"] != self._last.part:
            raise ProtocolError
        self._text = []

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
        for start, stop, kind, page, section in PARAGRAPH.iter_unpack(payload):
            if not end <= start < stop or kind >= len(KINDS) or section > len(self._sections):
                raise ProtocolError
            place = Place(page or None, self._sections[section - 1] if section else None)
            self._kept.append(Paragraph(start, stop, KINDS[kind], place))
            end = stop

    def end(self) -> Document:
        """Return the document, after an END frame."""
        fields = self._inside()
        added = "".join(self._text)
        safe = clean(added)
        text = (self._last.text if self._last else "") + safe
        if len(safe) != len(added) or (self._kept and self._kept[-1].end > len(text)):
            raise ProtocolError
        self._fields = None
        self._last = Document(text=text, paragraphs=tuple(self._kept), **fields)
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
