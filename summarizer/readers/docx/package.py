"""The zip archive that a Word document is: checked, and made anew of the parts that hold text alone.

Sizes are counted as they are unpacked, whatever they claim to be. A document type is refused in every part:
Word writes none, and entities are what XML does harm with. Pictures and macros are left behind. So are the
marks of fields, whose results stay, and repeated references to one note: mammoth looks through all open
fields at each run, and gives a note's text at each reference.
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
    """An archive of the parts that are needed, none of them compressed; and its properties by their names."""
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
    """Drop the marks of fields and all references to a note but the first."""
    plain = part.replace(b"\0", b"") if part.startswith(_WIDE) else part
    if not _COSTLY.search(plain):
        return part
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return part  # mammoth says what is wrong
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
