"""How good an order of units is, measured by what is known of the document; all figures in per cent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.ranking_examples import Array, Example, carried, covers
from training.rouge import rouge, tokens

AT = 10
"""Units that nDCG looks at."""


def figures(example: Example, scores: Sequence[float], order: Sequence[int]) -> dict[str, float]:
    """Return the figures of one document by name, those of its corpus."""
    if example.corpus in ("judged", "unusual"):
        return _of_judged(example, order)
    if example.corpus == "gum":
        return _of_gum(example, scores)
    return _of_summary(example, order, 3 if example.corpus == "news" else 5)


def _of_judged(example: Example, order: Sequence[int]) -> dict[str, float]:
    text, record = example.document.text, example.gold
    told = [carried(example, at) for at in order[:5]]
    facts = [any(number in one for one in told) for number in range(len(record["must"]))]
    weights = [1 / rank for rank in range(1, len(facts) + 1)]
    never = 0
    for at, one in zip(order[:5], told, strict=True):
        unit = text[example.units[at].start : example.units[at].end]
        never += not one and any(covers(phrase, unit) for phrase in record["never"])
    return {
        "facts": 100 * sum(w for w, fact in zip(weights, facts, strict=True) if fact) / sum(weights),
        "first fact": 100.0 * facts[0],
        "never lines": 100 * never / max(1, len(told)),
    }


def _of_gum(example: Example, scores: Sequence[float]) -> dict[str, float]:
    by_unit = dict(zip(example.body, scores, strict=True))
    own = np.array([by_unit.get(at, 0.0) for at in example.gold["ours"]])
    return {"nDCG": 100 * ndcg(own, example.gold["prominence"])}


def ndcg(scores: Array, prominence: Array) -> float:
    """Normalized discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first ten."""
    gain = 1 / prominence
    discount = 1 / np.log2(np.arange(2, AT + 2))[: len(gain)]
    best = np.sort(gain)[::-1][:AT]
    return float((gain[np.argsort(-scores, kind="stable")][:AT] * discount).sum() / (best * discount).sum())


def _of_summary(example: Example, order: Sequence[int], length: int) -> dict[str, float]:
    first = [at for at, unit in enumerate(example.units) if unit.kind == "body"][:length]
    stems = [
        [tokens(example.document.at(example.units[at])) for at in chosen]
        for chosen in (sorted(order[:length]), first)
    ]
    own, lead = (100 * rouge(each, example.gold["summary"]) for each in stems)
    return {"ROUGE-1 + ROUGE-2": own, "over the first": own - lead}
