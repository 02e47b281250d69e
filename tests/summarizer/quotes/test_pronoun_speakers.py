""" "He" and "she" after two or more people."""

from __future__ import annotations

import pytest

from summarizer.quotes.traits import of_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Martin Sorley met Alice Trent on Friday. “He was very late,” she said.",
            [("He was very", ("Alice Trent",))],
        ),
        (
            "Alice Trent met Martin Sorley on Friday. “She was very late,” he said.",
            [("She was very", ("Martin Sorley",))],
        ),
        (
            "Mr Sorley and Ms Trent argued for an hour. “I was right,” he said afterwards.",
            [("I was right", ("Sorley",))],
        ),
        (
            "Alice Trent owns the mill. It burned down on Friday. “I have lost it all,” she said.",
            [("I have lost", ("Alice Trent",))],
        ),
        (
            "Councillor Martin Sorley asked Emily Cartwright about it. “I do not know,” she replied.",
            [("I do not know", ("Emily Cartwright",))],
        ),
        (
            "Daniel Osei spoke after Martin Sorley. “We agree on most of it,” he said.",
            [("We agree", ("Daniel Osei",))],
        ),
        (
            "Alice Trent thanked Emily Cartwright. “It was a great help,” she said.",
            [("It was a great", ("Alice Trent",))],
        ),
        (
            "Queen Ingrid visited Martin Sorley at home. “It is a fine house,” she said.",
            [("It is a fine", ("Ingrid",))],
        ),
        (
            "Martin Sorley's sister, Alice Trent, was there. “He never rang me,” she said.",
            [("He never", ("Alice Trent",))],
        ),
        (
            (
                "Actor Daniel Osei plays a king. “I like the part,” he said. Emily Cartwright directs. "
                "“He is very good,” she said."
            ),
            [("I like", ("Daniel Osei",)), ("He is very", ("Emily Cartwright",))],
        ),
        ("Martin Sorley lost the vote. “We will be back,” she said.", [("We will be", ())]),
        (
            "Spokeswoman Robin Hale met Martin Sorley. “Talks were useful,” she said.",
            [("Talks were", ("Robin Hale",))],
        ),
        (
            (
                "“I have lost it all,” Alice Trent said. Martin Sorley rebuilt the roof. “He was an "
                "angel,” she said."
            ),
            [("I have lost", ("Alice Trent",)), ("He was an", ("Alice Trent",))],
        ),
        (
            (
                "Colin Farrow was cycling with Megan Poole when the car hit. “I just saw lights,” she "
                "said. “I flew over the hedge,” he recalled."
            ),
            [("I just saw", ("Megan Poole",)), ("I flew", ("Colin Farrow",))],
        ),
        (
            "The nurse, Megan Poole, treated Colin Farrow. “He was lucky,” she said.",
            [("He was lucky", ("Megan Poole",))],
        ),
        (
            "Megan Poole praised Judith Amery for her work. “It changed my life,” she said.",
            [("It changed", ("Megan Poole",))],
        ),
        (
            (
                "Megan Poole has run the shop for years. Her son Colin Farrow helps. The rent has "
                "doubled. “We may have to close,” she said."
            ),
            [("We may", ("Megan Poole",))],
        ),
        ("Mr Farrow's wife was not told. “I found out from the radio,” she said.", [("I found out", ())]),
        (
            "The senator, Colin Farrow, opposed it. “Not on my watch,” he said.",
            [("Not on my", ("Colin Farrow",))],
        ),
        (
            "After Colin Farrow resigned, Megan Poole took over. “I have big boots to fill,” she said.",
            [("I have big", ("Megan Poole",))],
        ),
        (
            (
                "Judge Megan Poole jailed Colin Farrow for ten years. “You are a danger to the "
                "public,” she told him."
            ),
            [("You are a", ("Megan Poole",))],
        ),
        (
            (
                "Colin Farrow, whose daughter Megan Poole was killed, was in court. “She was my "
                "world,” he said."
            ),
            [("She was my", ("Colin Farrow",))],
        ),
        (
            "Colin Farrow told his mother, Judith Amery. “I screamed,” she said.",
            [("I screamed", ("Judith Amery",))],
        ),
    ],
)
def test_pronoun_means_the_fitting_subject(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected


@pytest.mark.parametrize(("name", "gender"), [("Selma", "f"), ("Kofi", "m"), ("Yaw", "m"), ("Robin", None)])
def test_given_names_have_one_gender_or_none(name: str, gender: str | None) -> None:
    assert of_name(f"{name} Orlund") == gender
