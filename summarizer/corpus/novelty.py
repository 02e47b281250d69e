"""What is new in a briefing against those read before: sentence by sentence, and name by name.

A sentence is known as far as the facts that it holds stood together before. It is compared with the few
earlier sentences that cover most of it (it may be made of two of them, or be a part of one), each fact
weighed by how rare it is; rephrased, shortened, moved, it stays covered. It is new if too little of it is
covered, or if it tells a number or a name that the sentences covering it do not. That is the sentence-level
novelty of the TREC novelty track (Allan, Wade and Bolivar 2003, "Retrieval and novelty detection at the
sentence level"), where counting new words did no worse than any language model.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Union

from summarizer.analysis import Analysis
from summarizer.facts.facts import NAME, NUMBER, WORD, fact_of, fingerprint, kind_of, rows

_READ = 200
_LINES = re.compile(
    r"\W*(?:"
    r"(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written|photos?|graphics?) by\b"
    r"|(?:read|see|click|listen|watch|learn|find out)\s+(?:more|here|also|now|the full)\b"
    r"|(?:follow|like|join|contact|email|find) (?:us|me|the author|our)\b"
    r"|(?:sign|log) (?:up|in)\b|subscribe\b|share (?:this|on)\b|print this\b|download (?:the|our) app\b"
    r"|(?:all )?rights reserved\b|copyright\b|©|\(c\) \d{4}"
    r"|(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:?\s+[\w,. ]{0,12}\d"
    r"|(?:further|more|additional) information\b"
    r"|(?:image|photo|picture|photograph|video|source|credit|file photo)s?\s?:"
    r"|(?:this (?:article|story|page|report)|the above) (?:was|has been|is|may|contains|originally)\b"
    r"|for (?:more|further) (?:information|details|news)\b|related (?:news|articles|stories)\b"
    r"|terms (?:of|and) |privacy policy|cookies?\b"
    r")",
    re.IGNORECASE,
)


def is_boilerplate(sentence: str) -> bool:
    """Does it begin as such lines do? English only."""
    return _LINES.match(sentence[:_READ]) is not None


_Where = Union[int, "array[int]"]
"""Most facts stand in one sentence; a number then, which costs a quarter of an array."""


class KnownFacts:
    """Grows a briefing at a time; briefings that share nothing with a question cost it nothing."""

    def __init__(self, briefings: Iterable[array[int]] = ()) -> None:
        self.sentences = 0
        self._where: dict[int, _Where] = {}
        for prints in briefings:
            self.add(prints)

    def __bool__(self) -> bool:
        return self.sentences > 0

    def add(self, prints: array[int]) -> None:
        """One more briefing (`Facts.prints` of it), whenever it was read."""
        for row in rows(prints):
            for fact in {fact_of(print_) for print_ in row}:
                self._add(fact)
            self.sentences += 1

    def _add(self, fact: int) -> None:
        before = self._where.get(fact)
        if before is None:
            self._where[fact] = self.sentences
        elif isinstance(before, int):
            self._where[fact] = array("I", (before, self.sentences))
        else:
            before.append(self.sentences)

    def __contains__(self, fact: int) -> bool:
        return fact in self._where

    def where(self, fact: int) -> Sequence[int]:
        """The numbers of the sentences that hold it, rising."""
        found = self._where.get(fact, ())
        return (found,) if isinstance(found, int) else found

    def holds(self, sentence: int, fact: int) -> bool:
        where = self.where(fact)
        at = bisect_left(where, sentence)
        return at < len(where) and where[at] == sentence

    def together(self, facts: Collection[int]) -> bool:
        """Did all of these, one at least, stand in one sentence?"""
        rarest = min(facts, key=lambda fact: len(self.where(fact)), default=None)
        if rarest is None:
            return False
        return any(all(self.holds(s, fact) for fact in facts) for s in self.where(rarest))


COVERED = 0.7
"""Share of a sentence's weight that earlier ones must cover for it to be known."""
_TOGETHER = 2
"""Earlier sentences that may cover one together."""
_ADDS = 0.25
"""Share of the weight that each of them must add."""
_COMMON = 400
"""Sentences that hold a fact too common to look for others by; it is still counted where they have it."""
_LEAST = 3
"""Facts below which a sentence tells nothing: "He did not say.\""""
_TOLD = ("body", "list", "quote", "table")
"""Kinds of sentences that may be new: not headings, by-lines and code."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """Nothing of either where nothing was read before: then all is new, and nothing worth a mark."""

    sentences: frozenset[int] = frozenset()
    """Indices of the sentences that tell something new."""
    entities: frozenset[str] = frozenset()
    """Ids of the entities that none of the earlier briefings names; no dates, no quantities."""


NOTHING_NEW = Novelty()
_NONE: frozenset[int] = frozenset()


class _Claim(NamedTuple):
    """What one sentence tells."""

    facts: dict[int, int]
    """Each with its kind."""
    words: dict[int, frozenset[int]]
    """Of each name: where they all stand, it does, though nobody saw that it is one."""


def novelty(analysis: Analysis, known: KnownFacts) -> Novelty:
    """What stands in none of the briefings read before; time grows with the analysis, little with those."""
    if not known:
        return NOTHING_NEW

    claims = [_claim(row) for row in analysis.facts.rows()]
    weights = _weights(claims, known)
    document = analysis.document
    found = frozenset(
        number
        for number, (sentence, claim) in enumerate(zip(analysis.sentences, claims, strict=True))
        if sentence.kind in _TOLD
        and len(claim.facts) >= _LEAST
        and _is_new(claim, weights, known)
        and not is_boilerplate(document.at(sentence))
    )
    return Novelty(found, frozenset(_unheard(analysis, claims, known)))


def _claim(row: Sequence[int]) -> _Claim:
    facts: dict[int, int] = {}
    words: dict[int, set[int]] = {}
    name = 0
    for print_ in row:
        kind, fact = kind_of(print_), fact_of(print_)
        if kind == WORD:
            words[name].add(fact)
            continue
        if kind == NAME:
            name = fact
            words[name] = set()
        facts[fact] = kind
    return _Claim(facts, {name: frozenset(own) for name, own in words.items() if own})


def _unheard(analysis: Analysis, claims: Sequence[_Claim], known: KnownFacts) -> Iterator[str]:
    """The ids of entities of which nothing was read: not the name, not all its words in one sentence."""
    from summarizer.facts import names

    words: dict[int, frozenset[int]] = {}
    for claim in claims:
        for name, own in claim.words.items():
            words.setdefault(name, own)
    for entity, key in zip(analysis.entities, analysis.facts.names, strict=True):
        if not key:
            continue
        name, alone = fact_of(fingerprint(NAME, names.fact(key))), names.surname(key)
        heard = name in known or known.together(words.get(name, frozenset()))
        if not heard and not (alone and fact_of(fingerprint(NAME, alone)) in known):
            yield entity.id


def _weights(claims: Sequence[_Claim], known: KnownFacts) -> dict[int, float]:
    """How much a fact tells: the rarer, the more, over the sentences of before and of now."""
    own = Counter(fact for claim in claims for fact in claim.facts)
    total = known.sentences + len(claims)
    return {fact: math.log(1 + total / (count + len(known.where(fact)))) for fact, count in own.items()}


def _is_new(claim: _Claim, weights: Mapping[int, float], known: KnownFacts) -> bool:
    left = _uncovered(claim, weights, known)
    kinds = {claim.facts[fact] for fact in left}
    if NUMBER in kinds:
        return True
    if NAME in kinds and any(
        claim.facts[fact] == NAME and fact not in known and not known.together(claim.words.get(fact, _NONE))
        for fact in left
    ):
        return True
    total = sum(weights[fact] for fact in claim.facts)
    return sum(weights[fact] for fact in left) > (1 - COVERED) * total


def _uncovered(claim: _Claim, weights: Mapping[int, float], known: KnownFacts) -> set[int]:
    """What is left of a sentence's facts when the earlier sentences nearest to it are taken away."""
    shared = _shared(claim, known)
    left = set(claim.facts)
    least = _ADDS * sum(weights[fact] for fact in left)
    for _ in range(_TOGETHER):
        gains = {sentence: sum(weights[fact] for fact in facts & left) for sentence, facts in shared.items()}
        best = max(gains, key=lambda sentence: (gains[sentence], -sentence), default=None)
        if best is None or gains[best] < least:
            break
        left -= shared[best]
    return left


def _shared(claim: _Claim, known: KnownFacts) -> dict[int, set[int]]:
    """By earlier sentence, the facts that it has of a claim's."""
    wanted = [*claim.facts, *(word for own in claim.words.values() for word in own)]
    wanted.sort(key=lambda fact: len(known.where(fact)))
    shared: dict[int, set[int]] = {}
    for fact in wanted:
        where = known.where(fact)
        if len(where) <= _COMMON:
            for sentence in where:
                shared.setdefault(sentence, set()).add(fact)
        else:
            for sentence, facts in shared.items():
                if known.holds(sentence, fact):
                    facts.add(fact)
    for facts in shared.values():
        facts.update(name for name, own in claim.words.items() if own <= facts)
    return shared
