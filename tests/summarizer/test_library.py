"""The public names of the engine, as a program uses them."""

import doctest
import io
import json
from importlib import import_module

import pytest

import summarizer
from summarizer import Document, Length, Paragraph, analyze, document_of, open_documents, summarize

TEXT = "Sluice gates\n\nThe gates at Orla failed on Monday. Two villages are under water. Nobody was hurt.\n"


@pytest.mark.parametrize("module", ["summarizer", "summarizer.pipeline", "summarizer.readers"])
def test_examples_in_docstrings_work(module: str) -> None:
    done = doctest.testmod(import_module(module))
    assert done.attempted > 0
    assert done.failed == 0


@pytest.mark.parametrize("name", summarizer.__all__)
def test_public_name_can_be_imported(name: str) -> None:
    assert getattr(summarizer, name)


def test_document_of_finds_title_and_paragraphs() -> None:
    found = document_of(TEXT)
    assert found.title == "Sluice gates"
    assert [found.at(paragraph)[:9] for paragraph in found.paragraphs] == ["Sluice ga", "The gates"]


def test_document_of_takes_a_title_and_makes_text_safe() -> None:
    found = document_of("A gate\x1b[2J failed.", title="The\ngate")
    assert (found.title, found.text) == ("The gate", "A gate\ufffd[2J failed.")


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO])
def test_bytes_of_a_file_are_read(kind) -> None:
    (found,) = open_documents(kind(b"# Harbor\n\nThe harbor of Orrin is closed.\n"))
    assert (found.title, found.format, found.path) == ("Harbor", "markdown", None)


def test_path_may_be_a_string(tmp_path) -> None:
    path = tmp_path / "gate.txt"
    path.write_text(TEXT, encoding="utf-8")
    (found,) = open_documents(str(path))
    assert (found.title, found.path) == ("Sluice gates", str(path))


def test_summarize_returns_sentences_in_text_order() -> None:
    found = summarize(TEXT, Length(2))
    assert len(found) == 2
    assert [TEXT.index(sentence) for sentence in found] == sorted(TEXT.index(sentence) for sentence in found)
    assert summarize(TEXT, 2) == found


def test_summarize_ranks_around_a_name() -> None:
    text = "The council met for an hour. It voted to close the harbor. Ida Lund was absent."
    assert summarize(text, 1, focus="Lund") == ["Ida Lund was absent."]
    with pytest.raises(KeyError):
        summarize(text, 1, focus="Berg")


@pytest.mark.parametrize("length", [0, -1])
def test_length_below_one_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="at least one sentence"):
        summarize(TEXT, length)


def test_document_without_paragraphs_gets_them() -> None:
    analysis = analyze(Document(TEXT, (), "Gates"))
    assert analysis.document.at(analysis.document.paragraphs[0]) == "Sluice gates"
    assert len(analysis.sentences) == 4
    given = Document(TEXT, (Paragraph(14, len(TEXT) - 1),), "Gates")
    assert analyze(given).document.paragraphs == given.paragraphs


def test_exports_are_public() -> None:
    analysis = analyze(document_of(TEXT))
    summary = analysis.summary(Length(1))
    assert json.loads(summarizer.to_json(analysis, summary))["source"]["title"] == "Sluice gates"
    assert summarizer.to_markdown(analysis, summary).startswith("---\n")
