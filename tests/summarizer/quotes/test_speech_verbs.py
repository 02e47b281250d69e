"""Verbs of speech beside a quotation, before and after the name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is unsafe,” thundered Patrick Oyelowo.", [("The bridge", ("Patrick Oyelowo",))]),
        ("“The bridge is unsafe,” Patrick Oyelowo snapped.", [("The bridge", ("Patrick Oyelowo",))]),
        (
            "“Not one of them rang us,” lamented Greta Lindholm, a teacher.",
            [("Not one", ("Greta Lindholm",))],
        ),
        ("“Will anyone listen?” wondered Greta Lindholm.", [("Will anyone", ("Greta Lindholm",))]),
        ("“You promised us a school,” Greta Lindholm hit back.", [("You promised", ("Greta Lindholm",))]),
        ("“I would do it again,” Patrick Oyelowo shrugged.", [("I would", ("Patrick Oyelowo",))]),
        ("“The money is there,” Greta Lindholm went on.", [("The money", ("Greta Lindholm",))]),
        (
            "“We had no choice at all,” pleaded Patrick Oyelowo in court.",
            [("We had no", ("Patrick Oyelowo",))],
        ),
        ("“I was nine when we left,” remembers Greta Lindholm.", [("I was nine", ("Greta Lindholm",))]),
        (
            "“We are the last ones here,” laughs Patrick Oyelowo, 70.",
            [("We are the last", ("Patrick Oyelowo",))],
        ),
        ("“That is simply wrong,” Patrick Oyelowo cut in.", [("That is simply", ("Patrick Oyelowo",))]),
        ("“It was cold and wet there,” Patrick Oyelowo is the last to remember.", [("It was cold", ())]),
        ("The sign read “no entry after dark”. Greta Lindholm left early.", [("no entry", ())]),
        ("Patrick Oyelowo left the hall after “an hour of pure nonsense”.", [("an hour of", ())]),
        ("Greta Lindholm died in the “great flood of the valley”.", [("great flood", ())]),
        ("Patrick Oyelowo hissed: “Do not touch the gate.”", [("Do not touch", ("Patrick Oyelowo",))]),
        ("“The valley must be told,” urges Greta Lindholm.", [("The valley", ("Greta Lindholm",))]),
        (
            "“We were told in May,” Greta Lindholm fumed. “It is now March.”",
            [("We were told", ("Greta Lindholm",)), ("It is now", ("Greta Lindholm",))],
        ),
        ("“We shall pay in full,” said the minister, Clara Holt.", [("We shall", ("Clara Holt",))]),
        (
            "“We shall pay in full,” said the trust's chief executive, Clara Holt, on Monday.",
            [("We shall", ("Clara Holt",))],
        ),
        ("“We shall pay in full,” said Finance Minister Clara Holt.", [("We shall", ("Clara Holt",))]),
        ("“We shall pay in full”, says Clara Holt, head of the trust.", [("We shall", ("Clara Holt",))]),
        ("“We shall pay in full,” added a weary Clara Holt.", [("We shall", ("Clara Holt",))]),
        ("“We shall pay in full,” according to Clara Holt, the minister.", [("We shall", ("Clara Holt",))]),
        ("“We shall pay in full,” said the head of the trust, Clara Holt.", [("We shall", ("Clara Holt",))]),
        ("“We shall pay in full,” said her deputy, Ravi Anand.", [("We shall", ("Ravi Anand",))]),
        (
            "“We shall pay in full,” said Dr Clara Holt of the Northern Trust.",
            [("We shall", ("Clara Holt",))],
        ),
        ("“We shall pay in full,” said one of the trustees, Clara Holt.", [("We shall", ("Clara Holt",))]),
        ("“We shall pay in full,” said Clara Holt’s deputy, Ravi Anand.", [("We shall", ("Ravi Anand",))]),
        ("“We shall pay in full,” said the brother of Clara Holt.", [("We shall", ())]),
        ("“We shall pay in full,” said 41-year-old Clara Holt.", [("We shall", ("Clara Holt",))]),
        ("“We will not be moved,” vowed Idris Kemp.", [("We will", ("Idris Kemp",))]),
        (
            "“It was never about money,” Idris Kemp protested, banging the table.",
            [("It was never", ("Idris Kemp",))],
        ),
        ("“Who signed it?” demanded Idris Kemp.", [("Who signed", ("Idris Kemp",))]),
        ("“We’ve been had!” Idris Kemp bellowed from the steps.", [("We’ve been", ("Idris Kemp",))]),
        ("“The numbers don’t add up,” Idris Kemp pointed out.", [("The numbers", ("Idris Kemp",))]),
        ("“Look at the roof,” Idris Kemp gestured.", [("Look at", ("Idris Kemp",))]),
        ("“I am tired of waiting,” said a tearful Leonie Marsh.", [("I am tired", ("Leonie Marsh",))]),
        (
            "“I am tired of waiting,” mused Leonie Marsh, the club’s treasurer since 1990.",
            [("I am tired", ("Leonie Marsh",))],
        ),
        ("“I am tired of waiting,” Leonie Marsh will tell MPs today.", [("I am tired", ("Leonie Marsh",))]),
        (
            "Asked about the fire, Leonie Marsh answered: “I was asleep.”",
            [("I was asleep", ("Leonie Marsh",))],
        ),
        ("Leonie Marsh, in tears, whispered: “I was asleep.”", [("I was asleep", ("Leonie Marsh",))]),
        (
            "“I was asleep!” Leonie Marsh looked at the floor. Idris Kemp said nothing.",
            [("I was asleep", ())],
        ),
        (
            "“I was asleep,” Leonie Marsh tweeted on Monday, hours after Idris Kemp resigned.",
            [("I was asleep", ("Leonie Marsh",))],
        ),
        ("“We need to talk,” read a note that Leonie Marsh found.", [("We need", ())]),
        ("Leonie Marsh walked out during “a long and bitter row”.", [("a long and", ())]),
        (
            "“Ice is thinning fast,” says glaciologist Runa Eide of the Polar Institute in Tromso.",
            [("Ice is", ("Runa Eide",))],
        ),
        ("“Ice is thinning fast,” explains lead author Runa Eide.", [("Ice is", ("Runa Eide",))]),
        (
            (
                "“Ice is thinning fast,” said the institute's director, Runa Eide, who was not part of "
                "the study."
            ),
            [("Ice is", ("Runa Eide",))],
        ),
        (
            "“Ice is thinning fast,” the director, Runa Eide, told the committee.",
            [("Ice is", ("Runa Eide",))],
        ),
        ("“Ice is thinning fast,” the Polar Institute's Runa Eide said.", [("Ice is", ("Runa Eide",))]),
        (
            "“Ice is thinning fast,” Runa Eide, director of the Polar Institute, said in an email.",
            [("Ice is", ("Runa Eide",))],
        ),
        (
            "“Ice,” says Runa Eide, “is thinning fast.”",
            [("Ice,", ("Runa Eide",)), ("is thinning", ("Runa Eide",))],
        ),
        ("“Ice is thinning fast.”\n\n— Runa Eide, Polar Institute", [("Ice is", ("Runa Eide",))]),
    ],
)
def test_verb_beside_quotation_gives_its_speaker(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
