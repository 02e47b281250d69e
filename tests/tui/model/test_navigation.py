"""Mentions are found by bisection; the jump list goes back and forward."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Span
from tui.model import navigation
from tui.model.navigation import MOST_JUMPS, CursorPlace, Jumps, MentionIndex


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
    span, owner, went_round = index.next_name(cursor, by)
    assert (span.start, went_round) == (start, wrapped)
    assert span in owner.mentions


def test_index_without_analysis_is_empty() -> None:
    index = MentionIndex(None)
    assert index.next_name(0, 1) is None
    assert list(index.within(Span(0, 99))) == []


def place(name: str) -> CursorPlace:
    return CursorPlace(None, ord(name))


def walk(steps: str) -> str:
    """Where one is after each step: a letter jumps there, < goes back, > forward. It begins at `a`."""
    been, here, seen = Jumps(), place("a"), ""
    for step in steps:
        if step.isalpha():
            been, here = navigation.push_jump(been, here), place(step)
        elif found := (navigation.back if step == "<" else navigation.forward)(been, here):
            been, here = found
        seen += chr(here.offset)
    return seen


def test_jumps_go_back_and_forward() -> None:
    assert walk("bc<<<>>>") == "bcbaaabccc"[0:2] + "baabcc"


def test_new_jump_discards_the_places_ahead() -> None:
    assert walk("bc<d>") == "bcbdd"
    assert walk("bc<d<<") == "bcbdba"


def test_jump_to_the_current_place_is_skipped() -> None:
    assert walk("bbb<") == "bbba"


@given(st.lists(st.integers(0, 50), max_size=300))
def test_jumps_back_and_forward_return_to_the_same_place(offsets: list[int]) -> None:
    been, here = Jumps(), CursorPlace(None, 99)
    for offset in offsets:
        been, here = navigation.push_jump(been, here), CursorPlace(None, offset)
    assert len(been.behind) <= MOST_JUMPS
    last, count = here, 0
    while found := navigation.back(been, here):
        been, here = found
        count += 1
    assert count <= MOST_JUMPS
    while found := navigation.forward(been, here):
        been, here = found
    assert here == last
