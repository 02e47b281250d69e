"""Quotations in a sentence or paragraph of their own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Esther Quaye spoke to reporters outside the court.\n\n“I am relieved that it is "
                "over.”\n\nThe case began in 2019."
            ),
            [("I am relieved", ("Esther Quaye",))],
        ),
        (
            "Esther Quaye told the BBC she was relieved.\n\n“It has been a long road for us.”",
            [("It has been", ("Esther Quaye",))],
        ),
        (
            "Esther Quaye was in tears as she addressed the crowd.\n\n“It has been a long road for us.”",
            [("It has been", ("Esther Quaye",))],
        ),
        (
            "Esther Quaye issued a statement on Friday:\n\n“It has been a long road for us.”",
            [("It has been", ("Esther Quaye",))],
        ),
        ("The road was closed on Friday.\n\n“It has been a long road for us.”", [("It has been", ())]),
        (
            (
                "Esther Quaye spoke to reporters outside the court. Her husband was not there.\n\n“I "
                "am relieved that it is over.”"
            ),
            [("I am relieved", ())],
        ),
        (
            (
                "Speaking after the verdict, Esther Quaye thanked the jury.\n\n“I am relieved that it "
                "is over.”"
            ),
            [("I am relieved", ("Esther Quaye",))],
        ),
        (
            "Mina Tawil and Esther Quaye argued about the road.\n\n“It should be closed for good.”",
            [("It should be", ())],
        ),
        (
            "Esther Quaye says the clinic is full. “We have beds in the corridor.”",
            [("We have beds", ("Esther Quaye",))],
        ),
        (
            "Esther Quaye thinks it was a mistake. “We should have waited for the snow to melt.”",
            [("We should have", ("Esther Quaye",))],
        ),
        (
            "Esther Quaye warned of delays. The minister disagreed. “There will be none of that.”",
            [("There will be", ())],
        ),
        (
            (
                "Hollis Beck, who farms nearby, saw the plane come down.\n\n“There was a bang and then "
                "nothing.”"
            ),
            [("There was a", ())],
        ),
        (
            "Hollis Beck, who farms nearby, described what he saw.\n\n“There was a bang and then nothing.”",
            [("There was a", ("Hollis Beck",))],
        ),
        (
            (
                "Hollis Beck said he had heard a bang.\n\n“Then there was nothing at all. I ran "
                "out.”\n\n“I have never seen anything like it.”"
            ),
            [("Then there", ("Hollis Beck",)), ("I have never", ("Hollis Beck",))],
        ),
        (
            (
                "Hollis Beck spoke to the BBC about the crash. \n\n“Then there was nothing at all,” he "
                "said. “I ran out.”"
            ),
            [("Then there", ("Hollis Beck",)), ("I ran out", ("Hollis Beck",))],
        ),
        ("Nobody knows why it fell. “Then there was nothing at all.”", [("Then there", ())]),
        (
            "Asked why it fell, Hollis Beck shrugged. “Your guess is as good as mine.”",
            [("Your guess", ("Hollis Beck",))],
        ),
        (
            "Hollis Beck was blunt. “It was a botched job from the start.”",
            [("It was a botched", ("Hollis Beck",))],
        ),
        ("The report blames Hollis Beck. “The valve was left open all night.”", [("The valve", ())]),
        ("Hollis Beck admits mistakes were made: “We left the valve open.”", [("We left", ("Hollis Beck",))]),
    ],
)
def test_unattributed_quotation_has_the_previous_speaker(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
