"""Documents of every kind are ranked: none, one or two sentences, minutes, transcripts, lists, long ones."""

from __future__ import annotations

from io import BytesIO

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from summarizer.summary import Length

MINUTES = """# Minutes of the harbor council

## Ships

The council sold nine grey ships to Norway. The price was 40 million euros. Nobody spoke against it.

## Wheat

Farmers lost most of the early wheat to the heavy rain. The council will pay for the seed.

## Schools

Two schools stay closed until the measles are over.
"""
TRANSCRIPT = """Ada Okonkwo: When will the talks between the two sides go on?

John Smith: In May.

Ada Okonkwo:

What stands in their way after all these years?

John Smith: The two sides have not agreed on who is to pay for the new harbor of the town.
"""


def analyzed(text: str, name: str = "text.txt") -> Analysis:
    (document,) = open_documents(BytesIO(text.encode()), name=name)
    assert isinstance(document, Document)
    return analyze(document)


def chosen(analysis: Analysis, length: int) -> list[str]:
    summary = analysis.summary(Length(length))
    return [excerpt.text(analysis.document, analysis.sentences) for excerpt in summary.excerpts]


@pytest.mark.parametrize("count", [1, 2])
def test_summary_of_a_shorter_text_has_all_its_sentences(count: int) -> None:
    text = " ".join(["The council sold nine ships.", "Rain fell on all the hills."][:count])
    assert len(chosen(analyzed(text), 5)) == count


def test_list_items_are_chosen_whole() -> None:
    found = chosen(analyzed("- Nine ships left. None came back.\n- Two schools of the town.\n", "list.md"), 5)
    assert found == ["Nine ships left. None came back.", "Two schools of the town."]


def test_four_units_of_minutes_cover_each_section() -> None:
    found = chosen(analyzed(MINUTES, "minutes.md"), 4)
    assert [any(line in part for line in found) for part in MINUTES.split("## ")[1:]] == [True] * 3
    assert chosen(analyzed(MINUTES, "minutes.md"), 1) == ["The council sold nine grey ships to Norway."]


def test_transcript_names_and_bare_answers_rank_low() -> None:
    analysis = analyzed(TRANSCRIPT)
    (best,) = chosen(analysis, 1)
    assert best.endswith("the new harbor of the town.")
    order = [analysis.document.at(analysis.sentences[number]) for number in analysis.ranking.order]
    assert {"Ada Okonkwo:", "John Smith: In May."} & set(order[:2]) == set()


def test_equal_texts_have_equal_order() -> None:
    assert list(analyzed(MINUTES).ranking.order) == list(analyzed(MINUTES).ranking.order)
