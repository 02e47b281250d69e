"""One text in formats that other programs made: README, as pandoc has it, is the same text in all of them."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.language.sentences import split
from summarizer.readers import open_documents
from summarizer.readers.versions import whole

README = Path(__file__).parents[3] / "README.md"


def sentences(data: bytes) -> set[str]:
    """Of the body."""
    [document] = whole(open_documents(io.BytesIO(data), name="readme"))
    assert isinstance(document, Document)
    return {document.line(each) for each in split(document) if each.kind == "body"}


def pandoc(to: str, data: bytes) -> bytes:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not here to make the file")
    command = ["pandoc", "--from", "gfm", "--to", to, "--standalone", "--metadata", "title=README", "-o", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout


@pytest.mark.parametrize("to", ["html", "docx", "epub"])
def test_the_readme_has_the_same_sentences_in_every_format(to):
    [markdown] = open_documents(README)
    wanted = {markdown.line(each) for each in split(markdown) if each.kind == "body"}
    found = sentences(pandoc(to, README.read_bytes()))
    assert len(wanted & found) >= 0.95 * len(wanted | found), (wanted - found, found - wanted)
