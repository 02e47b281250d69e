"""Train the ranking: python -m training.ranking DATA --judged FOLDER [FOLDER …] --out FILE.npz

DATA has the folders gum/ and summaries/ of the open corpora that `training/README.md` names; each FOLDER is a
set of judged briefings (set.jsonl and docs/); those of --unusual count less. --leave-out FILE has ids that
are not opened, one a line. Every document goes the way of a briefing; what is learned is how the features of
a unit (`summarizer.ranking.features`) add up to how much it belongs into a summary
(`training.ranking_examples`).

Documents are in five folds. Printed are figures of models that were fitted on the other four folds: of judged
briefings, the share of the facts carried by five units (1 for the first fact, 1/2 for the second …), the
documents whose first fact is carried, and the lines that are never lines; of news and meetings, ROUGE-1 +
ROUGE-2 less that of the first units; of GUM, nDCG@10. --folds FOLDER writes those models, fold-N.npz. --out
is fitted on all.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import fmean

import numpy as np

from summarizer.ranking.model import Model
from summarizer.ranking.scores import brief, choose
from training.judged_sets import FOLDS
from training.ranking_examples import Array, Example, carried, covers, gum, judged, summarized
from training.ranking_model import Table, fit, write
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


WEIGHT = {"judged": 6.0, "unusual": 1.5, "news": 2.0, "gum": 2.5, "meetings": 0.3}
"""Of a unit of each corpus: there are few judged briefings, and they are what it is for."""
OF_A_MEETING = 90
"""Units of a meeting that are learned from: the best, and others drawn by lot."""


def read(
    data: Path, sets: Sequence[Path], unusual: Sequence[Path], leave_out: frozenset[str]
) -> Iterator[Example]:
    summaries = data / "summaries"
    return chain(
        chain.from_iterable(judged(folder, "judged", leave_out) for folder in sets),
        chain.from_iterable(judged(folder, "unusual", leave_out) for folder in unusual),
        summarized(summaries / "cnn.jsonl", "news", 3),
        summarized(summaries / "cnn.jsonl", "news", 3, as_lines=True),
        summarized(summaries / "meetings.jsonl", "meetings", 5),
        gum(data / "gum"),
    )


def table(examples: Sequence[Example]) -> Table:
    """Return what examples teach."""
    lot = np.random.default_rng(0)
    rows, vectors, targets, weights, documents = [], [], [], [], []
    for number, example in enumerate(examples):
        some: Array = np.arange(len(example.target))
        if example.corpus == "meetings" and len(some) > OF_A_MEETING:
            best = np.argsort(-example.target, kind="stable")[: OF_A_MEETING // 3]
            some = np.union1d(best, lot.choice(len(some), OF_A_MEETING * 2 // 3, replace=False))
        rows.append(example.rows[some])
        vectors.append((example.vectors - example.vectors.mean(0))[some])
        targets.append(example.target[some])
        weights.append(np.full(len(some), WEIGHT[example.corpus]))
        documents.append(np.full(len(some), number))
    columns = (np.concatenate(column) for column in (rows, vectors, targets, weights, documents))
    return Table(*columns)


def order(model: Model, example: Example) -> tuple[list[float], list[int]]:
    """Return the scores of the eligible units, and the order in which a summary takes units."""
    costs = (example.costs[at] for at in example.body)
    rows = zip(model.parts(example.rows, example.vectors).tolist(), costs, strict=True)
    scores = [sum(brief(row, cost)) for row, cost in rows]
    wanted = dict(zip(example.body, scores, strict=True))
    return scores, list(choose(wanted, example.index))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--judged", type=Path, nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--unusual", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--leave-out", type=Path, metavar="FILE")
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="FILE")
    options = parser.parse_args()
    leave_out = frozenset(options.leave_out.read_text("utf-8").split()) if options.leave_out else frozenset()
    examples = list(read(options.data, options.judged, options.unusual, leave_out))
    found: dict[str, list[dict[str, float]]] = {}
    for fold in range(FOLDS):
        model = fit(table([example for example in examples if example.fold != fold]))
        if options.folds:
            options.folds.mkdir(parents=True, exist_ok=True)
            write(model, options.folds / f"fold-{fold}.npz")
        for example in (example for example in examples if example.fold == fold):
            found.setdefault(example.corpus, []).append(figures(example, *order(model, example)))
    for corpus, each in found.items():
        means = (f"{name} {fmean(one[name] for one in each):.1f}" for name in each[0])
        print(f"{corpus:9} {len(each):4} documents  {'  '.join(means)}")
    if options.out:
        write(fit(table(examples)), options.out)


if __name__ == "__main__":
    main()
