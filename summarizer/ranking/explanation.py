"""Explain why a unit was chosen or not: the parts of its score, the units it was preferred to, central words.

Explanations are computed on request. An analysis contains stemmed terms only; `surface_forms` maps them to
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence, Span
from summarizer.ranking.term_index import BACKWARD, READ, TermIndex

WORDS, BEATEN = 5, 5
"""Maximum number of central words, and of beaten sentences, in an explanation."""


class Why(NamedTuple):
    """The explanation of one unit."""

    sentence: int
    rank: int | None
    """Rank from 1; None if the unit is not in the order: a heading, or outside a restricted choice."""
    parts: tuple[tuple[str, float], ...]
    """Name and value of each part of the score, largest absolute value first."""
    beaten: tuple[int, ...]
    """Higher-scoring sentences that come later in the order because they are more redundant."""
    words: tuple[str, ...]
    """Central words: surface forms of the terms that link the unit most to the rest of the text."""
    kept: bool = False
    """Whether the reader keeps the unit, so that it is taken whatever its score."""
    excluded: str | None = None
    """The reason why a summary never takes it, in a word or two; None if eligible."""

    @property
    def score(self) -> float:
        """Return the sum of the parts, at least 0."""
        return max(0.0, sum(value for _, value in self.parts))


def read(document: Document, sentence: Sentence) -> str:
    """Return the text of a sentence whose terms are indexed, as input for `surface_forms`."""
    return document.at(Span(sentence.start, min(sentence.end, sentence.start + READ)))


def why(
    index: TermIndex,
    body: Iterable[int],
    sentence: int,
    parts: Mapping[str, float],
    wanted: Mapping[int, float],
    order: Sequence[int],
    written: Sequence[str],
    *,
    kept: bool = False,
    excluded: str | None = None,
) -> Why:
    """Explain one unit.

    Args:
        index: tf-idf rows of all units.
        body: the eligible units.
        sentence: the unit to explain.
        parts: the parts of its score, by name.
        wanted: the scores that the choice was made by, by unit.
        order: the units in the order of the choice, best first.
        written: its surface forms (see `surface_forms`); if empty, there are no central words.
        kept: whether the reader keeps the unit.
        excluded: the reason why it is not eligible, if it is not.
    """
    place = order.index(sentence) if sentence in order else None
    later = order[place + 1 :] if place is not None and not kept else ()
    higher = [other for other in later if wanted.get(other, 0.0) > wanted[sentence]]
    return Why(
        sentence,
        None if place is None else place + 1,
        tuple(sorted(parts.items(), key=lambda part: -abs(part[1]))),
        tuple(sorted(higher, key=lambda other: -wanted[other])[:BEATEN]),
        tuple(_words(index, body, sentence, written)) if written and not excluded else (),
        kept,
        excluded,
    )


def _words(index: TermIndex, body: Iterable[int], sentence: int, written: Sequence[str]) -> list[str]:
    """Return the words whose terms link a sentence most to others, with the weights of centrality."""
    own = dict(index.row(sentence))
    links = dict.fromkeys(own, 0.0)
    for other in body:
        side = BACKWARD if other < sentence else 1.0
        if other != sentence:
            for term, weight in index.row(other):
                if term in own:
                    links[term] += side * own[term] * weight
    best = sorted((term for term in links if links[term] > 0), key=lambda term: -links[term])[:WORDS]
    as_it_stands = dict(zip(own, written, strict=False))
    return [as_it_stands[term] for term in best if term in as_it_stands]


def surface_forms(text: str, language: str | None) -> tuple[str, ...]:
    """Map each stemmed term of a text to the first surface form it occurs as.

    The forms are in the order of the first occurrences of their terms, which is the order of a row in the
    `TermIndex`. Imports NLTK, so the process of the screen calls this in the analysis worker.
    """
    from summarizer.language.words import find_words, term_of

    term_of_word = term_of(language)
    first: dict[str, str] = {}
    for match in find_words(text):
        if term := term_of_word(match[0]):
            first.setdefault(term, match[0])
    return tuple(first.values())
