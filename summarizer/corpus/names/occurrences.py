"""Index the names in briefings, to list the occurrences of an entity across briefings in chronological order.

The index stores a count, a span and one sentence for each name in each briefing: about 10 MB for a thousand
briefings of 800 words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.names.same_names import SameNames
from summarizer.document import Entity, Span
from summarizer.facts import names
from summarizer.ranking.scene import SUBJECT

LONGEST = 240
"""Maximum code points stored of a sentence."""
_OPENS, _ROLE = 0.1, 0.1
"""Bonuses for a sentence that opens with the name, and for one that contains the entity's role."""
_LAST = "9999"
"""Sort key for undated briefings, after all dates."""


class Occurrence(NamedTuple):
    """An entity in one briefing."""

    briefing: int
    """Number of the briefing, as given to `NameIndex.add`."""
    date: str | None
    entity: str
    """Id of the entity in that briefing; if several entities have the name, that with the most mentions."""
    name: str
    mentions: int
    sentence: Span
    """Span of its most informative sentence."""
    text: str
    """Text of that sentence on one line, shortened to `LONGEST`."""


class NameIndex:
    """Index of the names in briefings."""

    def __init__(self) -> None:
        self._same = SameNames()
        self._found: dict[str, dict[int, Occurrence]] = {}
        self._keys: dict[int, Sequence[str]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, briefing: int, analysis: Analysis) -> None:
        """Index a briefing under the caller's number, replacing the briefing with that number.

        Numbers break ties between briefings of the same date, so they should follow the order of the
        briefings.
        """
        self.remove(briefing)
        texts: dict[int, str] = {}
        for entity, key in zip(analysis.entities, analysis.facts.names, strict=True):
            if key:
                self._same.add(key, names.acronyms(entity))
                before = self._found.setdefault(key, {}).get(briefing)
                found = _occurrence(briefing, analysis, entity, texts)
                self._found[key][briefing] = _merged(before, found) if before else found
        self._keys[briefing] = tuple(dict.fromkeys(key for key in analysis.facts.names if key))

    def remove(self, briefing: int) -> None:
        """Remove a briefing, if it is in the index."""
        for key in self._keys.pop(briefing, ()):
            self._found[key].pop(briefing, None)

    def everywhere(self, key: str) -> tuple[Occurrence, ...]:
        """Return the occurrences of a key of `Facts.names` in chronological order, undated ones last."""
        by_briefing: dict[int, Occurrence] = {}
        for one in sorted(self._same.of(key)):
            for briefing, found in self._found.get(one, {}).items():
                before = by_briefing.get(briefing)
                by_briefing[briefing] = _merged(before, found) if before else found
        return tuple(sorted(by_briefing.values(), key=lambda found: (found.date or _LAST, found.briefing)))

    def elsewhere(self, analysis: Analysis, entity: str, briefing: int) -> tuple[Occurrence, ...]:
        """Return the occurrences of an entity in other briefings. Raises KeyError for an unknown entity."""
        for one, key in zip(analysis.entities, analysis.facts.names, strict=True):
            if one.id == entity:
                found = self.everywhere(key) if key else ()
                return tuple(where for where in found if where.briefing != briefing)
        raise KeyError(entity)

    def groups(self) -> list[tuple[Occurrence, ...]]:
        """Return the occurrences of each name, in arbitrary order."""
        seen: set[str] = set()
        found = []
        for key in self._found:
            if key not in seen:
                seen |= self._same.of(key)
                found.append(self.everywhere(key))
        return [group for group in found if group]


def elsewhere(
    analysis: Analysis, entity: str, others: Mapping[int, Analysis] | Iterable[Analysis]
) -> tuple[Occurrence, ...]:
    """Return the occurrences of an entity in other briefings, using a temporary index.

    For repeated queries, build a `NameIndex` instead. Raises KeyError for an unknown entity.
    """
    numbered = others.items() if isinstance(others, Mapping) else enumerate(others)
    index = NameIndex()
    for number, other in numbered:
        index.add(number, other)
    index.add(-1, analysis)
    return index.elsewhere(analysis, entity, -1)


def _merged(one: Occurrence, other: Occurrence) -> Occurrence:
    """Merge two names in one briefing that other briefings show to be one, keeping the more frequent."""
    most = one if one.mentions >= other.mentions else other
    return most._replace(mentions=one.mentions + other.mentions)


def _occurrence(briefing: int, analysis: Analysis, entity: Entity, texts: dict[int, str]) -> Occurrence:
    best = best_sentence(analysis, entity)
    document = analysis.document
    span = Span(0, 0)
    if best >= 0:
        span = Span(analysis.sentences[best].start, analysis.sentences[best].end)
        if best not in texts:
            texts[best] = shortened(document.line(Span(span.start, min(span.end, span.start + 2 * LONGEST))))
    count = len(entity.mentions)
    return Occurrence(briefing, document.date, entity.id, entity.name, count, span, texts.get(best, ""))


def best_sentence(analysis: Analysis, entity: Entity) -> int:
    """Return the index of the most informative sentence on an entity, in the body if possible; else -1."""
    role = entity.role or ""
    values: dict[int, float] = {}
    for mention in entity.mentions:
        at = analysis.sentence_at(mention.start)
        if at >= len(analysis.sentences):
            continue
        sentence = analysis.sentences[at]
        value = analysis.ranking.scores.score(at) if sentence.eligible else -1.0
        value += _OPENS * (mention.start - sentence.start < SUBJECT)
        value += _ROLE * bool(role and role in analysis.document.text[sentence.start : sentence.end])
        values[at] = max(value, values.get(at, value))
    return max(values, key=lambda at: (values[at], -at), default=-1)


def shortened(line: str) -> str:
    """Shorten a line to `LONGEST` code points, at a space if possible, with an ellipsis."""
    if len(line) <= LONGEST:
        return line
    cut = line.rfind(" ", 0, LONGEST)
    return line[: cut if cut > LONGEST // 2 else LONGEST - 1] + "…"
