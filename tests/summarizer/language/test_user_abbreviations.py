"""The user's abbreviations, after which a sentence continues: texts split by hand ("|" marks each break)."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Paragraph
from summarizer.language.sentences import split

OURS = frozenset({"Bde", "Coy", "k.A", "Qd"})


def marked(text: str, language: str = "en") -> str:
    document = Document(text, (Paragraph(0, len(text)),), "", language=language)
    return " | ".join(document.line(sentence) for sentence in split(document, OURS))


@pytest.mark.parametrize(
    "text",
    [
        "The 3 Bde. Kestrel moved north. | It rained.",
        "The 3 bde. | Kestrel moved north.",
        "The Coy. (Kestrel) moved north. | It rained.",
        "“The (Coy.) Kestrel moved north.” | It rained.",
        "Then k.A. Holm left. | Anna Berg stayed.",
        "The Coys. | Kestrel moved north.",
        "The Coy! | Kestrel moved north.",
        "It joined the Bde.",
        "No. | It was 5 p.m. | Holm left.",
        "Mr. Holm met the Qd. Berg in Lund. | It rained.",
    ],
)
def test_sentence_continues_after_an_abbreviation_of_the_user(text: str) -> None:
    assert marked(text.replace(" | ", " ")) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die 3. Bde. Kestrel zog ab. | Es regnete z.B. Montag.", "de"),
        ("De heer kwam met de Coy. Kestrel. | Het regende.", "nl"),
        ("Przyszła Coy. Kestrel. | Padało.", "pl"),
    ],
)
def test_abbreviations_of_the_user_hold_in_other_languages(text: str, language: str) -> None:
    assert marked(text.replace(" | ", " "), language) == text
