"""What a briefing is about comes first; ids and ties follow."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest

from summarizer.cancellation import Cancelled
from summarizer.document import Entity, Quote, Sentence, Span
from summarizer.ranking.rank import by_salience
from summarizer.ranking.scores import NAMES, Ranking, Scores
from summarizer.ranking.term_index import index_terms

SENTENCES = tuple(Sentence(start, start + 10, 0) for start in (0, 10, 20, 30))


def ranking(*scores: float) -> Ranking:
    rows = array("f")
    for score in scores:
        rows.extend([score, *[0.0] * (len(NAMES) - 1)])
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    index = index_terms(([] for _ in scores), lambda: False)
    return Ranking(Scores(rows), index, array("I", order), *[array("I", [5] * len(scores))] * 2)


def entity(ident: str, weight: float, *starts: int, place_id: str | None = None) -> Entity:
    mentions = tuple(Span(start, start + 4) for start in starts)
    return Entity(ident, ident.upper(), "place", mentions, weight=weight, place_id=place_id)


RANKING = ranking(1.0, 0.5, 0.25, 0.0)


def order(*entities: Entity, rank: Ranking = RANKING) -> list[str]:
    return [found.name for found in by_salience(entities, (), SENTENCES, rank)[0]]


def test_heavier_entity_comes_first() -> None:
    assert order(entity("e1", 0.2, 0), entity("e2", 0.6, 30)) == ["E2", "E1"]


def test_entity_in_better_sentences_wins_a_tie_of_weight() -> None:
    assert order(entity("e1", 0.5, 10, 30), entity("e2", 0.5, 20, 21)) == ["E1", "E2"]
    assert order(entity("e1", 0.5, 30), entity("e2", 0.5, 0)) == ["E2", "E1"]


def test_first_named_entity_wins_a_full_tie() -> None:
    assert order(entity("e2", 0.5, 3), entity("e1", 0.5, 1)) == ["E1", "E2"]


def test_salience_is_the_weight_less_at_most_a_tenth() -> None:
    best, worst = by_salience([entity("e1", 0.5, 0, 10, 20), entity("e2", 0.5, 30)], (), SENTENCES, RANKING)[
        0
    ]
    assert best.salience == pytest.approx(0.5 * (0.9 + 0.1 * (1.0 + 0.5 + 0.25) / 3), abs=1e-6)
    assert worst.salience == pytest.approx(0.45)


def test_ids_are_renumbered_in_places_and_quotes() -> None:
    entities = [entity("e1", 0.1, 0), entity("e2", 0.2, 5, place_id="e1"), entity("e3", 0.3, 9)]
    quote = Quote(0, 9, "direct", "e3", "said")
    found, quotes = by_salience(entities, [quote, replace(quote, speaker=None)], SENTENCES, RANKING)
    assert [(e.id, e.name, e.place_id) for e in found] == [
        ("e1", "E3", None),
        ("e2", "E2", "e3"),
        ("e3", "E1", None),
    ]
    assert [q.speaker for q in quotes] == ["e1", None]


def test_weight_decides_if_all_scores_are_zero() -> None:
    assert order(entity("e1", 0.2, 0), entity("e2", 0.6, 30), rank=ranking(0, 0, 0, 0)) == ["E2", "E1"]
    assert by_salience((), (), (), ranking()) == ((), ())


def test_cancelled_salience_stops() -> None:
    with pytest.raises(Cancelled):
        by_salience([entity("e1", 0.2, 0)], (), SENTENCES, RANKING, cancelled=lambda: True)
