"""Tag the names in spans of text, with the probability of each kind.

Words are split into pieces of an uncased BERT vocabulary. The encoder can't see capitals, so it gets the
shape of each word, too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np

from summarizer.cancellation import stop_if
from summarizer.document import Stretch
from summarizer.entities.tagger.network import KINDS, OUTSIDE, TAGS, Floats, Network, best, spans
from summarizer.entities.tagger.stored import read_arrays
from summarizer.patterns import compiled

MOST_PIECES = 8
"""Maximum pieces of a word; longer words are not names, and would fill the window."""
_LONGEST = 64
"""Maximum letters of a word of a name, and letters of a word that are read."""
_TYPEWRITER = str.maketrans("’‘“”", "''\"\"")


class WordPieces:
    """Splits words into pieces, as indices into a vocabulary, with a cache."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._index = {piece: at for at, piece in enumerate(vocabulary)}
        self.pad, self.unknown = self._index["[PAD]"], self._index["[UNK]"]
        self.start, self.end = self._index["[CLS]"], self._index["[SEP]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._index)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the vocabulary indices of a word's pieces."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in _parts(plain(word)[:_LONGEST]):
            pieces += self._longest_first(part)
        return tuple(pieces[:MOST_PIECES]) or (self.unknown,)

    def _longest_first(self, word: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(word):
            prefix = "##" if at else ""
            for end in range(len(word), at, -1):
                piece = self._index.get(prefix + word[at:end])
                if piece is not None:
                    found.append(piece)
                    at = end
                    break
            else:
                return [self.unknown]
        return found


def plain(word: str) -> str:
    """Return a word in lower case, without accents, with straight quotation marks."""
    lower = word.translate(_TYPEWRITER).lower()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFD", lower)
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")


def _parts(word: str) -> list[str]:
    """Split dotted initials into letters and dots, as in the encoder's training; return other words whole."""
    if len(word) > 1 and word.endswith("."):
        return [part for letter in word.split(".")[:-1] for part in (letter, ".")]
    return [word] if word else []


WORD = compiled(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]|_")

SHAPES = ("none", "lower", "title", "upper", "single", "mixed", "digits", "mark", "code", "dotted")
NONE, LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, MARK, CODE, DOTTED = range(len(SHAPES))


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """Return the index in `SHAPES` of a word's shape, which the lower-case encoder can't see."""
    if not word[0].isalnum():
        return MARK
    if word[-1] == ".":
        return DOTTED
    if word.isdigit():
        return DIGITS
    if any(char.isdigit() for char in word):
        return CODE
    if word.upper() == word.lower() or word.islower():
        return LOWER
    return _of_capitals(word)


def _of_capitals(word: str) -> int:
    if len(word) == 1:
        return SINGLE
    if word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED


WINDOW = 110
"""Maximum pieces of a window, which is filled with consecutive sentences."""
_BATCH = 900
"""Maximum pieces of a batch. Larger ones are not faster, and cancellation waits for the end of a batch."""
_LEANING = 0.7
"""Bias in nats against the tag "no name". A missed name also loses its later mentions, while a wrong one is
usually dropped by evidence in the rest of the document. Tuned on half of GUM's documents, where F1 stays the
same up to twice this value while recall rises."""
_INSIDE = [at for at, tag in enumerate(TAGS) if tag[0] == "I"]
_IMPOSSIBLE = -1e9
_OF_KIND = np.array([[tag[2:] == kind for kind in KINDS] for tag in TAGS], np.float32)


class Tagged(NamedTuple):
    """A name found by the tagger."""

    start: int
    end: int
    chances: tuple[float, ...]
    """Probability of each of `KINDS`; the rest to 1 is the probability that it is not a name."""

    @property
    def kind(self) -> str:
        """Most likely kind."""
        return KINDS[max(range(len(KINDS)), key=lambda at: self.chances[at])]


class SpanVectors:
    """The mean of the encoder's vectors of the words in each of some spans of a text.

    A vector tells what a span is about, so that spans can be compared by meaning.
    """

    def __init__(self, spans: Sequence[Stretch]) -> None:
        self._starts = np.array([span.start for span in spans], np.int64)
        self._sums: Floats | None = None
        self._counts = np.zeros((len(spans), 1), np.float32)

    def add(self, starts: Sequence[int], vectors: Floats) -> None:
        """Add consecutive words by their start offsets and vectors, shape (words, width)."""
        if self._sums is None:
            self._sums = np.zeros((len(self._starts), vectors.shape[1]), np.float32)
        spans = np.searchsorted(self._starts, starts, side="right") - 1
        firsts = np.flatnonzero(np.diff(spans, prepend=-2))
        found = spans[firsts]
        sizes = np.diff(firsts, append=len(spans))
        inside = found >= 0  # not before the first span
        self._sums[found[inside]] += np.add.reduceat(vectors, firsts)[inside]
        self._counts[found[inside], 0] += sizes[inside]

    def means(self) -> Floats | None:
        """Return the vectors, shape (spans, width), or None if no word was read.

        A span of which no word was read has the mean of the others.
        """
        empty = self._counts[:, 0] == 0
        if self._sums is None or empty.all():
            return None
        means: Floats = np.asarray(self._sums / np.maximum(self._counts, 1), np.float32)
        means[empty] = means[~empty].mean(0)  # nothing is known of them
        return means


class _Window(NamedTuple):
    words: list[tuple[int, int]]
    heads: list[int]
    """Indices of the words that begin a span, which continue no name."""
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    size: int


class Tagger:
    """The name tagger. Raises OSError, ValueError or KeyError if the weights are missing or damaged."""

    def __init__(self, weights: Path) -> None:
        stored = read_arrays(weights)
        self._pieces = WordPieces(np.asarray(stored.pop("vocabulary")).tobytes().decode("utf-8").split("\n"))
        self._network = Network(stored)
        self._recorded: SpanVectors | None = None

    def recording(self, vectors: SpanVectors) -> Tagger:
        """Return the same tagger that also adds the vectors of all words that it reads to `vectors`."""
        found = copy(self)
        found._recorded = vectors
        return found

    def tag(
        self, text: str, stretches: Sequence[Stretch], cancelled: Callable[[], bool] = lambda: False
    ) -> list[Tagged]:
        """Return the names in spans of a text, which must be in text order. Raises Cancelled.

        Adjacent spans are tagged in one window, so that they give each other context.
        """
        windows = list(self._windows(text, stretches, cancelled))
        found: list[list[Tagged]] = [[] for _ in windows]
        for numbers in _batches([window.size for window in windows]):
            stop_if(cancelled)
            batch = [windows[number] for number in numbers]
            for number, window, scores in zip(numbers, batch, self._scores(batch, cancelled), strict=True):
                scores[np.ix_(window.heads, _INSIDE)] = _IMPOSSIBLE
                found[number] = _names(window, scores)
        return [name for names in found for name in names]

    def _windows(
        self, text: str, stretches: Sequence[Stretch], cancelled: Callable[[], bool]
    ) -> Iterator[_Window]:
        current = _Window([], [], [], [], 0)
        for stretch in stretches:
            stop_if(cancelled)
            for part in self._bounded(text, stretch):
                apart = bool(current.words) and part.words[0][0] - current.words[-1][1] > 200
                if current.size + part.size > WINDOW or apart:
                    if current.words:
                        yield current
                    current = part
                else:
                    current = _joined(current, part)
        if current.words:
            yield current

    def _bounded(self, text: str, stretch: Stretch) -> Iterator[_Window]:
        """Split the words of a span into parts that fit into a window."""
        words: list[tuple[int, int]] = []
        heads = [0]
        pieces: list[tuple[int, ...]] = []
        shapes: list[int] = []
        size = 0
        for match in WORD.finditer(text, stretch.start, stretch.end):
            cut = self._pieces.of(match[0])
            if size + len(cut) > WINDOW:
                yield _Window(words, heads, pieces, shapes, size)
                words, heads, pieces, shapes, size = [], [], [], [], 0
            words.append(match.span())
            pieces.append(cut)
            shapes.append(shape(match[0]))
            size += len(cut)
        if words:
            yield _Window(words, heads, pieces, shapes, size)

    def _scores(self, batch: list[_Window], cancelled: Callable[[], bool]) -> Iterator[Floats]:
        """Yield for each window the scores of its words, which are those of their first pieces."""
        ids: list[int] = []
        shapes: list[int] = []
        firsts: list[int] = []
        for window in batch:
            ids.append(self._pieces.start)
            shapes.append(NONE)
            for cut, form in zip(window.pieces, window.shapes, strict=True):
                firsts.append(len(ids))
                ids += cut
                shapes += [form] * len(cut)
            ids.append(self._pieces.end)
            shapes.append(NONE)
        lengths = np.array([window.size + 2 for window in batch], np.int32)
        scores, encoded = self._network(
            np.array(ids, np.int32), np.array(shapes, np.int32), lengths, np.array(firsts), cancelled
        )
        if self._recorded is not None:
            starts = [start for window in batch for start, _ in window.words]
            self._recorded.add(starts, encoded)
        scores[:, OUTSIDE] -= _LEANING
        ends = list(accumulate(len(window.words) for window in batch))
        return (scores[start:end] for start, end in zip([0, *ends], ends, strict=False))


def _joined(one: _Window, other: _Window) -> _Window:
    heads = one.heads + [len(one.words) + head for head in other.heads]
    return _Window(
        one.words + other.words,
        heads,
        one.pieces + other.pieces,
        one.shapes + other.shapes,
        one.size + other.size,
    )


def _batches(sizes: list[int]) -> Iterator[list[int]]:
    """Yield batches of the indices of windows of similar size, to minimize padding."""
    batch: list[int] = []
    for number in sorted(range(len(sizes)), key=lambda number: sizes[number]):
        if batch and (len(batch) + 1) * (sizes[number] + 2) > _BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _names(window: _Window, scores: Floats) -> list[Tagged]:
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    by_kind = shares @ _OF_KIND
    return [
        Tagged(window.words[first][0], window.words[end - 1][1], _chances(by_kind[first:end]))
        for first, end in spans(best(scores))
        if max(stop - start for start, stop in window.words[first:end]) <= _LONGEST
    ]


def _chances(of_words: Floats) -> tuple[float, ...]:
    return tuple(of_words.mean(0).tolist())


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the tagger in the package, loading it on the first call."""
    with as_file(files("summarizer.entities.tagger").joinpath("weights", "names.npz")) as weights:
        return Tagger(weights)
