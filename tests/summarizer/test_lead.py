"""The lead-based summary, which is shown until there is an analysis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Paragraph, Span
from summarizer.summary import LONGEST_LEAD, lead_sentences


def lead_of(text: str) -> str:
    document = Document(text, (Paragraph(0, len(text)),), "t")
    (span,) = lead_sentences(document, 5)
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
def test_lead_sentence_is_the_first_sentence(text: str, first: str) -> None:
    assert lead_of(text) == first


def test_long_lead_sentence_is_cut_at_a_space() -> None:
    found = lead_of("word " * 200)
    assert found.endswith("word")
    assert LONGEST_LEAD - 5 <= len(found) <= LONGEST_LEAD
    assert lead_of("x" * 1000) == "x" * LONGEST_LEAD


def test_lead_takes_only_the_requested_body_paragraphs() -> None:
    text = "Title\nBy Anna\nOne fell. A.\nTwo fell. B.\nThree fell. C."
    kinds = ["heading", "byline", "body", "body", "body"]
    paragraphs, at = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        paragraphs.append(Paragraph(at, at + len(line), kind))
        at += len(line) + 1
    document = Document(text, tuple(paragraphs), "t")
    assert [document.at(span) for span in lead_sentences(document, 2)] == ["One fell.", "Two fell."]
    assert len(lead_sentences(document, 9)) == 3


def test_lead_without_a_body_is_empty() -> None:
    assert lead_sentences(Document("# T", (Paragraph(0, 3, "heading"),), "t"), 5) == ()
    assert lead_sentences(Document("", (), "t"), 5) == ()


@given(st.text("aB.!? \n”", min_size=1, max_size=900))
def test_lead_sentence_is_always_a_prefix_of_its_paragraph(text: str) -> None:
    (span,) = lead_sentences(Document(text, (Paragraph(0, len(text)),), "t"), 1)
    assert span.start == 0
    assert Span(0, 0) < span <= Span(0, min(len(text), LONGEST_LEAD + 3 * len(text)))
    assert 0 < span.end <= len(text)
