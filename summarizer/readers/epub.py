"""Read EPUB books: the chapters in the order of the spine, each as a section, without the table of contents.

Supports EPUB 3.3 (https://www.w3.org/TR/epub-33/) and the `toc.ncx` of EPUB 2. A chapter that does not begin
with a heading gets its title from the table of contents.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from summarizer.document import Document
from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers.html import page as html
from summarizer.readers.html.blocks import HIDDEN, HtmlBlock, blocks
from summarizer.readers.html.published import day
from summarizer.readers.zip import ZipArchive
from summarizer.safe_text import clean, label, without_invisible

if TYPE_CHECKING:
    from lxml.etree import _Element

NEEDS = (
    "lxml.html",
    "lxml.etree",
    *(f"encodings.{name}" for name in ("cp437", "utf_16_le", "utf_16_be")),
    # For chapters that violate the standard by not using a Unicode encoding.
    *(f"encodings.cp125{number}" for number in range(9)),
    *(f"encodings.{name}" for name in ("iso8859_2", "iso8859_5", "iso8859_15", "koi8_r", "koi8_u")),
    *(f"encodings.{name}" for name in ("big5", "cp932", "cp949", "euc_jp", "gb18030")),
)
"""Modules that the sandbox imports before it gives up opening files."""
_CHAPTERS = (
    *("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"),
    *("text/xml", "application/xml"),
)
_PAGE = compiled(r"[\s\[(]*(?:[0-9]{1,5}|[ivxlcdm]{1,10}|[A-Z]?-?[0-9]{1,5})?[\s\])]*", re.IGNORECASE)
"""The number of a printed page, or nothing."""
_LISTS = frozenset(("toc", "landmarks", "page-list", "loi", "lot", "loa", "lov"))
"""Kinds of navigation, which repeat what the chapters say."""
_MOST_WARNINGS = 10
_LONGEST = 200
_EVENTS = {"publication": 0, "original-publication": 1, "": 2, "issued": 2, "creation": 3}
"""Events of dates in EPUB 2, and their ranks as the date of publication."""
_ISSUED = ("dcterms:issued", "dcterms:date", "dcterms:available")
_FIRST_DATE = "1450"
"""Earlier dates are placeholders of programs, such as 0101-01-01."""
_AUTHOR = "aut"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that obfuscate fonts only, not text."""


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document]:
    """Read a book as one document. Raises Unreadable if it is damaged, encrypted or has no text."""
    book = ZipArchive(data, options)
    _refuse_protected(book)
    path = _package_path(book)
    package = _parsed(book, path)
    # A chapter that the spine lists twice is read once.
    chapters = list(dict.fromkeys(_spine(package, posixpath.dirname(path))))
    if not chapters:
        raise Unreadable("is an EPUB book without a chapter: there is nothing to read")
    names = _contents(book, package, posixpath.dirname(path))
    missing = sum(chapter not in book for chapter in chapters)
    warnings = list(_left_out(package))
    if missing:
        warnings.append(f"lacks {missing:,} of its {len(chapters):,} chapters: they are not in the file")
    written = html.write(
        block for chapter in chapters for block in _blocks(book, chapter, names, options, warnings)
    )
    made = html.document(written, name, _facts(package))
    yield replace(made, format="epub", warnings=tuple(warnings[:_MOST_WARNINGS]))


def _package_path(book: ZipArchive) -> str:
    container = _parsed(book, "META-INF/container.xml")
    path = next((each.get("full-path") for each in _named(container, "rootfile")), None)
    if not path:
        raise Unreadable("is an EPUB book that is damaged: it names no package")
    return str(path)


def _refuse_protected(book: ZipArchive) -> None:
    if "META-INF/encryption.xml" not in book:
        return
    methods = _named(_parsed(book, "META-INF/encryption.xml"), "EncryptionMethod")
    if any(not (each.get("Algorithm") or "").startswith(_FONTS) for each in methods):
        raise Unreadable("is an EPUB book whose text is encrypted (DRM): only its shop's program can open it")


def _parsed(book: ZipArchive, path: str) -> _Element:
    """Parse an XML file of a book, without resolving entities or external references."""
    from lxml import etree

    if path not in book:
        raise Unreadable(f"is an EPUB book that is damaged: it lacks {clean(path)}")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    root = etree.fromstring(book.read(path), parser)
    if root is None:
        raise Unreadable(f"is an EPUB book that is damaged: {clean(path)} is no XML")
    return root


def _named(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements with a local name, in any namespace."""
    yield from root.iter(f"{{*}}{name}")


def _spine(package: _Element, folder: str) -> Iterator[str]:
    """Yield the paths of the chapters in reading order, without those marked as non-linear."""
    for item, linear in _items(package):
        if linear and item.get("media-type") in _CHAPTERS:
            yield _path(folder, item.get("href") or "")


def _items(package: _Element) -> Iterator[tuple[_Element, bool]]:
    """Yield the items of the spine except the contents, and whether each is in the reading order."""
    items = {each.get("id"): each for each in _named(package, "item")}
    for reference in _named(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield item, reference.get("linear") != "no"


def _left_out(package: _Element) -> Iterator[str]:
    """Yield warnings about the items of the spine that are not read."""
    found = list(_items(package))
    others = [
        item.get("media-type") or "unknown" for item, _ in found if item.get("media-type") not in _CHAPTERS
    ]
    pictures = [kind for kind in others if not kind.startswith("image/") or kind.startswith("image/svg")]
    if aside := sum(not linear for item, linear in found if item.get("media-type") in _CHAPTERS):
        what = "chapter is" if aside == 1 else "chapters are"
        yield f"{aside:,} {what} not read: outside the reading order"
    if pictures:
        what = "chapter is" if len(pictures) == 1 else "chapters are"
        yield f"{len(pictures):,} {what} not read: {label(', '.join(dict.fromkeys(pictures)))[:_LONGEST]}"


def _path(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _contents(book: ZipArchive, package: _Element, folder: str) -> dict[str, str]:
    """Map each file to its title in the table of contents; the first entry of a file counts."""
    names: dict[str, str] = {}
    seen: set[str] = set()
    for item in _named(package, "item"):
        path = _path(folder, item.get("href") or "")
        if path not in book or path in seen:
            continue
        seen.add(path)
        if "nav" in (item.get("properties") or "").split():
            contents = _parsed(book, path)
            for each in list(contents.iter("{*}rt", "{*}rp", "{*}rtc")):
                each.clear(keep_tail=True)  # the pronunciation of ruby annotations
            for link in _named(contents, "a"):
                target = _path(posixpath.dirname(path), link.get("href") or "")
                names.setdefault(target, _line("".join(link.itertext())))
        elif item.get("media-type") == "application/x-dtbncx+xml":
            for point in _named(_parsed(book, path), "navPoint"):
                name = next(_named(point, "text"), None)
                content = next(_named(point, "content"), None)
                if name is not None and content is not None:
                    target = _path(posixpath.dirname(path), content.get("src") or "")
                    names.setdefault(target, _line(name.text))
    return names


def _blocks(
    book: ZipArchive, path: str, names: dict[str, str], options: Options, warnings: list[str]
) -> Iterator[HtmlBlock]:
    if path not in book:  # A missing chapter does not prevent reading the others.
        return
    data = book.read(path)
    page = html.plain(data, options)
    try:
        tree, whole = html.parsed(page)
    except Unreadable:
        return
    body = tree.find("body")
    root = tree if body is None else body
    _clear_navigation(root)
    found = blocks(root, HIDDEN - {"figcaption"}, "") if whole else iter(html.flat(page))
    if not whole:
        warnings.append(f"{label(path)} {html.FLAT}")
    first = next(found, None)
    if first is None:
        return
    if first.kind != "heading" and names.get(path):
        yield HtmlBlock("heading", names[path], 2)
    yield first
    yield from found


def _clear_navigation(root: _Element) -> None:
    """Empty the numbers of printed pages and the lists of contents in a chapter."""
    for element in root.iter("span", "div", "a", "p", "nav", "hr"):
        kinds = f"{element.get('epub:type') or ''} {element.get('role') or ''}".lower().split()
        if not kinds:
            continue
        is_page = "pagebreak" in kinds or "doc-pagebreak" in kinds
        if is_page and not len(element) and _PAGE.fullmatch((element.text or "")[:_LONGEST]):
            element.text = None
        elif element.tag == "nav" and not _LISTS.isdisjoint(kind.removeprefix("doc-") for kind in kinds):
            element.clear(keep_tail=True)


def _facts(package: _Element) -> dict[str, str | None]:
    def first(name: str) -> str | None:
        return next((_line(each.text) for each in _named(package, name) if _line(each.text)), None)

    language = (first("language") or "")[:2].lower()
    return {
        "title": first("title"),
        "author": _authors(package),
        "date": _published(package),
        "language": language if len(language) == 2 and language.isascii() and language.isalpha() else None,
    }


def _authors(package: _Element) -> str:
    """Return the creators who are authors; all of them if none is said to be one."""
    roles = _refined(package, "role")
    found = [
        (_line(each.text), (_attribute(each, "role") or roles.get(each.get("id") or "", "")).lower())
        for each in _named(package, "creator")
        if _line(each.text)
    ]
    authors = [name for name, role in found if role in ("", _AUTHOR)]
    return "; ".join(dict.fromkeys(authors or (name for name, _ in found)))


def _published(package: _Element) -> str | None:
    """Return the date of publication; of the dates that EPUB distinguishes, not the last change."""
    events = _refined(package, "event")
    found: list[tuple[int, str]] = []
    for each in _named(package, "date"):
        event = _attribute(each, "event") or events.get(each.get("id") or "", "")
        rank = _EVENTS.get(event.lower())
        if rank is not None and (iso := day(_line(each.text))):
            found.append((rank, iso))
    for each in _named(package, "meta"):
        if each.get("property") in _ISSUED and not each.get("refines") and (iso := day(_line(each.text))):
            found.append((_EVENTS["issued"], iso))
    dated = [each for each in found if each[1] >= _FIRST_DATE]
    return min(dated, key=lambda each: each[0])[1] if dated else None


def _refined(package: _Element, name: str) -> dict[str, str]:
    """Map ids of elements to a property that EPUB 3 states about them."""
    return {
        (each.get("refines") or "").lstrip("#"): _line(each.text)
        for each in _named(package, "meta")
        if each.get("property") == name and each.get("refines")
    }


def _attribute(element: _Element, name: str) -> str:
    """Return an attribute by its local name; empty if there is none."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _line(text: str | None) -> str:
    return label(without_invisible(text or ""))
