"""The learned part of the ranking: how the features of a unit add up to its score, in numpy alone.

Two models are added: boosted regression trees (Friedman 2001), and a linear model whose weights depend on the
kind of document. Each path of a tree splits on the features of one group and on those of the document, and
each weight belongs to a feature, so that what both add belongs to a group: a score is a sum of named parts,
each a function of its group and of the kind of document (a generalized additive model, as in Lou, Caruana and
Gehrke 2012).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_ROWS = 256
"""Rows that go down the trees together: more would not stay in the cache."""
_FAR, _KIND_FAR = 4.0, 2.0
"""Standard deviations beyond which a feature, and a direction of the document's kind, count no further."""
Floats = NDArray[np.float64]


class Forest(NamedTuple):
    """Trees side by side in columns, a row a node."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: Floats
    """A row goes left where its feature is at most this; of a leaf, infinity."""
    left: NDArray[np.int32]
    """A leaf leads to itself."""
    right: NDArray[np.int32]
    value: Floats
    """What a leaf adds."""
    group: NDArray[np.int16]
    """The part that a leaf adds to."""

    def parts(self, rows: Floats, count: int) -> Floats:
        """Return what the trees add to each of `count` parts of the score of each row."""
        found = np.zeros((len(rows), count))
        for start in range(0, len(rows), _ROWS):
            found[start : start + _ROWS] = self._some(rows[start : start + _ROWS], count)
        return found

    def _some(self, rows: Floats, count: int) -> Floats:
        each = np.arange(len(rows))[:, None]
        node = np.tile(self.roots, (len(rows), 1))
        while True:
            left = rows[each, self.feature[node]] <= self.threshold[node]
            below = np.where(left, self.left[node], self.right[node])
            if np.array_equal(below, node):
                break
            node = below
        place = each * count + self.group[node]
        sums = np.bincount(place.ravel(), self.value[node].ravel(), len(rows) * count)
        parts: Floats = np.asarray(sums, np.float64).reshape(len(rows), count)
        return parts


class Linear(NamedTuple):
    """Weights of the features of a unit, which turn with a few directions of the features of the document."""

    mean: Floats
    spread: Floats
    part: NDArray[np.int16]
    """The part that each feature of a unit adds to; those of the document come after these and have none."""
    kind_mean: Floats
    directions: Floats
    """Shape (features of the document, directions), their spread taken out."""
    weights: Floats
    """Shape (1 + directions, features of a unit): the weights, and what each direction adds to them."""

    def parts(self, rows: Floats, count: int) -> Floats:
        """Return what the features of each row add to each of `count` parts; all rows are of one document."""
        own = len(self.mean)
        kind = np.clip((rows[0, own:] - self.kind_mean) @ self.directions, -_KIND_FAR, _KIND_FAR)
        weights = self.weights[0] + kind @ self.weights[1:]
        added = np.clip((rows[:, :own] - self.mean) / self.spread, -_FAR, _FAR) * weights
        found: Floats = added @ np.eye(count)[self.part]
        return found


class Model(NamedTuple):
    forest: Forest
    linear: Linear
    names: tuple[str, ...]
    """Of the parts of a score; the first is the base, which every unit has."""
    base: float

    def parts(self, rows: Floats) -> Floats:
        """Return the parts of the score of each unit of a document, shape (units, parts)."""
        count = len(self.names)
        found = self.forest.parts(rows, count) + self.linear.parts(rows, count)
        found[:, 0] += self.base
        return found


def load(source: Path | IO[bytes]) -> Model:
    """Read a model that `training.ranking` wrote.

    Raises OSError, ValueError, TypeError or KeyError if it is damaged.
    """
    with np.load(source, allow_pickle=False) as stored:
        arrays: dict[str, Any] = {name: stored[name] for name in stored.files}
    names = tuple(arrays["names"].tobytes().decode("ascii").split("\n"))
    forest = Forest(**{field: arrays[f"forest.{field}"] for field in Forest._fields})
    linear = Linear(**{field: arrays[f"linear.{field}"] for field in Linear._fields})
    return Model(forest, linear, names, float(arrays["base"]))


@lru_cache(maxsize=1)
def shipped() -> Model:
    """Return the model that comes with the package, loaded once."""
    with files("summarizer.ranking").joinpath("data", "model.npz").open("rb") as stored:
        return load(stored)
