"""Open a PDF file with pdfium and read its pages one at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summarizer.files.options import Unreadable
from summarizer.patterns import compiled
from summarizer.readers.pdf import fields
from summarizer.readers.pdf.legibility import is_legible
from summarizer.readers.pdf.links import links_of
from summarizer.readers.pdf.runs import PdfPage, RunReader

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MAKER = b"/Producer (gropdf"
_STREAM = compiled(rb"/Filter\s*/FlateDecode\s*/Length (\d{1,8})\s*(?:/Length1 \d+\s*)?>>\s*stream\r?\n")
_EMPTY = compiled(rb"(?<=[\d\s])\(\)(?=\] ?TJ)")
_LARGEST = 1 << 20
"""Maximum bytes of an uncompressed stream; a page of text has a few thousand."""


def mended(data: bytes) -> bytes:
    """Work around a bug of pdfium with files of groff's gropdf; return other files unchanged.

    gropdf writes the space before a change of font as `(word) -250 ()] TJ`. pdfium drops the last shift of an
    array that ends in an empty string, so that the rest of the line moves left by a space, often into a word:
    `extra` becomes `e xtra`. The empty strings are removed, and each stream is padded to its old length, so
    that the offsets in the file stay valid.
    """
    if _MAKER not in data:
        return data
    patched = bytearray(data)
    for match in _STREAM.finditer(data):
        start, length = match.end(), int(match[1])
        if replacement := _stream(data[start : start + length]):
            patched[start : start + length] = replacement
    return bytes(patched)


def _stream(packed: bytes) -> bytes | None:
    """Return a compressed stream without empty strings, padded to its old length; None if nothing changes."""
    try:
        content = zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error:
        return None
    if len(content) >= _LARGEST:
        return None
    blanked = _EMPTY.sub(b"", content)
    again = zlib.compress(blanked, 9)
    if blanked == content or len(again) > len(packed):
        return None
    return again.ljust(len(packed), b"\n")


_ENCRYPTED, _UNKNOWN_LOCK = 4, 5
"""pdfium's error codes for a missing or wrong password, and for an unknown encryption."""
_LOCKED = "is encrypted"
_WRONG = "is encrypted, and the password is wrong"
_BROKEN = "is broken: it starts like a PDF file but can't be parsed"
_ILLEGIBLE_SHARE = 0.5
_MOST_OBJECTS = 50
"""Maximum objects examined for pictures on a page without text."""


def opened(data: bytes, password: str | None) -> PdfDocument:
    """Open a file. Raises Unreadable if it is broken, or encrypted with another password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(mended(data), password=password)
        if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
            document.init_forms()
        return document
    except pypdfium2.PdfiumError as error:
        code = error.err_code if hasattr(error, "err_code") else _code(str(error))
        if code == _ENCRYPTED:
            raise (Unreadable(_WRONG) if password else Unreadable(_LOCKED, "password")) from error
        if code == _UNKNOWN_LOCK:
            raise Unreadable("uses an unsupported encryption") from error
        raise Unreadable(_BROKEN) from error


def pages_of(document: PdfDocument) -> Iterator[PdfPage | None]:
    """Yield each page in order; None for a broken page."""
    import pypdfium2

    exact = "Ghostscript" in document.get_metadata_dict().get("Producer", "")
    for index in range(len(document)):
        try:
            yield _page(document, index, pypdfium2.raw, exact=exact)
        except (pypdfium2.PdfiumError, ValueError):
            yield None


def _page(document: PdfDocument, index: int, raw: Any, *, exact: bool) -> PdfPage:
    page = document[index]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            reader = RunReader(raw, text.raw, page.get_rotation(), exact=exact)
            runs, *sideways = reader.directions()
            links = links_of(raw, document.raw, page.raw, text.raw)
        finally:
            text.close()
        form = document.formenv.raw if document.formenv else None
        written = fields.runs_of(raw, page.raw, form, runs) if page.get_rotation() == 0 else ()
        unmapped = reader.unmapped > _ILLEGIBLE_SHARE * reader.words
        illegible = unmapped and not is_legible(" ".join(run.text for run in runs))
        pictures = not runs and not written and _has_picture(page, raw)
        if illegible:
            return PdfPage(index + 1, width, height, written, pictures, illegible)
        runs = (*runs, *written)
        return PdfPage(
            index + 1,
            width,
            height,
            runs,
            pictures,
            cut=reader.is_cut,
            sideways=tuple(filter(None, sideways)),
            links=links,
        )
    finally:
        page.close()


def _has_picture(page: Any, raw: Any) -> bool:
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    objects = (raw.FPDFPage_GetObject(page.raw, index) for index in range(count))
    return any(raw.FPDFPageObj_GetType(each) in kinds for each in objects)


def _code(said: str) -> int | None:
    """Derive the error code from the message of pypdfium2 4, whose errors have no code."""
    return _ENCRYPTED if "password" in said.lower() else _UNKNOWN_LOCK if "security" in said.lower() else None
