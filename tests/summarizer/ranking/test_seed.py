"""The choice on the first sample, as one careful reader made it, and with all its names exchanged.

That it is the same with other names and numbers is what keeps it honest: nothing may be coded to the text.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from exchanged_names import EASTERN, exchanged

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from summarizer.summary import Length

SEED = Path(__file__).parents[3] / "seeds" / "abu-dhabi-talks.txt"
OUTCOME, PRISONERS, ENVOY, DIALOGUE = 0, 1, 2, 5
CRITICISM, PROGRESS = 7, 4

OTHERS = EASTERN | {
    "Vladimir Putin": "Imran Chaudhry",
    "157": "2,304",
    "2021": "1998",
    "three hours": "eleven hours",
    "five hours": "nine hours",
}


@pytest.fixture(scope="module", params=["as it is", "exchanged"])
def analysis(request, tmp_path_factory) -> Analysis:
    text = SEED.read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("seed") / "talks.txt"
    path.write_text(text if request.param == "as it is" else exchanged(text, OTHERS), encoding="utf-8")
    (document,) = open_documents(path)
    assert isinstance(document, Document)
    return analyze(document)


def chosen(analysis: Analysis, length: int) -> set[int]:
    return set(analysis.summary(Length(length)).ranks)


def test_three_sentences_give_outcome_prisoners_and_envoy(analysis: Analysis) -> None:
    """The envoy's sentence is the only one that says how far the parties still are from an agreement."""
    assert len(analysis.sentences) == 16
    assert chosen(analysis, 3) == {OUTCOME, PRISONERS, ENVOY}


def test_five_sentences_add_dialogue_and_progress(analysis: Analysis) -> None:
    assert chosen(analysis, 5) == {OUTCOME, PRISONERS, ENVOY, DIALOGUE, PROGRESS}


def test_sentence_that_cannot_stand_alone_is_not_among_seven(analysis: Analysis) -> None:
    assert CRITICISM not in chosen(analysis, 7)
