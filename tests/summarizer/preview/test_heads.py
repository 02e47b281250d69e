"""Of a long document its heads come first, and cost little beside the whole."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Paragraph
from summarizer.preview import SIZES, heads


def of_lines(*lines: str) -> Document:
    text, paragraphs = "", []
    for line in lines:
        paragraphs.append(Paragraph(len(text), len(text) + len(line)))
        text += line + "\n\n"
    return Document(text, tuple(paragraphs), "t")


def test_a_short_document_has_none() -> None:
    assert list(heads(of_lines("Anna Berg left."))) == []
    assert list(heads(of_lines())) == []


def test_they_grow_and_end_with_a_paragraph() -> None:
    document = of_lines(*["Anna Berg left for Lund and came back. " * 20] * 4200)
    for head, size in zip(heads(document), SIZES, strict=True):
        assert document.text.startswith(head.text)
        assert head.paragraphs == document.paragraphs[: len(head.paragraphs)]
        assert head.paragraphs[-1].end == len(head.text)
        assert size - 1000 < len(head.text) <= size


def test_a_document_of_one_paragraph_is_cut_after_a_sentence() -> None:
    document = of_lines("Anna Berg left for Lund. “No!” " * 8000)
    (head,) = heads(document)
    assert head.text.endswith(("Lund.", "“No!”"))
    assert head.paragraphs == (Paragraph(0, len(head.text)),)
    assert SIZES[0] - 40 < len(head.text) <= SIZES[0]


def test_a_title_alone_is_no_head() -> None:
    document = of_lines("The talks", "Anna Berg left for Lund. " * 8000)
    (head,) = heads(document)
    assert head.paragraphs == (Paragraph(0, 9), Paragraph(11, len(head.text)))
    assert head.text.endswith("Berg left for Lund.")
    assert SIZES[0] - 40 < len(head.text) <= SIZES[0]


def test_a_paragraph_that_is_left_out_for_the_most_part_is_not_cut() -> None:
    document = of_lines("x" * (SIZES[0] - 100), "Anna Berg left for Lund. " * 8000)
    (head,) = heads(document)
    assert head.paragraphs == document.paragraphs[:1]


def test_without_sentences_no_word_is_cut() -> None:
    (head,) = heads(of_lines("Lund Oslo " * 20_000))
    assert head.text.endswith((" Lund", " Oslo"))


def test_text_without_a_blank_is_cut_anywhere() -> None:
    (head,) = heads(of_lines("x" * 200_000))
    assert len(head.text) == SIZES[0]


@given(st.lists(st.integers(1, 400_000), max_size=6))
def test_together_they_are_a_thirteenth_of_the_text_at_most(lengths: list[int]) -> None:
    document = of_lines(*("x" * length for length in lengths))
    found = list(heads(document))
    assert sum(len(head.text) for head in found) * 13 <= len(document.text)
    for head in found:
        assert document.text.startswith(head.text)
        assert all(paragraph.end <= len(head.text) for paragraph in head.paragraphs)
