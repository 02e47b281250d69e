"""Pipe protocol between parent and child: frames of a kind, a length and a payload of at most 1 MiB.

The parent sends a line of JSON and then the bytes of the file. The child sends each document as DOCUMENT (its
fields and, for a longer version of the previous document, the number of paragraphs that are unchanged), TEXT
in pieces, the names of new SECTIONs, PARAGRAPHS as packed numbers, and END. FAILUREs come between documents;
DONE, UNREADABLE or MEMORY comes last. A TRACEBACK for the log may precede UNREADABLE. A child that receives
no file sends the PROTECTIONS that are in force.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from typing import Final, get_args

from summarizer.document import Document, Failure, Kind, Paragraph

HEADER = struct.Struct(">BI")
LONGEST = 1 << 20
"""Maximum bytes of a payload."""
PARAGRAPH = struct.Struct(">IIBII")
"""Start, end, index of the kind, page or 0, number of the section or 0."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
WARNINGS = 20
"""Maximum number of warnings of one document."""
_WARNING = 400
"""Maximum characters of a warning."""
FIELDS = (
    *("title", "format", "part", "date", "date_from", "author"),
    *("language", "pages", "part_sha256", "warnings"),
)
DOCUMENT, TEXT, SECTION, PARAGRAPHS, END, FAILURE, UNREADABLE, MEMORY, DONE, PROTECTIONS, TRACEBACK = range(
    1, 12
)
_CHARACTERS = LONGEST // 4
_PARAGRAPHS = LONGEST // PARAGRAPH.size
_LINE = 4000
"""Maximum characters of a title, a section or an error."""


def frame(kind: int, payload: bytes = b"") -> bytes:
    """Encode a message."""
    return HEADER.pack(kind, len(payload)) + payload


def line(kind: int, text: str) -> bytes:
    """Encode a message whose payload is a short text, truncating the text if needed."""
    return frame(kind, _encoded(text[:_LINE]))


def of_failure(failure: Failure) -> bytes:
    """Encode a Failure."""
    part = failure.part[:_LINE] if failure.part else None
    return frame(FAILURE, json.dumps([part, failure.error[:_LINE], failure.hint]).encode())


def of_error(message: str, hint: str = "") -> bytes:
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
        fields = {name: getattr(document, name) for name in FIELDS}
        for name in FIELDS:
            if isinstance(fields[name], str):
                fields[name] = fields[name][:_LINE]
        fields["warnings"] = [warning[:_WARNING] for warning in document.warnings[:WARNINGS]]
        yield frame(DOCUMENT, json.dumps(fields | {"kept": kept if is_longer_version else None}).encode())
        for start in range(known, len(document.text), _CHARACTERS):
            yield frame(TEXT, _encoded(document.text[start : start + _CHARACTERS]))
        new = document.paragraphs[kept:]
        for section in dict.fromkeys(each.place.section for each in new if each.place.section):
            if section not in self._sections:
                self._sections[section] = len(self._sections) + 1
                yield line(SECTION, section)
        for start in range(0, len(new), _PARAGRAPHS):
            yield frame(PARAGRAPHS, b"".join(map(self._packed, new[start : start + _PARAGRAPHS])))
        yield frame(END)
        self._last = document

    def _packed(self, paragraph: Paragraph) -> bytes:
        page, section = paragraph.place
        number = self._sections[section] if section else 0
        return PARAGRAPH.pack(paragraph.start, paragraph.end, KINDS.index(paragraph.kind), page or 0, number)


def _kept(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> int:
    """Return the length of the common prefix of two lists of paragraphs."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
