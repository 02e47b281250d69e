"""The network's forward pass in numpy, and the search for the best valid sequence of tags by its scores.

The network is a BERT encoder of a few layers with word shapes and a small head. The architecture follows
Devlin et al., "BERT" (2019); training/network.py trains it. Weights are stored as int8 rows with one scale
per row. Matrices are converted to float32 once. Embeddings, which are most of the weights, stay int8, and
only the rows that a text needs are converted.

The scheme of tags is BIO (Ramshaw and Marcus 1995): B begins a name, I continues a name of the same kind, O
is outside of names. The Viterbi algorithm finds the most likely sequence in which every I follows a B or I of
its kind.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
Ids = NDArray[np.int32]
Stored = dict[str, NDArray[Any]]


class Dense(NamedTuple):
    """A fully connected layer."""

    weight: Floats
    """Shape (in, out)."""
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        y: Floats = x @ self.weight
        y += self.bias
        return y


class Norm(NamedTuple):
    """Layer normalization (Ba et al. 2016)."""

    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        spread = np.einsum("...i,...i->...", x, x)[..., None] / np.float32(x.shape[-1])
        x /= np.sqrt(spread + _EPSILON)
        x *= self.weight
        x += self.bias
        return x


class Layer(NamedTuple):
    """A transformer encoder layer (post-norm)."""

    attention: Dense
    """Projection to queries, keys and values, concatenated."""
    output: Dense
    norm1: Norm
    wide: Dense
    narrow: Dense
    norm2: Norm

    def __call__(self, x: Floats, bias: Floats) -> Floats:
        rows, length, width = x.shape
        parts = self.attention(x.reshape(-1, width)).reshape(rows, length, 3, HEADS, width // HEADS)
        query, key, value = parts.transpose(2, 0, 3, 1, 4)
        shares: Floats = query @ key.swapaxes(-1, -2)
        shares *= np.float32(1 / math.sqrt(width // HEADS))
        shares += bias
        attended = (_softmax(shares) @ value).swapaxes(1, 2).reshape(-1, width)
        x = self.norm1(x + self.output(attended).reshape(x.shape))
        inner = self.narrow(_gelu(self.wide(x.reshape(-1, width))))
        return self.norm2(x + inner.reshape(x.shape))


class Network:
    """The network, which scores tags for windows of pieces. Raises KeyError if `stored` lacks an array."""

    def __init__(self, stored: Stored) -> None:
        self._words, self._scales = stored["words.weight"], stored["words.weight.scale"]
        self._positions = stored["positions.weight"].astype(np.float32) + stored["segment"]
        self._norm = Norm(stored["norm.weight"], stored["norm.bias"])
        self._shapes = stored["shapes.weight"] + stored["styles.weight"][0]
        self._layers = [_layer(stored, f"layers.{at}.") for at in range(_count_layers(stored))]
        self._head_shapes = stored["head_shapes.weight"]
        self._head1, self._head2 = _dense(stored, "head1"), _dense(stored, "head2")

    @property
    def width(self) -> int:
        """Size of the vectors that the encoder gives for each piece."""
        return int(self._words.shape[1])

    @property
    def longest(self) -> int:
        """Maximum pieces of a window, including the start and end tokens."""
        return len(self._positions)

    def __call__(self, ids: Ids, shapes: Ids, lengths: Ids) -> tuple[Floats, Floats]:
        """Return scores of shape (rows, pieces, tags), and the encoder's output, shape (rows, pieces, width).

        Args:
            ids: piece indices, shape (rows, pieces).
            shapes: shape indices, shape (rows, pieces).
            lengths: number of pieces in each row, without padding.
        """
        length = ids.shape[1]
        x: Floats = self._words[ids].astype(np.float32)
        x *= self._scales[ids][..., None]
        x += self._positions[:length]
        x = self._norm(x) + self._shapes[shapes]
        absent = np.arange(length) >= lengths[:, None]
        bias = np.where(absent, np.float32(-1e4), np.float32(0))[:, None, None, :]
        for layer in self._layers:
            x = layer(x, bias)
        return self._head2(_gelu(self._head1(np.concatenate([x, self._neighbours(shapes)], -1)))), x

    def _neighbours(self, shapes: Ids) -> Floats:
        """Concatenate the shape embeddings of each piece, the one before and the one after."""
        own = self._head_shapes[shapes]
        none = np.zeros_like(own[:, :1])
        before = np.concatenate([none, own[:, :-1]], 1)
        after = np.concatenate([own[:, 1:], none], 1)
        return np.concatenate([own, before, after], -1)


def _count_layers(stored: Stored) -> int:
    return 1 + max(int(name.split(".")[1]) for name in stored if name.startswith("layers."))


def _layer(stored: Stored, at: str) -> Layer:
    parts = [_dense(stored, f"{at}{name}") for name in ("query", "key", "value")]
    attention = Dense(
        np.ascontiguousarray(np.concatenate([part.weight for part in parts], 1)),
        np.concatenate([part.bias for part in parts]),
    )
    return Layer(
        attention,
        _dense(stored, f"{at}output"),
        Norm(stored[f"{at}norm1.weight"], stored[f"{at}norm1.bias"]),
        _dense(stored, f"{at}wide"),
        _dense(stored, f"{at}narrow"),
        Norm(stored[f"{at}norm2.weight"], stored[f"{at}norm2.bias"]),
    )


def _dense(stored: Stored, name: str) -> Dense:
    rows = stored[f"{name}.weight"].astype(np.float32)
    rows *= stored[f"{name}.weight.scale"][:, None]
    return Dense(np.ascontiguousarray(rows.T), stored[f"{name}.bias"])


def _softmax(x: Floats) -> Floats:
    """Apply softmax over the last axis, in place."""
    x -= x.max(-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(-1, keepdims=True)
    return x


def _gelu(x: Floats) -> Floats:
    """Apply GELU in its tanh approximation (Hendrycks and Gimpel 2016)."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(math.sqrt(2 / math.pi))
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
