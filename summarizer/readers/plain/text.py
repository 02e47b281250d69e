"""Read plain text: keep the text unchanged and find its paragraphs, their kinds, its title and its date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.document import Document
from summarizer.files.encoding import decode, invalid_bytes
from summarizer.files.options import Options
from summarizer.readers.lines import lines_of
from summarizer.readers.plain.article_head import article_head, with_article_head
from summarizer.readers.plain.chunks import chunks_of
from summarizer.readers.plain.headings import paragraphs_of, with_sections
from summarizer.readers.title import date_of, title_of, with_title
from summarizer.safe_text import clean


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document]:
    """Read a plain text document. Its text is the decoded and sanitized text of the file."""
    decoded = decode(data, options.encoding)
    yield replace(document_from(clean(decoded), name), warnings=invalid_bytes(data, decoded))


def document_from(text: str, name: str | None = None) -> Document:
    """Return the document of a text that `clean` has made safe: its paragraphs, title, date and author."""
    paragraphs = paragraphs_of(text, chunks_of(text, lines_of(text)))
    head = article_head(text)
    if head:
        paragraphs = with_article_head(text, paragraphs, head)
    title = title_of(text, paragraphs, name, head.title if head else None)
    paragraphs = with_sections(text, with_title(text, paragraphs, title))
    return Document(
        text=text,
        paragraphs=paragraphs,
        title=title,
        format="text",
        date=head.date if head and head.date else date_of(text, paragraphs),
        author=head.author if head else None,
    )
