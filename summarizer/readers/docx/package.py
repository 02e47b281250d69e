"""Check the zip archive of a Word document, and repack only the parts that contain text.

Sizes are counted during unpacking instead of trusted. Document type declarations are refused in every part:
Word writes none, and their entities can exhaust memory. Pictures and macros are omitted. Field markers are
removed, though not the field results, and so are repeated references to one note, because mammoth searches
all open fields at each run and repeats a note's text at each reference.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from summarizer.options import Options, Unreadable
from summarizer.readers.zip import ZipArchive

MAIN = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/[\w-]+\.xml\.rels"
    r"|word/(?:document|styles|numbering|footnotes|endnotes|comments)\d*\.xml"
)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_COSTLY = re.compile(rb"fldChar|(?:footnote|endnote|comment)Reference")
_COSTLY_NAME = re.compile(r"\{[^}]*\}(fldChar|(?:footnote|endnote|comment)Reference)")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HARMFUL = "declares XML entities, which no Word document needs: it is not read"
_FIELD = re.compile(r"\{[^}]*\}(title|creator|created|modified)")


def repacked(data: bytes, options: Options) -> tuple[bytes, dict[str, str]]:
    """Return an uncompressed archive of the needed parts, and the document's properties by name.

    Raises Unreadable if the archive is damaged, is no Word document or declares entities.
    """
    archive = ZipArchive(data, options)
    if MAIN not in archive:
        raise Unreadable("is not a Word document (no document.xml)")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for name in filter(_PARTS.fullmatch, archive.names):
            copy.writestr(name, _simplified(_safe(archive.read(name))))
    properties = _safe(archive.read(_PROPERTIES)) if _PROPERTIES in archive else b""
    return out.getvalue(), dict(_fields(properties))


def _safe(part: bytes) -> bytes:
    plain = part.replace(b"\0", b"") if part.startswith(_WIDE) else part
    if _DECLARATION.search(plain):
        raise Unreadable(_HARMFUL)
    return part


def _simplified(part: bytes) -> bytes:
    """Remove field markers, and all references to a note except the first."""
    plain = part.replace(b"\0", b"") if part.startswith(_WIDE) else part
    if not _COSTLY.search(plain):
        return part
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return part  # mammoth reports the error.
    seen: set[tuple[str, str | None]] = set()
    for parent in root.iter():
        parent[:] = [child for child in parent if not _is_superfluous(child, seen)]
    simplified: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return simplified


def _is_superfluous(element: ElementTree.Element, seen: set[tuple[str, str | None]]) -> bool:
    name = _COSTLY_NAME.fullmatch(element.tag)
    if name is None:
        return False
    if name[1] == "fldChar":
        return True
    reference = (name[1], next((value for key, value in element.items() if key.endswith("}id")), None))
    known = reference in seen
    seen.add(reference)
    return known


def _fields(properties: bytes) -> Iterator[tuple[str, str]]:
    try:
        root = ElementTree.fromstring(properties)
    except ElementTree.ParseError:
        return
    for element in root:
        if (match := _FIELD.fullmatch(element.tag)) and element.text:
            yield match[1], element.text
