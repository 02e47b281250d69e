"""Collect the inputs of the ranking features of a document: positions, names, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import FIGURES, Document, Entity, Quote, Sentence, at_offset
from summarizer.ranking.term_index import TermIndex

SUBJECT = 12
"""Maximum code points before a mention at the start of a unit for the entity to be its subject."""


class UnitPosition(NamedTuple):
    """The position of an eligible unit. All numbers count from 0."""

    paragraph: int
    """The number of its paragraph among those with eligible units."""
    in_paragraph: int
    """Number of eligible units before it in its paragraph."""
    paragraph_size: int
    """Number of eligible units in its paragraph."""
    section: int
    """The number of its section among those with eligible units."""
    in_section: int
    """Number of eligible units before it in its section."""
    closes_section: bool
    """Whether it is the last eligible unit of its section."""
    heading: int | None
    """The index of the nearest heading above it; None if there is none."""
    list_item: int
    """Number of items before it in the same list."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The positions of all eligible units of a document."""

    body: Sequence[int]
    """Indices of the eligible units, in text order."""
    places: Sequence[UnitPosition]
    """Position of each unit of `body`, in the same order."""
    sections: int
    """Number of sections with an eligible unit."""


def layout(sentences: Sequence[Sentence]) -> Layout:
    """Return the positions of the eligible units.

    A section begins at a heading, or at a label that is a paragraph of its own.
    """
    body = [at for at, sentence in enumerate(sentences) if sentence.eligible]
    numbers = sections(sentences)
    places: list[UnitPosition] = []
    heading: int | None = None
    paragraph = section = -1
    in_paragraph = in_section = item = at = 0
    sizes: dict[int, int] = {}
    for current in body:
        sizes[sentences[current].paragraph] = sizes.get(sentences[current].paragraph, 0) + 1
    for number, current in enumerate(body):
        before = body[number - 1] if number else -1
        for between in range(at, current):
            if heads(sentences, between):
                heading = between
        at = current + 1
        if number == 0 or sentences[current].paragraph != sentences[before].paragraph:
            paragraph, in_paragraph = paragraph + 1, 0
        else:
            in_paragraph += 1
        if number == 0 or numbers[current] != numbers[before]:
            section, in_section = section + 1, 0
        else:
            in_section += 1
        listed = sentences[current].kind == "list"
        item = item + 1 if listed and number and sentences[before].kind == "list" and in_section else 0
        closes = number + 1 == len(body) or numbers[body[number + 1]] != numbers[current]
        size = sizes[sentences[current].paragraph]
        places.append(UnitPosition(paragraph, in_paragraph, size, section, in_section, closes, heading, item))
    return Layout(body, places, section + 1)


def heads(sentences: Sequence[Sentence], at: int) -> bool:
    """Return whether a unit is a heading, or a label alone in its paragraph."""
    if sentences[at].kind == "heading":
        return True
    alone = at + 1 < len(sentences) and sentences[at + 1].paragraph != sentences[at].paragraph
    opens = at == 0 or sentences[at - 1].paragraph != sentences[at].paragraph
    return sentences[at].excluded in ("label", "lead-in") and alone and opens


def sections(sentences: Sequence[Sentence]) -> list[int]:
    """Return the section number of each unit; text above the first heading is section 0."""
    numbers, number, told = [], 0, False
    for at, sentence in enumerate(sentences):
        if heads(sentences, at):
            number += told
            told = False
        elif sentence.eligible:
            told = True
        numbers.append(number)
    return numbers


@dataclass(frozen=True, slots=True)
class Named:
    """Statistics of the names in each unit. Lists have one element for each unit."""

    weight: list[float]
    """Sum of the weights of the entities that a unit names."""
    distinct: list[int]
    """Number of distinct entities."""
    new: list[int]
    """Number of entities that are named for the first time."""
    types: list[dict[str, int]]
    """Number of distinct entities by type."""
    subjects: frozenset[int]
    """Indices of the units that open with the entity of the highest weight."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The inputs of the ranking features of one document."""

    document: Document
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    index: TermIndex
    """Tf-idf rows of all units."""
    layout: Layout
    words: Sequence[int]
    """Number of words of each unit."""
    named: Named
    english: bool
    """Whether the English cue words apply."""


def named(sentences: Sequence[Sentence], entities: Sequence[Entity], cancelled: Callable[[], bool]) -> Named:
    """Return the statistics of the names in each unit, without dates and quantities."""
    count = len(sentences)
    found = Named([0.0] * count, [0] * count, [0] * count, [{} for _ in range(count)], frozenset())
    subjects: set[int] = set()
    names = [entity for entity in entities if entity.type not in FIGURES]
    first = max(names, key=lambda entity: entity.weight, default=None)
    for entity in names:
        seen: set[int] = set()
        for mention in stoppable(entity.mentions, cancelled):
            sentence = at_offset(sentences, mention.start)
            if sentence < 0:
                continue
            if entity is first and mention.start - sentences[sentence].start < SUBJECT:
                subjects.add(sentence)
            seen.add(sentence)
        for sentence in seen:
            found.weight[sentence] += entity.weight
            found.distinct[sentence] += 1
            found.types[sentence][entity.type] = found.types[sentence].get(entity.type, 0) + 1
        if seen:
            found.new[min(seen)] += 1
    return replace(found, subjects=frozenset(subjects))
