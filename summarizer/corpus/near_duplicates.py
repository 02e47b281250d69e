"""Group near-duplicates incrementally: briefings that are versions of one text.

MinHash signatures that share a band (see `facts.facts`) are compared; two texts whose resemblance is at
least `ALIKE` are versions of one story. A story republished from an agency, a corrected one and one with two
extra paragraphs are grouped; two independent reports of one event are not, but form a thread.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.facts.facts import bands, resemblance

ALIKE = 0.5
"""Minimum share of common shingles. Two texts of equal length that share two thirds of each reach it, and so
do a text and the same text continued to twice the length."""


MOST_COMPARED = 50
"""Texts of a band that a text is compared with. Of very many that share one, the first stand for the rest;
else hundreds of versions of one text, or of texts with one long legal notice, would take quadratic time."""


_LEAST = 16
"""Places of an empty table of bands, a power of 2."""
TABLES = 256
"""Tables of bands: each grows on its own, in some milliseconds, which the screen does not notice."""


class _Version(NamedTuple):
    signature: Sequence[int]
    length: int
    date: str
    story: int


class _BandTable:
    """The texts of some bands: a hash table in arrays, a fifth of the memory of a dictionary of lists.

    Of a band that a single text has, which is the rule, only its number is stored.
    """

    def __init__(self) -> None:
        self._bands = array("Q", bytes(8 * _LEAST))
        self._texts = array("Q", bytes(8 * _LEAST))
        """By place in the table, the first text of a band plus 1; 0 where there is none."""
        self._used = 0
        self._further: dict[int, list[int]] = {}

    def _place(self, band: int) -> int:
        """Return the place of a band, or the free one where it belongs."""
        mask = len(self._bands) - 1
        place = band & mask
        while self._texts[place] and self._bands[place] != band:
            place = (place + 1) & mask
        return place

    def texts(self, band: int) -> Iterator[int]:
        """Yield the texts of a band."""
        if first := self._texts[self._place(band)]:
            yield first - 1
            yield from self._further.get(band, ())

    def add(self, band: int, number: int) -> None:
        """Add a text to a band, unless the band has as many as are compared."""
        place = self._place(band)
        if self._texts[place]:
            further = self._further.setdefault(band, [])
            if len(further) + 1 < MOST_COMPARED:
                further.append(number)
            return
        self._bands[place], self._texts[place] = band, number + 1
        self._used += 1
        if 3 * self._used > 2 * len(self._bands):
            self._grow()

    def _grow(self) -> None:
        old = zip(self._bands, self._texts, strict=True)
        self._bands = array("Q", bytes(16 * len(self._bands)))
        self._texts = array("Q", bytes(16 * len(self._texts)))
        for band, text in old:
            if text:
                place = self._place(band)
                self._bands[place], self._texts[place] = band, text


class NearDuplicates:
    """Groups of near-duplicates. Each text joins the group of the text that it resembles most."""

    def __init__(self) -> None:
        self._versions: dict[int, _Version] = {}
        self._tables = [_BandTable() for _ in range(TABLES)]
        self._members: dict[int, list[int]] = {}
        """By group of several texts, all of them."""
        self._first: dict[int, int] = {}
        """By group of several texts, the one that represents it."""
        self._equal: dict[int, int] = {}
        """By the hash of a signature, the first text that has it: a copy needs no comparison."""

    def add(self, number: int, signature: Sequence[int], length: int, date: str | None = None) -> int:
        """Add a text and return the number of the first text of its group, which may be its own.

        Two groups are not merged, even if a later text resembles both.

        Args:
            number: the caller's number of the text.
            signature: its MinHash signature.
            length: its length; the longest text represents a group.
            date: its date in ISO 8601; of equally long texts, the latest represents a group.

        Raises:
            ValueError: the number is in use.
        """
        if number in self._versions:
            raise ValueError(f"text {number} is already added")
        copied = self._equal.setdefault(hash(tuple(signature)), number)
        if copied != number and resemblance(signature, self._versions[copied].signature) == 1:
            story = self._versions[copied].story
        else:
            story = self._nearest(number, signature)
        self._versions[number] = _Version(signature, length, date or "", story)
        if story != number:
            self._members.setdefault(story, [story]).append(number)
            self._first[story] = max(self._first.get(story, story), number, key=self._rank)
        return story

    def _nearest(self, number: int, signature: Sequence[int]) -> int:
        """Return the group of the text that a new one resembles most; its own number if there is none."""
        own = set(bands(signature))
        near = {other for band in own for other in self._table(band).texts(band)}
        alike = [(resemblance(signature, self._versions[other].signature), -other) for other in near]
        best, other = max(alike, default=(0.0, 0))
        for band in own:
            self._table(band).add(band, number)
        return self._versions[-other].story if best >= ALIKE else number

    def _table(self, band: int) -> _BandTable:
        return self._tables[(band >> 32) % TABLES]

    def _rank(self, number: int) -> tuple[int, str, int]:
        version = self._versions[number]
        return version.length, version.date, -number

    def __contains__(self, number: int) -> bool:
        return number in self._versions

    def story(self, number: int) -> int:
        """Return the group of a text: the number of its first text. Raises KeyError for an unknown text."""
        return self._versions[number].story

    def versions(self, number: int) -> tuple[int, ...]:
        """Return the texts of a text's group, first its representative: the longest, then the latest."""
        first = self.representative(number)
        return (first, *(one for one in self._members.get(self.story(number), ()) if one != first))

    def representative(self, number: int) -> int:
        """Return the text that represents a text's group: the longest, then the latest."""
        story = self.story(number)
        return self._first.get(story, story)

    def size(self, number: int) -> int:
        """Return the number of texts of a text's group."""
        return len(self._members.get(self.story(number), (number,)))
