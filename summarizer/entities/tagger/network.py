"""The network's forward pass in numpy, and the search for the best valid sequence of tags by its scores.

The network is a BERT encoder of a few layers with word shapes and a small head. The architecture follows
Devlin et al., "BERT" (2019); training/network.py trains it. Weights are int8 rows with one scale per row.
They stay so: a matrix is converted to float32 for each product, which takes a fortieth of the time of the
product of a full batch and saves three quarters of the memory.

The windows of a batch lie one after another without padding. Dense layers take all pieces in one product, so
that BLAS gets large matrices; attention takes a window at a time, whose matrices stay in the processor's
cache. The last layer and the head are computed for the requested pieces only.

The scheme of tags is BIO (Ramshaw and Marcus 1995): B begins a name, I continues a name of the same kind, O
is outside of names. The Viterbi algorithm finds the most likely sequence in which every I follows a B or I of
its kind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer.cancellation import stop_if
from summarizer.entities.tagger.stored import Rows, Stored

KINDS = ("PER", "LOC", "ORG", "NAT", "MISC")
"""Person, place, organization, nationality, and other names (works, laws, events, products)."""
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
INDEX = {tag: at for at, tag in enumerate(TAGS)}
OUTSIDE = INDEX["O"]

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


def _transitions() -> Floats:
    """Return transition scores of shape (tags, tags): 0 for a valid pair, a prohibitive value for others."""
    lawful = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for after, tag in enumerate(TAGS):
        if tag[0] == "I":
            for before, other in enumerate(TAGS):
                if other[2:] != tag[2:]:
                    lawful[before, after] = -1e9
    return lawful


_FROM = _transitions()
_AT_START = np.where(np.array([tag[0] == "I" for tag in TAGS]), np.float32(-1e9), np.float32(0))


def best(scores: Floats) -> list[int]:
    """Return the indices of the best valid tags for log-probabilities or logits of shape (words, tags)."""
    if not len(scores):
        return []
    likely = scores.argmax(axis=1)
    if not (_AT_START[likely[0]] or _FROM[likely[:-1], likely[1:]].any()):
        found: list[int] = likely.tolist()
        return found  # Nothing can have a higher sum than the maximum of each word.
    total = scores[0] + _AT_START
    back: list[Indices] = []
    columns = np.arange(len(TAGS))
    for row in scores[1:]:
        steps = total[:, None] + _FROM
        step = steps.argmax(axis=0)
        back.append(step)
        total = steps[step, columns] + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(path: list[int]) -> list[tuple[int, int]]:
    """Return the half-open word ranges of the names in a valid sequence of tag indices."""
    found: list[tuple[int, int]] = []
    for at, tag in enumerate(path):
        if TAGS[tag][0] == "B":
            found.append((at, at + 1))
        elif TAGS[tag][0] == "I":
            found[-1] = (found[-1][0], at + 1)
    return found


HEADS = 12
_EPSILON = np.float32(1e-12)
_NORM_BLOCK, _GELU_BLOCK = 256, 32
"""Rows that these functions take at a time, so that their steps stay in the processor's cache."""
_SAFE_EXPONENT = 80
"""Scores of attention within this range, either side of 0, have exponentials and sums in float32's range."""
Ids = NDArray[np.int32]


class Dense(NamedTuple):
    """A fully connected layer."""

    rows: NDArray[np.int8]
    """Shape (out, in)."""
    scale: Floats
    """Shape (out, 1)."""
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        y = self.product(x)
        y += self.bias
        return y

    def product(self, x: Floats) -> Floats:
        """Return the result without the bias."""
        weight = self.rows.astype(np.float32)
        weight *= self.scale
        y: Floats = x @ weight.T
        return y


class Norm(NamedTuple):
    """Layer normalization (Ba et al. 2016), in place."""

    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        average = np.full(x.shape[1], 1 / x.shape[1], np.float32)
        for block in _blocks(x, _NORM_BLOCK):
            self._normalize(block, average)
        return x

    def _normalize(self, x: Floats, average: Floats) -> None:
        x -= (x @ average)[:, None]
        scale = np.einsum("ri,ri->r", x, x)[:, None]
        scale *= average[0]
        scale += _EPSILON
        np.sqrt(scale, out=scale)
        np.reciprocal(scale, out=scale)
        x *= scale
        x *= self.weight
        x += self.bias


class Layer(NamedTuple):
    """A transformer encoder layer (post-norm)."""

    query: Dense
    """Projection to queries, divided by the square root of a head's width."""
    key_value: Dense
    """Projection to keys and values, concatenated."""
    output: Dense
    norm1: Norm
    wide: Dense
    narrow: Dense
    norm2: Norm

    def __call__(self, x: Floats, starts: Indices, chosen: Indices | None) -> Floats:
        """Return the vectors of the chosen pieces, in order, or of all.

        Args:
            x: vectors of the pieces of all windows, shape (pieces, width).
            starts: index of the first piece of each window.
            chosen: ascending indices of pieces, at least one of each window.
        """
        picked = x if chosen is None else x[chosen]
        bounds = starts if chosen is None else np.searchsorted(chosen, starts)
        attended = _attend(self.query(picked), self.key_value(x), bounds.tolist(), starts.tolist())
        inner = self.output(attended)
        inner += picked
        x = self.norm1(inner)
        inner = self.narrow(_gelu(self.wide.product(x), self.wide.bias))
        inner += x
        return self.norm2(inner)


def _attend(queries: Floats, keys_values: Floats, bounds: list[int], starts: list[int]) -> Floats:
    """Return what the queries of each window attend to in their window, shape of `queries`.

    Args:
        queries: shape (queries, width).
        keys_values: keys and values of all pieces, shape (pieces, 2 × width).
        bounds: index of the first query of each window.
        starts: index of the first piece of each window.
    """
    attended = np.empty_like(queries)
    by_head = (-1, HEADS, queries.shape[1] // HEADS)
    query = queries.reshape(by_head).swapaxes(0, 1)
    found = attended.reshape(by_head).swapaxes(0, 1)
    key, value = (part.reshape(by_head).swapaxes(0, 1) for part in np.split(keys_values, 2, 1))
    asking = zip(bounds, [*bounds[1:], len(queries)], strict=True)
    asked = zip(starts, [*starts[1:], len(keys_values)], strict=True)
    for (first, last), (start, end) in zip(asking, asked, strict=True):
        shares, sums = _exponentials(query[:, first:last] @ key[:, start:end].swapaxes(1, 2))
        here = found[:, first:last]
        np.matmul(shares, value[:, start:end], out=here)
        here /= sums  # a smaller array than the shares
    return attended


class Network:
    """The network, which scores tags for windows of pieces. Raises KeyError if `stored` lacks an array."""

    def __init__(self, stored: Stored) -> None:
        arrays = {name: array for name, array in stored.items() if not isinstance(array, Rows)}
        self._words, self._scales = stored["words.weight"], arrays["words.weight.scale"]
        self._positions = arrays["positions.weight"].astype(np.float32) + arrays["segment"]
        self._norm = Norm(arrays["norm.weight"], arrays["norm.bias"])
        self._shapes = arrays["shapes.weight"] + arrays["styles.weight"][0]
        self._layers = [_layer(arrays, f"layers.{at}.") for at in range(_count_layers(arrays))]
        self._head_shapes = arrays["head_shapes.weight"]
        self._head1, self._head2 = _dense(arrays, "head1"), _dense(arrays, "head2")

    @property
    def width(self) -> int:
        """Size of the vectors that the encoder gives for each piece."""
        return int(self._words.shape[1])

    @property
    def longest(self) -> int:
        """Maximum pieces of a window, including the start and end tokens."""
        return len(self._positions)

    def __call__(
        self,
        ids: Ids,
        shapes: Ids,
        lengths: Ids,
        chosen: Indices,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Floats, Floats]:
        """Return scores of the chosen pieces, shape (chosen, tags), and their vectors, shape (chosen, width).

        Args:
            ids: indices of the pieces of all windows, one window after another, with start and end tokens.
            shapes: indices of the shapes of these pieces.
            lengths: number of pieces of each window.
            chosen: ascending indices of the pieces to score, at least one of each window, no start or end.
            cancelled: called before each layer; `Cancelled` is raised once it returns True.
        """
        starts = np.cumsum(lengths) - lengths
        x: Floats = self._words[ids].astype(np.float32)
        x *= self._scales[ids][:, None]
        x += self._positions[np.arange(len(ids)) - np.repeat(starts, lengths)]
        x = self._norm(x)
        x += self._shapes[shapes]
        for layer in self._layers[:-1]:
            stop_if(cancelled)
            x = layer(x, starts, None)
        stop_if(cancelled)
        x = self._layers[-1](x, starts, chosen)
        around = [self._head_shapes[shapes[at]] for at in (chosen, chosen - 1, chosen + 1)]
        inner = self._head1.product(np.concatenate([x, *around], 1))
        return self._head2(_gelu(inner, self._head1.bias)), x


Arrays = dict[str, NDArray[Any]]


def _count_layers(stored: Arrays) -> int:
    return 1 + max(int(name.split(".")[1]) for name in stored if name.startswith("layers."))


def _layer(stored: Arrays, at: str) -> Layer:
    query, key, value = (_dense(stored, f"{at}{name}") for name in ("query", "key", "value"))
    share = np.float32(1 / math.sqrt(len(query.bias) // HEADS))
    return Layer(
        Dense(query.rows, query.scale * share, query.bias * share),
        Dense(
            np.concatenate([key.rows, value.rows]),
            np.concatenate([key.scale, value.scale]),
            np.concatenate([key.bias, value.bias]),
        ),
        _dense(stored, f"{at}output"),
        Norm(stored[f"{at}norm1.weight"], stored[f"{at}norm1.bias"]),
        _dense(stored, f"{at}wide"),
        _dense(stored, f"{at}narrow"),
        Norm(stored[f"{at}norm2.weight"], stored[f"{at}norm2.bias"]),
    )


def _dense(stored: Arrays, name: str) -> Dense:
    return Dense(stored[f"{name}.weight"], stored[f"{name}.weight.scale"][:, None], stored[f"{name}.bias"])


def _exponentials(x: Floats) -> tuple[Floats, Floats]:
    """Return the exponentials of softmax over the last axis, computed in place, and their sums."""
    if x.max() > _SAFE_EXPONENT or x.min() < -_SAFE_EXPONENT:
        x -= x.max(-1, keepdims=True)  # slower than the exponentials, and seldom needed
    np.exp(x, out=x)
    return x, x.sum(-1, keepdims=True)


def _gelu(x: Floats, bias: Floats) -> Floats:
    """Add a bias and apply GELU in its tanh approximation (Hendrycks and Gimpel 2016), in place.

    Args:
        x: shape (rows, width).
        bias: shape (width,).
    """
    scratch = np.empty_like(x[:_GELU_BLOCK])
    for block in _blocks(x, _GELU_BLOCK):
        _activate(block, bias, scratch[: len(block)])
    return x


def _activate(x: Floats, bias: Floats, inner: Floats) -> None:
    x += bias
    np.multiply(x, x, out=inner)
    inner *= np.float32(0.044715 * math.sqrt(2 / math.pi))
    inner += np.float32(math.sqrt(2 / math.pi))
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= np.float32(0.5)
    x *= inner


def _blocks(x: Floats, size: int) -> Iterator[Floats]:
    """Yield views of consecutive rows."""
    return (x[start : start + size] for start in range(0, len(x), size))
