"""Scare quotes, titles of works and nicknames, which are not speech."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “Iron” bridge was closed on Monday, Selma Ortiz said.", []),
        ("Her new film “The Harbour” opens on Friday.", []),
        ("Her novel “The Year of the Long Winter” won the prize.", []),
        ("Selma “the Rock” Ortiz won the bout.", []),
        ("The song “Nobody Knows the River” was number one.", []),
        ("Selma Ortiz read from her book “A Hundred Days of Rain Alone”.", []),
        ("The so-called “green and pleasant” levy was dropped.", []),
        ("The ship “Star of the North” sank off Brindle Bay.", []),
        ("Selma Ortiz called it “nonsense”.", [("nonsense", ("Selma Ortiz",))]),
        ("Norlight said it was “devastated” by the deaths.", [("devastated", ("Norlight",))]),
        ("Selma Ortiz told the paper “We will not go”.", [("We will not go", ("Selma Ortiz",))]),
        ("The word “crisis” appears forty times in the report.", []),
        ("The “temporary” shelter is ten years old, said Selma Ortiz.", []),
        ("The exhibition “Light on the Water” runs until May, Selma Ortiz said.", []),
        ("Known as “the Butcher of Brindle Bay”, he was jailed in 1999.", []),
        ("Selma Ortiz wrote “The Year of the Long Winter” in 2011.", []),
        ("In a paper titled “On the Movement of Ice”, Selma Ortiz argued that the shelf moves.", []),
        ("His essay “Why We Still Need Maps” is in the June issue.", []),
        ("The band’s single “Rain on the Roof Again” sold a million, said Tess Nyland.", []),
        ("Tess Nyland described the plan as “bonkers”.", [("bonkers", ("Tess Nyland",))]),
        ("Tess Nyland, nicknamed “the Iron Lady of the Fens”, is 80.", []),
        ("The “smart” meter broke, Tess Nyland said.", []),
        ("The so-called “right to roam” bill failed.", []),
        ("Tess Nyland won the “Golden Pike” award.", []),
        ("The sign says “Beware of the Dog”.", []),
        ("Tess Nyland said the “temporary” bridge was safe.", []),
    ],
)
def test_marks_without_speech_are_no_quotations(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
