"""Where each eligible unit stands among headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document import Sentence

SUBJECT = 12
"""Code points into a unit within which what it is about may be named."""


class UnitPosition(NamedTuple):
    paragraph: int
    """The number of its paragraph among those with eligible units."""
    in_paragraph: int
    """Eligible units of its paragraph before it."""
    paragraph_size: int
    section: int
    """The number of its section."""
    in_section: int
    """Eligible units of its section before it."""
    closes_section: bool
    heading: int | None
    """The index of the heading above it."""
    list_item: int
    """Items of the same list before it."""


@dataclass(frozen=True, slots=True)
class Layout:
    body: Sequence[int]
    """Indices of the eligible units, in text order."""
    places: Sequence[UnitPosition]
    """Of each of these."""
    sections: int
    """How many sections have an eligible unit."""


def layout(sentences: Sequence[Sentence]) -> Layout:
    """Return the places of the eligible units.

    A section begins at a heading and at a label that is a paragraph of its own.
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
    """Return whether a unit is a heading, or a label alone in its paragraph, which does for one."""
    if sentences[at].kind == "heading":
        return True
    alone = at + 1 < len(sentences) and sentences[at + 1].paragraph != sentences[at].paragraph
    opens = at == 0 or sentences[at - 1].paragraph != sentences[at].paragraph
    return sentences[at].excluded in ("label", "lead-in") and alone and opens


def sections(sentences: Sequence[Sentence]) -> list[int]:
    """Return the number of each unit's section; what stands above the first heading is section 0."""
    numbers, number, told = [], 0, False
    for at, sentence in enumerate(sentences):
        if heads(sentences, at):
            number += told
            told = False
        elif sentence.eligible:
            told = True
        numbers.append(number)
    return numbers
