"""Collect the inputs of the ranking features of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summarizer.cancellation import stoppable
from summarizer.document import FIGURES, Document, Entity, Quote, Sentence, at_offset
from summarizer.ranking.layout import SUBJECT, Layout
from summarizer.ranking.term_index import TermIndex


@dataclass(frozen=True, slots=True)
class Named:
    """Statistics of the names in each unit. Lists have one element for each unit."""

    weight: list[float]
    """Sum of the weights of the entities that a unit names."""
    distinct: list[int]
    """Number of distinct entities."""
    new: list[int]
    """Number of entities that are named for the first time."""
    types: list[dict[str, int]]
    """Number of distinct entities by type."""
    subjects: frozenset[int]
    """Indices of the units that open with the entity of the highest weight."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The inputs of the ranking features of one document."""

    document: Document
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    index: TermIndex
    """Tf-idf rows of all units."""
    layout: Layout
    words: Sequence[int]
    """Number of words of each unit."""
    named: Named
    english: bool
    """Whether the English cue words apply."""


def named(sentences: Sequence[Sentence], entities: Sequence[Entity], cancelled: Callable[[], bool]) -> Named:
    """Return the statistics of the names in each unit, without dates and quantities."""
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
