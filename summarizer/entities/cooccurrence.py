"""Co-occurrence of entities in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import FIGURES, Entity, Stretch, at_offset

MOST = 40
"""Entities of a sentence that names company; one with more is a list, and ties nobody to anybody."""


class Companion(NamedTuple):
    """An entity that co-occurs with a given one."""

    id: str
    sentences: tuple[int, ...]
    """Indices of the sentences with both, in text order."""


class Cooccurrence:
    """Index of the entities in each sentence, except dates and quantities."""

    def __init__(self, sentences: Sequence[Stretch], entities: Sequence[Entity]) -> None:
        self._sentences = sentences
        self._place = {entity.id: place for place, entity in enumerate(entities)}
        self._named: dict[int, list[str]] = defaultdict(list)
        for entity in entities:
            if entity.type not in FIGURES:
                for sentence in self._of(entity):
                    self._named[sentence].append(entity.id)

    def of(self, entity: Entity) -> tuple[Companion, ...]:
        """Return the entities that share sentences with `entity`, those with the most shared sentences first.

        Dates and quantities have none. Ties are in the order of the entities.
        """
        shared: dict[str, list[int]] = defaultdict(list)
        for sentence in self._of(entity):
            named = self._named.get(sentence, ())
            if len(named) <= MOST and entity.id in named:
                for other in named:
                    shared[other].append(sentence)
        shared.pop(entity.id, None)
        found = (Companion(ident, tuple(sentences)) for ident, sentences in shared.items())
        return tuple(sorted(found, key=lambda one: (-len(one.sentences), self._place[one.id])))

    def _of(self, entity: Entity) -> list[int]:
        return sorted({max(0, at_offset(self._sentences, mention.start)) for mention in entity.mentions})
