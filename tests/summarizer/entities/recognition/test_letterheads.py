"""Bodies and states in lines of capitals."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Kind, Paragraph, Sentence
from summarizer.entities.recognition.letterheads import letterheads
from summarizer.entities.recognize import recognize
from summarizer.language.sentences import split

PLAIN = frozenset(
    [
        "health",
        "road",
        "service",
        "head",
        "office",
        "public",
        "works",
        "transport",
        "night",
        "train",
        "of",
        "the",
    ]
)


def found(*lines: tuple[str, Kind]) -> list[tuple[str, str]]:
    """Return the names in lines, each with its kind, and their types."""
    text, sentences = "", []
    for line, kind in lines:
        sentences.append(Sentence(len(text), len(text) + len(line), len(sentences), kind))
        text += f"{line}\n"
    loud = [one for one in sentences if one.kind == "heading"]
    names = letterheads(text, sentences, loud, lambda word: word.lower() in PLAIN, lambda: False)
    return [(text[one.start : one.end], one.type) for one in names]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("MINISTRY OF HEALTH", "MINISTRY OF HEALTH"),
        ("IN THE HIGH COURT OF VARNIA", "HIGH COURT OF VARNIA"),
        ("ASSEMBLY COMMITTEE ON LANDS, FORESTS AND WORKS", "ASSEMBLY COMMITTEE ON LANDS, FORESTS AND WORKS"),
        ("OFFICE OF THE AUDITOR GENERAL OF VARNIA", "OFFICE OF THE AUDITOR GENERAL OF VARNIA"),
        ("TO MINISTRY OF WORKS // PRIORITY", "MINISTRY OF WORKS"),
        ("NATIONAL FLOOD OFFICE", "NATIONAL FLOOD OFFICE"),
        ("TRANSPORT COMMITTEE", "TRANSPORT COMMITTEE"),
        ("BULLETIN 4 | NORTHERN ICE SERVICE", "NORTHERN ICE SERVICE"),
        ("STORM WARNING CENTRE PORT ADA", "STORM WARNING CENTRE PORT ADA"),
        ("PALM & SONS DAIRY LTD", "PALM & SONS DAIRY LTD"),
    ],
)
def test_body_that_fills_a_line_is_found(line: str, name: str) -> None:
    assert found((line, "heading")) == [(name, "organization")]


@pytest.mark.parametrize(
    "line",
    [
        "MINISTRY OF HEALTH WARNS OF FLOODS",
        "MINISTRY OF HEALTH UPDATE",
        "MINISTRY OF HEALTH: WARDS REOPEN",
        "STATEMENT BY THE MINISTRY OF HEALTH",
    ],
)
def test_body_in_a_headline_ends_before_its_verb(line: str) -> None:
    assert found((line, "heading")) == [("MINISTRY OF HEALTH", "organization")]


@pytest.mark.parametrize("line", ["REPUBLIC OF VARNIA", "KINGDOM OF THE OUTER CAYS", "CITY OF VARN"])
def test_state_that_fills_a_line_is_a_place(line: str) -> None:
    assert found((line, "heading")) == [(line, "place")]


@pytest.mark.parametrize(
    "line",
    [
        "HEAD OFFICE",
        "ROAD SERVICE",
        "PUBLIC SERVICE",
        "MINUTES OF THE MEETING OF COUNCIL",
        "MEASURES IN FORCE",
        "STATE OF THE NIGHT TRAIN",
        "WHAT THE MINISTRY OF WORKS MUST DO",
        "GOVERNOR WANTS ARMY",
        "COUNCIL COMMENTS",
        "FIRE CLOSES NATIONAL FLOOD OFFICE",
        "SURVEY OF THE ROAD",
        "REMARKS TO PARLIAMENT ON THE ROADS",
        "Government of National Flood Office Staff to Retire",
        "The Doctor Is in the Post Office",
        "Ministry Once Again Promises Roads",
        "Angry Walkers Storm Parking Committee Meeting",
        "Thieves Rob Village Bank",
    ],
)
def test_heading_that_names_no_body_is_not_found(line: str) -> None:
    assert found((line, "heading")) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Standing Committee on Lands and Works · Report 61", "Standing Committee on Lands and Works"),
        ("Geological Survey of Varnia", "Geological Survey of Varnia"),
        ("Varn Gulf Marine Laboratory, Technical Report 8", "Varn Gulf Marine Laboratory"),
        ("News from Lowther's Lane Flood Society", "Lowther's Lane Flood Society"),
    ],
)
def test_body_in_title_case_above_the_text_is_found(line: str, name: str) -> None:
    assert found((line, "heading")) == [(name, "organization")]
    assert found(("The road is open.", "body"), (line, "heading")) == []


def test_head_at_the_end_counts_only_above_the_text() -> None:
    lines: list[tuple[str, Kind]] = [("The road is open.", "body"), ("NATIONAL FLOOD OFFICE", "heading")]
    assert found(*lines) == []
    lines = [("The road is open.", "body"), ("MINISTRY OF HEALTH", "heading")]
    assert found(*lines) == [("MINISTRY OF HEALTH", "organization")]


def test_forms_in_capitals_and_in_ordinary_letters_are_one_entity() -> None:
    head, body = "KINGDOM OF ADHARIA", "Rain fell in Adharia. The roads of Adharia are shut."
    text = f"{head}\n{body}"
    paragraphs = (Paragraph(0, len(head), "heading"), Paragraph(len(head) + 1, len(text)))
    document = Document(text, paragraphs, "")
    places = [one for one in recognize(document, split(document)) if one.type == "place"]
    assert [sorted([one.name, *one.aliases]) for one in places] == [["Adharia", "KINGDOM OF ADHARIA"]]
