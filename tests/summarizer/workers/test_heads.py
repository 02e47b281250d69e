"""The heads of a long document, which the worker analyzes before the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Paragraph
from summarizer.workers.analyzer import HEAD_SIZES, heads_of


def of_lines(*lines: str) -> Document:
    text, paragraphs = "", []
    for line in lines:
        paragraphs.append(Paragraph(len(text), len(text) + len(line)))
        text += line + "\n\n"
    return Document(text, tuple(paragraphs), "t")


def test_short_document_has_no_heads_of() -> None:
    assert list(heads_of(of_lines("Anna Berg left."))) == []
    assert list(heads_of(of_lines())) == []


def test_heads_grow_and_end_with_a_paragraph() -> None:
    document = of_lines(*["Anna Berg left for Lund and came back. " * 20] * 4200)
    for head, size in zip(heads_of(document), HEAD_SIZES, strict=True):
        assert document.text.startswith(head.text)
        assert head.paragraphs == document.paragraphs[: len(head.paragraphs)]
        assert head.paragraphs[-1].end == len(head.text)
        assert size - 1000 < len(head.text) <= size


def test_one_paragraph_head_is_cut_after_a_sentence() -> None:
    document = of_lines("Anna Berg left for Lund. “No!” " * 8000)
    (head,) = heads_of(document)
    assert head.text.endswith(("Lund.", "“No!”"))
    assert head.paragraphs == (Paragraph(0, len(head.text)),)
    assert HEAD_SIZES[0] - 40 < len(head.text) <= HEAD_SIZES[0]


def test_title_alone_is_not_a_head() -> None:
    document = of_lines("The talks", "Anna Berg left for Lund. " * 8000)
    (head,) = heads_of(document)
    assert head.paragraphs == (Paragraph(0, 9), Paragraph(11, len(head.text)))
    assert head.text.endswith("Berg left for Lund.")
    assert HEAD_SIZES[0] - 40 < len(head.text) <= HEAD_SIZES[0]


def test_long_paragraph_after_a_nearly_full_head_is_not_cut() -> None:
    document = of_lines("x" * (HEAD_SIZES[0] - 100), "Anna Berg left for Lund. " * 8000)
    (head,) = heads_of(document)
    assert head.paragraphs == document.paragraphs[:1]


def test_head_without_sentences_is_cut_between_words() -> None:
    (head,) = heads_of(of_lines("Lund Oslo " * 20_000))
    assert head.text.endswith((" Lund", " Oslo"))


def test_unbroken_text_is_cut_at_the_size_limit() -> None:
    (head,) = heads_of(of_lines("x" * 200_000))
    assert len(head.text) == HEAD_SIZES[0]


@given(st.lists(st.integers(1, 400_000), max_size=6))
def test_heads_total_at_most_a_thirteenth_of_the_text(lengths: list[int]) -> None:
    document = of_lines(*("x" * length for length in lengths))
    found = list(heads_of(document))
    assert sum(len(head.text) for head in found) * 13 <= len(document.text)
    for head in found:
        assert document.text.startswith(head.text)
        assert all(paragraph.end <= len(head.text) for paragraph in head.paragraphs)
