"""Table of the supported formats: names, reader modules and their dependencies.

A reader is a module with a function `read(data, name, options)` that yields the Documents of a file's bytes,
and raises Unreadable or yields a Failure on errors. It is imported when the first file of its format is read.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from summarizer.document import Document, Failure
from summarizer.files.options import Options, Unreadable

Reader = Callable[[bytes, str | None, Options], Iterator[Document | Failure]]


class Format(NamedTuple):
    """A supported format."""

    name: str
    """Identifier, as in Document.format and in options."""
    what: str
    """Description of a file of this format, for messages ("a PDF file")."""
    module: str
    """Reader module."""
    suffixes: tuple[str, ...] = ()
    """File name suffixes, used only as a hint where the content is ambiguous."""
    extra: str | None = None
    """Extra of this distribution that the reader needs."""
    needs: tuple[str, ...] = ()
    """Modules that the extra installs."""
    many: bool = False
    """Whether one file may contain several documents."""
    sandboxed: bool = False
    """Whether to parse it in the sandbox, as every format that a C library parses must be."""


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
        Format(
            "mail",
            "an email message",
            "summarizer.readers.mail.message",
            (".eml", ".mht", ".mhtml"),
            many=True,
        ),
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
    """Return the reader of a format.

    Raises Unreadable, naming the extra to install, if a module is missing.
    """
    found = FORMATS[name]
    if found.needs:
        from importlib.util import find_spec  # only for what an extra installs

        if any(find_spec(module) is None for module in found.needs):
            raise Unreadable(f"is {found.what}", f"extra:{found.extra}")
    if found.sandboxed:
        from summarizer import sandbox

        return lambda data, name, options: sandbox.run(found.module, data, name, options)
    return in_process(found.module)


def in_process(module: str) -> Reader:
    """Return the reader in a module, which runs in this process without the sandbox."""
    return cast("Reader", importlib.import_module(module).read)
