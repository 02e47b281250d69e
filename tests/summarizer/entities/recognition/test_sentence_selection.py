"""Sentences selected for the tagger: all of a short text, only those with new words of a long one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.document import Document, Paragraph, Sentence, Stretch
from summarizer.entities.recognition.tagging import SHORT, read
from summarizer.entities.recognize import recognize
from summarizer.entities.tagger.tagger import Tagged


class Reader:
    """Stand-in for the tagger that records what it is given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def tag(self, text: str, stretches: Sequence[Stretch], cancelled: Any) -> list[Tagged]:
        self.given += [text[one.start : one.end] for one in stretches]
        return []


def document(*lines: str) -> tuple[Document, list[Sentence]]:
    text = "\n".join(lines)
    sentences, start = [], 0
    for line in lines:
        sentences.append(Sentence(start, start + len(line), 0))
        start += len(line) + 1
    return Document(text, (Paragraph(0, len(text)),), ""), sentences


def given(*lines: str) -> list[str]:
    reader = Reader()
    read(*document(*lines), reader, lambda: False)  # type: ignore[arg-type]
    return reader.given


def test_short_text_selects_all_sentences_with_capitals() -> None:
    assert given("Anna left.", "it rained.", "Anna left.", "Anna left.") == ["Anna left."] * 3


def test_long_text_selects_repeated_sentences_at_most_twice() -> None:
    often = ["it was Anna who left the house that day."] * (SHORT // 40)
    # a sentence is chosen a block at a time, and twice is enough
    assert given(*often, "it was Ben who came.", *often) == [*often[:2], "it was Ben who came."]


def test_name_in_long_text_is_found_in_unselected_sentences() -> None:
    count = SHORT // 40
    lines = ["On that day Ada Okonkwo left for the town hall."] * count
    (person, *_) = (entity for entity in recognize(*document(*lines)) if entity.type == "person")
    assert (person.name, len(person.mentions)) == ("Ada Okonkwo", count)
