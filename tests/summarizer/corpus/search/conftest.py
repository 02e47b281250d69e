"""An index of given texts, read as files would be."""

import io
from collections.abc import Callable, Iterator

import pytest

from summarizer.corpus.search.fts_text import terms
from summarizer.corpus.search.index import DocumentKey, Index
from summarizer.corpus.search.results import SearchResults
from summarizer.document import Document
from summarizer.readers import open_documents


class Shelf:
    """Briefings and the index of them."""

    def __init__(self) -> None:
        self.index = Index()
        self.documents: dict[DocumentKey, Document] = {}

    def put(self, number: int, text: str, name: str | None = None) -> Document:
        found = list(open_documents(io.BytesIO(text.encode()), name=name or f"b{number}.txt"))
        for part, document in enumerate(found):
            assert isinstance(document, Document)
            self.documents[DocumentKey(number, part)] = document
            for _ in self.index.add(DocumentKey(number, part), document):
                pass
        return document

    def find(self, query: str, limit: int = 50) -> SearchResults:
        return self.index.search(terms(query), limit)

    def numbers(self, query: str) -> list[int]:
        """Which briefings are found, the best first."""
        return [hit.number for hit in self.find(query).hits]

    def places(self, query: str) -> list[str]:
        """What stands at the best place of each hit."""
        return [
            self.documents[DocumentKey(hit.number, hit.part)].at(hit.span) for hit in self.find(query).hits
        ]


@pytest.fixture
def shelf() -> Iterator[Callable[..., Shelf]]:
    """`shelf(text, …)`: numbered from 0."""
    made = []

    def of(*texts: str) -> Shelf:
        made.append(Shelf())
        for number, text in enumerate(texts):
            made[-1].put(number, text)
        return made[-1]

    yield of
    for one in made:
        one.index.close()
