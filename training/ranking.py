"""Fit the weights of the ranking: python -m training.ranking DATA --tagger WEIGHTS.npz [--folds FOLDER]

DATA has the folder gum/ of the open corpus that `training/README.md` names. Every document goes the way of a
briefing, with names found by weights that were trained without GUM. What is fitted is how the features of a
sentence (`summarizer.ranking.features`) add up to its place in the document's discourse tree, 1 / prominence,
in standard deviations above the document's mean: a ridge regression, in closed form. A feature that is there
to add may not take off; one that would is left out of the sum.

Document n of a file is in fold n modulo 5. Printed are nDCG@10 (gain 1 / prominence) of document order, and
of weights fitted on the other folds; then the table for `summarizer/ranking/weights.py`, fitted on all.
--folds writes the weights of each fold for the benchmark, fold-N.json.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from summarizer.document import Document, overlapping
from summarizer.entities.recognize import recognize
from summarizer.entities.tagger.tagger import Tagger
from summarizer.language.sentences import split
from summarizer.language.words import count_words, terms
from summarizer.quotes import find_quotes
from summarizer.ranking.features import features
from summarizer.ranking.term_index import index_terms
from summarizer.readers import open_documents

FOLDS = 5
PENALTY = 100.0
"""Of the ridge, on features brought to a standard deviation of 1."""
SPREAD = 0.2
"""What the standard deviation of the fitted scores is brought to."""
LOWEST = 0.02
"""The share of sentences whose score may fall below 0."""
BY_HAND = {"dependence": -0.35, "short": -0.05}
ADDING = frozenset(
    """opening paragraph topic section centrality title heading entities subject figures purpose
    definition""".split()
)
AT = 10
Array = Any


@dataclass(frozen=True)
class Example:
    """A document: the features of its body sentences, and of each of the corpus's sentences its prominence
    and which of ours it is (-1: none of the body)."""

    genre: str
    fold: int
    values: Array
    target: Array
    prominence: Array
    ours: Array


def read(data: Path, tagger: Tagger) -> tuple[list[str], list[Example]]:
    names: list[str] = []
    found = []
    for path in sorted((data / "gum").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            gold = json.loads(line)
            rows = list(_features(gold["text"], tagger))
            names = names or [name for name in rows[0][2] if name not in BY_HAND]
            values = np.array([[row.get(name, 0.0) for name in names] for *_, row in rows])
            found.append(_example(path.stem, number % FOLDS, gold, rows, values))
    return names, found


def _features(text: str, tagger: Tagger) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Start, end and features of each body sentence."""
    (document,) = open_documents(BytesIO(text.encode()), name="text.txt")
    assert isinstance(document, Document)
    sentences = split(document)
    entities = recognize(document, sentences, tagger=tagger)
    quotes = find_quotes(document, sentences, entities)
    index = index_terms((terms(document.at(one)) for one in sentences), lambda: False)
    words = [count_words(document.at(one)) for one in sentences]
    for at, row in features(document, sentences, entities, quotes, index, words, lambda: False):
        yield sentences[at].start, sentences[at].end, row


def _example(genre: str, fold: int, gold: dict[str, Any], rows: Sequence[Any], values: Array) -> Example:
    sentences = [_Span(one["start"], one["end"]) for one in gold["sentences"]]
    prominence = np.array([one["prominence"] for one in gold["sentences"]], float)
    spans = [_Span(start, end) for start, end, _ in rows]
    ours = np.array([_largest(one, spans) for one in sentences])
    theirs = [_largest(span, sentences) for span in spans]
    central = np.array([1 / prominence[at] for at in theirs])
    return Example(genre, fold, values, _above(central), prominence, ours)


@dataclass(frozen=True)
class _Span:
    start: int
    end: int


def _largest(one: _Span, others: Sequence[_Span]) -> int:
    over = overlapping(others, one)
    best = max(over, key=lambda o: min(o.end, one.end) - max(o.start, one.start), default=None)
    return others.index(best) if best else -1


def _above(values: Array) -> Array:
    return (values - values.mean()) / (values.std() + 1e-9)


def fit(names: Sequence[str], examples: Sequence[Example]) -> dict[str, float]:
    values = np.vstack([example.values for example in examples])
    target = np.concatenate([example.target for example in examples])
    spread = values.std(0) + 1e-9
    rows = (values - values.mean(0)) / spread
    weights = _ridge(rows, target, [name in ADDING for name in names]) / spread
    weights *= SPREAD / (values @ weights).std()
    base = -np.quantile(values @ weights, LOWEST)
    return {
        "base": float(base),
        **{name: float(w) for name, w in zip(names, weights, strict=True)},
        **BY_HAND,
    }


def _ridge(rows: Array, target: Array, adding: Sequence[bool]) -> Array:
    """The one that is furthest below 0 and must not be is left out, until there is none."""
    used = list(range(rows.shape[1]))
    while True:
        some = rows[:, used]
        found = np.linalg.solve(some.T @ some + PENALTY * np.eye(len(used)), some.T @ target)
        wrong = [(weight, at) for weight, at in zip(found, used, strict=True) if weight < 0 and adding[at]]
        if not wrong:
            weights = np.zeros(rows.shape[1])
            weights[used] = found
            return weights
        used.remove(min(wrong)[1])


def ndcg(scores: Array, prominence: Array) -> float:
    """Normalized discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first ten."""
    gain = 1 / prominence
    discount = 1 / np.log2(np.arange(2, AT + 2))[: len(gain)]
    best = np.sort(gain)[::-1][:AT]
    return float((gain[np.argsort(-scores, kind="stable")][:AT] * discount).sum() / (best * discount).sum())


def evaluate(names: Sequence[str], examples: Sequence[Example]) -> str:
    by_genre: dict[str, list[tuple[float, float]]] = defaultdict(list)
    fitted = [fit(names, [one for one in examples if one.fold != fold]) for fold in range(FOLDS)]
    for one in examples:
        weights = np.array([fitted[one.fold][name] for name in names])
        own = one.values @ weights
        scores = np.where(one.ours >= 0, own[one.ours], own.min() - 1)
        order = -np.arange(len(one.prominence))
        by_genre[one.genre].append((ndcg(order, one.prominence), ndcg(scores, one.prominence)))
    rows = [*by_genre.items(), ("all", [pair for pairs in by_genre.values() for pair in pairs])]
    means = ((genre, *(100 * fmean(column) for column in zip(*pairs, strict=True))) for genre, pairs in rows)
    return "\n".join(f"{genre:10} order {order:5.1f}  fitted {own:5.1f}" for genre, order, own in means)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--tagger", type=Path, required=True)
    parser.add_argument("--folds", type=Path)
    options = parser.parse_args()
    names, examples = read(options.data, Tagger(options.tagger))
    print(evaluate(names, examples))
    for name, weight in fit(names, examples).items():
        print(f'    "{name}": {weight:.3f},')
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            weights = fit(names, [one for one in examples if one.fold != fold])
            (options.folds / f"fold-{fold}.json").write_text(json.dumps(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
