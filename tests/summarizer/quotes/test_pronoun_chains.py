"""Pronouns whose person is named some sentences before, or whose gender the text itself tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Expected = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # The sentences between go on about the same person.
            "Martin Sorley mends clocks on the pier. He opens at six. He knows each wheel by its sound. In "
            "the winter he lives above the shop. He has no telephone. Most days nobody comes.\n\n“I like it "
            "quiet,” he says.",
            [("I like it", ("Martin Sorley",))],
        ),
        (  # One whom they name in passing is not meant.
            "Alice Trent has skated here since 1972. She met Robin Hale by the door. "
            "“It was cold,” she says.",
            [("It was cold", ("Alice Trent",))],
        ),
        (  # Nobody else is named.
            "General Martin Sorley spoke for an hour. An anthem was sung. Two papers were closed. The "
            "harbour was full. It rained. “We shall stay,” he said.",
            [("We shall stay", ("Martin Sorley",))],
        ),
        (  # The sentences of the quotation itself are none between.
            "Martin Sorley has resigned. Many wept. Some left. “I was told. I did nothing. I should have "
            "gone. I did not. I am sorry,” he said.",
            [("I was told", ("Martin Sorley",))],
        ),
        (  # "She" after a sentence about one of them tells who is a woman.
            "Daniel Osei keeps the light. Judit Falk came in 2003. She paints the rails. “It will be "
            "sad,” he said.",
            [("It will be", ("Daniel Osei",))],
        ),
        (
            "President Martin Sorley received us.\n\n2. (R) The President was in good spirits. He sat down. "
            "Tea was served.\n\n3. (R) On the treaty, he complained that it was “a very bad bargain”.",
            [("a very bad", ("Martin Sorley",))],
        ),
        (
            "Alice Trent walked us to the car. Away from the house she said that it was “not the last word”.",
            [("not the last", ("Alice Trent",))],
        ),
    ],
)
def test_pronoun_is_resolved_through_a_chain(
    text: str, expected: Expected, spoken: Callable[[str, Expected], Expected]
) -> None:
    assert spoken(text, expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Somebody without a name has been introduced.
        "Martin Sorley owned the wood. I asked a man who had been there. He had the turbot. "
        "“It was fun,” he said.",
        "Martin Sorley owned the wood. The driver waited. He ate. He slept. It rained. It hailed. It snowed. "
        "It froze. It thawed. “It was fun,” he said.",
        # Too much stands between.
        "Martin Sorley owned the wood. It rained. It hailed. It snowed. It froze. It thawed. It blew. It "
        "burned. It grew. “It was fun,” he said.",
        # Only a woman is named.
        "Alice Trent owned the wood. It rained. It hailed. It snowed. It froze. “It was fun,” he said.",
        # The pronoun between is of a quotation.
        "Martin Sorley's wood burned. A fireman came. “He was late,” she said. “It was fun,” he said.",
    ],
)
def test_pronoun_without_a_named_person_stays_unknown(
    text: str, spoken: Callable[[str, Expected], Expected]
) -> None:
    found = spoken(text, [])
    assert found[-1] == ("It was fun,”", ())
