"""Analysis as a whole: which documents are scored by what their units are about, and what is shown before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.analysis import Analysis
from summarizer.document import Document, Paragraph, Span
from summarizer.pipeline import LONGEST, SIZES, analyze, first_look, heads

ENGLISH = (
    "The council of Orrin voted to close the harbor. A fire destroyed two houses on Monday. "
    "Ida Lund likes the view from the old bridge. The ferry company asked the court for time."
)
GERMAN = (
    "Der Rat von Orrin schließt den Hafen. Ein Feuer zerstörte am Montag zwei Häuser. "
    "Ida Lund mag den Blick von der alten Brücke. Die Reederei bat das Gericht um Zeit."
)


def analyzed(text: str, language: str) -> Analysis:
    return analyze(Document(text, (Paragraph(0, len(text)),), "", language=language))


def content(analysis: Analysis) -> list[float]:
    """The part of each score that depends on what a sentence is about."""
    scores = analysis.ranking.scores
    return [scores.reasons(at).get("content", 0.0) for at in range(len(analysis.sentences))]


def test_english_sentences_are_scored_by_what_they_are_about() -> None:
    parts = content(analyzed(ENGLISH, "en"))
    assert len(parts) == 4
    assert all(parts)
    # It counts against the mean of the document, so that what some gain others lose.
    assert sum(parts) == pytest.approx(0, abs=1e-4)


def test_other_languages_are_not_scored_by_what_sentences_are_about() -> None:
    assert not any(content(analyzed(GERMAN, "de")))


def opening(text: str) -> str:
    document = Document(text, (Paragraph(0, len(text)),), "t")
    (span,) = first_look(document, 5)
    return document.at(span)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The dam broke. Nobody was hurt.", "The dam broke."),
        ("Was it safe? No.", "Was it safe?"),
        ("“It is safe.” He left.", "“It is safe.”"),
        ("Talks with the U.S. Army began. They ended.", "Talks with the U.S. Army began."),
        ("Mr. Holm met Dr. Berg. They spoke.", "Mr. Holm met Dr. Berg."),
        ("It rose by 3.5 percent. It fell.", "It rose by 3.5 percent."),
        ("No end at all", "No end at all"),
        ("x", "x"),
    ],
)
def test_opening_is_the_first_sentence(text: str, first: str) -> None:
    assert opening(text) == first


def test_long_opening_is_cut_at_a_space() -> None:
    found = opening("word " * 200)
    assert found.endswith("word")
    assert LONGEST - 5 <= len(found) <= LONGEST
    assert opening("x" * 1000) == "x" * LONGEST


def test_first_look_takes_only_the_requested_body_paragraphs() -> None:
    text = "Title\nBy Anna\nOne fell. A.\nTwo fell. B.\nThree fell. C."
    kinds = ["heading", "byline", "body", "body", "body"]
    paragraphs, at = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        paragraphs.append(Paragraph(at, at + len(line), kind))
        at += len(line) + 1
    document = Document(text, tuple(paragraphs), "t")
    assert [document.at(span) for span in first_look(document, 2)] == ["One fell.", "Two fell."]
    assert len(first_look(document, 9)) == 3


def test_first_look_without_a_body_is_empty() -> None:
    assert first_look(Document("# T", (Paragraph(0, 3, "heading"),), "t"), 5) == ()
    assert first_look(Document("", (), "t"), 5) == ()


@given(st.text("aB.!? \n”", min_size=1, max_size=900))
def test_opening_is_always_a_prefix_of_its_paragraph(text: str) -> None:
    (span,) = first_look(Document(text, (Paragraph(0, len(text)),), "t"), 1)
    assert span.start == 0
    assert Span(0, 0) < span <= Span(0, min(len(text), LONGEST + 3 * len(text)))
    assert 0 < span.end <= len(text)


def of_lines(*lines: str) -> Document:
    text, paragraphs = "", []
    for line in lines:
        paragraphs.append(Paragraph(len(text), len(text) + len(line)))
        text += line + "\n\n"
    return Document(text, tuple(paragraphs), "t")


def test_short_document_has_no_heads() -> None:
    assert list(heads(of_lines("Anna Berg left."))) == []
    assert list(heads(of_lines())) == []


def test_heads_grow_and_end_with_a_paragraph() -> None:
    document = of_lines(*["Anna Berg left for Lund and came back. " * 20] * 4200)
    for head, size in zip(heads(document), SIZES, strict=True):
        assert document.text.startswith(head.text)
        assert head.paragraphs == document.paragraphs[: len(head.paragraphs)]
        assert head.paragraphs[-1].end == len(head.text)
        assert size - 1000 < len(head.text) <= size


def test_one_paragraph_head_is_cut_after_a_sentence() -> None:
    document = of_lines("Anna Berg left for Lund. “No!” " * 8000)
    (head,) = heads(document)
    assert head.text.endswith(("Lund.", "“No!”"))
    assert head.paragraphs == (Paragraph(0, len(head.text)),)
    assert SIZES[0] - 40 < len(head.text) <= SIZES[0]


def test_title_alone_is_not_a_head() -> None:
    document = of_lines("The talks", "Anna Berg left for Lund. " * 8000)
    (head,) = heads(document)
    assert head.paragraphs == (Paragraph(0, 9), Paragraph(11, len(head.text)))
    assert head.text.endswith("Berg left for Lund.")
    assert SIZES[0] - 40 < len(head.text) <= SIZES[0]


def test_long_paragraph_after_a_nearly_full_head_is_not_cut() -> None:
    document = of_lines("x" * (SIZES[0] - 100), "Anna Berg left for Lund. " * 8000)
    (head,) = heads(document)
    assert head.paragraphs == document.paragraphs[:1]


def test_head_without_sentences_is_cut_between_words() -> None:
    (head,) = heads(of_lines("Lund Oslo " * 20_000))
    assert head.text.endswith((" Lund", " Oslo"))


def test_unbroken_text_is_cut_at_the_size_limit() -> None:
    (head,) = heads(of_lines("x" * 200_000))
    assert len(head.text) == SIZES[0]


@given(st.lists(st.integers(1, 400_000), max_size=6))
def test_heads_total_at_most_a_thirteenth_of_the_text(lengths: list[int]) -> None:
    document = of_lines(*("x" * length for length in lengths))
    found = list(heads(document))
    assert sum(len(head.text) for head in found) * 13 <= len(document.text)
    for head in found:
        assert document.text.startswith(head.text)
        assert all(paragraph.end <= len(head.text) for paragraph in head.paragraphs)
