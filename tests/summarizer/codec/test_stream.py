"""What goes from one process to another in pieces is the same at the other end, and no piece is large."""

import pickle
from array import array
from functools import cache

import pytest

from summarizer.codec import stream
from summarizer.codec.stream import (
    AnalysisPieces,
    DocumentPieces,
    analysis_pieces,
    document_pieces,
)
from summarizer.document import Document, Paragraph, Place, Style
from summarizer.pipeline import analyze
from summarizer.summary import Length

SMALL = "Norway\n\nAnna Berg, Norway’s envoy, said: “No.” Berg left Oslo on 3 May. 😀"
# More of everything than goes into one piece: paragraphs, sentences, quotes, entities, mentions, columns.
LINES = [
    f"Anna Berg met Bo K{chr(97 + n % 26)}{chr(97 + n // 26)}son. “We will stay,” said Berg."
    for n in range(33)
]
LARGE = "\n\n".join([*LINES, *("Anna Berg stayed in Oslo. It rained on and on." for _ in range(280))])


def document(text: str) -> Document:
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Paragraph(start, start + len(block), "body", Place(1, None)))
        start += len(block) + 2
    facts = {"path": "a/b.md", "part": "2", "date": "2024-05-03", "author": "A. Berg", "language": "en"}
    return Document(text, tuple(paragraphs), "Title", "markdown", **facts, sha256="00ff", pages=1)


analysis_of = cache(analyze)
EMPTY = Document("", (), "Nothing")


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    """Bound pieces to a fraction of their size, since the analysis of so much more text takes seconds."""
    for name, most in (("CHARACTERS", 1 << 12), ("OBJECTS", 3), ("NUMBERS", 1 << 9)):
        assert getattr(stream, name) > most
        monkeypatch.setattr(stream, name, most)


@pytest.fixture(
    scope="module", params=[EMPTY, document(SMALL), document(LARGE)], ids=["empty", "small", "large"]
)
def analysis(request):
    return analysis_of(request.param)


def carried(pieces):
    return (pickle.loads(pickle.dumps(piece, 5)) for piece in pieces)


def test_document_is_whole_again(analysis):
    came = DocumentPieces()
    for piece in carried(document_pieces(analysis.document)):
        came.add(piece)
    assert came.whole() == analysis.document


def test_styles_of_a_document_are_kept():
    marked = Document("See the map.", (Paragraph(0, 12),), "t", styles=(Style(8, 11, "link", "#map"),))
    came = DocumentPieces()
    for piece in carried(document_pieces(marked)):
        came.add(piece)
    assert came.whole() == marked


def test_analysis_is_whole_again(analysis):
    came = AnalysisPieces()
    for piece in carried(analysis_pieces(analysis)):
        came.add(piece)
    whole = came.whole(analysis.document)
    assert whole == analysis
    assert whole.summary(Length(50, "percent")) == analysis.summary(Length(50, "percent"))


def test_pieces_are_bounded_in_size(analysis):
    kinds = set()
    for kind, value in [*document_pieces(analysis.document), *analysis_pieces(analysis)]:
        kinds.add(kind)
        if isinstance(value, str):
            assert len(value) <= stream.CHARACTERS
        elif isinstance(value, array):
            assert len(value) <= stream.NUMBERS
        elif isinstance(value, Document):
            assert not value.text
            assert not value.paragraphs
        elif isinstance(value, int):
            assert kind == "size"
        else:
            assert len(value) <= stream.OBJECTS
            if kind == "entities":
                assert all(not entity.mentions for entity, _ in value)
    assert kinds >= {"document", "size"}


def test_large_document_has_several_pieces_of_each_kind():
    analysis = analysis_of(document(LARGE))
    kinds = [kind for kind, _ in [*document_pieces(analysis.document), *analysis_pieces(analysis)]]
    several = {"text", "paragraphs", "sentences", "mentions", "parts"}
    assert {kind for kind in kinds if kinds.count(kind) > 1} >= several
