"""Fixtures that return the quotes of paragraphs with their speakers and cues."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest

from summarizer.document import Document, Paragraph, Quote, Sentence
from summarizer.entities.recognize import recognize
from summarizer.language.sentences import split
from summarizer.pipeline import in_its_language, names_and_quotes
from summarizer.quotes import find_quotes
from summarizer.readers import open_documents

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


Expected = list[tuple[str, tuple[str, ...]]]


@pytest.fixture
def spoken() -> Callable[[str, Expected], Expected]:
    """Return the direct quotes of a text as (its first words, names of its speakers).

    As many characters as expected are given of each quote, without its marks, and a speaker by an alias or
    by the end of the name if that is expected.
    """

    def found(text: str, expected: Expected) -> Expected:
        markdown = "**" in text or text.startswith("#")
        opened = next(open_documents(BytesIO(text.encode()), name="text.md" if markdown else "text.txt"))
        assert isinstance(opened, Document)
        document = in_its_language(opened)
        sentences = split(document)
        entities, quotes, _ = names_and_quotes(document, sentences, sentences, lambda: False)
        names = {entity.id: (entity.name, *entity.aliases) for entity in entities}
        direct = [quote for quote in quotes if quote.kind == "direct"]
        rows = []
        for at, quote in enumerate(direct):
            start, wanted = expected[at] if at < len(expected) else ("", ())
            said = document.at(quote).lstrip("“‘'\"«»„— \u00a0\n")
            speakers = tuple(
                next((name for name in wanted if _means(names[speaker], name)), names[speaker][0])
                for speaker in quote.speakers
            )
            rows.append((said[: len(start)] if start else said, speakers))
        return rows

    return found


def _means(forms: tuple[str, ...], name: str) -> bool:
    return any(form.casefold().endswith(name.casefold()) for form in forms)
