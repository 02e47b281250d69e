"""The formats that briefings come in: what each is called, who reads it, and what that needs.

A reader is a module with `read(data, name, options)`, which gives the Documents of a file's bytes, and raises
Unreadable or gives a Failure where it can't. It is imported when the first file of its format comes.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import cast

from summarizer.document import Document, Failure
from summarizer.options import Options, Unreadable

Reader = Callable[[bytes, str | None, Options], Iterator[Document | Failure]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read."""

    name: str
    """As Document.format has it, and as a user names it."""
    what: str
    """As a line calls a file of it."""
    module: str
    """Whose `read` reads it."""
    suffixes: tuple[str, ...] = ()
    """A hint alone: what a file is, its content tells."""
    extra: str | None = None
    """Which of the extras of this distribution it needs."""
    needs: tuple[str, ...] = ()
    """The modules that the extra brings."""
    many: bool = False
    """Whether a file of it may hold several briefings."""
    sandboxed: bool = False
    """Whether it is parsed in a process of its own, as what a C library parses must be."""


FORMATS = {
    each.name: each
    for each in (
        Format("text", "plain text", "summarizer.readers.plain.text", (".txt", ".text")),
        Format(
            "markdown",
            "Markdown",
            "summarizer.readers.plain.markdown",
            (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn"),
        ),
        Format(
            "pdf",
            "a PDF file",
            "summarizer.readers.pdf",
            (".pdf",),
            extra="pdf",
            needs=("pypdfium2",),
            sandboxed=True,
        ),
        Format(
            "html",
            "a web page",
            "summarizer.readers.html.page",
            (".html", ".htm", ".xhtml"),
            "html",
            ("trafilatura", "lxml_html_clean"),
            sandboxed=True,
        ),
        Format(
            "epub",
            "an EPUB book",
            "summarizer.readers.epub",
            (".epub",),
            "html",
            ("trafilatura", "lxml_html_clean"),
            sandboxed=True,
        ),
        Format(
            "docx",
            "a Word document",
            "summarizer.readers.docx",
            (".docx",),
            extra="docx",
            needs=("mammoth",),
            sandboxed=True,
        ),
        Format("mail", "a letter", "summarizer.readers.mail.message", (".eml", ".mht", ".mhtml"), many=True),
        Format("mbox", "a mailbox", "summarizer.readers.mail.mbox", (".mbox",), many=True),
        Format(
            "feed",
            "an RSS or Atom feed",
            "summarizer.readers.feed",
            (".rss", ".atom"),
            extra="feeds",
            needs=("feedparser",),
            many=True,
            sandboxed=True,
        ),
        Format("zip", "a zip archive", "summarizer.readers.container.archive", (".zip",), many=True),
    )
}
SUFFIXES = {suffix: each.name for each in FORMATS.values() for suffix in each.suffixes}


def reader(name: str) -> Reader:
    """Who reads a format; Unreadable, saying what to install, where that can't be done here."""
    found = FORMATS[name]
    if any(find_spec(module) is None for module in found.needs):
        raise Unreadable(f"is {found.what}: to read those, pip install 'briefing-reader[{found.extra}]'")
    if found.sandboxed:
        from summarizer import sandbox

        return lambda data, name, options: sandbox.run(found.module, data, name, options)
    return in_process(found.module)


def in_process(module: str) -> Reader:
    """The reader that a module is, to be called here."""
    return cast("Reader", importlib.import_module(module).read)
