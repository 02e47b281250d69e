"""Spokespeople of a person or an organization."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He will appeal the ruling,” a spokesman for Hugo Brandt said.", [("He will appeal", ())]),
        ("A spokeswoman for Norlight said: “We regret the delay.”", [("We regret", ("Norlight",))]),
        ("“She is resting at home,” said Hugo Brandt's spokesperson.", [("She is resting", ())]),
        (
            "“The plant is safe to run,” said a spokesperson for the Environment Agency.",
            [("The plant", ("Environment Agency",))],
        ),
        ("A lawyer for Hugo Brandt said “the charges are baseless and false”.", [("the charges", ())]),
        ("Hugo Brandt's office said: “He has no plans to resign.”", [("He has no", ())]),
        (
            "Petra Vogel, a spokeswoman for Hugo Brandt, said: “He has no plans to resign.”",
            [("He has no", ("Petra Vogel",))],
        ),
        (
            "“He has no plans to resign,” Hugo Brandt's spokeswoman Petra Vogel said.",
            [("He has no", ("Petra Vogel",))],
        ),
        (
            "“He has no plans to resign,” said Petra Vogel, a spokeswoman for Hugo Brandt.",
            [("He has no", ("Petra Vogel",))],
        ),
        (
            "The lawyer of Hugo Brandt, Petra Vogel, said: “He is innocent of this.”",
            [("He is innocent", ("Petra Vogel",))],
        ),
        ("“He was always kind,” said the mother of Hugo Brandt.", [("He was always", ())]),
        ("In a statement Norlight said “the outage is over since noon”.", [("the outage is", ("Norlight",))]),
        ("A neighbour of Hugo Brandt said “he was never at home”.", [("he was never", ())]),
        ("“Mr Quill denies all charges,” his lawyer, Fay Orton, said.", [("Mr Quill", ("Fay Orton",))]),
        (
            "A spokesperson for the Ministry of Health said: “We are monitoring it.”",
            [("We are monitoring", ("Ministry of Health",))],
        ),
        (
            "“We are monitoring it,” a Ministry of Health spokeswoman told Reuters.",
            [("We are monitoring", ("Ministry of Health",))],
        ),
        ("A source close to Damon Quill said: “He is furious.”", [("He is furious", ())]),
        ("“He is furious,” said a friend of Damon Quill.", [("He is furious", ())]),
        ("Damon Quill's campaign said in a statement: “This is a smear.”", [("This is a", ())]),
        ("Representatives for Damon Quill said “no comment will be made”.", [("no comment", ())]),
        ("“He'll be back,” Damon Quill's agent told the paper.", [("He'll be", ())]),
        ("Fay Orton, Damon Quill's lawyer, said: “He'll be back.”", [("He'll be", ("Fay Orton",))]),
        (
            "Fay Orton, speaking on behalf of Damon Quill, said: “He'll be back.”",
            [("He'll be", ("Fay Orton",))],
        ),
        (
            "A spokesman for Damon Quill declined to comment. “It is before the courts,” he said.",
            [("It is before", ())],
        ),
    ],
)
def test_spokesperson_speaks_for_an_organization_but_not_a_person(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
