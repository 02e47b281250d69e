"""Windows of words with labels, varied, as tensors.

What varies: names are changed for others of their kind (from the corpora, or from lists of the world's names
and cities), whole windows are set in capitals, in title case or without capitals. The words round a name, not
the name, are what the tagger is to learn.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from summarizer.entities.tagger.network import INDEX, TAGS
from summarizer.entities.tagger.tagger import LOWER, TITLE, UPPER, WORD, WordPieces, shape
from training.corpora import Labelled

WINDOW = 94
"""Pieces of a window: consecutive sentences as many as fit."""
_LONGEST = 126
_SWAPPED_WINDOWS, _SWAPPED_NAMES, _WORLDLY = 0.35, 0.5, 0.5
_CAPITALS, _TITLES, _LOWER = 0.05, 0.08, 0.10
_ALLOWED = {
    **{tag: (tag,) for tag in TAGS},
    "?": ("O", "B-MISC", "I-MISC"),
    "*": (),
}


@dataclass(frozen=True)
class Window:
    style: int
    words: Labelled


@dataclass(frozen=True)
class Names:
    """Names to change others for, by kind, each as its words."""

    seen: dict[str, list[list[str]]]
    world: dict[str, list[list[str]]]

    def any(self, kind: str) -> list[str] | None:
        pool = self.world if random.random() < _WORLDLY and self.world.get(kind) else self.seen
        return random.choice(pool[kind]) if pool.get(kind) else None


def windows(sentences: Iterable[Labelled], style: int, pieces: WordPieces) -> Iterator[Window]:
    """Sentences of one passage packed; one that is too long is cut."""
    current: Labelled = []
    size = 0
    for sentence in sentences:
        for part in _bounded(sentence, pieces):
            length = sum(len(pieces.of(word)) for word, _ in part)
            if current and size + length > WINDOW:
                yield Window(style, current)
                current, size = [], 0
            current = current + part
            size += length
    if current:
        yield Window(style, current)


def _bounded(sentence: Labelled, pieces: WordPieces) -> Iterator[Labelled]:
    start = size = 0
    for at, (word, _) in enumerate(sentence):
        length = len(pieces.of(word))
        if size + length > WINDOW:
            yield sentence[start:at]
            start, size = at, 0
        size += length
    yield sentence[start:]


def names_in(words: Labelled) -> Iterator[tuple[int, int, str]]:
    """First word, end and kind of each name."""
    at = 0
    while at < len(words):
        end = at + 1
        if words[at][1].startswith("B-"):
            kind = words[at][1][2:]
            while end < len(words) and words[end][1] == f"I-{kind}":
                end += 1
            yield at, end, kind
        at = end


def seen_names(found: Iterable[Window]) -> dict[str, list[list[str]]]:
    pool: dict[str, list[list[str]]] = {"PER": [], "LOC": [], "ORG": []}
    for window in found:
        for start, end, kind in names_in(window.words):
            if kind in pool:
                pool[kind].append([word for word, _ in window.words[start:end]])
    return pool


def as_words(name: str) -> list[str]:
    return WORD.findall(name)


def varied(words: Labelled, names: Names) -> tuple[Labelled, list[int]]:
    """The words with names changed and the shapes of their letters."""
    if random.random() < _SWAPPED_WINDOWS:
        words = list(_swapped(words, names))
    shapes = [shape(word) for word, _ in words]
    draw = random.random()
    if draw < _CAPITALS:
        return words, [UPPER if form in (LOWER, TITLE, 5) else form for form in shapes]
    if draw < _TITLES:
        titled = [
            TITLE if form == LOWER and len(word) > 3 else form
            for (word, _), form in zip(words, shapes, strict=True)
        ]
        return words, titled
    if draw < _LOWER:
        return words, [LOWER if form in (TITLE, UPPER, 4, 5) else form for form in shapes]
    return words, shapes


def _swapped(words: Labelled, names: Names) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end, kind in names_in(words):
        yield from words[at:start]
        other = names.any(kind) if random.random() < _SWAPPED_NAMES else None
        if other:
            yield from ((word, f"{'I' if n else 'B'}-{kind}") for n, word in enumerate(other))
        else:
            yield from words[start:end]
        at = end
    yield from words[at:]


@dataclass(frozen=True)
class Encoded:
    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    """Where each word's first piece stands: there its label is learnt."""
    labels: list[str]
    style: int


def encode(words: Labelled, shapes: list[int], style: int, pieces: WordPieces) -> Encoded:
    ids, forms, firsts, labels = [pieces.start], [0], [], []
    for (word, label), form in zip(words, shapes, strict=True):
        cut = pieces.of(word)
        if len(ids) + len(cut) > _LONGEST:
            break
        firsts.append(len(ids))
        labels.append(label)
        ids += cut
        forms += [form] * len(cut)
    return Encoded([*ids, pieces.end], [*forms, 0], firsts, labels, style)


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    styles: Tensor
    allowed: Tensor


def batch(examples: list[Encoded], pad: int) -> Batch:
    longest = max(len(example.ids) for example in examples)
    allowed = torch.zeros(len(examples), longest, len(TAGS), dtype=torch.bool)
    for row, example in enumerate(examples):
        for at, label in zip(example.firsts, example.labels, strict=True):
            for tag in _ALLOWED[label]:
                allowed[row, at, INDEX[tag]] = True
    return Batch(
        ids=_padded([example.ids for example in examples], longest, pad),
        shapes=_padded([example.shapes for example in examples], longest, 0),
        mask=_padded([[1] * len(example.ids) for example in examples], longest, 0),
        styles=torch.tensor([example.style for example in examples]),
        allowed=allowed,
    )


def _padded(rows: list[list[int]], longest: int, value: int) -> Tensor:
    return torch.tensor([row + [value] * (longest - len(row)) for row in rows])
