"""Extract from an analysis the few kilobytes that a digest needs, so that the analysis can be discarded."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.analysis import Analysis
from summarizer.corpus.digest.sources import is_source
from summarizer.corpus.novelty_result import Novelty
from summarizer.document import EntityType, MessageHeaders, overlapping
from summarizer.export import citation
from summarizer.facts import names
from summarizer.facts.facts import NAME, TERM, WORD, fact_of, fingerprint, kind_of
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
    is_source: bool = False
    """Whether the briefing cites it as a source of the news (see `sources`)."""
    word: int = 0
    """Fact of the word of a name that has only one; 0 for others."""


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
    words = _words_of_names(analysis)
    named = [
        ExtractEntity(
            *(key, e.name, e.type, len(e.mentions), e.salience, tuple(names.acronyms(e))),
            new=e.id in new_entities,
            is_source=is_source(analysis, e),
            word=words.get(fact_of(fingerprint(NAME, names.fact(key))), 0),
        )
        for e, key in zip(analysis.entities, analysis.facts.names, strict=True)
        if key
    ][:_NAMES]
    terms = _terms(analysis)
    return Extract(
        number,
        document.title,
        document.path,
        document.part,
        document.date,
        analysis.words(),
        analysis.facts.signature,
        tuple(named),
        array("Q", (term for term, _ in terms)),
        array("I", (count for _, count in terms)),
        tuple(_candidates(analysis, length, kept, new, notes or {})),
        document.message,
    )


def by_key(
    extracts: Sequence[Extract], same: Mapping[str, str]
) -> dict[str, list[tuple[int, ExtractEntity]]]:
    """Return the entities of some extracts by their common key, each with the number of its briefing."""
    groups: defaultdict[str, list[tuple[int, ExtractEntity]]] = defaultdict(list)
    for one in extracts:
        for named in one.named:
            groups[same[named.key]].append((one.number, named))
    return groups


def _words_of_names(analysis: Analysis) -> dict[int, int]:
    """Return the fact of the word of each name that was written as one word, by the fact of the name."""
    found: dict[int, int] = {}
    for row in analysis.facts.rows():
        for at, print_ in enumerate(row):
            if kind_of(print_) == NAME:
                following = [kind_of(other) == WORD for other in row[at + 1 : at + 3]]
                if following[:1] == [True] and following != [True, True]:
                    found.setdefault(fact_of(print_), fact_of(row[at + 1]))
                else:
                    found[fact_of(print_)] = 0
    return found


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
