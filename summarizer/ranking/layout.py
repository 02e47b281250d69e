"""Where each body sentence stands among headings and paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document import Document, Sentence

SUBJECT = 12
"""Code points into a sentence within which what it is about may be named."""
_ASKS = ("?", "？", "؟")
_MARKS = "”\"'’»“)"


class UnitPosition(NamedTuple):
    opens_paragraph: bool
    paragraph_size: int
    """Sentences of its paragraph."""
    opens_section: bool
    closes_section: bool
    heading: int | None
    """The index of the heading above it."""


@dataclass(frozen=True, slots=True)
class Layout:
    sentences: Sequence[Sentence]
    body: Sequence[int]
    """Indices of the eligible units, in text order."""
    places: Sequence[UnitPosition]
    """Of each of these."""

    def follows_question(self, document: Document, sentence: int) -> bool:
        if not sentence:
            return False
        before = self.sentences[sentence - 1]
        ending = document.text[max(before.start, before.end - 8) : before.end]
        return ending.rstrip(_MARKS).endswith(_ASKS)


def layout(sentences: Sequence[Sentence]) -> Layout:
    sizes = Counter(sentence.paragraph for sentence in sentences)
    body = [at for at, sentence in enumerate(sentences) if sentence.eligible]
    places: list[UnitPosition] = []
    heading: int | None = None
    opens_section, at = True, 0
    for number, current in enumerate(body):
        for between in range(at, current):
            if sentences[between].kind == "heading":
                heading, opens_section = between, True
        at = current + 1
        following = body[number + 1] if number + 1 < len(body) else len(sentences)
        closes = following == len(sentences) or any(
            sentences[between].kind == "heading" for between in range(at, following)
        )
        paragraph = sentences[current].paragraph
        opens = current == 0 or sentences[current - 1].paragraph != paragraph
        places.append(UnitPosition(opens, sizes[paragraph], opens_section, closes, heading))
        opens_section = False
    return Layout(sentences, body, places)


def sections(sentences: Sequence[Sentence]) -> list[int]:
    """The number of each sentence's section; nothing where there are no headings but at the top."""
    numbers, number, told = [], 0, False
    for sentence in sentences:
        if sentence.kind == "heading":
            number += told
        else:
            told = True
        numbers.append(number)
    return numbers if number else []
