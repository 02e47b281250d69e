"""Offices, trade acronyms, codes and marks, which are no names."""

from __future__ import annotations

import pytest

from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.entities.recognition.no_names import without_no_names
from summarizer.entities.recognition.type_vote import key, settle


def left(text: str, kind: str = "ORG", chance: float = 0.7, *others: str) -> list[str]:
    """Return the marked words that are left: "The <Registrar> said", with other candidates of the text."""
    start, end = text.index("<"), text.index(">") - 1
    plain = text.replace("<", "").replace(">", "")
    found = [NameCandidate(start, end, tuple(chance * one for one in sure(kind)))]
    for other in others:
        at = plain.index(other)
        found.append(NameCandidate(at, at + len(other), sure("ORG")))
    kept = without_no_names(plain, sorted(found), gazetteer(), lambda: False)
    return [plain[one.start : one.end] for one in kept]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The <Force Commander> said so.", "ORG"),
        ("He wrote to the <Minister of Inland Fisheries> in May.", "ORG"),
        ("The <Registrar> sent the letter.", "ORG"),
        ("The <Labour Inspector> found two faults.", "ORG"),
        ("<Registrar>: the file is closed.", "PER"),
        ("It is free under a <BSD> license.", "ORG"),
        ("She joined as <CFO> in June.", "ORG"),
        ("The <EBITDA> margin was 9 percent.", "ORG"),
        ("TAGS: <PGOV>, ECON", "PER"),
        ("4. (<SBU>) The lease ends in May.", "ORG"),
        ("Alarm was given at <2219Z> by radio.", "LOC"),
        ("The model is due in <Q3> of the year.", "LOC"),
        ("It is set out in <Appendix Two> below.", "LOC"),
        ("See Marsk v Quill [2021] <TCA> 14.", "ORG"),
        ("Orla Foods (LSX: <ORLF>) said so.", "ORG"),
        ("Losses of non-revenue water (NRW) rose. <NRW> is at 40 percent.", "ORG"),
        ("stage   Fri   <Sat>   Sun", "LOC"),
        ("It stays under the <MIT> licence.", "ORG"),
        ("They gave thanks to <Almighty God> there.", "PER"),
        ("Cost   <AMBER>\nTime   GREEN\n", "ORG"),
    ],
)
def test_what_is_no_name_is_rejected(text: str, kind: str) -> None:
    assert left(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The <Office of the Registrar> sent it.", "ORG", "Office of the Registrar"),
        ("The <Information Commissioner> fined it.", "ORG", "Information Commissioner"),
        ("They met Mr <Chairman Marsk> there.", "PER", "Chairman Marsk"),
        ("<Tarnov Minister> won the race by a length.", "ORG", "Tarnov Minister"),
        ("He spoke for the <UFL> in Karvik.", "ORG", "UFL"),
        ("The people's defence units (YDU) left. The <YDU> said so.", "ORG", "YDU"),
        ("They were at <MIT> for a year.", "ORG", "MIT"),
        ("The talk (<ORLA>) was long.", "ORG", "ORLA"),
        ("He came on <Sat> with a bag.", "PER", "Sat"),
        ("<AMBER> said that it was over.", "ORG", "AMBER"),
    ],
)
def test_name_that_resembles_an_office_or_a_code_is_left(text: str, kind: str, name: str) -> None:
    assert left(text, kind, 0.9) == [name]


def test_acronym_is_left_if_a_longer_name_has_its_letters() -> None:
    text = "The Civic Inquiry opened. <CI> has ten members."
    assert left(text, "ORG", 0.6, "Civic Inquiry") == ["Civic Inquiry", "CI"]


def test_tagger_is_believed_on_an_acronym_with_several_meanings() -> None:
    assert left("The <FM> met him.", "ORG", 0.5) == []
    assert left("The <FM> met him.", "ORG", 0.9) == ["FM"]


def test_law_is_no_event() -> None:
    text = "He cited the Harbour Dues Act and the Marlow Accord."
    found = [
        NameCandidate(text.index(name), text.index(name) + len(name), sure("MISC"))
        for name in ("Harbour Dues Act", "Marlow Accord")
    ]
    settled = settle(text, found, gazetteer(), lambda: False)
    assert settled[key("Harbour Dues Act")][0] == "other"
    assert settled[key("Marlow Accord")][0] == "event"
