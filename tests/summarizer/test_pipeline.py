"""Analysis as a whole: which documents are scored by what their units are about."""

from __future__ import annotations

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze

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
