"""Read Word documents (DOCX) with mammoth: headings, paragraphs, lists and tables.

Footnotes, endnotes and comments follow the text under separate headings, because within the text they would
interrupt the author's sentences. There are no page numbers, since a Word document has no pages until it is
laid out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from summarizer.document import Document
from summarizer.files.options import Options, Unreadable
from summarizer.readers import properties as stated
from summarizer.readers import title as head
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.docx.blocks import DocxBlock, DocxContent, blocks_of
from summarizer.readers.docx.package import left_out, repacked
from summarizer.readers.plain.headings import with_bylines, with_sections

NEEDS = ("mammoth", "xml.dom.expatbuilder", "encodings.cp437", "encodings.utf_16")
"""Modules that the sandbox imports before it gives up opening files."""
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Date'] => p.byline:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name^='toc '] => !
comment-reference => sup
"""
_TEMPLATES = "2013-12-23T23:15:00Z"
"""Date of python-docx's template, which its documents inherit."""
_TOO_DEEP = "is nested too deeply to be read"
_BROKEN = "is a Word document that is damaged: its text can't be read"


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document]:
    """Read a Word document. Raises Unreadable if it is damaged or nested too deeply."""
    try:
        package, properties = repacked(data, options)
    except RecursionError as error:
        raise Unreadable(_TOO_DEEP) from error
    found = blocks_of(_markup(package))
    written = DocumentBuilder()
    for block in found.body:
        written.add(block.text, block.kind, level=block.level, styles=block.styles)
    own = len(written.paragraphs)
    for block in _below(found):
        written.add(block.text, block.kind, level=block.level, styles=block.styles)
    text = written.text
    paragraphs = with_sections(text, with_bylines(text, written.paragraphs))
    known = next((block.text for block in found.body if block.title), None)
    stamps = (properties.get(name, "") for name in ("modified", "created"))
    stated_date = next((day for stamp in stamps if stamp != _TEMPLATES and (day := stated.day(stamp))), None)
    yield Document(
        text=text,
        paragraphs=paragraphs,
        styles=tuple(written.styles),
        title=head.title_of(text, paragraphs[:own], name, known or _title(properties, text)),
        format="docx",
        date=head.date_of(text, paragraphs) or stated_date,
        author=stated.author(properties.get("creator", "")),
        warnings=left_out(data, options),
    )


def _markup(package: bytes) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(package),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
            ignore_empty_paragraphs=True,
        )
    except RecursionError as error:
        raise Unreadable(_TOO_DEEP) from error
    except MemoryError:
        raise
    except Exception as error:  # mammoth raises errors of many kinds for incomplete documents.
        raise Unreadable(_BROKEN) from error
    return str(result.value)


def _below(found: DocxContent) -> Iterator[DocxBlock]:
    """Yield the notes and the comments, each below a heading."""
    for heading, blocks in (("Notes", found.notes), ("Comments", found.comments)):
        if blocks:
            yield DocxBlock(heading, "heading", level=2)
            yield from blocks


def _title(properties: Mapping[str, str], text: str) -> str | None:
    """Return the title in the properties if it occurs in the text, since it may be that of a template."""
    title = stated.title(properties.get("title", ""))
    return title if title and title.casefold() in text[:2000].casefold() else None
