"""Represent what is new in a briefing against the briefings read before (see `corpus.novelty`)."""

from __future__ import annotations

from typing import NamedTuple

MOSTLY = 0.8
"""Share of new sentences from which a briefing counts as all new."""


class Novelty(NamedTuple):
    """New sentences and entities; empty if no briefing was read before, since then everything is new."""

    sentences: frozenset[int] = frozenset()
    """Indices of the new sentences."""
    entities: frozenset[str] = frozenset()
    """Ids of the entities that no earlier briefing names, without dates and quantities."""
    compared: int = 0
    """Number of sentences that could have been new."""

    @property
    def is_all_new(self) -> bool:
        """Whether most of the briefing is new, so that single sentences need no mark."""
        return bool(self.sentences) and len(self.sentences) >= MOSTLY * self.compared


NOTHING_NEW = Novelty()
