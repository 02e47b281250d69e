"""Spans that may be names, with the tagger's probabilities, and the mentions that come of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from summarizer.document import EntityType, Stretch
from summarizer.entities.tagger.network import KINDS

S = TypeVar("S", bound=Stretch)
Settled = dict[str, tuple[EntityType, int]]
"""Type and certainty (0 to 5) by the form of a name (see `type_vote.key`)."""


class NameCandidate(NamedTuple):
    """A span that may be a name."""

    start: int
    end: int
    chances: tuple[float, ...]
    """Probability of each of the tagger's kinds."""

    @property
    def chance(self) -> float:
        """Probability of the most likely kind."""
        return max(self.chances)

    @property
    def kind(self) -> str:
        """Most likely kind."""
        return KINDS[self.chances.index(self.chance)]


def sure(kind: str) -> tuple[float, ...]:
    """Return probabilities with 1 for a kind and 0 for the others."""
    return tuple(float(kind == other) for other in KINDS)


def replaced(
    found: Sequence[NameCandidate],
    spans: Iterable[S],
    instead: Callable[[S, Sequence[NameCandidate]], Iterable[NameCandidate] | None],
) -> list[NameCandidate]:
    """Return the candidates in text order, with others in place of those that overlap a span.

    Args:
        found: the candidates in text order.
        spans: in the order of their starts. One that overlaps what an earlier one brought in is ignored.
        instead: returns what replaces the candidates that overlap a span; None keeps them.
    """
    kept: list[NameCandidate] = []
    at = 0
    for span in spans:
        while at < len(found) and found[at].end <= span.start:
            kept.append(found[at])
            at += 1
        if kept and kept[-1].end > span.start:
            continue
        stop = at
        while stop < len(found) and found[stop].start < span.end:
            stop += 1
        others = instead(span, found[at:stop])
        if others is not None:
            kept += others
            at = stop
    return [*kept, *found[at:]]


class Mention(NamedTuple):
    """A mention of a name, a date or a quantity."""

    start: int
    end: int
    type: EntityType
    certainty: int
    """0 for a guess to 5 for a known form; it weights the mentions' vote on the type of their entity."""
    role: str | None = None
    canonical: str | None = None
    """The name of the user's rule that gives it; None for a mention that was recognized."""
