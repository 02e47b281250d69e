"""64-bit fact fingerprints, stable across processes and releases with the same VERSION.

`analyze` computes them; the comparison of briefings needs nothing else.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

VERSION = 1
"""Increase it with every change that gives the same text other fingerprints, which invalidates old ones."""
TERM, NAME, NUMBER, WORD, NOTHING = range(5)
"""Kinds: the stem of a content word; a name; a number; the stem of a word in the name before it; and the
placeholder for a sentence without facts, so that sentences can be counted."""
STARTS = 8
"""Bit set in the first fingerprint of a sentence."""
_LOW = 0xF


def fingerprint(kind: int, fact: str) -> int:
    """Return the fingerprint of a fact, without the bit `STARTS`."""
    data = f"{VERSION} {kind} {fact}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") & ~_LOW | kind


def kind_of(print_: int) -> int:
    """Return the kind of a fingerprint."""
    return print_ & 7


def fact_of(print_: int) -> int:
    """Return a fingerprint without its kind and position, equal for a word within and outside a name."""
    return print_ & ~_LOW


def as_word(term: int) -> int:
    """Convert the fingerprint of a term to that of the same term within a name."""
    return fact_of(term) | WORD


Row = list[int]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of all sentences, headings and by-lines, in text order."""

    prints: array[int] = field(default_factory=lambda: array("Q"))
    """Fingerprints by sentence, each distinct fact once; a name is followed by its words."""
    names: tuple[str, ...] = ()
    """For each entity of the analysis, in order, the key that matches names across briefings (see `names`);
    empty for dates and quantities."""
    signature: array[int] = field(default_factory=lambda: array("Q"))
    """MinHash signature of the whole text (see `minhash`)."""

    def rows(self) -> Iterator[Row]:
        """Yield the fingerprints of each sentence."""
        return rows(self.prints)


NO_FACTS = Facts()


def rows(prints: array[int]) -> Iterator[Row]:
    """Split stored fingerprints by sentence; the row of a sentence without facts is empty."""
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
