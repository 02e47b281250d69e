"""Find the sentences and names of a briefing that are new against the briefings read before.

A sentence is known if its facts occurred together before. It is compared with up to two earlier sentences
that cover most of it, with facts weighted by rarity, so that it stays covered when it is rephrased,
shortened, moved or merged from two. It is new if too little of its weight is covered, or if it has a number
or a name that is in no earlier sentence of the kind. A title before a name ("Minister") is no news if it was
read before. This is sentence-level novelty as in the TREC novelty track
(Allan, Wade and Bolivar 2003, "Retrieval and novelty detection at the sentence level"), where counting new
words did no worse than any language model.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Union

from summarizer.analysis import Analysis
from summarizer.corpus.novelty_result import NOTHING_NEW, Novelty
from summarizer.facts.facts import NAME, NUMBER, WORD, fact_of, fingerprint, kind_of, rows
from summarizer.facts.titles import title_facts
from summarizer.patterns import lazy

_READ = 200
_LINES = lazy(
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
    """Return whether a sentence begins like boilerplate, such as credits and calls to subscribe (English)."""
    return _LINES.match(sentence[:_READ]) is not None


_Where = Union[int, "array[int]"]
"""Sentence numbers of a fact. Most facts occur in one sentence, whose bare number takes a quarter of the
memory of an array."""


class KnownFacts:
    """Inverted index of the facts in earlier briefings; the cost of a query depends only on shared facts."""

    def __init__(self, briefings: Iterable[array[int]] = ()) -> None:
        self.sentences = 0
        self._where: dict[int, _Where] = {}
        for prints in briefings:
            self.add(prints)

    def __bool__(self) -> bool:
        return self.sentences > 0

    def add(self, prints: array[int]) -> None:
        """Add a briefing by its `Facts.prints`."""
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
        """Return the numbers of the sentences with a fact, in ascending order."""
        found = self._where.get(fact, ())
        return (found,) if isinstance(found, int) else found

    def holds(self, sentence: int, fact: int) -> bool:
        """Return whether an earlier sentence has a fact."""
        where = self.where(fact)
        at = bisect_left(where, sentence)
        return at < len(where) and where[at] == sentence

    def together(self, facts: Collection[int]) -> bool:
        """Return whether some sentence has all of `facts`; False if there are none."""
        rarest = min(facts, key=lambda fact: len(self.where(fact)), default=None)
        if rarest is None:
            return False
        return any(all(self.holds(s, fact) for fact in facts) for s in self.where(rarest))


COVERED = 0.7
"""Usual minimum share of a sentence's weight that earlier sentences cover if it is known."""
_TOGETHER = 2
"""Maximum number of earlier sentences that cover a sentence together."""
_ADDS = 0.25
"""Minimum share of the weight that each of them must add."""
_COMMON = 400
"""Number of sentences above which a fact is too common to find candidates by; candidates found by other
facts still get credit for it."""
_LEAST = 3
"""Minimum facts of a sentence that can be new; "He did not say." has fewer."""
_COMPARED = ("body", "list", "quote", "table")
"""Kinds of sentences that may be new: not headings, by-lines and code."""


_NONE: frozenset[int] = frozenset()


class _Claim(NamedTuple):
    """The facts of a sentence."""

    facts: dict[int, int]
    """Kind of each fact."""
    words: dict[int, frozenset[int]]
    """Words of each name. A sentence with all of them contains the name, even if it was not recognized."""


def novelty(analysis: Analysis, known: KnownFacts, covered: float = COVERED) -> Novelty:
    """Find the new sentences and entities of an analysis.

    A sentence is known if earlier ones cover a share of at least `covered` of its weight. The time is
    proportional to the analysis and depends little on the number of known briefings.
    """
    if not known:
        return NOTHING_NEW

    claims = [_claim(row) for row in analysis.facts.rows()]
    weights = _weights(claims, known)
    document = analysis.document
    compared = [
        number
        for number, (sentence, claim) in enumerate(zip(analysis.sentences, claims, strict=True))
        if sentence.kind in _COMPARED
        and len(claim.facts) >= _LEAST
        and not is_boilerplate(document.at(sentence))
    ]
    found = frozenset(number for number in compared if _is_new(claims[number], weights, known, covered))
    return Novelty(found, frozenset(_new_entities(analysis, claims, known)), len(compared))


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


def _new_entities(analysis: Analysis, claims: Sequence[_Claim], known: KnownFacts) -> Iterator[str]:
    """Yield the ids of entities whose name, or all of its words in one sentence, did not occur before."""
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
    """Weight facts by rarity (inverse document frequency) over earlier and current sentences."""
    own = Counter(fact for claim in claims for fact in claim.facts)
    total = known.sentences + len(claims)
    return {fact: math.log(1 + total / (count + len(known.where(fact)))) for fact, count in own.items()}


def _is_new(claim: _Claim, weights: Mapping[int, float], known: KnownFacts, covered: float) -> bool:
    left = _uncovered(claim, weights, known)
    if claim.words:
        left -= {fact for fact in left & title_facts() if fact in known}
    kinds = {claim.facts[fact] for fact in left}
    if NUMBER in kinds and any(
        claim.facts[fact] == NUMBER and not _is_known_number(fact, claim, known) for fact in left
    ):
        return True
    if NAME in kinds and any(
        claim.facts[fact] == NAME and fact not in known and not known.together(claim.words.get(fact, _NONE))
        for fact in left
    ):
        return True
    total = sum(weights[fact] for fact in claim.facts)
    return sum(weights[fact] for fact in left) > (1 - covered) * total


def _is_known_number(number: int, claim: _Claim, known: KnownFacts) -> bool:
    """Return whether an earlier sentence has a number together with a name or two other facts of a claim.

    A number alone says nothing: forty soldiers are not forty villages.
    """
    where = known.where(number)
    if len(where) > _COMMON:
        return True
    others = {fact: 2 if kind == NAME else 1 for fact, kind in claim.facts.items() if kind != NUMBER}
    enough = min(2, sum(others.values()))
    return any(
        sum(worth for fact, worth in others.items() if known.holds(sentence, fact)) >= enough
        for sentence in where
    )


def _uncovered(claim: _Claim, weights: Mapping[int, float], known: KnownFacts) -> set[int]:
    """Return the facts of a sentence that the best covering earlier sentences lack."""
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
    """Return for each earlier sentence the facts that it shares with a claim."""
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
