"""Several people who speak together."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will marry in June,” said Jonas Falk and Elin Strand.",
            [("We will marry", ("Jonas Falk", "Elin Strand"))],
        ),
        (
            "Jonas Falk and Elin Strand said: “We will marry in June.”",
            [("We will marry", ("Jonas Falk", "Elin Strand"))],
        ),
        (
            "“This is our home and we stay,” Jonas Falk and Elin Strand wrote in a letter.",
            [("This is our", ("Jonas Falk", "Elin Strand"))],
        ),
        (
            "Jonas Falk and Elin Strand live there. “We will stay to the end,” they said.",
            [("We will stay", ("Jonas Falk", "Elin Strand"))],
        ),
        (
            "The senators Jonas Falk, Elin Strand and Peter Wolfe said in a statement: “The bill is dead.”",
            [("The bill is", ("Jonas Falk", "Elin Strand", "Peter Wolfe"))],
        ),
        ("“The bill is dead for now,” Elin Strand told Jonas Falk.", [("The bill is", ("Elin Strand",))]),
        (
            "“The bill is dead for now,” Elin Strand said and Jonas Falk nodded.",
            [("The bill is", ("Elin Strand",))],
        ),
        (
            "Jonas Falk sang, and Elin Strand said “it was a lovely evening”.",
            [("it was a lovely", ("Elin Strand",))],
        ),
        (
            "In a joint statement, Jonas Falk and Elin Strand said “the talks have failed for good”.",
            [("the talks have", ("Jonas Falk", "Elin Strand"))],
        ),
        (
            "“The talks have failed,” both Jonas Falk and Elin Strand told reporters.",
            [("The talks have", ("Jonas Falk", "Elin Strand"))],
        ),
        (
            "According to Jonas Falk and Elin Strand, “nobody was asked about it”.",
            [("nobody was asked", ("Jonas Falk", "Elin Strand"))],
        ),
        ("Neighbours heard the crash. “It shook the whole street,” they said.", [("It shook", ())]),
        (
            "“You can have it all,” said Jonas Falk, and Elin Strand laughed.",
            [("You can have", ("Jonas Falk",))],
        ),
        (
            "“We trust the courts,” Abel Munro and his wife, Celia Munro, said in a statement.",
            [("We trust", ("Abel Munro", "Celia Munro"))],
        ),
        (
            "Parents Abel Munro and Celia Hart paid tribute. “She lit up every room,” they said.",
            [("She lit up", ("Abel Munro", "Celia Hart"))],
        ),
        (
            "Senators Abel Munro and Celia Hart wrote: “The aid must flow.”",
            [("The aid", ("Abel Munro", "Celia Hart"))],
        ),
        (
            "“The aid must flow,” wrote Abel Munro, Celia Hart and Jon Pike in The Lancet.",
            [("The aid", ("Abel Munro", "Celia Hart", "Jon Pike"))],
        ),
        (
            "“The aid must flow,” President Abel Munro told Celia Hart and Jon Pike.",
            [("The aid", ("Abel Munro",))],
        ),
        (
            "Abel Munro met Celia Hart and Jon Pike. “It was useful,” Munro said.",
            [("It was useful", ("Abel Munro",))],
        ),
        ("Abel Munro resigned and Celia Hart said: “It is a sad day.”", [("It is a sad", ("Celia Hart",))]),
    ],
)
def test_joint_speakers_are_all_given(spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert spoken(text, expected) == expected
