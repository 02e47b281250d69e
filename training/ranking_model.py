"""The models that make the ranking: boosted trees by LightGBM, and a ridge regression, as one `Model`.

Half of the trees fit the targets by least squares; the other half is trained by LambdaMART (Burges 2010) to
put the best units of a document first. Trees are trained under the constraint that a path splits on the
features of one group, and on those of the document. The ridge has a weight for each feature of a unit, and
one for its product with each of a few directions in which documents differ most (the principal components of
their features); it has one for each element of the vector of a unit's meaning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm  # type: ignore[import-not-found]
import numpy as np

from summarizer.ranking.features import groups
from summarizer.ranking.model import Forest, Linear, Model
from summarizer.ranking.scores import NAMES

Array = Any
TREES = 200
"""Of each of the forests: one for each seed, fitted to the targets, and one that learns the order."""
SEEDS = (1, 2)
PARAMETERS = {
    "objective": "regression",
    "learning_rate": 0.08,
    "num_leaves": 12,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 20.0,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
GRADES = 8
"""The best grade of a unit, for the trees that learn the order; the worst unit of a document has 0."""
RANKING = {
    **PARAMETERS,
    "objective": "lambdarank",
    "label_gain": list(range(GRADES + 1)),
    "lambdarank_truncation_level": 10,
}
DIRECTIONS = 8
PENALTY = 1000.0
"""Of the ridge, on features brought to a standard deviation of 1."""
TURN = 3.0
"""What products with directions are divided by, so that the penalty keeps them smaller than the weights."""
CONTENT = 0.9
"""The standard deviation that elements of vectors are brought to."""
FAR, KIND_FAR = 4.0, 2.0
SCALE, BASE = 0.4, 0.5
"""What predictions are multiplied by, and the base of every score: hardly any then falls below 0."""
OF_TREES = 0.6
"""The share of the trees in the sum of all models; each forest has the same part of it."""


class Table(NamedTuple):
    """What is learned from: a row a unit, the document of each row, and how much a row counts."""

    rows: Array
    vectors: Array
    """Of the meaning of each unit, less the mean of its document."""
    targets: Array
    weights: Array
    documents: Array


def fit(table: Table) -> Model:
    """Return the model that a table teaches."""
    forests: list[tuple[Mapping[str, Any], float]] = []
    base, spread = BASE, 0.0
    constraints = {"interaction_constraints": _constraints()}
    for kind, dataset in ((PARAMETERS, _of_targets(table)), (RANKING, _of_grades(table))):
        for seed in SEEDS:
            booster = lightgbm.train({**kind, **constraints, "seed": seed}, dataset, TREES)
            values = booster.predict(table.rows)
            own = _less_mean(values, table.documents).std()
            spread = spread or own
            # What a ranking predicts has no unit: it is brought to the spread of the first regression.
            scale = SCALE * OF_TREES / (2 * len(SEEDS)) * spread / own
            base -= scale * values.mean()
            forests.append((booster.dump_model(), scale))
    return Model(_forest(forests), _linear(table, SCALE * (1 - OF_TREES)), NAMES, base)


def _of_targets(table: Table) -> Any:
    return lightgbm.Dataset(table.rows, table.targets, weight=table.weights, free_raw_data=False)


def _of_grades(table: Table) -> Any:
    """The targets of a document as whole numbers from 0 to `GRADES`, which LambdaMART wants."""
    _, first, sizes = np.unique(table.documents, return_index=True, return_counts=True)
    lowest, highest = (
        np.repeat(extreme.reduceat(table.targets, first), sizes) for extreme in (np.minimum, np.maximum)
    )
    grades = np.rint(GRADES * (table.targets - lowest) / (highest - lowest + 1e-9)).astype(int)
    return lightgbm.Dataset(table.rows, grades, weight=table.weights, group=sizes, free_raw_data=False)


def _less_mean(values: Array, documents: Array) -> Array:
    """Values less the mean of their document."""
    _, number = np.unique(documents, return_inverse=True)
    return values - (np.bincount(number, values) / np.bincount(number))[number]


def write(model: Model, path: Path) -> None:
    """Write a model as `summarizer.ranking.model.load` reads it."""
    arrays: dict[str, Any] = {f"forest.{name}": array for name, array in model.forest._asdict().items()}
    arrays |= {f"linear.{name}": array for name, array in model.linear._asdict().items()}
    names = np.frombuffer("\n".join(model.names).encode("ascii"), np.uint8)
    np.savez_compressed(path, **arrays, base=model.base, names=names)


def _columns() -> list[str]:
    """The group of each column of the features."""
    return [group for group, names in groups().items() for _ in names]


def _constraints() -> list[list[int]]:
    """The columns that may stand on one path: those of a group, and of the document."""
    of = _columns()
    kind = [at for at, group in enumerate(of) if group == "kind"]
    return [
        [at for at, group in enumerate(of) if group == name] + kind for name in groups() if name != "kind"
    ]


def _forest(dumps: Sequence[tuple[Mapping[str, Any], float]]) -> Forest:
    """The trees of each `Booster.dump_model()`, their values multiplied by the number beside it."""
    of = _columns()
    nodes: list[tuple[int, float, int, int, float, int]] = []

    def place(node: Mapping[str, Any], scale: float, group: str | None = None) -> int:
        at = len(nodes)
        if "split_feature" not in node:
            part = NAMES.index(group) if group else 0
            nodes.append((0, np.inf, at, at, scale * node["leaf_value"], part))
            return at
        if node["decision_type"] != "<=" or node["missing_type"] != "None":
            raise ValueError(f"a split of another kind: {node['decision_type']}, {node['missing_type']}")
        feature = node["split_feature"]
        inner = of[feature] if of[feature] != "kind" else group
        nodes.append((feature, node["threshold"], 0, 0, 0.0, 0))
        left, right = (place(node[child], scale, inner) for child in ("left_child", "right_child"))
        nodes[at] = (feature, node["threshold"], left, right, 0.0, 0)
        return at

    roots = [place(tree["tree_structure"], scale) for dump, scale in dumps for tree in dump["tree_info"]]
    feature, threshold, left, right, value, group = zip(*nodes, strict=True)
    return Forest(
        np.array(roots, np.int32),
        np.array(feature, np.int16),
        np.array(threshold, np.float64),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(value, np.float64),
        np.array(group, np.int16),
    )


def _linear(table: Table, scale: float) -> Linear:
    of = _columns()
    own = sum(group != "kind" for group in of)
    units, kinds = table.rows[:, :own], table.rows[:, own:]
    mean, spread = units.mean(0), units.std(0) + 1e-9
    _, first = np.unique(table.documents, return_index=True)
    kind_mean, kind_spread = kinds[first].mean(0), kinds[first].std(0) + 1e-9
    counts = np.sqrt(table.weights[first] / table.weights[first].mean())[:, None]
    standard = (kinds[first] - kind_mean) / kind_spread
    _, _, components = np.linalg.svd(standard * counts, full_matrices=False)
    directions = components[:DIRECTIONS].T
    directions = directions / kind_spread[:, None] / (standard @ directions).std(0)
    features = np.clip((units - mean) / spread, -FAR, FAR)
    kind = np.clip((kinds - kind_mean) @ directions, -KIND_FAR, KIND_FAR)
    unit = (table.vectors.std(0) + 1e-6) / CONTENT
    turned = (features * kind[:, [at]] / TURN for at in range(DIRECTIONS))
    design = np.hstack([features, *turned, table.vectors / unit]) * np.sqrt(table.weights)[:, None]
    gram = design.T @ design + PENALTY * np.eye(design.shape[1])
    found = np.linalg.solve(gram, design.T @ (table.targets * np.sqrt(table.weights)))
    of_features = (1 + DIRECTIONS) * own
    weights = scale * found[:of_features].reshape(1 + DIRECTIONS, own)
    weights[1:] /= TURN
    part = np.array([NAMES.index(group) for group in of[:own]], np.int16)
    content = (scale * found[of_features:] / unit).astype(np.float32)
    return Linear(mean, spread, part, kind_mean, directions, weights, content)
