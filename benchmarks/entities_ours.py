"""Our names, by the way a briefing goes through the package: python entities_ours.py WEIGHTS [--whole]

--whole goes on to quotations and the ranking of sentences, from which the saliences come; without it they
are all 0.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from entities_worker import Row, folder_size, packages_size, serve

import summarizer
from summarizer.document import Document
from summarizer.entities.recognize import recognize
from summarizer.entities.tagger.tagger import Tagger
from summarizer.language.sentences import split
from summarizer.quotes import find_quotes
from summarizer.ranking.rank import by_salience, rank
from summarizer.readers import open_documents

_NEEDED = ("numpy", "nltk")


class Ours:
    def __init__(self, weights: Path, whole: bool) -> None:
        self._tagger, self._whole = Tagger(weights), whole

    def __call__(self, texts: Iterable[str]) -> Iterator[list[Row]]:
        return (self._names(_document(text)) for text in texts)

    def _names(self, document: Document) -> list[Row]:
        sentences = split(document)
        entities = recognize(document, sentences, tagger=self._tagger)
        if self._whole:
            quotes = find_quotes(document, sentences, entities)
            ranking = rank(document, sentences, entities, quotes)
            entities, _ = by_salience(entities, quotes, sentences, ranking)
        return [
            Row(mention.start, mention.end, entity.type, entity.id, entity.salience)
            for entity in entities
            for mention in entity.mentions
        ]


def _document(text: str) -> Document:
    """As a plain text file is read; its offsets must be those of the text that people marked."""
    (document,) = open_documents(BytesIO(text.encode()), name="text.txt")
    if not isinstance(document, Document) or len(document.text) != len(text):
        raise SystemExit(f"not read as plain text: {text[:60]!r}")
    return document


def _sizes() -> tuple[int, int]:
    own = folder_size(Path(summarizer.__file__).parent)
    return own, own + packages_size(_NEEDED)


if __name__ == "__main__":
    serve(Ours(Path(sys.argv[1]), "--whole" in sys.argv), _sizes)
