"""What a briefing is about comes first: entities by their weight and by how well their sentences rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from heapq import nlargest

from summarizer.cancellation import stoppable
from summarizer.document import Entity, Quote, Sentence, at_offset
from summarizer.ranking.scores import Ranking

BEST = 3
"""How many of its sentences speak for an entity."""
_OF_SENTENCES = 0.1
"""How much of the weight depends on them: little, since what is often named makes its sentences rank high, so
that they tell little more. On the documents that the weights were fitted on, more made the order worse."""


def by_salience(
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    ranking: Ranking,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[tuple[Entity, ...], tuple[Quote, ...]]:
    """Give each entity its salience, order them by it, then by first mention, and number them anew.

    Salience is nine tenths of the weight, and the last tenth as far as the best three sentences that name the
    entity come up to the best of all. Raises `Cancelled` once `cancelled`, asked often, says yes.
    """
    score = ranking.scores.score
    best = max((score(sentence) for sentence in stoppable(ranking.order, cancelled)), default=0.0) or 1.0

    def salience(entity: Entity) -> float:
        named = {at_offset(sentences, mention.start) for mention in stoppable(entity.mentions, cancelled)}
        scores = (score(sentence) for sentence in stoppable(named, cancelled) if sentence >= 0)
        top = sum(nlargest(BEST, scores)) / (BEST * best)
        return round(min(1.0, entity.weight * (1 - _OF_SENTENCES + _OF_SENTENCES * top)), 6)

    weighed = [replace(entity, salience=salience(entity)) for entity in entities]
    weighed.sort(key=lambda entity: (-entity.salience, entity.mentions[0].start))
    renamed = {entity.id: f"e{number}" for number, entity in enumerate(weighed, 1)}
    ordered = tuple(
        replace(entity, id=renamed[entity.id], place_id=renamed.get(entity.place_id or ""))
        for entity in stoppable(weighed, cancelled)
    )
    spoken = tuple(
        replace(quote, speaker=renamed.get(quote.speaker or "")) for quote in stoppable(quotes, cancelled)
    )
    return ordered, spoken
