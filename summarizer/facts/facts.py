"""Facts of a briefing as 64-bit numbers, stable across processes and releases with the same VERSION.

`analyze` computes them; whoever compares briefings needs nothing else of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

VERSION = 1
"""To be raised whenever the same text would give other prints; old ones then tell nothing any more."""
TERM, NAME, NUMBER, WORD, NOTHING = range(5)
"""Kinds: the stem of a content word; who or what is named; a number; a stem again, of a word of the name
before it; and what stands for a sentence without facts, so that sentences can be counted."""
STARTS = 8
"""Set in the first print of a sentence."""
_LOW = 0xF


def fingerprint(kind: int, fact: str) -> int:
    """The 64 bits of a fact, not at the start of a sentence."""
    data = f"{VERSION} {kind} {fact}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") & ~_LOW | kind


def kind_of(print_: int) -> int:
    return print_ & 7


def fact_of(print_: int) -> int:
    """What is the same wherever in a sentence the fact stands, and in a name or out of one."""
    return print_ & ~_LOW


def as_word(term: int) -> int:
    """The print of a term within a name."""
    return fact_of(term) | WORD


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
