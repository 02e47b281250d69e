"""Roles and ages that refer to a person."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Union leader Dorota Malik addressed the crowd. “We will not sign this,” the union "
                "leader said."
            ),
            [("We will not", ("Dorota Malik",))],
        ),
        (
            (
                "Keith Ballantyne, a plumber from Ashby, found the leak. “I heard it hissing,” the "
                "plumber said."
            ),
            [("I heard it", ("Keith Ballantyne",))],
        ),
        (
            "Sara Winfield won gold on Sunday. “I never looked back,” said the 23-year-old.",
            [("I never looked", ("Sara Winfield",))],
        ),
        (
            (
                "Sara Winfield, 23, beat Lena Petrova, 31, on Sunday. “I never looked back,” said the "
                "23-year-old."
            ),
            [("I never looked", ("Sara Winfield",))],
        ),
        (
            (
                "Energy minister Tomas Reuter met farmer Keith Ballantyne. “Prices will fall,” the "
                "minister said. “They have not yet,” said the farmer."
            ),
            [("Prices will", ("Tomas Reuter",)), ("They have not", ("Keith Ballantyne",))],
        ),
        (
            "Two nurses, Dorota Malik and Sara Winfield, were there. “It was dark,” said the nurse.",
            [("It was dark", ())],
        ),
        (
            (
                "The head teacher, Sara Winfield, was in tears. “They were only children,” the head "
                "teacher said."
            ),
            [("They were only", ("Sara Winfield",))],
        ),
        (
            "Keith Ballantyne is a retired miner. “The seam is empty,” the former miner said.",
            [("The seam", ("Keith Ballantyne",))],
        ),
        (
            "Captain Dorota Malik scored twice. “We were lucky today,” the captain said.",
            [("We were lucky", ("Dorota Malik",))],
        ),
        (
            "Keith Ballantyne runs a bakery in Ashby. “Flour has doubled,” the baker said.",
            [("Flour has", ())],
        ),
        (
            "“Flour has doubled in price,” the baker said. Keith Ballantyne lives in Ashby.",
            [("Flour has", ())],
        ),
        (
            (
                "Tomas Reuter, the mayor of Ashby, opened the bridge with Dorota Malik, an engineer. "
                "“It is strong,” the engineer said. The mayor added: “And it was cheap.”"
            ),
            [("It is strong", ("Dorota Malik",)), ("And it was", ("Tomas Reuter",))],
        ),
        (
            "Ashby United coach Tomas Reuter praised Sara Winfield. “She ran all day,” the coach said.",
            [("She ran", ("Tomas Reuter",))],
        ),
        (
            "Tomas Reuter was mayor until 2019. The new mayor said “the tram will be built”.",
            [("the tram", ())],
        ),
        (
            "Lawyer Sara Winfield spoke for the family. “They want answers,” the lawyer told reporters.",
            [("They want", ("Sara Winfield",))],
        ),
        (
            (
                "Prime Minister Otto Vance met opposition leader Dina Rask on Friday. “We made "
                "progress,” the prime minister said. “We did not,” the opposition leader retorted."
            ),
            [("We made", ("Otto Vance",)), ("We did not", ("Dina Rask",))],
        ),
        (
            "The fire chief, Dina Rask, said 40 homes were lost. “We had no water,” the chief said.",
            [("We had no", ("Dina Rask",))],
        ),
        (
            "Otto Vance, a 58-year-old dairy farmer, lost his herd. “They were family,” the farmer said.",
            [("They were", ("Otto Vance",))],
        ),
        (
            "Otto Vance (58) and Dina Rask (34) were rescued. “I prayed,” said the 34-year-old.",
            [("I prayed", ("Dina Rask",))],
        ),
        (
            (
                "Dina Rask, who is the school's head teacher, rang the police. “I was shaking,” the "
                "teacher said."
            ),
            [("I was shaking", ("Dina Rask",))],
        ),
        (
            "Singer Dina Rask cancelled her tour. “My voice is gone,” the singer told fans.",
            [("My voice", ("Dina Rask",))],
        ),
        ("“My voice is gone,” the singer Dina Rask told fans.", [("My voice", ("Dina Rask",))]),
        ("Dina Rask sang. “It was divine,” a critic wrote.", [("It was divine", ())]),
        (
            (
                "Otto Vance, the drummer, and Dina Rask, the bassist, left the band. “It was time,” "
                "the bassist said."
            ),
            [("It was time", ("Dina Rask",))],
        ),
        ("The ministry denied it. “There is no such plan,” the official said.", [("There is no", ())]),
        (
            (
                "Dina Rask, 19, was born in Oslo. The student won the prize. “I am so happy,” the "
                "teenager said."
            ),
            [("I am so", ())],
        ),
        (
            "Otto Vance's widow, Dina Rask, wept. “He loved boats,” the widow said.",
            [("He loved", ("Dina Rask",))],
        ),
    ],
)
def test_role_means_the_person_described_by_it(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
