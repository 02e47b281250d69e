"""Read saved web pages: the main text, without menus, notices and captions.

trafilatura decides which blocks are main text (Barbaresi, "Trafilatura: A Web Scraping Library and
Command-Line Tool for Text Discovery and Extraction", ACL 2021). The blocks themselves are taken from the
page, since trafilatura flattens lists and loses some headings. A page without boilerplate is used as a whole.
So is a page of more than 4 MB: no article is that long, and trafilatura would take minutes. A page that nests
deeper than its parser allows, or has an element with hundreds of attributes, is read without a tree, as HTML
mail is, and the document gets a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from summarizer.document import Document
from summarizer.files import encoding
from summarizer.files.encoding import decode, is_text_encoding, marked_encoding
from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.html import fragments
from summarizer.readers.html.blocks import HtmlBlock
from summarizer.readers.html.inline import simplify
from summarizer.readers.html.main_text import LONGEST, article_of, main_blocks
from summarizer.readers.html.page_title import page_title
from summarizer.readers.html.published import published
from summarizer.readers.plain.headings import with_bylines, with_sections
from summarizer.readers.title import date_of, title_of
from summarizer.safe_text import clean, label, without_invisible

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

FLAT = "exceeds the parser's limits: all of its text is shown, with menus and notices"
_WHOLE = f"is longer than {LONGEST // 1024**2} MB: all of its text is shown, with menus and notices"
_TAG = compiled(r"<[a-zA-Z][^<>]*")
_END_TAG = compiled(r"</(?:html|body)\s{0,99}>", re.I)
_LONG_TAG = 4096
_MOST_ATTRIBUTES = 500
"""Maximum attributes of an element, in which libxml2 takes quadratic time."""
NEEDS = ("lxml.html", "trafilatura.core", "trafilatura.metadata", "htmldate")
"""Modules that the sandbox imports before it gives up opening files."""
_SAMPLE = (
    b"<html lang='en'><head><title>Talks</title><meta name='date' content='March 3, 2026'></head><body>"
    b"<nav>Menu</nav><main><h1>Talks</h1>%s</main></body></html>"
    % (b"<p>They met on Monday, 2 March 2026, in Abu Dhabi, and went home without an agreement.</p>" * 9)
)
"""A page that is long enough for trafilatura not to use jusText, whose word lists are slow to load."""
_CHARSET = compiled(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_DECLARED = compiled(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{2,40})", re.I)
_PROLOG = compiled(r"\s*<\?xml[^>]*>")


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document]:
    """Read a web page as one document. Raises Unreadable if it is empty."""
    page = plain(data, options)
    tree, whole = parsed(page)
    if whole:
        found = main_blocks(tree, len(page))
        article = article_of(tree, found) if len(page) <= LONGEST else None
        warnings = (_WHOLE,) if len(page) > LONGEST else ()
        yield replace(document(write(found), name, _metadata(tree, article)), warnings=warnings)
    else:
        yield replace(document(write(flat(page)), name, _metadata(tree, None)), warnings=(FLAT,))


def prepare() -> None:
    """Load the data that trafilatura and its dependencies load lazily, before the sandbox forbids it."""
    list(read(_SAMPLE, None, Options()))
    justext: Any = import_module("justext.utils")
    trafilatura: Any = import_module("trafilatura.external")
    lists = (get_data("justext", f"stoplists/{name}.txt") or b"" for name in justext.get_stoplists())
    trafilatura.JT_STOPLIST = _StopWords(b"\n".join(lists))


class _StopWords:
    """The stop words of all languages in jusText, decoded lazily because few pages need them."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        return iter({line.decode("utf-8").lower() for line in self._lines.splitlines()})


def plain(data: bytes, options: Options) -> str:
    """Decode a page and make it safe, without its XML declaration."""
    text = without_invisible(decode(data, options.encoding or charset(data)))
    prolog = _PROLOG.match(text)
    return clean(text[prolog.end() :] if prolog else text)


def charset(data: bytes) -> str | None:
    """Return the charset that a page declares; None if it is unknown.

    A byte order mark or valid UTF-8 overrides the declaration, and the result is None as well.
    """
    if marked_encoding(data):
        return None
    try:
        data.decode()
        return None
    except UnicodeDecodeError:
        pass
    found = _DECLARED.match(data) or _CHARSET.search(data, 0, encoding.HEAD)
    named = found[1].decode("ascii", "replace").lower() if found else ""
    # Map labels as the standard requires: https://encoding.spec.whatwg.org/#names-and-labels
    named = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}.get(
        named, named
    )
    if named == "cp1252":  # The default for bytes that are not UTF-8; `decode` accepts damaged UTF-8.
        return None
    return named if named and is_text_encoding(named) and not named.startswith(("utf-16", "utf-32")) else None


def flat(page: str) -> list[HtmlBlock]:
    """Return all blocks of a page that exceeds the limits of the parser, at any depth."""
    return [
        HtmlBlock(block.kind, block.text, depth=block.level, styles=block.styles)
        for block in fragments.blocks(page)
    ]


def parsed(page: str) -> tuple[HtmlElement, bool]:
    """Parse a page into a tree; return also whether the tree is complete, within the parser's limits.

    Raises Unreadable for a page of only white space and comments.
    """
    from lxml import etree, html

    bounded = _few_attributes(page)
    if bounded != page:
        return parsed(bounded)[0], False
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_open_ended(page).encode("utf-8", "replace"), parser=parser)
        simplify(tree)
        return tree, not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("is a web page that is empty: there is nothing to read") from error


def _open_ended(page: str) -> str:
    """Remove the end tags of `html` and `body`, after which libxml2 would ignore everything."""
    return _END_TAG.sub("", page)


def _few_attributes(page: str) -> str:
    """Remove all attributes of elements that have too many."""
    return _TAG.sub(
        lambda tag: tag[0][: len(tag[0].split(None, 1)[0])] if _is_crowded(tag[0]) else tag[0], page
    )


def _is_crowded(tag: str) -> bool:
    return len(tag) > _LONG_TAG and (
        tag.count("=") > _MOST_ATTRIBUTES or len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES
    )


def write(found: Iterable[HtmlBlock]) -> DocumentBuilder:
    """Write blocks to a new builder, whose title is the first level-1 heading."""
    written = DocumentBuilder()
    for block in found:
        if block.level == 1 and not written.title:
            written.title = block.text
        level = block.level or block.depth
        written.add(block.text, block.kind, level=level, styles=block.styles)
    return written


def document(written: DocumentBuilder, name: str | None, facts: dict[str, str | None]) -> Document:
    """Build the document from the written text and the page's metadata (`facts`)."""
    text = written.text
    paragraphs = with_sections(text, with_bylines(text, written.paragraphs))
    return Document(
        text=text,
        paragraphs=paragraphs,
        styles=tuple(written.styles),
        title=title_of(text, paragraphs, name, facts.get("title") or written.title),
        format="html",
        date=date_of(text, paragraphs, facts.get("date")),
        author=label(without_invisible(facts.get("author") or "")) or None,
        language=facts.get("language"),
    )


def _metadata(tree: HtmlElement, article: _Element | None) -> dict[str, str | None]:
    """Return title, author, date and language from the page's markup; dates in the text are ignored."""
    from trafilatura.metadata import extract_metadata

    try:
        found: Any = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    except Exception:  # Bad metadata must not make a page unreadable.
        found = None
    language = (tree.get("lang") or getattr(found, "language", None) or "")[:2].lower()
    return {
        "title": page_title(tree, getattr(found, "title", None)),
        "author": getattr(found, "author", None),
        "date": published(tree, article),
        "language": language if re.fullmatch("[a-z]{2}", language) else None,
    }
