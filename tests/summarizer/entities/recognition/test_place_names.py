"""Names of places that the tagger cut, and routes. Candidates are marked: "[l:Varn] dam"."""

from __future__ import annotations

import pytest

from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.entities.recognition.place_names import whole_places

_KINDS = {"l": "LOC", "p": "PER", "o": "ORG"}


def places(text: str) -> list[str]:
    """Return the completed candidates."""
    plain, found = "", []
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        form = piece
        if number % 2:
            letter, _, form = piece.partition(":")
            found.append(NameCandidate(len(plain), len(plain) + len(form), sure(_KINDS[letter])))
        plain += form
    return [plain[one.start : one.end] for one in whole_places(plain, found, gazetteer(), lambda: False)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("South of [l:Zeventh] Street it floods.", "Zeventh Street"),
        ("A woman in [l:Larkfisher] Close showed it.", "Larkfisher Close"),
        ("Newsletter of the [l:Orla Heights] Estate.", "Orla Heights Estate"),
        ("Number 9, [p:Rua] do [p:Tarol], is open.", "Rua do Tarol"),
        ("A very wet [l:Orlaport]-by-the-Sea greets you.", "Orlaport-by-the-Sea"),
        ("From [l:Orlastad]-on-Sea by wire.", "Orlastad-on-Sea"),
        ("She left Upper [l:Orlen] in May.", "Upper Orlen"),
        ("The [l:Orlen] dam broke.", "Orlen dam"),
        ("The [l:Orlen] dam broke. The [l:Orlen] bridge held. Lake Orlen is empty.", "Orlen dam"),
        ("It is on two floors of the [o:Orlen]\ntower.", "Orlen\ntower"),
    ],
)
def test_cut_name_of_a_place_is_completed(text: str, whole: str) -> None:
    assert places(text)[0] == whole


@pytest.mark.parametrize(
    "text",
    [
        "The [l:Orlen] dam broke. Two people in [l:Orlen] died.",
        "The [l:Paris] bridge is shut.",
        "The [l:Orlen] damage is large.",
        "The [l:Orlen] government fell.",
        "The [l:Orlen] road is shut.",
        "[o:Orlen] Close friends say no.",
        "We saw [p:Berga] Street Food Ltd there.",
        "The [l:Orlen]-on-demand service ended.",
        "The upper [l:Orlen] is dry.",
    ],
)
def test_name_before_other_words_is_left_as_it_is(text: str) -> None:
    form = text.partition(":")[2].partition("]")[0]
    assert places(text)[0] == form


def test_routes_between_places_are_parted() -> None:
    assert places("Three lines ([l:Osta-Kela], [l:Kela-Lun Sound]) end.") == [
        "Osta",
        "Kela",
        "Kela",
        "Lun Sound",
    ]
    assert places("Mines lie on the [l:Pelik-Osko] track. [l:Pelik] and [l:Osko] are empty.")[:2] == [
        "Pelik",
        "Osko",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The [l:Osta-Kela] line ends.",
        "The [l:Trans-Orlen] line and the [l:Trans-Varnen] line end.",
        "[p:Osta-Kela] and [p:Osta-Varn] met.",
        "[l:Osta-Osta] is in [l:Osta].",
    ],
)
def test_compound_without_evidence_of_two_places_is_whole(text: str) -> None:
    assert places(text)[0] == text.partition(":")[2].partition("]")[0]
