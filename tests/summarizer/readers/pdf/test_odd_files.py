"""PDF files without text, locked, broken or malicious: one line, or the text that can be read."""

import io
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.document import Document, Failure
from summarizer.files.options import Options, Unreadable
from summarizer.readers import open_documents
from summarizer.readers.pdf import read
from summarizer.sandbox import run
from summarizer.sandbox.protections import Bounds

Printed = Callable[..., bytes]


def line(found: Iterator[Document | Failure]) -> str:
    with pytest.raises(Unreadable) as error:
        list(found)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("scan", "contains only page images"),
        ("illegible", "fonts without character codes"),
        ("empty", "holds no text"),
        ("round", "is broken"),
        ("boasting", "is broken"),
        ("no catalog", "is broken"),
        ("stub", "is broken"),
        ("garbage", "is broken"),
    ],
)
def test_pdf_without_readable_text_is_refused_in_one_line(
    what: str, said: str, odd: dict[str, bytes]
) -> None:
    assert said in line(run("summarizer.readers.pdf", odd[what], None, Options(), Bounds(silence=30)))


def test_encrypted_pdf_needs_its_password(printed: Printed) -> None:
    data = printed(["It was said in secret that the harbor is deep."], password="sesame")
    with pytest.raises(Unreadable, match=r"^is encrypted$") as refused:
        list(read(data, None, Options()))
    assert refused.value.hint == "password"
    assert "the password is wrong" in line(read(data, None, Options(password="wrong")))
    for password in ("sesame", "owner"):
        document = list(read(data, None, Options(password=password)))[-1]
        assert "the harbor is deep" in document.text


def test_pdf_locked_only_against_changes_is_read(printed: Printed) -> None:
    data = printed(["It may be read by all and changed by none."], password="")
    document = list(read(data, None, Options()))[-1]
    assert "read by all" in document.text


def test_truncated_pdf_is_read_as_far_as_possible(printed: Printed) -> None:
    data = printed([f"Number {number} of the ships came in and went out again." for number in range(300)])
    document = list(read(data[:-20], None, Options()))[-1]
    assert document.text.count("of the ships came in") == 300
    assert "is broken" in line(read(data[: len(data) // 2], None, Options()))


def come_of(found: Iterator[Document | Failure]) -> list[Document | Failure | str]:
    """Return the documents, and the error line if there is one."""
    come: list[Document | Failure | str] = []
    try:
        come += found
    except Unreadable as error:
        come.append(str(error))
    return come


@examples(30, ci=12)
@given(st.binary(max_size=300))
def test_random_bytes_give_documents_or_one_line(data: bytes) -> None:
    for each in come_of(read(b"%PDF-1.4\n" + data, None, Options())):
        assert isinstance(each, Document) or "\n" not in str(each)


def test_corrupted_pdf_gives_documents_or_one_line(printed: Printed) -> None:
    """The parser may crash, so it runs in the child; the seed makes the same files each time."""
    whole = printed([f"Number {number} of the ships came in and went out again." for number in range(60)])
    chance = random.Random(7)
    for _ in range(6):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        come = come_of(run("summarizer.readers.pdf", bytes(data), None, Options(), Bounds(silence=30)))
        assert come
        assert all(isinstance(each, Document) or "\n" not in str(each) for each in come)


def test_pdf_is_detected_by_content_despite_its_name(printed: Printed) -> None:
    data = printed(["It came as a text, and was none."])
    document = list(open_documents(io.BytesIO(data), name="a.txt"))[-1]
    assert isinstance(document, Document)
    assert (document.format, document.path, document.pages) == ("pdf", "a.txt", 1)
    (failure,) = open_documents(io.BytesIO(b"%PDF-1.7\nabc"), name="a.txt")
    assert str(failure) == "a.txt: is broken: it starts like a PDF file but can't be parsed"


@pytest.mark.parametrize("what", ["states within states", "forms within forms"])
def test_pdf_over_the_memory_limit_is_refused(what: str, bombs: dict[str, bytes]) -> None:
    data = bombs[what]
    assert len(data) < 50_000
    bounds = Bounds(memory=1 << 28, silence=60)
    assert "needed more than 256 MB" in line(run("summarizer.readers.pdf", data, None, Options(), bounds))


@pytest.mark.parametrize("unit", [0.02, 0.05, 0.1, 0.5, 1, 100])
def test_page_of_any_unit_is_read(unit: float, lines_of_size: Callable[[float], bytes]) -> None:
    document = list(read(lines_of_size(unit), None, Options()))[-1]
    assert " ".join(document.text.split()) == "The ships came in late. They went out again at dawn."
