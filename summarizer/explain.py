"""Explain why a unit was chosen or not: the parts of its score, what it was preferred to, its central words.

Computed on request from an analysis, which holds stemmed terms only; `surface_forms` maps those to words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence, Span
from summarizer.ranking.term_index import BACKWARD, READ, TermIndex

WORDS, BEATEN = 5, 5
"""How many of the words, and of the sentences that lost to it, are told at most."""


class Why(NamedTuple):
    sentence: int
    rank: int | None
    """From 1; None for one that is never taken, as a heading, or that is not among those asked for."""
    parts: tuple[tuple[str, float], ...]
    """By name, what tells most first; they add up to the score."""
    beaten: tuple[int, ...]
    """Sentences with a higher score that came after it, since more of what they say had been said."""
    words: tuple[str, ...]
    """Those by which the rest of the text is about it, as they stand in it."""
    kept: bool = False
    """The reader keeps it: it is taken whatever it scores."""
    excluded: str | None = None
    """Why the choice never takes it, in a word."""

    @property
    def score(self) -> float:
        return max(0.0, sum(value for _, value in self.parts))


def read(document: Document, sentence: Sentence) -> str:
    """What `written` is to be told of a sentence."""
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
    """Explain one unit. `wanted` has the scores that the choice went by, `order` what it took, best first.

    `written` are the words of its terms, see `surface_forms`; without them none are told.
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
    """The words whose terms link it most to other sentences, as centrality weighs links."""
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

    The forms stand in the order in which the text first has their terms, which is that of a row in the
    `TermIndex`. Imports NLTK: a process that does without it asks the analysis worker.
    """
    from summarizer.language.words import WORD, term_of

    term_of_word = term_of(language)
    first: dict[str, str] = {}
    for match in WORD.finditer(text):
        if term := term_of_word(match[0]):
            first.setdefault(term, match[0])
    return tuple(first.values())
