"""Our ranking, by the way a briefing goes through the package: python ranking_ours.py WEIGHTS [--no-entities]

WEIGHTS is a model, as `python -m training.ranking` writes it, or `-` for those in the package. A
request with a text is read as a plain text file is; one with sentences is taken as they are. Names and
quotations are found before, as in an analysis, and are not part of the ranking. `--no-entities` leaves them
out.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from ranking_worker import SHIPPED, Ranked, Request, serve

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Paragraph, Quote, Sentence
from summarizer.language.languages import ENGLISH
from summarizer.language.sentences import split
from summarizer.pipeline import names_and_quotes
from summarizer.ranking.model import Vectors, load
from summarizer.ranking.rank import rank
from summarizer.ranking.units import units
from summarizer.readers import open_documents
from summarizer.summary import Length

_LENGTHS = {"summary of 5": Length(5), "summary of 20 %": Length(20, "percent")}


class Prepared(NamedTuple):
    document: Document
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    vectors: Vectors | None
    given: bool


class Ours:
    def __init__(self, weights: str, entities: bool) -> None:
        self._entities = entities
        self._last: Analysis | None = None
        self._model = None if weights == SHIPPED else load(Path(weights))

    def prepare(self, requests: list[Request]) -> list[Prepared]:
        return [self._prepared(request) for request in requests]

    def _prepared(self, request: Request) -> Prepared:
        given = "sentences" in request
        if given:
            document, sentences = _strung(request["sentences"])
        else:
            document = _read(request["text"])
            sentences = split(document)
        document = replace(document, language=ENGLISH)
        own = units(document, sentences)
        if not self._entities:
            return Prepared(document, own, (), (), None, given)
        entities, quotes, vectors = names_and_quotes(document, sentences, own, lambda: False)
        return Prepared(document, own, entities, quotes, vectors, given)

    def rank(self, prepared: Prepared) -> Ranked:
        document, sentences, entities, quotes, vectors, given = prepared
        ranking = rank(document, sentences, entities, quotes, vectors, model=self._model)
        self._last = Analysis(document, sentences, entities, quotes, ranking)
        scores = [ranking.scores.score(at) for at in range(len(sentences))]
        found = () if given else [(s.start, s.end, s.kind, document.line(s)) for s in sentences]
        return Ranked(scores, list(ranking.order), found)

    def extras(self) -> dict[str, float]:
        """What making summaries of the ranking takes."""
        assert self._last
        taken = {}
        for name, length in _LENGTHS.items():
            began = time.perf_counter()
            self._last.summary(length)
            taken[name] = time.perf_counter() - began
        return taken


def _strung(lines: list[str]) -> tuple[Document, tuple[Sentence, ...]]:
    """Sentences of one paragraph, parted by a space."""
    sentences, start = [], 0
    for line in lines:
        sentences.append(Sentence(start, start + len(line), 0))
        start += len(line) + 1
    text = " ".join(lines)
    return Document(text, (Paragraph(0, len(text)),), title=""), tuple(sentences)


def _read(text: str) -> Document:
    """What can't be read has no sentences."""
    *_, document = open_documents(BytesIO(text.encode()), name="text.txt")
    if not isinstance(document, Document):
        return Document("", (), title="")
    if len(document.text) != len(text):
        raise SystemExit(f"not read as it stands: {text[:60]!r}")
    return document


if __name__ == "__main__":
    serve(Ours(sys.argv[1], "--no-entities" not in sys.argv))
