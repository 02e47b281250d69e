"""Sentences -> the parts of their scores -> the order in which a summary takes them."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence

from summarizer.document import Document, Sentence, Span, Stretch, at_offset, overlapping
from summarizer.entities.entity import Entity
from summarizer.language.words import count_words, terms
from summarizer.progress import stop_if, stoppable
from summarizer.ranking.centrality import centrality
from summarizer.ranking.choice import choose
from summarizer.ranking.dependence import dependence
from summarizer.ranking.scores import Ranking, Scores, row_of
from summarizer.ranking.term_index import TermIndex, index_terms
from summarizer.ranking.weights import PARTS

_SPACE = re.compile(r"\s")

LEAD = 3
"""How many sentences make the lead."""
READ = 20_000
"""Characters of a sentence whose terms are compared; only what is no prose has longer ones."""
GOOD_LENGTH = (10, 45)
"""Words between which a sentence's length costs nothing; at 2, and at 100, it costs all that it can."""


def rank(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Stretch] = (),
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ranking:
    """Score the sentences of kind body, in time and memory linear in the text.

    `entities` carry their weight; `quotes` stand in text order and do not overlap. Sentences of other kinds
    score 0 and are not in the order. Raises `Cancelled` within 100 ms of being asked to.
    """
    body = [at for at, sentence in enumerate(stoppable(sentences, cancelled)) if sentence.kind == "body"]
    index = index_terms((terms(document.at(_head(sentence))) for sentence in sentences), cancelled)
    central = centrality(index, body, cancelled)
    lead = _sum_of_rows(index, body[:LEAD])
    title = _title_terms(document, sentences, index)
    named = _entity_weights(sentences, entities, cancelled)
    words = array("I", (_word_count(document, sentence, cancelled) for sentence in sentences))
    parts = array("f", bytes(4 * len(PARTS) * len(sentences)))
    for number, current in enumerate(body):
        stop_if(cancelled)
        sentence = sentences[current]
        opens = current == 0 or sentences[current - 1].paragraph != sentence.paragraph
        raw = {
            "position": 1 / math.sqrt(1 + number),
            "paragraph": float(opens),
            "centrality": central[current],
            "lead": _overlap(index, current, lead, own=number < LEAD),
            "title": sum(weight * weight for term, weight in index.row(current) if term in title),
            "entities": 1 - math.exp(-named[current]),
            "length": _length_fault(words[current]),
            "dependence": dependence(document, sentence, overlapping(quotes, sentence)),
        }
        row = row_of({name: PARTS[name] * value for name, value in raw.items()})
        parts[current * len(PARTS) : (current + 1) * len(PARTS)] = array("f", row)
    scores = Scores(parts)
    wanted = {current: scores.score(current) for current in stoppable(body, cancelled)}
    return Ranking(scores, index, array("I", choose(wanted, index, cancelled=cancelled)), words)


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


def _sum_of_rows(index: TermIndex, rows: Sequence[int]) -> dict[int, float]:
    total: dict[int, float] = {}
    for row in rows:
        for term, weight in index.row(row):
            total[term] = total.get(term, 0.0) + weight
    return total


def _overlap(index: TermIndex, sentence: int, lead: dict[int, float], *, own: bool) -> float:
    """Mean cosine with the sentences of the lead; a sentence of the lead is not compared with itself."""
    row = list(index.row(sentence))
    total = sum(weight * lead.get(term, 0.0) for term, weight in row)
    if own:
        total -= sum(weight * weight for _, weight in row)
    return max(0.0, total) / (LEAD - 1 if own else LEAD)


def _title_terms(document: Document, sentences: Sequence[Sentence], index: TermIndex) -> set[int]:
    """The terms of the document's own title: its first heading, where that opens the text."""
    first = next(iter(sentences), None)
    if first is None or first.kind != "heading" or document.line(first) != document.title:
        return set()
    return {term for term, _ in index.row(0)}


def _entity_weights(
    sentences: Sequence[Sentence], entities: Sequence[Entity], cancelled: Callable[[], bool]
) -> list[float]:
    """The weights of the distinct entities that each sentence names, added up."""
    totals = [0.0] * len(sentences)
    for entity in entities:
        mentions = stoppable(entity.mentions, cancelled)
        for sentence in {at_offset(sentences, mention.start) for mention in mentions}:
            if sentence >= 0:
                totals[sentence] += entity.weight
    return totals


def _length_fault(words: int) -> float:
    short, long = GOOD_LENGTH
    if words < short:
        return min(1.0, (short - words) / 8)
    return min(1.0, max(0.0, (words - long) / 55))
