"""A whole briefing as it is, and with every name in it exchanged for another of its kind.

The second is what keeps the first honest: rules that knew the briefing's own names would fail it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exchanged_names import EASTERN, NORTHERN, exchanged

from summarizer.document import Document, Entity, Paragraph, Sentence
from summarizer.entities.recognize import recognize
from summarizer.quotes import find_quotes

SEED = Path(__file__).parents[3] / "seeds" / "abu-dhabi-talks.txt"
_SENTENCE_END = re.compile(r"(?<=[a-z]{3}[.?!])”?\s+(?=[A-Z“])")

EXPECTED = {
    "person": ["Donald Trump", "Kirill Dmitriev", "Marco Rubio", "Steve Witkoff", "Vladimir Putin",
               "Volodymyr Zelenskyy"],
    "place": ["Abu Dhabi", "Kyiv", "Moscow", "Russia", "Ukraine", "United States"],
    "organization": ["European Command", "Ministry of Defence"],
    "nationality": ["European", "Russian", "Ukrainian", "Western"],
}  # fmt: skip

SAID = [
    ("Both sides agreed to hand over", "reported", "Ukraine"),  # "confirmed by officials of Ukraine and …"
    ("“sustained diplomatic engagement", "direct", "Steve Witkoff"),
    ("the two sides agreed to re-establish", "reported", "European Command"),
    ("“things are moving", "direct", "Kirill Dmitriev"),
    ("“disrupt”", "direct", "Kirill Dmitriev"),
    ("peace talks will continue", "reported", "Volodymyr Zelenskyy"),
    ("“For the first time", "direct", "Marco Rubio"),
    ("“Progress is unlikely", "direct", "Marco Rubio"),  # a line of its own, right after the one before
    ("Russia is winning the war", "reported", "Vladimir Putin"),
    ("he was prepared to prolong", "reported", "Vladimir Putin"),
]


def read(text: str) -> Document:
    paragraphs = tuple(Paragraph(*match.span()) for match in re.finditer(r"\S[^\n]*", text))
    return Document(text, paragraphs, "")


def sentences(document: Document) -> list[Sentence]:
    found = []
    for number, paragraph in enumerate(document.paragraphs):
        start = paragraph.start
        for match in _SENTENCE_END.finditer(document.text, paragraph.start, paragraph.end):
            found.append(Sentence(start, match.start(), number))
            start = match.end()
        found.append(Sentence(start, paragraph.end, number))
    return found


def named(text: str) -> tuple[dict[str, list[str]], tuple[Entity, ...]]:
    document = read(text)
    entities = recognize(document, sentences(document))
    types = sorted({e.type for e in entities} - {"date", "quantity"})
    return {type_: sorted(e.name for e in entities if e.type == type_) for type_ in types}, entities


def said(text: str) -> list[tuple[str, str, str | None]]:
    document = read(text)
    entities = recognize(document, sentences(document))
    names = {entity.id: entity.name for entity in entities}
    return [
        (document.at(quote), quote.kind, names.get(quote.speaker or ""))
        for quote in find_quotes(document, sentences(document), entities)
    ]


def test_quotes_of_the_sample_have_their_speakers() -> None:
    found = said(SEED.read_text(encoding="utf-8"))
    assert [(kind, speaker) for _, kind, speaker in found] == [(kind, speaker) for _, kind, speaker in SAID]
    assert all(words.startswith(start) for (words, _, _), (start, _, _) in zip(found, SAID, strict=True))
    assert found[-3][0].endswith("Our objective is to remain committed to this process.”")


@pytest.mark.parametrize("others", [NORTHERN, EASTERN], ids=["northern", "eastern"])
def test_quotes_have_their_speakers_after_names_are_exchanged(others: dict[str, str]) -> None:
    found = said(exchanged(SEED.read_text(encoding="utf-8"), others))
    assert [(kind, speaker) for _, kind, speaker in found] == [
        (kind, others[speaker]) for _, kind, speaker in SAID
    ]


def test_entities_of_the_sample_match_the_expected_list() -> None:
    found, entities = named(SEED.read_text(encoding="utf-8"))
    assert found == EXPECTED
    by_name = {e.name: e for e in entities}
    assert by_name["United States"].aliases == ("U.S.",)
    assert len(by_name["United States"].mentions) == 8
    assert by_name["Ukrainian"].place_id == by_name["Ukraine"].id
    assert by_name["Russian"].place_id == by_name["Russia"].id
    assert {name: by_name[name].role for name in EXPECTED["person"]} == {
        "Steve Witkoff": "U.S. President Donald Trump’s special envoy",
        "Donald Trump": "U.S. President",
        "Kirill Dmitriev": "Russian negotiator",
        "Volodymyr Zelenskyy": "Ukraine’s President",
        "Marco Rubio": "U.S. Secretary of State",
        "Vladimir Putin": "Russian President",
    }
    assert "157 prisoners of war" in by_name
    assert by_name["2021"].type == "date"


@pytest.mark.parametrize("others", [NORTHERN, EASTERN], ids=["northern", "eastern"])
def test_entities_are_found_after_names_are_exchanged(others: dict[str, str]) -> None:
    text = SEED.read_text(encoding="utf-8")
    found, entities = named(exchanged(text, others))
    assert found == {type_: sorted(others[name] for name in names) for type_, names in EXPECTED.items()}
    counts = {e.name: len(e.mentions) for e in entities}
    _, originals = named(text)
    assert {others[e.name]: len(e.mentions) for e in originals if e.name in others} == {
        name: counts[name] for name in counts if name in others.values()
    }
