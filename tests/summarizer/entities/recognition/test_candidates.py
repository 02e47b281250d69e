"""Spans of the tagger, trimmed to names."""

from __future__ import annotations

import pytest

from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.candidates import sure
from summarizer.entities.recognition.trimming import candidates
from summarizer.entities.tagger.tagger import Tagged


def trimmed(text: str, span: str, kind: str) -> list[str]:
    start = text.index(span)
    tagged = [Tagged(start, start + len(span), sure(kind))]
    found = candidates(text, [Sentence(0, len(text), 0)], tagged, gazetteer(), lambda: False)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("They flew a Boeing 737-800 home.", "Boeing 737", "Boeing 737"),
        ("They flew a Boeing 787-9 home.", "Boeing 787", "Boeing 787"),
        ("They flew an Orlund 310-300 home.", "Orlund 310", "Orlund 310"),
        ("Brindle Rovers 3-1 Marrow Town.", "Brindle Rovers 3", "Brindle Rovers"),
        ("Brindle Hawks 101-98 Marrow Bulls.", "Brindle Hawks 101", "Brindle Hawks"),
        ("Brindle Hawks 112-104 Marrow Bulls.", "Brindle Hawks 112", "Brindle Hawks"),
        ("England 312-7 led at tea.", "England 312", "England"),
    ],
)
def test_score_is_cut_and_number_of_a_model_is_not(text: str, span: str, expected: str) -> None:
    assert trimmed(text, span, "ORG") == [expected]
