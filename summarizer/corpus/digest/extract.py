"""Extract from an analysis the few kilobytes that a digest needs, so that the analysis can be discarded."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import Novelty
from summarizer.document import EntityType, MessageHeaders, overlapping
from summarizer.export import citation
from summarizer.facts import names
from summarizer.facts.facts import TERM, WORD, fact_of, kind_of
from summarizer.summary import Length, quoted

_NAMES, _TERMS = 40, 80
"""Maximum names and terms that represent a briefing."""
_SPARE = 5
"""Number of extra candidates, to replace repeats."""
_HEADING = 3
"""Weight of a word in a heading."""


class ExtractEntity(NamedTuple):
    """An entity of a briefing."""

    key: str
    """Key of the name (see `facts.names`)."""
    name: str
    type: EntityType
    mentions: int
    salience: float
    acronyms: tuple[str, ...]
    new: bool
    """Whether no earlier briefing names it."""


class DigestCandidate(NamedTuple):
    """A sentence that a digest may quote."""

    sentence: int
    text: str
    place: str
    """Location for the citation: "¶ 2, sentence 1"."""
    score: float
    """Score relative to the best sentence of its briefing."""
    words: int
    prints: array[int]
    """Fingerprints of its facts, as in `Facts`; an array to save memory over thousands of briefings."""
    kept: bool
    begun: bool
    """Whether it continues a quotation of the sentence before."""
    unfinished: bool
    """Whether the next sentence continues its quotation."""
    note: str = ""
    """The user's one-line note on the sentence."""


class Extract(NamedTuple):
    """A briefing, reduced to the data for a digest."""

    number: int
    """Position in the order given, from 0."""
    title: str
    path: str | None
    part: str | None
    date: str | None
    words: int
    signature: array[int]
    named: tuple[ExtractEntity, ...]
    """The most salient entities."""
    terms: array[int]
    """Fingerprints of the most frequent content words, most frequent first."""
    counts: array[int]
    """Weighted number of sentences with each term; headings count more."""
    candidates: tuple[DigestCandidate, ...]
    """Candidates in the order in which a summary would take them, after the kept sentences."""
    message: MessageHeaders | None = None
    """Headers of a mail message; None for other formats."""


def extract(
    analysis: Analysis,
    number: int,
    length: Length,
    kept: Collection[int] = (),
    new: Novelty | None = None,
    notes: Mapping[int, str] | None = None,
) -> Extract:
    """Extract the data that a digest needs of an analysis.

    Args:
        analysis: the analysis of the briefing.
        number: its position in the order given, from 0.
        length: length of a thread, which limits the candidates.
        kept: indices of sentences that must be quoted.
        new: novelty of the briefing; if given, only new sentences are candidates, besides the kept ones.
        notes: the user's notes, by index of the sentence.
    """
    document = analysis.document
    new_entities = new.entities if new else frozenset()
    named = [
        ExtractEntity(
            key, e.name, e.type, len(e.mentions), e.salience, tuple(names.acronyms(e)), e.id in new_entities
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
        document.message,
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
