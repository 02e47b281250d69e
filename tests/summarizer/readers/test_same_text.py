"""One text in formats that other programs made: a page of the manual is the same text in all of them."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.language.sentences import split
from summarizer.readers import open_documents
from summarizer.readers.versions import whole

PAGE = Path(__file__).parents[3] / "docs" / "reading.md"


def sentences(data: bytes, name: str = "page") -> set[str]:
    """Of the body."""
    [document] = whole(open_documents(io.BytesIO(data), name=name))
    assert isinstance(document, Document)
    return {document.line(each) for each in split(document) if each.kind == "body"}


def pandoc(to: str, data: bytes, *options: str) -> bytes:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    command = ["pandoc", "--from", "gfm", "--to", to, *options, "-o", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout


@pytest.mark.parametrize("to", ["html", "docx", "epub"])
def test_page_has_the_same_sentences_in_every_format(to):
    [markdown] = open_documents(PAGE)
    wanted = {markdown.line(each) for each in split(markdown) if each.kind == "body"}
    found = sentences(pandoc(to, PAGE.read_bytes(), "--standalone", "--metadata", "title=Page"))
    assert len(wanted & found) >= 0.95 * len(wanted | found), (wanted - found, found - wanted)


def test_page_has_the_same_sentences_in_a_groff_pdf():
    """But for what pandoc and groff do not print: pictures, and signs that its fonts lack."""
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    printable = re.sub(r"(?m)^!\[.*\n", "", PAGE.read_text(encoding="utf-8")).replace("…", "...")
    printable = re.sub("[▌│█●]", "x", printable)
    source = pandoc("ms", printable.encode())
    command = ["groff", "-ms", "-t", "-K", "utf8", "-Tpdf"]
    found = sentences(subprocess.run(command, input=source, capture_output=True, check=True).stdout)
    wanted = sentences(printable.encode(), "page.md")
    assert len(wanted & found) >= 0.95 * len(wanted | found), (wanted - found, found - wanted)
