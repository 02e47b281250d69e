"""Split documents and analyses into small pieces to pass between processes, and reassemble them.

Unpickling the analysis of a long text at once would block an event loop for a second; each piece takes less
than 5 ms. Pickle is safe here, because both ends are the same version of this program and no other process
writes to the pipes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.analysis import Analysis
from summarizer.codec.storage import ARRAYS, empty_arrays, facts_of, ranking_of
from summarizer.document import Document, Entity, Paragraph, Quote, Sentence, Span, Style

Piece = tuple[str, Any]
CHARACTERS = 1 << 18
OBJECTS = 1000
NUMBERS = 1 << 16


def document_pieces(document: Document) -> Iterator[Piece]:
    """Yield the pieces of a document, for `DocumentPieces`."""
    yield "document", replace(document, text="", paragraphs=(), styles=())
    for text in _slices(document.text, CHARACTERS):
        yield "text", text
    for paragraphs in _slices(document.paragraphs, OBJECTS):
        yield "paragraphs", paragraphs
    for styles in _slices(document.styles, OBJECTS):
        yield "styles", styles


def analysis_pieces(analysis: Analysis) -> Iterator[Piece]:
    """Yield the pieces of an analysis, for `AnalysisPieces`. Of its document, only the language is included.

    Mentions come before the entities they belong to, so that each entity is complete when it arrives and no
    work remains at the end.
    """
    for sentences in _slices(analysis.sentences, OBJECTS):
        yield "sentences", sentences
    for quotes in _slices(analysis.quotes, OBJECTS):
        yield "quotes", quotes
    mentions = [mention for entity in analysis.entities for mention in entity.mentions]
    for some in _slices(mentions, OBJECTS):
        yield "mentions", some
    for entities in _slices(analysis.entities, OBJECTS):
        yield "entities", [(entity._replace(mentions=()), len(entity.mentions)) for entity in entities]
    for names in _slices(analysis.facts.names, OBJECTS):
        yield "names", names
    for column in ARRAYS:
        for numbers in _slices(column.of(analysis), NUMBERS):
            yield column.name, numbers
    yield "size", analysis.ranking.terms.size
    yield "language", analysis.document.language


def _slices(sequence: Sequence[Any], size: int) -> Iterator[Any]:
    return (sequence[start : start + size] for start in range(0, len(sequence), size))


@dataclass(slots=True)
class DocumentPieces:
    """Assembles a document from its pieces."""

    header: Document | None = None
    text: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Add the next piece."""
        kind, value = piece
        if kind == "document":
            self.header = value
        elif kind == "text":
            self.text.append(value)
        elif kind == "paragraphs":
            self.paragraphs.extend(value)
        elif kind == "styles":
            self.styles.extend(value)

    def whole(self) -> Document:
        """Return the document, once all pieces have been added."""
        assert self.header is not None
        return replace(
            self.header,
            text="".join(self.text),
            paragraphs=tuple(self.paragraphs),
            styles=tuple(self.styles),
        )


@dataclass(slots=True)
class AnalysisPieces:
    """Assembles an analysis from its pieces."""

    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    used: int = 0
    """Number of mentions assigned to entities so far."""
    size: int = 0
    language: str | None = None
    arrays: dict[str, array[Any]] = field(default_factory=empty_arrays)

    def add(self, piece: Piece) -> None:
        """Add the next piece."""
        kind, value = piece
        if kind == "entities":
            for entity, count in value:
                own = self.mentions[self.used : self.used + count]
                self.entities.append(entity._replace(mentions=tuple(own)))
                self.used += count
        elif kind in ("size", "language"):
            setattr(self, kind, value)
        elif kind in self.arrays:
            self.arrays[kind].extend(value)
        else:
            getattr(self, kind).extend(value)

    def whole(self, document: Document) -> Analysis:
        """Return the analysis of `document`, once all pieces have been added."""
        return Analysis(
            document=replace(document, language=self.language),
            sentences=tuple(self.sentences),
            entities=tuple(self.entities),
            quotes=tuple(self.quotes),
            ranking=ranking_of(self.arrays, self.size),
            facts=facts_of(self.arrays, self.names),
        )
