"""Phrases of prose beside a name that tell whether it is a person's, a place's or an organization's.

The name stands in brackets.
"""

import pytest

from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.entities.recognition.cues import TypeCue, cue_beside, phrase_beside


def read(marked: str) -> tuple[str, NameCandidate]:
    before, _, rest = marked.partition("[")
    name, _, after = rest.partition("]")
    return before + name + after, NameCandidate(len(before), len(before) + len(name), sure("MISC"))


def cue(marked: str) -> TypeCue | None:
    return cue_beside(*read(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "PRESENT: Councillors Dale, Ames-Hall, [Perth] and Oakes",
        "Moved by Dale, seconded by [Perth], that the report be noted.",
        "It is led by a man called [Tarsu] who came from the north.",
        "His deputy, who is known as [Tarsu], was not seen.",
        "It was first charted by the navigator [Ostrava-Bell] in 1790.",
        "There was a long line of cars at [Brannock]'s funeral.",
        "It was a letter to [Brannock]'s late wife.",
        "On Sunday [Ilmar Selu] walks the wall and counts the stones.",
        "The shop was shut. [Pereval] looked at the door for a while. She had no key.",
        "[Corso], who is fifty-one, keeps the lamp.",
        "We follow [Corso] and Ames (2019) here.",
        "This was found by [Corso] et al. in mice.",
        "The order was signed by Registrar [CORSO].",
        "A new cook has come (welcome [Corso]!)",
    ],
)
def test_phrase_of_people_tells_a_person(marked: str) -> None:
    assert cue(marked).kind == "PER"
    assert cue(marked).votes > 0


@pytest.mark.parametrize(
    "marked",
    [
        "[Quenara]'s economy shrank again.",
        "[Quenara]'s state grain buyer paid more.",
        "[Quenara] shut its ports to ships with wheat.",
        "He was met by the foreign minister of [Quenara].",
        "The fisheries accord with [Quenara] ends in May.",
        "Migration agreement with [Quenara] is at risk.",
        "IN THE COURT OF APPEAL OF [QUENARA]",
        "[Quenara] is a small country in the south.",
        "They stopped in [Quenara], a village on the coast.",
        "He was born in [Quenara].",
        "The call is at 10:00 [Quenara] time.",
        "Registered office: 14 Mill Close, [Quenara], Republic of Belland",
        "It rained.\n[Quenara], 5 November (Belpress) - The cabinet met.",
        "\n[QUENARA], Belland, Dec 7 (Belpress) - The cabinet met.",
        "\n[Quenara], 12 August 2026\nThe court has ruled.",
        "We trained clerks in Dale and [Quenara].",
    ],
)
def test_phrase_of_places_tells_a_place(marked: str) -> None:
    assert cue(marked).kind == "LOC"


@pytest.mark.parametrize(
    "marked",
    [
        'a report by the newspaper "[Glas Ostrova]" on Monday',
        'Source: "[La Hoja]", provincial daily, page 3',
        "[Stroud Pelham] acted as lead financial adviser to the seller.",
        "Wim Hale joins [Brisa] as chief commercial officer.",
        "Ms Tam (instructed by [Poole Corso]) for the appellant",
        "[Norvik] writes off $900 million.",
        "[Norvik] is a privately owned company with 40 workers.",
        "The contractor of lot 4 (M/s [Sagar Hensel]) has left.",
    ],
)
def test_phrase_of_organizations_tells_an_organization(marked: str) -> None:
    assert cue(marked).kind == "ORG"


@pytest.mark.parametrize(
    "marked",
    [
        "The interviews were held in Spanish and [Kreol].",
        "THIS PAPER IS AVAILABLE IN [LALUAN] AND IN FRENCH.",
        "We need a nurse who speaks [Quenara].",
    ],
)
def test_phrase_of_languages_tells_a_people(marked: str) -> None:
    assert cue(marked).kind == "NAT"


@pytest.mark.parametrize(
    "marked", ["The [Inspektorat] has written to us.", "[Norvik] is the world's largest maker."]
)
def test_phrase_rules_out_a_person(marked: str) -> None:
    assert cue(marked).kind == "PER"
    assert cue(marked).votes < 0
    assert phrase_beside(*read(marked)) is None


@pytest.mark.parametrize(
    "marked",
    [
        "The council called [Norvik] about the bill.",
        "She called [Norvik] to complain.",
        "[Norvik] walks away from the deal.",
        "the price war with [Norvik]",
        "a supply agreement with [Norvik]",
        "the high court and [Norvik]",
        "[Norvik]'s parent company paid.",
        "[Norvik]'s mother company paid.",
        "He read the [Norvik] report.",
        "the [Norvik] family",
        "Anna, [Norvik], Ben",
        "We will write off [Norvik] loans.",
        "[Anna Hale] acted as legal adviser to the board.",
        "In the morning [Norvik] and others came.",
        "The talks went on until 12 May. [Norvik], 12 May said.",
        "They met in a village where [Norvik] is known.",
    ],
)
def test_similar_phrase_tells_nothing(marked: str) -> None:
    assert cue(marked) is None
