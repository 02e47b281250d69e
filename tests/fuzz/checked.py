"""A file given to a reader without the sandbox, and what came of it checked: for the fuzzer and the suite."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator

from summarizer.document import Document
from summarizer.files.options import Options, Unreadable
from summarizer.readers.formats import FORMATS, in_process
from summarizer.safe_text import clean

FUZZED = tuple(name for name in FORMATS if name != "pdf")
"""The first byte of a case is an index into these."""
_OPTIONS = Options(1024 * 1024)


def read_checked(format: str, data: bytes) -> None:
    """Raises whatever a reader should not have raised, and AssertionError for a document that is broken."""
    with contextlib.suppress(Unreadable):
        for found in in_process(FORMATS[format].module)(data, "case", _OPTIONS):
            if isinstance(found, Document):
                check(found)
            else:
                assert found.error
                assert "\n" not in found.error


def check(document: Document) -> None:
    """Offsets in order, nothing empty but rules, every character safe."""
    end = 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(document.text)
        end = paragraph.end
    last = 0, 0
    for style in document.styles:
        assert last <= (style.start, style.end)
        assert style.start <= style.end <= len(document.text)
        assert (style.start == style.end) == (style.kind == "rule")
        assert (style.kind == "link") == bool(style.address)
        assert clean(style.address) == style.address
        last = style.start, style.end
    for text in (document.text, document.title, document.author or "", document.part or ""):
        assert clean("\ufeff" + text) == text
    assert document.title


def beginnings() -> Iterator[bytes]:
    """A small file of each format, with the byte that chooses it."""
    files = {
        "text": b"Talks end\n\nThey met on Monday.\n- a\n- b\n",
        "markdown": b"---\ntitle: x\n---\n# Talks\n\nThey *met* [**Bo** `b`](a?b).\n\n***\n\n"
        b"| a | b |\n|---|---|\n| 1 | 2 |\n",
        "html": b"<html><head><title>x</title></head><nav>m</nav><h1>Talks</h1><p>They <b>met</b>."
        b"<hr><ol><li><a href=b>a",
        "mail": b"From: a@b.c\nSubject: =?utf-8?q?x?=\nMIME-Version: 1.0\n\nHi\n> quoted\n",
        "mbox": b"From a@b.c Mon Feb  2 10:00:00 2026\nFrom: a@b.c\nSubject: x\n\nHi\n\n",
        "feed": b"<rss version='2.0'><channel><item><title>x</title></item></channel>",
        "zip": _zipped({"a.txt": b"They met."}),
        "epub": _zipped(
            {
                "META-INF/container.xml": b"<container><rootfile full-path='b.opf'/></container>",
                "b.opf": b"<p><item id='a' href='a.html' media-type='text/html'/><itemref idref='a'/></p>",
                "a.html": b"<p>They met.</p>",
            }
        ),
        "docx": _zipped(
            {
                "_rels/.rels": b"<Relationships/>",
                "word/document.xml": b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                b"<w:body><w:p><w:r><w:t>They met.</w:t></w:r></w:p></w:body></w:document>",
            }
        ),
    }
    for name, data in files.items():
        if name in FUZZED:
            yield bytes([FUZZED.index(name)]) + data


def _zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()
