"""Where else somebody is named: the briefings that name the same person, body or place, in order of time.

An index of names that grows a briefing at a time; of each name in each briefing it keeps a count, a span and
one sentence. A thousand briefings of 800 words take some 10 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.names.same_names import SameNames
from summarizer.document import Entity, Span
from summarizer.facts import names
from summarizer.ranking.layout import SUBJECT

LONGEST = 240
"""Code points of a sentence that are kept."""
_OPENS, _ROLE = 0.1, 0.1
"""What a sentence gains for opening with the name, and for telling its role."""
_LAST = "9999"
"""Sorts after every date."""


class Occurrence(NamedTuple):
    """Somebody in one briefing."""

    briefing: int
    """The number under which the briefing was added."""
    date: str | None
    entity: str
    """The id there; of several that are one name, of the most salient."""
    name: str
    mentions: int
    sentence: Span
    """The one that tells most of it."""
    text: str
    """That sentence on one line, cut if it is long."""


class NameIndex:
    """Who is named in which briefings."""

    def __init__(self) -> None:
        self._same = SameNames()
        self._found: dict[str, dict[int, Occurrence]] = {}
        self._keys: dict[int, Sequence[str]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, briefing: int, analysis: Analysis) -> None:
        """Index a briefing under a number of the caller's; one of the same number is replaced.

        Numbers are in the order in which the briefings were given.
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
        """Forget a briefing, if it was ever added."""
        for key in self._keys.pop(briefing, ()):
            self._found[key].pop(briefing, None)

    def everywhere(self, key: str) -> tuple[Occurrence, ...]:
        """All that is named by a key (of `Facts.names`), in order of time; undated ones last, as given."""
        by_briefing: dict[int, Occurrence] = {}
        for one in sorted(self._same.of(key)):
            for briefing, found in self._found.get(one, {}).items():
                before = by_briefing.get(briefing)
                by_briefing[briefing] = _merged(before, found) if before else found
        return tuple(sorted(by_briefing.values(), key=lambda found: (found.date or _LAST, found.briefing)))

    def elsewhere(self, analysis: Analysis, entity: str, briefing: int) -> tuple[Occurrence, ...]:
        """The other briefings that name an entity of this one; raises KeyError for an unknown entity."""
        for one, key in zip(analysis.entities, analysis.facts.names, strict=True):
            if one.id == entity:
                found = self.everywhere(key) if key else ()
                return tuple(where for where in found if where.briefing != briefing)
        raise KeyError(entity)

    def groups(self) -> list[tuple[Occurrence, ...]]:
        """Everybody once, each with all briefings that name them; in no order that matters."""
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
    """An entity in other briefings, without an index that is kept: for a few of them, and for programs."""
    numbered = others.items() if isinstance(others, Mapping) else enumerate(others)
    index = NameIndex()
    for number, other in numbered:
        index.add(number, other)
    index.add(-1, analysis)
    return index.elsewhere(analysis, entity, -1)


def _merged(one: Occurrence, other: Occurrence) -> Occurrence:
    """Two names of one briefing that other briefings show to be one: of the two, the one named more often."""
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
    """The sentence that tells most of an entity: of the body if any does; the earlier of equal ones."""
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
    """At most `LONGEST` code points, cut at a blank and marked with an ellipsis."""
    if len(line) <= LONGEST:
        return line
    cut = line.rfind(" ", 0, LONGEST)
    return line[: cut if cut > LONGEST // 2 else LONGEST - 1] + "…"
