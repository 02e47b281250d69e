"""Evaluate the trained ranking model with numpy: from the features of a unit to the parts of its score.

The model is the sum of boosted regression trees (Friedman 2001), a linear model of the features whose weights
depend on the kind of document, and a linear model of the vector of a unit's meaning. Each path of a tree
splits on the features of one group and on those of the document, and each weight belongs to one feature or to
the vector. A score is therefore a sum of named parts, each a function of its group and of the kind of
document: a generalized additive model, as in Lou, Caruana and Gehrke (2012).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_ROWS = 32
"""Batch size in rows; larger batches do not fit the CPU cache."""
_FAR, _KIND_FAR = 4.0, 2.0
"""Standard deviations at which a feature, and a direction of the document's kind, are clipped."""
Floats = NDArray[np.float64]
Vectors = NDArray[np.float32]


class Forest(NamedTuple):
    """Regression trees as arrays with one element for each node; `roots` has one for each tree."""

    roots: NDArray[np.int32]
    """Node index of each tree's root."""
    feature: NDArray[np.int16]
    """Column of the feature that a node splits on."""
    threshold: Floats
    """A row goes left if its feature is at most the threshold; infinity for a leaf."""
    left: NDArray[np.int32]
    """Node index of the left child; a leaf's own index."""
    right: NDArray[np.int32]
    """Node index of the right child."""
    value: Floats
    """The value that a leaf adds to a score."""
    group: NDArray[np.int16]
    """Index of the part of the score that a leaf adds to."""

    def parts(self, rows: Floats, count: int) -> Floats:
        """Return the trees' contribution to each part of the scores, shape (rows, `count`)."""
        found = np.zeros((len(rows), count))
        # `take` with indices of the machine's own size is twice as fast as indexing.
        roots, feature, left, right, group = (
            array.astype(np.intp) for array in (self.roots, self.feature, self.left, self.right, self.group)
        )
        for start in range(0, len(rows), _ROWS):
            some = np.ascontiguousarray(rows[start : start + _ROWS])
            flat = some.ravel()
            first = (np.arange(len(some)) * some.shape[1])[:, None]
            node = np.tile(roots, (len(some), 1))
            while True:
                lower = flat.take(first + feature.take(node)) <= self.threshold.take(node)
                below = np.where(lower, left.take(node), right.take(node))
                if np.array_equal(below, node):
                    break
                node = below
            place = np.arange(len(some))[:, None] * count + group.take(node)
            sums = np.bincount(place.ravel(), self.value.take(node).ravel(), len(some) * count)
            found[start : start + _ROWS] = sums.reshape(len(some), count)
        return found


class Linear(NamedTuple):
    """A linear model of unit features whose weights depend linearly on features of the document."""

    mean: Floats
    """Mean of each unit feature."""
    spread: Floats
    """Standard deviation of each unit feature."""
    part: NDArray[np.int16]
    """Index of the part of the score that each unit feature adds to."""
    kind_mean: Floats
    """Mean of each document feature; their columns follow those of the unit features."""
    directions: Floats
    """Projection of the document features, shape (document features, directions), scaled to unit variance."""
    weights: Floats
    """Shape (1 + directions, unit features): base weights, then the change that each direction makes."""
    content: Vectors
    """Weights of the unit's vector less the mean vector of the document, shape (width,)."""

    def parts(self, rows: Floats, count: int) -> Floats:
        """Return the contribution of the features to each part of the scores, shape (rows, `count`).

        All rows must be units of one document.
        """
        own = len(self.mean)
        kind = np.clip((rows[0, own:] - self.kind_mean) @ self.directions, -_KIND_FAR, _KIND_FAR)
        weights = self.weights[0] + kind @ self.weights[1:]
        added = np.clip((rows[:, :own] - self.mean) / self.spread, -_FAR, _FAR) * weights
        found: Floats = added @ np.eye(count)[self.part]
        return found

    def of_content(self, vectors: Vectors) -> Vectors:
        """Return what the meaning of each unit of a document contributes to its score, shape (units,)."""
        found: Vectors = (vectors - vectors.mean(0)) @ self.content
        return found


class Model(NamedTuple):
    """The ranking model: trees, a linear model and a constant."""

    forest: Forest
    linear: Linear
    names: tuple[str, ...]
    """Names of the parts of a score; the first is the base."""
    base: float
    """Constant that every unit has."""

    def parts(self, rows: Floats, vectors: Vectors | None = None) -> Floats:
        """Return the parts of the score of each unit of a document, shape (units, parts).

        Args:
            rows: features of the units.
            vectors: a vector of the meaning of each unit; without them, "content" is 0.
        """
        count = len(self.names)
        found = self.forest.parts(rows, count) + self.linear.parts(rows, count)
        found[:, 0] += self.base
        if vectors is not None:
            found[:, self.names.index("content")] += self.linear.of_content(vectors)
        return found


def load(source: Path | IO[bytes]) -> Model:
    """Load a model that `training.ranking` wrote.

    Raises:
        OSError, ValueError, TypeError, KeyError: if it can't be read or is damaged.
    """
    with np.load(source, allow_pickle=False) as stored:
        arrays: dict[str, Any] = {name: stored[name] for name in stored.files}
    names = tuple(arrays["names"].tobytes().decode("ascii").split("\n"))
    forest = Forest(**{field: arrays[f"forest.{field}"] for field in Forest._fields})
    linear = Linear(**{field: arrays[f"linear.{field}"] for field in Linear._fields})
    return Model(forest, linear, names, float(arrays["base"]))


@lru_cache(maxsize=1)
def shipped() -> Model:
    """Return the model shipped with the package, loaded once."""
    with files("summarizer.ranking").joinpath("data", "model.npz").open("rb") as stored:
        return load(stored)
