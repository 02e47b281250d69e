"""Which names stand on a line, and which comes next."""

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Span
from tui.model.mention_index import MentionIndex


def entity(ident: str, kind: str, *mentions: tuple[int, int]) -> Entity:
    return Entity(id=ident, name=ident, type=kind, mentions=tuple(Span(*m) for m in mentions))


ENTITIES = (
    entity("anna", "person", (10, 14), (50, 54)),
    entity("lund", "place", (20, 24)),
    entity("monday", "date", (30, 36)),
    entity("two", "quantity", (40, 43)),
)


@pytest.fixture
def index() -> MentionIndex:
    return MentionIndex(Analysis(Document("", (), ""), (), ENTITIES, (), None))


def test_dates_and_quantities_are_indexed(index: MentionIndex) -> None:
    assert [owner.id for _, owner in index.within(Span(30, 45))] == ["monday", "two"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ((0, 60), ["anna", "lund", "monday", "two", "anna"]),
        ((0, 10), []),
        ((0, 11), ["anna"]),
        ((13, 21), ["anna", "lund"]),
        ((14, 20), []),
        ((11, 12), ["anna"]),
    ],
)
def test_mentions_within_a_line_are_found(
    index: MentionIndex, line: tuple[int, int], found: list[str]
) -> None:
    assert [owner.id for _, owner in index.within(Span(*line))] == found


@pytest.mark.parametrize(
    ("cursor", "by", "start", "wrapped"),
    [
        (0, 1, 10, False),
        (10, 1, 20, False),
        (12, 1, 20, False),
        (20, 1, 50, False),
        (50, 1, 10, True),
        (50, -1, 20, False),
        (21, -1, 20, False),
        (10, -1, 50, True),
        (0, -1, 50, True),
    ],
)
def test_next_or_previous_name_is_found_from_the_cursor(
    index: MentionIndex, cursor: int, by: int, start: int, wrapped: bool
) -> None:
    span, owner, went_round = index.beside(cursor, by)
    assert (span.start, went_round) == (start, wrapped)
    assert span in owner.mentions


def test_index_without_analysis_is_empty() -> None:
    index = MentionIndex(None)
    assert index.beside(0, 1) is None
    assert list(index.within(Span(0, 99))) == []
