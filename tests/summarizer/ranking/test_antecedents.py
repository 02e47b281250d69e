"""Units that open with a word for something that stands before them come after those that stand alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.ranking.antecedents import LINKED, PRONOUN, independence
from summarizer.readers import open_documents
from summarizer.summary import Length


@pytest.mark.parametrize(
    "text",
    [
        "However, he criticised the plan.",
        "But they rejected an earlier proposal.",
        "Meanwhile, his deputy resigned.",
        "Instead, it asked factories to use less.",
        "Besides, this has raised prices.",
    ],
)
def test_connective_and_pronoun_lower_the_score_most(text: str) -> None:
    assert independence(text) == LINKED


@pytest.mark.parametrize(
    "text",
    [
        "He added that reserves had been sold.",
        "Its shares rose by 18 percent.",
        "This has raised hopes of a truce.",
        "These have no cooling at all.",
        "It would also cut the cost.",
    ],
)
def test_pronoun_lowers_the_score(text: str) -> None:
    assert independence(text) == PRONOUN


@pytest.mark.parametrize(
    "text",
    [
        "However, the minister criticised the plan.",
        "It is unclear whether the bridge can be saved.",
        "It has been established that the loan was hidden.",
        "This week the council votes on the plan.",
        "This report finds that the dam was unsafe.",
        "Those who stay will be paid.",
        "That the dam would break was known.",
        "Her Excellency Mara Denholm opened the talks.",
        "“This is a disaster,” the mayor said.",
        "Theirs is the only pump in Eastby.",
        "Hebron Street is closed.",
    ],
)
def test_unit_that_stands_alone_keeps_its_score(text: str) -> None:
    assert independence(text) == 1.0


DOCKS = """
Dock workers in Port Larsen ended a six-week strike on Thursday after employers offered a raise of 7 percent.
The strike had stopped 61 ships and cost exporters about 900 million crowns, the Chamber of Shipping said.
Union chairman Olav Brekke said members would vote on the offer on 14 June.
But they rejected an earlier proposal that would have tied wages to the number of containers moved.
They also demanded that 340 dismissed colleagues be taken back at once.
The port authority expects to clear the backlog of 12,000 containers within three weeks.
Two shipping lines have moved their routes to Hamnvik for the rest of the year.
Transport Minister Sigrid Moen called the agreement fair and promised a review of port law.
Prices of fruit in the capital fell by a tenth on the news.
A court fined the union 2 million crowns in April for blocking the gate.
"""
BANK = """
The central bank of Morvania raised its key rate by half a point to 6.25 percent on Wednesday.
Inflation reached 8.9 percent in July, the highest in 14 years, as food prices rose by a fifth.
Governor Pavel Stanek said that rates would stay high until inflation was below 4 percent.
However, they did not say how long households would have to wait for cheaper loans.
He added that the bank had sold 1.1 billion dollars of its reserves to support the currency.
The crown gained 1.4 percent against the euro after the decision.
Three of the nine members of the board voted for a larger step.
Mortgage payments of a typical family will rise by 110 crowns a month.
The finance ministry now expects growth of 0.3 percent this year instead of 1.2 percent.
Unions have called a day of protest in the capital for 9 September.
"""


def analyzed(folder: Path, text: str) -> Analysis:
    path = folder / "text.txt"
    path.write_text(" ".join(text.split("\n")).strip(), encoding="utf-8")
    (document,) = open_documents(path)
    assert isinstance(document, Document)
    return analyze(document)


@pytest.mark.parametrize("text", [DOCKS, BANK])
def test_sentences_that_point_back_are_not_among_the_best(tmp_path: Path, text: str) -> None:
    analysis = analyzed(tmp_path, text)
    assert len(analysis.sentences) == 10
    assert {3, 4}.isdisjoint(analysis.summary(Length(5)).ranks)


def test_unit_that_points_back_is_lowered_in_its_form(tmp_path: Path) -> None:
    ranking = analyzed(tmp_path, BANK).ranking
    assert ranking.scores.reasons(3)["form"] < ranking.scores.reasons(5).get("form", 0.0)
    assert ranking.scores.score(3) > 0
