"""Bodies that are called by a common noun with a capital."""

from __future__ import annotations

import pytest

from summarizer.document import Document, EntityType, Paragraph
from summarizer.entities.recognition.bare_bodies import bare_bodies
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognize import recognize
from summarizer.language.sentences import split


def bodies(text: str, *names: str, type_: EntityType = "organization") -> list[str]:
    """Return the bodies of a text, in which `names` were found before."""
    document = Document(text, (Paragraph(0, len(text)),), "")
    found = sorted(Mention(text.index(name), text.index(name) + len(name), type_, 4) for name in names)
    spans = bare_bodies(text, split(document), found, lambda: False)
    return [text[one.start : one.end] for one in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Government has two months to reply.", ["Government"]),
        ("We asked the Treasury, which refused.", ["Treasury"]),
        ("That is a matter for Parliament.", ["Parliament"]),
        ("The plan needs the approval of Cabinet by May.", ["Cabinet"]),
        ("It rests with this House. The House’s rules are old.", ["House", "House"]),
        ("Talks with the Fund about a loan failed.", ["Fund"]),
        ("My Government welcomes the report.", ["Government"]),
        ("The Board noted the Board papers.", ["Board", "Board"]),
    ],
)
def test_noun_of_a_body_is_found_inside_a_sentence(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Government has grown. Board and lodging cost more.",
        "They met in the Council Chamber of the Town Hall.",
        "The government has two months to reply.",
        "The Board papers were late and the Cabinet table was full.",
        "The Food Board was told, and so was the Pension Fund.",
        "We wrote to the Ministry of Works and the Council for Peace.",
        "Sidmouth House is for sale. I came to Board, and Fund was low.",
        "THE GOVERNMENT HAS NOT REPLIED",
        "the Army-led council and the Board/trustees agreed",
        "The Society was told, and the Agency was not.",
    ],
)
def test_noun_that_names_no_body_is_not_found(text: str) -> None:
    assert bodies(text) == []


def test_noun_with_one_fuller_name_is_found() -> None:
    assert bodies("The Rivers Agency spoke. The Agency was late.", "Rivers Agency") == ["Agency"]


def test_noun_with_several_fuller_names_is_not_found() -> None:
    text = "Defence Ministry staff met Health Ministry staff. The Ministry was late."
    assert bodies(text, "Defence Ministry", "Health Ministry") == []


def test_inverted_name_is_one_fuller_name() -> None:
    text = "The Ministry of Foreign Affairs spoke. The Foreign Ministry is old. The Ministry was late."
    assert bodies(text, "Ministry of Foreign Affairs", "Foreign Ministry") == ["Ministry"]


def test_building_is_no_fuller_name_of_the_house() -> None:
    assert bodies("Craigie House is shut. The House sat at noon.", "Craigie House") == ["House"]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("The Standing Committee on Fisheries met. The Committee heard the Minister.",
         "Standing Committee on Fisheries", "Committee"),
        ("The Department for Bridges and Islands wrote. The Department was wrong.",
         "Department for Bridges and Islands", "Department"),
        ("The Schools Inspectorate wrote to us. The Inspectorate was wrong.",
         "Schools Inspectorate", "Inspectorate"),
    ],
)  # fmt: skip
def test_noun_is_a_short_form_of_the_fuller_name(text: str, name: str, form: str) -> None:
    document = Document(text, (Paragraph(0, len(text)),), "")
    entity = next(one for one in recognize(document, split(document)) if one.name == name)
    assert entity.type == "organization"
    assert form in entity.aliases
