"""Interviews without labels: who answers, and whom the quotation above them is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.document import Span
from summarizer.quotes.interviews import interviewee

_QUESTIONS = """What did you find?

We found the pipes full of rust. I had not seen the like.

Who is to blame?

I am. I signed for them.

Will you stay?

No. My letter went off today.
"""


def _head(text: str, *names: str) -> list[tuple[str, Span]]:
    return [(name, Span(text.index(name), text.index(name) + len(name))) for name in names]


@pytest.mark.parametrize(
    ("head", "people", "expected"),
    [
        (
            "Interview: Jonas Berg\n\nAlice Trent runs the waterworks.",
            ("Jonas Berg", "Alice Trent"),
            "Alice Trent",
        ),
        (
            "Alice Trent runs the works. Questions by Jonas Berg.",
            ("Alice Trent", "Jonas Berg"),
            "Alice Trent",
        ),
        ("In Jonas Berg's old office Alice Trent receives us.", ("Jonas Berg", "Alice Trent"), "Alice Trent"),
        (
            "Conducted by Jonas Berg and Emily Carr\n\nAlice Trent is back.",
            ("Jonas Berg", "Emily Carr", "Alice Trent"),
            "Alice Trent",
        ),
        ("Alice Trent ran the works. Martin Sorley owned them.", ("Alice Trent", "Martin Sorley"), None),
        ("Interview: Jonas Berg", ("Jonas Berg",), None),
    ],
)
def test_interviewer_is_not_the_interviewee(head: str, people: tuple[str, ...], expected: str | None) -> None:
    assert interviewee(head, _head(head, *people)) == expected


@pytest.mark.parametrize(
    "head",
    [
        "“The pipes are full of rust”\n\nAlice Trent runs the waterworks.\n\nInterview: Jonas Berg\n\n",
        "INTERVIEW\n\n“The pipes are full of rust”: a life in water\n\nAlice Trent receives us.\n\n",
    ],
)
def test_quotation_above_an_interview_is_by_the_interviewee(head: str, spoken: Callable[..., object]) -> None:
    expected = [("The pipes are full", ("Alice Trent",))]
    found = spoken(head + _QUESTIONS, expected)
    assert isinstance(found, list)
    assert found[0] == expected[0]


@pytest.mark.parametrize(
    "text",
    [
        # No interview: nobody answers.
        "“The pipes are full of rust”\n\nAlice Trent runs the waterworks.\n\nIt rained on Friday.\n",
        # Questions of readers, which nobody answers.
        "“The pipes are full of rust”\n\nAlice Trent runs the waterworks.\n\n" + _QUESTIONS,
        # The quotation goes on in a sentence.
        "“The pipes are full of rust” was on a banner.\n\nInterview: Jonas Berg\n\nAlice Trent is here.\n\n"
        + _QUESTIONS,
        # Two answer.
        "“The pipes are full of rust”\n\nAn interview\n\nALICE TRENT: I know.\n\nMARTIN SORLEY: So do I.\n\n"
        "ALICE TRENT: We signed it.\n\nMARTIN SORLEY: You did.\n",
        # It is a quotation of somebody else.
        "“The pipes are full of rust,” Martin Sorley said.\n\nInterview: Jonas Berg\n\nAlice Trent sits.\n\n"
        + _QUESTIONS,
    ],
)
def test_other_quotation_is_not_by_the_interviewee(text: str, spoken: Callable[..., object]) -> None:
    found = spoken(text, [("The pipes are full", ("Alice Trent",))])
    assert isinstance(found, list)
    assert found[0] in [("The pipes are full", ()), ("The pipes are full", ("Martin Sorley",))]
