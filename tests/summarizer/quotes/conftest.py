"""Paragraphs to quotes: their texts, their speakers' names and the words that give them to these."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.document import Document, Paragraph, Quote, Sentence
from summarizer.entities.recognize import recognize
from summarizer.quotes import find_quotes

Told = list[tuple[str, str | None, str | None]]


def _found(*paragraphs: str) -> tuple[Document, dict[str, str], tuple[Quote, ...]]:
    """Sentences within a paragraph are parted by a bar."""
    text, spans, sentences = "", [], []
    for number, paragraph in enumerate(paragraphs):
        start = len(text)
        for sentence in paragraph.split("|"):
            sentences.append(Sentence(len(text), len(text) + len(sentence), number))
            text += sentence + " "
        text = text[:-1]
        spans.append(Paragraph(start, len(text)))
        text += "\n"
    document = Document(text, tuple(spans), "")
    entities = recognize(document, sentences)
    return (
        document,
        {entity.id: entity.name for entity in entities},
        find_quotes(document, sentences, entities),
    )


def _told(kind: str) -> Callable[..., Told]:
    def told(*paragraphs: str) -> Told:
        document, names, found = _found(*paragraphs)
        return [
            (document.at(quote), names.get(quote.speaker or ""), quote.cue)
            for quote in found
            if quote.kind == kind
        ]

    return told


@pytest.fixture
def quotes() -> Callable[..., Told]:
    return _told("direct")


@pytest.fixture
def reports() -> Callable[..., Told]:
    return _told("reported")
