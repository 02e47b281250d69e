"""Represent the facts of a text as 64-bit fingerprints, and its words as a MinHash signature.

`analyze` computes them; the comparison of briefings needs nothing else. Fingerprints are stable across
processes and releases with the same VERSION.

A MinHash signature has a fixed size and is computed over shingles of three words, to find near-duplicates.
The resemblance of two texts is the share of shingles (runs of words) that they have in common, and it equals
the probability that the smallest hash over the shingles of both is the same (Broder 1997, "On the resemblance
and containment of documents"). One hash per shingle is enough if the hashes are distributed over `BINS` bins,
each of which keeps its smallest (one permutation hashing: Li, Owen and Zhang 2012). An empty bin, as in short
texts, copies another, searched in an order of its own (Shrivastava 2017, "Optimal densification for fast and
accurate minwise hashing"). With 60 bins, the share of equal bins is within 0.065 of the resemblance in two of
three cases; the error is larger in texts of few words.

Signatures are indexed in `BANDS` bands of three bins. Two texts of resemblance s share a band with
probability 1 - (1 - s³)²⁰, which is 5 % at 0.14, 44 % at 0.3, 93 % at 0.5 and 99 % at 0.6.

Signatures use plain words, not stems, because the list of briefings is grouped before any briefing is
analyzed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from summarizer.document import Document
from summarizer.patterns import compiled

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
    """MinHash signature of the whole text."""

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


BINS, BANDS = 60, 20
_ROWS = BINS // BANDS
READ = 200_000
"""Maximum code points read; the head of a long text is enough to identify it."""
_WORD = compiled(r"\w+")
_MASK = 0xFFFF_FFFF_FFFF_FFFF
_FIRST, _SECOND, _THIRD = 0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9
"""Odd multipliers that distinguish the positions in a shingle, so that "a b c" is not "c b a"."""


def document_signature(document: Document) -> array[int]:
    """Compute the signature of a document without its quotes, so that a reply differs from its original."""
    own = [paragraph for paragraph in document.paragraphs if paragraph.kind != "quote"]
    if not own or len(own) == len(document.paragraphs):
        return signature(document.text)
    return signature("\n".join(map(document.at, own)))


def signature(text: str) -> array[int]:
    """Compute the signature of a text: `BINS` numbers of 64 bits, all 0 for a text without words."""
    words = _WORD.findall(text[:READ].lower())
    if not words:
        return array("Q", bytes(8 * BINS))
    words += words[:1] * (3 - len(words))
    numbers = {word: _number(word) for word in set(words)}
    first = [numbers[word] for word in words]
    runs = {
        (one * _FIRST + two * _SECOND + three * _THIRD) & _MASK
        for one, two, three in zip(first, first[1:], first[2:], strict=False)
    }
    bins = [0] * BINS
    for run in runs:
        place = run * BINS >> 64
        if not bins[place] or run < bins[place]:
            bins[place] = run
    return array("Q", _filled(bins))


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _filled(bins: Sequence[int]) -> Iterator[int]:
    for place in range(BINS):
        found, probe = bins[place], 0
        while not found:
            probe += 1
            found = bins[((place * _SECOND + probe * _FIRST) & _MASK) * BINS >> 64]
        yield found


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the share of common shingles of two texts, from 0 to 1, by their signatures."""
    if len(one) != BINS or len(other) != BINS or not any(one) or not any(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / BINS


def bands(signed: Sequence[int]) -> Iterator[int]:
    """Yield the bands of a signature; near-duplicates share at least one. A text without words has none."""
    if any(signed):
        for band in range(BANDS):
            mixed = band
            for smallest in signed[band * _ROWS : (band + 1) * _ROWS]:
                mixed = (mixed * _SECOND + smallest * _FIRST) & _MASK
            yield mixed
