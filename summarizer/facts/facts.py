"""The facts of a briefing as numbers: what `analyze` leaves for those who compare briefings."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.facts.hashing import NOTHING, STARTS, kind_of

Row = list[int]


@dataclass(frozen=True, slots=True)
class Facts:
    """Of every sentence, heading and by-line, in text order."""

    prints: array[int] = field(default_factory=lambda: array("Q"))
    """Fingerprints (see `prints`), sentence by sentence, of each every fact once; after a name its words."""
    names: tuple[str, ...] = ()
    """Of every entity of the analysis, in its order: the key under which the briefings' names meet (see
    `names`), empty for dates and quantities."""
    signature: array[int] = field(default_factory=lambda: array("Q"))
    """Of the whole text (see `signature`)."""

    def rows(self) -> Iterator[Row]:
        """The facts of each sentence."""
        return rows(self.prints)


NO_FACTS = Facts()


def rows(prints: array[int]) -> Iterator[Row]:
    """The facts of each sentence of kept prints, none for a sentence without any."""
    row: Row = []
    begun = False
    for print_ in prints:
        if print_ & STARTS:
            if begun:
                yield row
            row, begun = [], True
        if kind_of(print_) != NOTHING:
            row.append(print_ & ~STARTS)
    if begun:
        yield row
