"""Types of short names by the longer names in the text."""

from __future__ import annotations

import pytest

from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.entities.recognition.type_vote import settle

_CHANCES = {
    "p": (0.96, 0.02, 0.02, 0.0, 0.0),
    "l": (0.1, 0.8, 0.1, 0.0, 0.0),
    "L": (0.0, 0.98, 0.02, 0.0, 0.0),
    "o": (0.0, 0.1, 0.9, 0.0, 0.0),
    "x": (0.5, 0.2, 0.1, 0.0, 0.2),
}


def types(text: str) -> dict[str, str]:
    """Return the type of each marked form: "[l:Hestal] fell"; the letter gives the tagger's votes."""
    plain, found = "", []
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        form = piece
        if number % 2:
            letter, _, form = piece.partition(":")
            found.append(NameCandidate(len(plain), len(plain) + len(form), _CHANCES[letter]))
        plain += form
    return {form: type_ for form, (type_, _) in settle(plain, found, gazetteer(), lambda: False).items()}


@pytest.mark.parametrize(
    "text",
    [
        "[o:Hestal Credit] sold the debts. [l:Hestal] went into administration.",
        "Its clerk warned [o:Hestal Mutual]. The cashpoints of [l:Hestal] stopped.",
        "He joined [o:Hestal Cryon], a company of 61 people. He had been paid by [l:Hestal].",
        "A firm called [o:Hestal Returns] had bought them. It stopped [l:Hestal] and its agents.",
        "He has shares in [l:Hestal]. [o:Hestal Oil] is new.",
    ],
)
def test_short_name_of_a_company_is_an_organization(text: str) -> None:
    assert types(text)["Hestal"] == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "[o:Hestal Credit] sold the debts. It rained in [l:Hestal].",
        "[o:Hestal Credit] sold the debts. The road to [l:Hestal] is shut.",
        "[o:Hestal Credit] sold the debts. The people of [l:Hestal] left.",
        "[o:Hestal Credit] sold the debts in the [l:Hestal] region.",
        "[o:Hestal Credit] sold the debts. [L:Hestal] voted.",
        "[l:Hestal], 4 May – [o:Hestal Credit] sold the debts.",
        "[o:Hestal University] sold the debts. [l:Hestal] voted.",
        "[o:Hestal Town Council] sold the debts. [l:Hestal] voted.",
        "[o:Hestal Credit] met the [o:Port of Hestal]. The [l:Hestal Docks] closed. [l:Hestal] voted.",
    ],
)
def test_place_that_a_body_is_named_for_stays_a_place(text: str) -> None:
    assert types(text)["Hestal"] == "place"


@pytest.mark.parametrize(
    "text",
    [
        "The [l:Republic of Varn] sued. [p:Varn] argued that it had lost.",
        "The [l:Lower State of Varn] sued. [x:Varn] argued that it had lost.",
        'The [l:Varn Highlands] (the "[p:Varn]") are cold.',
        "She farms in [L:Varn County]. Senator Amsel ([x:Varn]) agreed.",
    ],
)
def test_short_name_of_a_state_or_county_is_a_place(text: str) -> None:
    assert types(text)["Varn"] == "place"


@pytest.mark.parametrize(
    "text",
    [
        "The [o:Society of Varn] met. [p:Varn] spoke.",
        'The [l:Varn Highlands] are cold ("so cold"). [p:Varn] spoke.',
    ],
)
def test_person_beside_another_long_name_stays_a_person(text: str) -> None:
    assert types(text)["Varn"] == "person"


def test_ward_of_a_place_is_a_place() -> None:
    found = types(
        "The ferry left [L:Lubwen]. It was in [L:Lubwen]. [p:Lubwen Ward] councillor Joe Hann spoke."
    )
    assert found["Lubwen Ward"] == found["Lubwen"] == "place"


def test_given_name_before_ward_is_a_person() -> None:
    assert types("[l:Florence] was full. [p:Florence Ward] spoke.")["Florence Ward"] == "person"


def test_acronym_before_a_place_is_a_body() -> None:
    found = types("The report is by [o:JRCOX Sambal]. They met in the [l:JRCOX] room.")
    assert found["JRCOX"] == "organization"
