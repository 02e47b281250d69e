"""What of a document the features of its units depend on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summarizer.cancellation import stoppable
from summarizer.document import FIGURES, Document, Entity, Quote, Sentence, at_offset
from summarizer.ranking.layout import SUBJECT, Layout
from summarizer.ranking.term_index import TermIndex


@dataclass(frozen=True, slots=True)
class Named:
    """What the entities tell of each unit."""

    weight: list[float]
    distinct: list[int]
    new: list[int]
    types: list[dict[str, int]]
    subjects: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """What of a document its units' features depend on."""

    document: Document
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    index: TermIndex
    layout: Layout
    words: Sequence[int]
    named: Named
    english: bool


def named(sentences: Sequence[Sentence], entities: Sequence[Entity], cancelled: Callable[[], bool]) -> Named:
    """Return what the entities, dates and quantities aside, tell of each unit."""
    count = len(sentences)
    found = Named([0.0] * count, [0] * count, [0] * count, [{} for _ in range(count)], frozenset())
    subjects: set[int] = set()
    names = [entity for entity in entities if entity.type not in FIGURES]
    first = max(names, key=lambda entity: entity.weight, default=None)
    for entity in names:
        seen: set[int] = set()
        for mention in stoppable(entity.mentions, cancelled):
            sentence = at_offset(sentences, mention.start)
            if sentence < 0:
                continue
            if entity is first and mention.start - sentences[sentence].start < SUBJECT:
                subjects.add(sentence)
            seen.add(sentence)
        for sentence in seen:
            found.weight[sentence] += entity.weight
            found.distinct[sentence] += 1
            found.types[sentence][entity.type] = found.types[sentence].get(entity.type, 0) + 1
        if seen:
            found.new[min(seen)] += 1
    return replace(found, subjects=frozenset(subjects))
