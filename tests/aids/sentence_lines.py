"""Documents of one sentence a paragraph, for tests of what is found in sentences."""

from __future__ import annotations

from summarizer.document import Document, Kind, Paragraph, Sentence


def lines(*texts: str, title: str = "", kinds: tuple[Kind, ...] = ()) -> tuple[Document, list[Sentence]]:
    """Return a document of one sentence a paragraph, and its sentences."""
    text, paragraphs, sentences = "", [], []
    for number, line in enumerate(texts):
        kind = kinds[number] if number < len(kinds) else "body"
        start = len(text)
        text += line + "\n"
        paragraphs.append(Paragraph(start, start + len(line), kind))
        sentences.append(Sentence(start, start + len(line), number, kind))
    return Document(text, tuple(paragraphs), title), sentences
