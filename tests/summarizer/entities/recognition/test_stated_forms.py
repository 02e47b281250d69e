"""Types that longer forms of a name in the text give it."""

import pytest

from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.entities.recognition.type_vote import key, settle
from summarizer.entities.tagger.network import KINDS


def types(marked: str, **shares: float) -> dict[str, str]:
    """Return the type of each form in brackets; the tagger's shares of a kind are the same for all."""
    chances = tuple(shares.get(kind, 0.02) for kind in KINDS)
    text, found = "", []
    for at, part in enumerate(marked.replace("]", "[").split("[")):
        if at % 2:
            found.append(NameCandidate(len(text), len(text) + len(part), chances))
        text += part
    settled = settle(text, found, gazetteer(), lambda: False)
    return {text[one.start : one.end]: settled[key(text[one.start : one.end])][0] for one in found}


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The [Republic of Quenara] signed.", "Republic of Quenara"),
        ("The [Lower State of Belmar] signed.", "Lower State of Belmar"),
        ("STATE OF [QUENARA]\nThe board met.", "QUENARA"),
        ("[Quenara] signed. The Republic of Quenara has ports.", "Quenara"),
        ("[Quenara] gave way. The Quenara Republic has ports.", "Quenara"),
        ("[Lubaro Ward] councillor Ann Obi spoke.", "Lubaro Ward"),
        ("[Sankt Alwin], May 2", "Sankt Alwin"),
        ("[Port Eldery] burned.", "Port Eldery"),
    ],
)
def test_form_of_a_state_or_port_is_a_place(marked: str, name: str) -> None:
    assert types(marked, PER=0.85)[name] == "place"


@pytest.mark.parametrize("kind", ["PER", "LOC"])
@pytest.mark.parametrize(
    "name",
    [
        "Valdor Railway",
        "Emergency Operations Centre",
        "Oska Volcano Observatory",
        "JV Lorne-Tatsu",
        "OCHA-Kesso",
        "Kolsta Kommune",
    ],
)
def test_body_called_after_a_place_is_an_organization(name: str, kind: str) -> None:
    assert types(f"We wrote to [{name}].", **{kind: 0.8})[name] == "organization"


def test_name_of_a_firm_in_the_text_is_that_firm() -> None:
    assert types("[Stanmar] was told. Fees went to Stanmar & Co.", PER=0.8)["Stanmar"] == "organization"
    assert types("Mr [Stanmar] was told. Fees went to Stanmar & Co.", PER=0.8)["Stanmar"] == "person"
    assert types("[Anna] was told. Fees went to Anna Stanmar Ltd.", PER=0.8)["Anna"] == "person"


def test_storm_is_an_event_under_its_bare_name_too() -> None:
    assert types("TROPICAL CYCLONE OSSIA\n[OSSIA] WAS NEAR THE COAST.", LOC=0.9)["OSSIA"] == "event"
    assert types("Storm Lake froze. [Ossia] was near.", LOC=0.9)["Ossia"] == "place"


def test_adjective_before_nouns_is_a_people_if_the_tagger_is_unsure() -> None:
    assert types("Forty [Brantish] vessels left.", LOC=0.4, ORG=0.3)["Brantish"] == "nationality"
    assert types("[Brantish] said no.", LOC=0.4, ORG=0.3)["Brantish"] == "place"
    assert types("[Brantish]’s boats left.", LOC=0.4, ORG=0.3)["Brantish"] == "place"
    assert types("Forty [Brantish] vessels left.", LOC=0.95)["Brantish"] == "place"


def test_adjective_of_a_place_in_the_text_is_its_people() -> None:
    found = types("He left [Quenaro]. The [Quenarese] came.", LOC=0.8)
    assert found == {"Quenaro": "place", "Quenarese": "nationality"}
    assert types("He left [Karnari].", LOC=0.8) == {"Karnari": "place"}


def test_part_of_a_place_in_the_text_is_a_place() -> None:
    text = "He left Osk. There is no news of [Little Osk]."
    assert types(text, ORG=0.8)["Little Osk"] == "organization"
    votes = types(f"He was born in [Osk], a village on the coast. {text}", ORG=0.8)
    assert votes["Little Osk"] == "place"


def test_double_barrelled_surname_belongs_to_a_person() -> None:
    name = "Delfin Arroyo-Tan"
    assert types(f"[{name}] has run it for years.", PER=0.3, LOC=0.5)[name] == "person"


@pytest.mark.parametrize(
    "name",
    [
        "Simon Ward",
        "Union of Bakers",
        "Kingdom of God",
        "Port Authority",
        "Upper Crust",
        "Anna Railway",
    ],
)
def test_similar_form_keeps_the_type_of_its_votes(name: str) -> None:
    assert types(f"We wrote to [{name}].", ORG=0.8)[name] == "organization"


def test_head_before_for_is_that_of_an_organization() -> None:
    name = "Department for Roads and Islands"
    assert types(f"It was the [{name}].", ORG=0.8)[name] == "organization"
