"""Check the zip archive of a Word document, and repack only the parts that contain text.

Sizes are counted during unpacking instead of trusted. Document type declarations are refused in every part:
Word writes none, and their entities can exhaust memory. Pictures and macros are omitted.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers.docx.numbering import Numbering
from summarizer.readers.docx.simplify import simplify
from summarizer.readers.zip import ZipArchive

_USUAL = "word/document.xml"
_RELATIONSHIPS = "_rels/.rels"
_OFFICE = "http://schemas.openxmlformats.org"
_TO_MAIN = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target={{}}/></Relationships>'
)
"""Relationships that lead to the main part, in the one form that mammoth knows."""
_PROPERTIES = "docProps/core.xml"
_GENERAL = compiled(r"\[Content_Types\]\.xml|_rels/\.rels")
_BESIDE = compiled(r"_rels/[\w-]+\.xml\.rels|(?:styles|numbering|footnotes|endnotes|comments)\d*\.xml")
"""Parts in the folder of the main part that hold text, or say how it is numbered and shown."""
_TEXTS = compiled(r"(?:footnotes|endnotes|comments)\d*\.xml")
_NOT_READ = {
    "chart": compiled(r"word/charts/chart\w*\.xml"),
    "diagram": compiled(r"word/diagrams/data\w*\.xml"),
    "embedded file": compiled(r"word/(?:embeddings/(?!microsoft_excel)[^/]+|afchunk[^/]*)", re.IGNORECASE),
}
"""Parts with text or figures that are not read."""
_WORKBOOK = compiled(r"word/embeddings/microsoft_excel[^/]*", re.IGNORECASE)
_DECLARATION = compiled(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HARMFUL = "declares XML entities, which no Word document needs: it is not read"
_FIELD = compiled(r"\{[^}]*\}(title|creator|created|modified)")


def repacked(data: bytes, options: Options) -> tuple[bytes, dict[str, str]]:
    """Return an uncompressed archive of the needed parts, and the document's properties by name.

    Raises Unreadable if the archive is damaged, is no Word document or declares entities.
    """
    archive = ZipArchive(data, options)
    main = main_part(archive)
    if main is None:
        raise Unreadable("is not a Word document (no main part)")
    folder = posixpath.dirname(main)
    parts = {name: _safe(archive.read(name)) for name in archive.names if _is_needed(name, main, folder)}
    lists, styles = (
        _tree(next((part for each, part in parts.items() if each.startswith(start)), None))
        for start in (posixpath.join(folder, "numbering"), posixpath.join(folder, "styles"))
    )
    numbering = Numbering(lists, styles)
    parts[_RELATIONSHIPS] = _TO_MAIN.format(quoteattr(f"/{main}")).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for name, part in parts.items():
            is_text = name == main or _TEXTS.fullmatch(posixpath.basename(name))
            copy.writestr(name, _simplified(part, numbering) if is_text else part)
    properties = _safe(archive.read(_PROPERTIES)) if _PROPERTIES in archive else b""
    return out.getvalue(), dict(_fields(properties))


def left_out(data: bytes, options: Options) -> tuple[str, ...]:
    """Return a warning about the parts of a document that may hold text and are not read."""
    names = ZipArchive(data, options).names
    found = {what: sum(map(bool, map(form.fullmatch, names))) for what, form in _NOT_READ.items()}
    workbooks = sum(map(bool, map(_WORKBOOK.fullmatch, names)))
    found["embedded file"] += max(0, workbooks - found["chart"])  # Each chart has one of its own.
    counted = [f"{count:,} {what}{'s' if count > 1 else ''}" for what, count in found.items() if count]
    verb = "is" if sum(found.values()) == 1 else "are"
    return (f"{', '.join(counted)} {verb} not read",) if counted else ()


def main_part(archive: ZipArchive) -> str | None:
    """Return the name of the part with the text, as the package's relationships say; None without one."""
    root = _tree(archive.read(_RELATIONSHIPS)) if _RELATIONSHIPS in archive else None
    for relationship in () if root is None else root:
        if (relationship.get("Type") or "").endswith("/officeDocument"):
            name = posixpath.normpath((relationship.get("Target") or "").lstrip("/"))
            if name in archive:
                return name
    return _USUAL if _USUAL in archive else None


def _is_needed(name: str, main: str, folder: str) -> bool:
    if name == main or _GENERAL.fullmatch(name):
        return True
    prefix = posixpath.join(folder, "")
    return name.startswith(prefix) and _BESIDE.fullmatch(name[len(prefix) :]) is not None


def _tree(part: bytes | None) -> ElementTree.Element | None:
    if part is None or _DECLARATION.search(part.replace(b"\0", b"")):
        return None
    try:
        return ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return None  # mammoth reports the error.


def _safe(part: bytes) -> bytes:
    plain = part.replace(b"\0", b"") if part.startswith(_WIDE) else part
    if _DECLARATION.search(plain):
        raise Unreadable(_HARMFUL)
    return part


def _simplified(part: bytes, numbering: Numbering) -> bytes:
    root = _tree(part)
    if root is None:
        return part
    simplify(root, numbering)
    simplified: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return simplified


def _fields(properties: bytes) -> Iterator[tuple[str, str]]:
    try:
        root = ElementTree.fromstring(properties)
    except ElementTree.ParseError:
        return
    for element in root:
        if (match := _FIELD.fullmatch(element.tag)) and element.text:
            yield match[1], element.text
