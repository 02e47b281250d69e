"""What a sentence is scored by: named features, each 0 to 1, of every body sentence of a document.

Where it stands, what it shares with the rest, whom and what it names, how it speaks. Each tells something by
itself, since a score is a sum of them (`weights`) and explains itself by its parts. Words are compared as
tf-idf rows (`term_index`); sums over all sentences are running sums, never pairs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Quote, Sentence, Span, Stretch, at_offset, overlapping
from summarizer.ranking.centrality import centrality
from summarizer.ranking.dependence import dependence
from summarizer.ranking.layout import SUBJECT, Layout, layout
from summarizer.ranking.term_index import TermIndex
from summarizer.ranking.wording import wording

LEAD = 2
"""How many sentences make the lead."""
SHORT, LONG = (4, 10), (45, 100)
"""Words between which a sentence goes from all too short to long enough, from too long to far too long."""
_READ = 2_000
"""Code points of a sentence whose wording is looked at: only what is no prose has longer ones."""
_QUOTED = 0.2
"""How much of a sentence must be quoted for its "we" to be somebody else's."""
_A_WHILE = re.compile(r"(?:second|minute|hour|day|week|month|year)s?$")
"""How long something took is no fact of its own."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What of a document its sentences' features depend on."""

    document: Document
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    index: TermIndex
    layout: Layout
    central: dict[int, float]
    title: dict[int, float]
    named: Sequence[float]
    figures: frozenset[int]
    subjects: frozenset[int]
    english: bool


def features(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    index: TermIndex,
    words: Sequence[int],
    cancelled: Callable[[], bool],
    *,
    english: bool = True,
) -> Iterator[tuple[int, Features]]:
    """The index of each body sentence in text order, and its features; `english` tells that its words can be
    read, and not only counted."""
    found = layout(sentences)
    scene = _Scene(
        document,
        sentences,
        quotes,
        index,
        found,
        centrality(index, found.body, cancelled),
        _title(sentences, index),
        *_named(sentences, entities, cancelled),
        english,
    )
    for number, current in enumerate(found.body):
        stop_if(cancelled)
        told = _told(scene, current, words[current])
        whole = 1 - told["short"]
        shared = {name: value * whole for name, value in _shared(scene, number, current).items()}
        yield current, {**_place(scene, number), **shared, **told}


def _place(scene: _Scene, number: int) -> Features:
    place = scene.layout.places[number]
    return {
        "opening": float(number < LEAD),
        "paragraph": float(place.opens_paragraph),
        "topic": float(place.opens_paragraph and place.paragraph_size > 2),
        "section": float(place.opens_section),
        "closing": float(place.closes_section),
    }


def _shared(scene: _Scene, number: int, current: int) -> Features:
    """Cosines with other stretches; a few words are easily all shared, which the caller makes up for."""
    row = dict(scene.index.row(current))
    heading = scene.layout.places[number].heading
    own = dict(scene.index.row(heading)) if heading else {}  # the first is the title
    return {
        "centrality": scene.central[current],
        "title": sum(weight * scene.title.get(term, 0.0) for term, weight in row.items()),
        "heading": sum(weight * own.get(term, 0.0) for term, weight in row.items()),
    }


def _told(scene: _Scene, current: int, words: int) -> Features:
    sentence = scene.sentences[current]
    said = overlapping(scene.quotes, sentence)
    start = _past_label(said, sentence)
    words -= len(scene.document.text[sentence.start : start].split())
    text = scene.document.line(Span(start, min(sentence.end, start + _READ)))
    turns = wording(text, english=scene.english)
    quoted = _share_of(said, sentence)
    short = min(1.0, max(0.0, (SHORT[1] - words) / (SHORT[1] - SHORT[0])))
    own = turns.get("own", 0.0) * (1 - short) * (quoted <= _QUOTED)  # not the "we" of somebody quoted
    answer = float(scene.layout.follows_question(scene.document, current))
    # "Eleven per cent." says nothing to who has not read the question.
    alone = Span(start, sentence.end)
    needs = max(answer * short, dependence(scene.document, alone, said, english=scene.english))
    return {
        "entities": 1 - math.exp(-scene.named[current]),
        "subject": float(current in scene.subjects),
        "figures": float(current in scene.figures),
        "short": short,
        "long": min(1.0, max(0.0, (words - LONG[0]) / (LONG[1] - LONG[0]))),
        "quotation": quoted,
        "answer": answer * (1 - short),
        "dependence": needs,
        **turns,
        "own": own,
    }


def _past_label(said: Sequence[Quote], sentence: Sentence) -> int:
    """Where a sentence starts whose speaker's name stands before it, as in a transcript."""
    turn = next((quote for quote in said if quote.kind == "direct" and quote.cue is None), None)
    return turn.start if turn and sentence.start < turn.start and turn.end == sentence.end else sentence.start


def _share_of(said: Sequence[Quote], sentence: Stretch) -> float:
    """How much of a sentence stands between marks."""
    direct = (quote for quote in said if quote.kind == "direct" and quote.cue is not None)
    inside = sum(min(quote.end, sentence.end) - max(quote.start, sentence.start) for quote in direct)
    return inside / max(1, sentence.end - sentence.start)


def _title(sentences: Sequence[Sentence], index: TermIndex) -> dict[int, float]:
    """The terms of the document's title: its first heading, where that opens the text."""
    first = next(iter(sentences), None)
    return dict(index.row(0)) if first is not None and first.kind == "heading" else {}


def _named(
    sentences: Sequence[Sentence], entities: Sequence[Entity], cancelled: Callable[[], bool]
) -> tuple[list[float], frozenset[int], frozenset[int]]:
    """Weights of the distinct entities of each sentence, added up; the sentences with a date or a quantity;
    those that open with the name of what the document is about."""
    totals = [0.0] * len(sentences)
    figures: set[int] = set()
    subjects: set[int] = set()
    names = [entity for entity in entities if entity.type not in ("date", "quantity")]
    first = max(names, key=lambda entity: entity.weight, default=None)
    for entity in entities:
        seen: set[int] = set()
        for mention in stoppable(entity.mentions, cancelled):
            sentence = at_offset(sentences, mention.start)
            if sentence < 0:
                continue
            if entity is first and mention.start - sentences[sentence].start < SUBJECT:
                subjects.add(sentence)
            seen.add(sentence)
        for sentence in seen:
            totals[sentence] += entity.weight
        if entity.type == "date" or (entity.type == "quantity" and not _A_WHILE.search(entity.name)):
            figures |= seen
    return totals, frozenset(figures), frozenset(subjects)
