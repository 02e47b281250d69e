"""Names of each kind in small texts: `names_by_kind.txt` has the texts and the answers.

The rules under test are about kinds of names: any name there may be exchanged for another of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.document import Document, Entity, Kind, Paragraph
from summarizer.entities.recognize import recognize
from summarizer.language.sentences import split

Found = tuple[Entity, ...]


def cases() -> Iterator[tuple[str, list[str]]]:
    """Yield each text with its checks."""
    text, checks = "", list[str]()
    for line in Path(__file__).with_name("names_by_kind.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            checks.append(line.strip())
        elif line and not line.startswith("#"):
            if text:
                yield text, checks
            text, checks = line.replace("\\n", "\n"), []
    yield text, checks


def document(text: str) -> Document:
    """Return a text as a document; a short paragraph before another without a full stop is a heading."""
    paragraphs, start = [], 0
    blocks = text.split("\n\n")
    for number, block in enumerate(blocks):
        is_heading = number + 1 < len(blocks) and "\n" not in block and block[-1] not in ".!?:"
        kind: Kind = "heading" if is_heading else "body"
        paragraphs.append(Paragraph(start, start + len(block), kind))
        start += len(block) + 2
    return Document(text, tuple(paragraphs), title="")


def called(name: str, found: Found) -> list[Entity]:
    """Return the entities that have a name among their forms."""
    return [
        entity
        for entity in found
        if entity.type not in ("date", "quantity")
        and name.casefold() in {form.casefold() for form in (entity.name, *entity.aliases)}
    ]


def has_type(value: str, found: Found) -> bool:
    name, _, expected = value.rpartition(": ")
    type_, _, mentions = expected.partition(" ")
    return any(
        entity.name.casefold() == name.casefold()
        and entity.type == type_
        and (not mentions or len(entity.mentions) == int(mentions))
        for entity in found
    )


def is_same(value: str, found: Found) -> bool:
    one, _, other = value.partition(" | ")
    return any(entity in called(other, found) for entity in called(one, found))


def are_apart(value: str, found: Found) -> bool:
    return all(called(name, found) for name in value.split(" | ")) and not is_same(value, found)


def refers(value: str, found: Found, text: str) -> bool:
    phrase, _, name = value.partition(": ")
    start, end = text.index(phrase), text.index(phrase) + len(phrase)
    return any(
        start <= mention.start and mention.end <= end
        for entity in called(name, found)
        for mention in entity.mentions
    )


def holds(check: str, found: Found, text: str) -> bool:
    verb, _, value = check.partition(" ")
    if verb == "in":
        return refers(value, found, text)
    if verb == "not":
        return not called(value, found)
    return {"is": has_type, "same": is_same, "apart": are_apart}[verb](value, found)


@pytest.mark.parametrize(("text", "checks"), list(cases()))
def test_recognized_names_satisfy_the_checks_of_each_case(text: str, checks: list[str]) -> None:
    briefing = document(text)
    found = recognize(briefing, split(briefing))
    assert not [check for check in checks if not holds(check, found, text)]


def test_titles_separate_people_of_one_surname() -> None:
    briefing = document("Mr Dunmore blamed Ms Dunmore. Ms Dunmore denied it. Mr Dunmore will appeal.")
    found = recognize(briefing, split(briefing))
    assert [len(entity.mentions) for entity in found] == [2, 2]
