"""How much an entity matters, before any sentence is ranked: a sum of six parts, each from 0 to its share.

- mentions: how many, 3 of them giving half
- first: how early the body names it first; the first sentence gives all, the fourth half
- spread: in how many tenths of the text it stands
- title: whether the document's title names it
- subject: how many mentions open a sentence or stand right before a verb, 2 of them giving half
- ground: which share of its mentions is no aside: not in brackets, nor after a comma ("Paris, France"), nor a
  source ("according to …")

Dates, quantities and what describes others weigh a part of that.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.document import Document, EntityType, Sentence, Span

PARTS = {"mentions": 0.30, "first": 0.19, "title": 0.15, "subject": 0.13, "spread": 0.12, "ground": 0.11}
"""What each part is worth.

Fitted on every other document of the GUM excerpts (Zeldes 2017), with the names that people marked there, by
a pairwise logistic regression without negative weights, rounded: which names do three of five summaries
mention? The order by weight has an average precision of 83 on those documents, of 83 on the ones kept aside.
"""
_OF_TYPE: dict[EntityType, float] = {"date": 0.25, "quantity": 0.25, "nationality": 0.7, "other": 0.7}
_HALF_MENTIONS, _HALF_SUBJECTS = 3, 2
_LOOKED_AT = 1000
"""Mentions of one entity whose surroundings are read, evenly from all: more would tell no more."""
_OPENING = 30
"""Code points into a sentence up to which a mention may open it."""
_OPENING_WORDS = 3
_WORD = re.compile(r"\w+")
_VERB = re.compile(
    r"\s(?:(?:also|then|has|had|have)\s)?"
    r"(?:is|was|are|were|has|had|have|will|would|can|could|did|does|said|told|[a-z]{2,20}(?:ed|s))\b"
)
_ASIDE = re.compile(r"(?:[,(\[]|\band|\baccording to(?: the)?)\s?$")
_ASIDE_PERSON = re.compile(r"(?:[(\[]|\baccording to)\s?$")
_BEFORE, _AFTER = 20, 30


@dataclass(frozen=True, slots=True)
class WeightContext:
    """What of a document a weight depends on."""

    text: str
    title: str
    """Words of the title, in lower case, each between spaces."""
    starts: Sequence[int]
    """Of the sentences."""
    body: Sequence[int]
    """How many body sentences stand before each sentence; -1 for one that is none."""


def scene(document: Document, sentences: Sequence[Sentence]) -> WeightContext:
    body, before = [], 0
    for sentence in sentences:
        body.append(before if sentence.kind == "body" else -1)
        before += sentence.kind == "body"
    starts = [sentence.start for sentence in sentences]
    return WeightContext(document.text, _spaced(document.title), starts, body)


def weight(type_: EntityType, mentions: Sequence[Span], forms: Sequence[str], where: WeightContext) -> float:
    """0 to 1, from the mentions in text order and the forms of the name."""
    parts = parts_of(type_, mentions, forms, where)
    whole = sum(PARTS[name] * value for name, value in parts.items())
    return round(whole * _OF_TYPE.get(type_, 1.0), 6)


def parts_of(
    type_: EntityType, mentions: Sequence[Span], forms: Sequence[str], where: WeightContext
) -> dict[str, float]:
    """The parts of a weight, each from 0 to 1, before their worth."""
    looked_at = mentions[:: 1 + len(mentions) // _LOOKED_AT]
    subjects = sum(_is_subject(mention, where) for mention in looked_at)
    asides = sum(_is_aside(mention, type_, where.text) for mention in looked_at)
    tenths = {10 * mention.start // max(1, len(where.text)) for mention in looked_at}
    return {
        "mentions": len(mentions) / (len(mentions) + _HALF_MENTIONS),
        "first": _first(looked_at, where),
        "spread": len(tenths) / 10,
        "title": float(any(_spaced(form) in where.title for form in forms)),
        "ground": 1 - asides / len(looked_at),
        "subject": subjects / (subjects + _HALF_SUBJECTS),
    }


def _first(mentions: Sequence[Span], where: WeightContext) -> float:
    numbers = (where.body[_sentence(mention, where)] for mention in mentions if where.starts)
    first = next((number for number in numbers if number >= 0), None)
    return 0.0 if first is None else 1 / math.sqrt(1 + first)


def _sentence(mention: Span, where: WeightContext) -> int:
    return max(0, bisect_right(where.starts, mention.start) - 1)


def _is_subject(mention: Span, where: WeightContext) -> bool:
    start = where.starts[_sentence(mention, where)] if where.starts else 0
    opening = where.text[start : mention.start] if 0 <= mention.start - start <= _OPENING else None
    if opening is not None and len(opening.split()) <= _OPENING_WORDS:
        return True
    return _VERB.match(where.text, mention.end, mention.end + _AFTER) is not None


def _is_aside(mention: Span, type_: EntityType, text: str) -> bool:
    """A comma before a person is more often one of "Kenya's President, William Ruto, said"."""
    aside = _ASIDE_PERSON if type_ == "person" else _ASIDE
    return aside.search(text, max(0, mention.start - _BEFORE), mention.start) is not None


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
