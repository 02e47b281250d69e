"""Score the units of a document, put them in the order in which a summary takes them, and derive salience.

Salience of an entity is computed last, from its weight and from the rank of the units that name it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Quote, Sentence, Span, at_offset
from summarizer.language.languages import ENGLISH
from summarizer.language.words import count_words, terms
from summarizer.ranking.choice import choose
from summarizer.ranking.features import features
from summarizer.ranking.layout import layout
from summarizer.ranking.model import Model, shipped
from summarizer.ranking.scene import Scene, named
from summarizer.ranking.scores import NAMES, Ranking, Scores, brief
from summarizer.ranking.term_index import READ, index_terms

_SPACE = re.compile(r"\s")


def rank(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote] = (),
    *,
    language: str | None = ENGLISH,
    model: Model | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ranking:
    """Score the eligible units, in time and memory linear in the text.

    Words are compared as the language has them; one that is None or has no stemmer is ranked without stems.

    `entities` carry their weight; `quotes` stand in text order and do not overlap. Other units
    score 0 and are not in the order. `model` stands in for the one of the package. Raises `Cancelled`
    within 100 ms of being asked to.
    """
    index = index_terms((terms(document.at(_head(sentence)), language) for sentence in sentences), cancelled)
    words = array("I", (_word_count(document, sentence, cancelled) for sentence in sentences))
    costs = _costs(document, sentences, words)
    found = layout(sentences)
    names = named(sentences, entities, cancelled)
    scene = Scene(document, sentences, quotes, index, found, words, names, language == ENGLISH)
    parts = array("f", bytes(4 * len(NAMES) * len(sentences)))
    if found.body:
        learned = model or shipped()
        for current, row in zip(found.body, learned.parts(features(scene, cancelled)).tolist(), strict=True):
            parts[current * len(NAMES) : (current + 1) * len(NAMES)] = array("f", brief(row, costs[current]))
    scores = Scores(parts)
    wanted = {current: scores.score(current) for current in stoppable(found.body, cancelled)}
    order = choose(wanted, index, cancelled=cancelled)
    return Ranking(scores, index, array("I", order), words, costs)


def _costs(document: Document, sentences: Sequence[Sentence], words: array[int]) -> array[int]:
    """The words of each unit together with those of its context."""
    costs = words[:]
    for at, sentence in enumerate(sentences):
        for context in sentence.context:
            costs[at] += count_words(document.at(context))
    return costs


def _head(sentence: Sentence) -> Span:
    return Span(sentence.start, min(sentence.end, sentence.start + READ))


def _word_count(document: Document, sentence: Sentence, cancelled: Callable[[], bool]) -> int:
    total = 0
    for piece in _at_spaces(document, sentence):
        stop_if(cancelled)
        total += count_words(document.at(piece))
    return total


def _at_spaces(document: Document, sentence: Sentence) -> Iterator[Span]:
    """The sentence whole; one of a whole file without full stops in pieces, none ending within a word."""
    start = sentence.start
    while start < sentence.end:
        space = _SPACE.search(document.text, start + READ, sentence.end)
        end = space.start() if space else sentence.end
        yield Span(start, end)
        start = end


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
