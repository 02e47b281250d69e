"""How much an entity matters, before any sentence is ranked: how often, how early, in a title or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence, Span
from summarizer.entities.entity import EntityType

_OFTEN, _EARLY, _TITLE = 0.55, 0.25, 0.2
_HALF_AT = 3
"""Mentions that give half of what mentions can give."""
_OF_TYPE: dict[EntityType, float] = {"date": 0.25, "quantity": 0.25, "nationality": 0.7, "other": 0.7}
_WORD = re.compile(r"\w+")


class Scene(NamedTuple):
    """What of a document a weight depends on."""

    length: int
    title: str
    """Words of the title, in lower case, each between spaces."""
    headings: frozenset[int]
    """Where the first mention of an entity must start to stand in a heading: the starts of their words."""


def scene(document: Document, sentences: Sequence[Sentence]) -> Scene:
    starts = frozenset(
        word.start()
        for sentence in sentences
        if sentence.kind == "heading"
        for word in _WORD.finditer(document.text, sentence.start, sentence.end)
    )
    return Scene(max(1, len(document.text)), _spaced(document.title), starts)


def weight(type_: EntityType, mentions: Sequence[Span], forms: Sequence[str], where: Scene) -> float:
    """0 to 1, from the mentions in text order and the forms of the name."""
    often = len(mentions) / (len(mentions) + _HALF_AT)
    early = 1 - mentions[0].start / where.length
    titled = any(_spaced(form) in where.title for form in forms)
    titled = titled or any(mention.start in where.headings for mention in mentions)
    whole = _OFTEN * often + _EARLY * early + _TITLE * titled
    return round(whole * _OF_TYPE.get(type_, 1.0), 6)


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
