"""Any bytes give documents or one clear line, never a traceback."""

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from summarizer.document import Document, Failure
from summarizer.files.encoding import decode
from summarizer.files.options import AS_IT_COMES, Options
from summarizer.readers import open_documents
from summarizer.readers.sniff import format_of
from summarizer.safe_text import clean

SEED = Path(__file__).parents[3] / "seeds" / "abu-dhabi-talks.txt"


def read(data: bytes, name: str | None = "briefing.txt") -> Document | Failure:
    [found] = open_documents(io.BytesIO(data), name=name)
    return found


def error(data: bytes, name: str = "briefing.txt") -> str:
    found = read(data, name)
    assert isinstance(found, Failure)
    return found.error


def test_sample_is_fifteen_body_paragraphs_titled_by_file_name():
    [document] = open_documents(SEED)
    assert document.text == SEED.read_text("utf-8")
    assert [paragraph.kind for paragraph in document.paragraphs] == ["body"] * 15
    assert (document.title, document.date, document.format) == ("abu-dhabi-talks", None, "text")
    assert document.path == str(SEED)
    assert document.sha256 == hashlib.sha256(SEED.read_bytes()).hexdigest()
    lines = [line for line in document.text.split("\n") if line]
    assert [document.at(paragraph) for paragraph in document.paragraphs] == lines


def test_given_name_is_made_safe_and_selects_the_reader(tmp_path):
    (tmp_path / "a").write_text("# Talks\n\nThey *met*.")
    [document] = open_documents(tmp_path / "a", name="\x1b[31mtalks.MD")
    assert (document.path, document.format, document.text) == (
        "\ufffd[31mtalks.MD",
        "markdown",
        "Talks\n\nThey met.",
    )


def test_nameless_stream_is_called_standard_input():
    document = read(b"They met on Monday, and then went home again.", None)
    assert (document.path, document.title, document.format) == (None, "standard input", "text")


@pytest.mark.parametrize("text", [b"# Talks\n\nThey met.", b"---\ntitle: Talks\n---\nThey met."])
def test_nameless_stream_with_markdown_start_is_markdown(text):
    document = read(text, None)
    assert (document.format, document.title) == ("markdown", "Talks")
    assert read(text, "talks.txt").format == "text"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", "\u3000\xa0".encode(), b"\xff\xfe"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_empty_input_is_a_failure(data, name):
    assert error(data, name) == "is empty: there is nothing to read"


def test_input_of_marks_without_words_is_a_failure():
    assert error(b"-----\n\n=====\n") == "holds no words, only marks: there is nothing to read"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG image, which is not supported"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "looks like a JPEG image, which is not supported"),
        (b"GIF89a\x01\x00\x01\x00", "looks like a GIF image, which is not supported"),
        (
            b"PK\x03\x04" + b"\x00" * 26 + b"[Content_Types].xml" + b"xl/workbook.xml",
            "looks like an Excel workbook",
        ),
        (b"PK\x03\x04" + b"\x00" * 26 + b"a.txt", "is a zip archive that is damaged or cut off"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "looks like a Word, Excel or PowerPoint document that is encrypted",
        ),
        (b"\x1f\x8b\x08\x00", "looks like a gzip archive, which is not supported"),
        (b"\x7fELF\x02", "looks like a program, which is not supported"),
        (b"abc\x00def", "looks like a binary file, which is not supported"),
        (b"\x01\x02\x03abcdefgh", "looks like a binary file, which is not supported"),
        ("They met on Monday.".encode("utf-16-le"), "looks like UTF-16 text without a byte order mark"),
        (
            b"<?xml version='1.0'?><rss>",
            "is a feed that holds no entries",
        ),
        (b"<?xml version='1.0'?><osm>", "looks like XML, which is not supported"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf"])
def test_binary_data_is_identified_by_its_content(data, line, name):
    assert error(data, name).startswith(line)


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"\n<!DOCTYPE html>\n<title>x</title>", "html"),
        (b"<!-- saved --><HTML lang=en>", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "html"),
        ("<html>x".encode("utf-16"), "html"),
        (b"From: a mail is told by more than this\n\nIt is text.", "text"),
        (b"# Not a heading where it has a name\n\nText.", "text"),
    ],
)
def test_format_is_detected_by_content_despite_its_name(data, format):
    assert format_of(data, "briefing.txt", AS_IT_COMES) == format


@pytest.mark.parametrize("text", ["BMW has met with its workers.", "ID3 is a tag.", "GIF89a is a format."])
def test_text_that_starts_like_an_image_signature_is_text(text):
    assert read(text.encode()).text == text


def test_unreadable_path_is_a_failure(tmp_path):
    [folder] = open_documents(tmp_path)
    assert folder == Failure(str(tmp_path), None, "is a folder, not a file")
    [missing] = open_documents(tmp_path / "none.txt")
    assert str(missing) == f"{tmp_path}/none.txt: no such file"
    (tmp_path / "a.txt").write_text("x" * 20)
    [large] = open_documents(tmp_path / "a.txt", options=Options(max_bytes=10))
    assert (large.error, large.hint) == ("is 20 bytes, over the limit of 10 bytes", "limit")


# Encodings

TEXT = "Café “Zürich” — 北京 \U0001f600"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_its_byte_order_mark(encoding):
    assert read(TEXT.encode(encoding)).text == TEXT


def test_big_endian_byte_order_marks_are_recognized():
    assert clean(decode(b"\xfe\xff" + TEXT.encode("utf-16-be"))) == TEXT
    assert clean(decode(b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"))) == TEXT


def test_invalid_utf_8_is_read_as_windows_1252():
    assert decode(b"Caf\xe9 \x93x\x94 \x81") == "Café “x” \ufffd"


def test_broken_utf_16_units_become_replacement_characters():
    assert clean(decode(b"\xff\xfea\x00\x00\xd8b\x00c")) == "a\ufffdb\ufffd"


# Whatever comes

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(ANY_TEXT)
@example("a\r\nb\u2028c")
@example("a" + "\u0301" * 20)
@example("\ufeff\ufeffa")
def test_document_text_is_the_decoded_file_made_safe(text):
    assume(not text.startswith("\0"))  # after the mark of UTF-16 this is the mark of UTF-32
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = read(text.encode(encoding))
        if isinstance(found, Document):
            assert found.text == clean(text if encoding == "utf-8" else "\ufeff" + text)


@given(st.binary(), st.sampled_from(["a.txt", "a.md", None, "", "\ud800", ".md"]))
@example(b"\xff\xfe\x00\xd8", "a.txt")
@example(b"# \xff", "a.md")
def test_random_bytes_never_raise(data, name):
    found = read(data, name)
    assert found.error if isinstance(found, Failure) else found.paragraphs
    assert isinstance(found, Failure) or found.title
