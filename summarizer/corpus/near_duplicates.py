"""Group near-duplicates incrementally: briefings that are versions of one text.

MinHash signatures that share a band (see `facts.facts`) are compared; two texts whose resemblance is at
least `ALIKE` are versions of one story. A story republished from an agency, a corrected one and one with two
extra paragraphs are grouped; two independent reports of one event are not, but form a thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.facts.facts import bands, resemblance

ALIKE = 0.5
"""Minimum share of common shingles. Two texts of equal length that share two thirds of each reach it, and so
do a text and the same text continued to twice the length."""


class _Version(NamedTuple):
    signature: Sequence[int]
    length: int
    date: str
    story: int


class NearDuplicates:
    """Groups of near-duplicates. Each text joins the group of the text that it resembles most."""

    def __init__(self) -> None:
        self._versions: dict[int, _Version] = {}
        self._buckets: dict[int, list[int]] = {}
        self._members: dict[int, list[int]] = {}

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
        """Return the group of a text: the number of its first text. Raises KeyError for an unknown text."""
        return self._versions[number].story

    def versions(self, number: int) -> tuple[int, ...]:
        """Return the texts of a text's group, first its representative: the longest, then the latest."""
        members = self._members[self.story(number)]
        first = max(members, key=lambda one: (self._versions[one].length, self._versions[one].date, -one))
        return (first, *(one for one in members if one != first))
