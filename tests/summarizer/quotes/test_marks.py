"""Single quotation marks among apostrophes, and marks that are not speech."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "'We shall rebuild the pier before winter,' Harriet Blanchflower said.",
            [("We shall rebuild", ("Harriet Blanchflower",))],
        ),
        (
            "‘We didn't see the lorry's lights,’ said Edwin Marwick, who was driving home.",
            [("We didn't see", ("Edwin Marwick",))],
        ),
        (
            "Edwin Marwick said: 'The residents' views don't count.' He left the meeting early.",
            [("The residents' views", ("Edwin Marwick",))],
        ),
        (
            "'It's over. There's nothing left to save,' Harriet Blanchflower told the council's planners.",
            [("It's over.", ("Harriet Blanchflower",))],
        ),
        ("The drivers' union met in the '90s and again in '04. It's the members' choice.", []),
        (
            (
                "The farmers' leader, Owen Pritchard, said 'the county's promises aren't worth the "
                "paper they're written on'."
            ),
            [("the county's promises", ("Owen Pritchard",))],
        ),
        (
            "‘He told me, “Go home now, all of you,” and I went,’ said Lucy Farraday.",
            [("He told me,", ("Lucy Farraday",))],
        ),
        (
            "“He shouted ‘get out of the way’ and then it fell,” said Lucy Farraday.",
            [("He shouted", ("Lucy Farraday",))],
        ),
        (
            "'I don't think they're listening,' Owen Pritchard said. 'They never were.'",
            [("I don't think", ("Owen Pritchard",)), ("They never were.", ("Owen Pritchard",))],
        ),
        (
            (
                "Rock 'n' roll and fish 'n' chips were the town's pride. The workers' club stayed open "
                "'til six o'clock."
            ),
            [],
        ),
        (
            "'No,' said Lucy Farraday. 'Not in my lifetime.'",
            [("No,", ("Lucy Farraday",)), ("Not in my lifetime.", ("Lucy Farraday",))],
        ),
        (
            "'The James' house was the first to go,' said Owen Pritchard. 'Then Charles' barn went.'",
            [("The James' house", ("Owen Pritchard",)), ("Then Charles' barn", ("Owen Pritchard",))],
        ),
        (
            "‘We’ve waited ten years for this,’ Lucy Farraday said. ‘The children’s school can’t wait.’",
            [("We’ve waited", ("Lucy Farraday",)), ("The children’s school", ("Lucy Farraday",))],
        ),
        (
            (
                "Lucy Farraday, 52, said: ‘My parents’ shop was flooded twice.\n\n‘We had no help at "
                "all from anyone.’\n\nThe council did not comment."
            ),
            [("My parents’ shop", ("Lucy Farraday",))],
        ),
        ("The 'temporary fix that lasted forty years' was removed on Monday.", [("temporary fix", ())]),
        ("The cabin is 6' 2\" wide and 12' long, and the boys' dormitory is next to it.", []),
        ("'Twas the night before the vote, and 'em that could walk came. The voters' roll was closed.", []),
        (
            (
                "'It's a scandal, pure and simple,' fumed Cllr Beatrix Nolan, whose ward has no "
                "buses.\n\nThe firm's boss, Rupert Haldane, said: 'We're sorry for passengers' "
                "trouble. The strikers' demands can't be met.'"
            ),
            [("It's a scandal", ("Beatrix Nolan",)), ("We're sorry", ("Rupert Haldane",))],
        ),
        ("‘There is “no magic wand”,’ Rupert Haldane told MPs.", [("There is", ("Rupert Haldane",))]),
        (
            "Asked if he'd resign, Rupert Haldane said: 'No. Next question.'",
            [("No. Next", ("Rupert Haldane",))],
        ),
        (
            (
                "Beatrix Nolan, 44, said the buses' failure was 'an insult to every pensioner in the "
                "ward' and called for the bosses' bonuses to be stopped."
            ),
            [("an insult", ("Beatrix Nolan",))],
        ),
        ("The 'bedroom tax' and the 'granny flat' rules were dropped, said Beatrix Nolan.", []),
        (
            "'Where's the money gone?' asked Beatrix Nolan. 'Nobody's told us.'",
            [("Where's the", ("Beatrix Nolan",)), ("Nobody's told", ("Beatrix Nolan",))],
        ),
        ("Rupert Haldane: 'The firm's finished without new buses'", [("The firm's", ("Rupert Haldane",))]),
        (
            "‘My dad’s shop closed in ’84 and the miners’ club went too,’ Beatrix Nolan recalled.",
            [("My dad’s", ("Beatrix Nolan",))],
        ),
        ("It was the Joneses' fault, not the Smiths'. The dogs' home took both pets.", []),
        (
            "The judge said Haldane was 'a thoroughly dishonest man'. The jurors' verdict was unanimous.",
            [("a thoroughly", ())],
        ),
        (
            "“They told us, ‘You can't come in,’ and shut the gate,” said Beatrix Nolan.",
            [("They told us", ("Beatrix Nolan",))],
        ),
    ],
)
def test_single_marks_are_distinguished_from_apostrophes(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected


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
