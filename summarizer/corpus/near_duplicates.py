"""Near-identical stories: groups of briefings that are versions of one text, found as they come.

Signatures that share a band (see `signature`) are compared; from a resemblance of `ALIKE` on two texts are
one story. So a story taken over from an agency, a corrected one and one with two paragraphs more are folded;
two reports of one event, each in its own words, are not: those are a thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.facts.minhash import bands, resemblance

ALIKE = 0.5
"""The share of their shingles that versions of one story have in common at least. Two texts of the same
length that share two thirds of each have it; so have a text and one that goes on for as long again."""


class Differences(NamedTuple):
    """Indices of sentences that tell what the other text does not."""

    first: tuple[int, ...]
    second: tuple[int, ...]


class _Version(NamedTuple):
    signature: Sequence[int]
    length: int
    date: str
    story: int


class NearDuplicates:
    """Texts under numbers of the caller's, grouped. A text joins the group of the one it resembles most."""

    def __init__(self) -> None:
        self._versions: dict[int, _Version] = {}
        self._buckets: dict[int, list[int]] = {}
        self._members: dict[int, list[int]] = {}

    def add(self, number: int, signature: Sequence[int], length: int, date: str | None = None) -> int:
        """Add a text by its signature; the number of the first text of its group, which may be its own.

        Two groups that a later text resembles both stay two. Raises ValueError for a number taken already.
        """
        if number in self._versions:
            raise ValueError(f"there is a text {number} already")
        own = set(bands(signature))
        near = {other for band in own for other in self._buckets.get(band, ())}
        alike = [(resemblance(signature, self._versions[other].signature), -other) for other in near]
        best, other = max(alike, default=(0.0, 0))
        story = self._versions[-other].story if best >= ALIKE else number
        self._versions[number] = _Version(signature, length, date or "", story)
        self._members.setdefault(story, []).append(number)
        for band in own:
            self._buckets.setdefault(band, []).append(number)
        return story

    def __contains__(self, number: int) -> bool:
        return number in self._versions

    def story(self, number: int) -> int:
        """The group of a text; KeyError for one that was not added."""
        return self._versions[number].story

    def versions(self, number: int) -> tuple[int, ...]:
        """All of a text's group, the one that stands for it first: the longest, of equal ones the latest."""
        members = self._members[self.story(number)]
        first = max(members, key=lambda one: (self._versions[one].length, self._versions[one].date, -one))
        return (first, *(one for one in members if one != first))


def differences(one: Analysis, other: Analysis) -> Differences:
    """What each tells that the other does not, by the rules of `novelty`: moved or rephrased, it is told."""
    return Differences(_lacking(one, other), _lacking(other, one))


def _lacking(one: Analysis, other: Analysis) -> tuple[int, ...]:
    known = KnownFacts([other.facts.prints])
    told = {other.document.line(sentence) for sentence in other.sentences}
    if not known:
        return tuple(range(len(one.sentences)))
    found = novelty(one, known).sentences
    return tuple(at for at in sorted(found) if one.document.line(one.sentences[at]) not in told)
