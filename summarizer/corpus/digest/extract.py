"""What a digest needs of one briefing, so that its text and its analysis can go: some kilobytes each."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import Novelty
from summarizer.document import EntityType, overlapping
from summarizer.export import citation
from summarizer.facts import names
from summarizer.facts.facts import TERM, WORD, fact_of, kind_of
from summarizer.summary import Length, quoted

_NAMES, _TERMS = 40, 80
"""How many of each speak for a briefing at most."""
_SPARE = 5
"""Sentences beyond the length that may stand in for repeats."""
_HEADING = 3
"""How often a word of a heading counts."""


class ExtractEntity(NamedTuple):
    key: str
    """See `names`."""
    name: str
    type: EntityType
    mentions: int
    salience: float
    acronyms: tuple[str, ...]
    new: bool
    """It is named for the first time."""


class DigestCandidate(NamedTuple):
    """A sentence that a digest may quote."""

    sentence: int
    text: str
    place: str
    """As it is cited: "¶ 2, sentence 1"."""
    score: float
    """Of the best sentence of its briefing, the share."""
    words: int
    prints: array[int]
    """Of its facts, as in `Facts`; an array, for thousands of briefings have as many sentences again."""
    kept: bool
    begun: bool
    """It goes on a quotation of the sentence before."""
    unfinished: bool
    """The next sentence goes on its quotation."""
    note: str = ""
    """A line that the reader wrote about it."""


class Extract(NamedTuple):
    """One briefing."""

    number: int
    """Its place in the order given."""
    title: str
    path: str | None
    part: str | None
    date: str | None
    words: int
    signature: array[int]
    named: tuple[ExtractEntity, ...]
    """The most salient."""
    terms: array[int]
    """Its most frequent content words as facts, the most frequent first."""
    counts: array[int]
    """In how many sentences each stands."""
    candidates: tuple[DigestCandidate, ...]
    """In the order in which a summary takes them, kept ones first."""


def extract(
    analysis: Analysis,
    number: int,
    length: Length,
    kept: Collection[int] = (),
    new: Novelty | None = None,
    notes: Mapping[int, str] | None = None,
) -> Extract:
    """`kept` are sentences to be quoted whatever they score; with `new`, only what is new may be quoted.

    `notes` are the reader's lines, by sentence.
    """
    document = analysis.document
    unheard = new.entities if new else frozenset()
    named = [
        ExtractEntity(
            key, e.name, e.type, len(e.mentions), e.salience, tuple(names.acronyms(e)), e.id in unheard
        )
        for e, key in zip(analysis.entities, analysis.facts.names, strict=True)
        if key
    ]
    terms = _terms(analysis)
    return Extract(
        number,
        document.title,
        document.path,
        document.part,
        document.date,
        analysis.words(),
        analysis.facts.signature,
        tuple(named[:_NAMES]),
        array("Q", (term for term, _ in terms)),
        array("I", (count for _, count in terms)),
        tuple(_candidates(analysis, length, kept, new, notes or {})),
    )


def _terms(analysis: Analysis) -> list[tuple[int, int]]:
    counts: Counter[int] = Counter()
    for sentence, row in zip(analysis.sentences, analysis.facts.rows(), strict=True):
        times = _HEADING if sentence.kind == "heading" else 1
        for print_ in row:
            if kind_of(print_) == TERM:
                counts[fact_of(print_)] += times
    return counts.most_common(_TERMS)


def _candidates(
    analysis: Analysis,
    length: Length,
    kept: Collection[int],
    new: Novelty | None,
    notes: Mapping[int, str],
) -> Iterator[DigestCandidate]:
    own = {at for at in kept if 0 <= at < len(analysis.sentences)}
    only = None if new is None else new.sentences
    amount = len(analysis.summary(length, only=only).excerpts) if only != frozenset() else 0
    ranked = [at for at, _ in zip(analysis.order(only=only), range(amount + _SPARE), strict=False)]
    chosen = list(dict.fromkeys([*sorted(own), *(ranked if amount else ())]))
    rows = _rows(analysis, frozenset(chosen))
    score = analysis.ranking.scores.score
    best = max((score(at) for at in analysis.ranking.order[:1]), default=0.0) or 1.0
    for at in chosen:
        where = analysis.sentences[at]
        around = overlapping(analysis.quotes, where)
        yield DigestCandidate(
            at,
            quoted(analysis.document, where),
            citation.sentence(analysis, where.start),
            score(at) / best,
            analysis.ranking.costs[at],
            array("Q", (print_ for print_ in rows[at] if kind_of(print_) != WORD)),
            at in own,
            bool(around) and around[0].start < where.start,
            bool(around) and around[-1].end > where.end,
            notes.get(at, ""),
        )


def _rows(analysis: Analysis, wanted: frozenset[int]) -> dict[int, list[int]]:
    return {at: row for at, row in enumerate(analysis.facts.rows()) if at in wanted}
