"""ROUGE and the best that it allows, run with the Python that has rouge-score: python ranking_rouge.py

A request `{"candidates": [...], "references": [...]}`, each text with a sentence a line, is answered with
ROUGE-1, ROUGE-2 and ROUGE-Lsum (F1, stemmed) of each candidate, the mean over the references. A request
`{"sentences": [...], "references": [...], "length": k}` is answered with the sentences that a greedy choice
takes for the highest ROUGE-1 and ROUGE-2 together: nearly the best that k sentences of the text can have.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from statistics import fmean
from typing import Any

from rouge_score.rouge_scorer import RougeScorer  # type: ignore[import-not-found]
from rouge_score.tokenizers import DefaultTokenizer  # type: ignore[import-not-found]

METRICS = ("rouge1", "rouge2", "rougeLsum")
Grams = tuple[Counter[Any], Counter[Any]]


def rouge(scorer: RougeScorer, candidate: str, references: list[str]) -> list[float]:
    found = [scorer.score(reference, candidate) for reference in references]
    return [fmean(each[metric].fmeasure for each in found) for metric in METRICS]


def oracle(tokenizer: DefaultTokenizer, lines: list[str], references: list[str], length: int) -> list[int]:
    """In text order. Stops early where another sentence would only lower the figure."""
    words = [tokenizer.tokenize(line) for line in lines]
    true = [_grams(tokenizer.tokenize(reference)) for reference in references]
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < length:
        values = {
            at: _value([word for line in sorted([*chosen, at]) for word in words[line]], true)
            for at in range(len(lines))
            if at not in chosen
        }
        at = max(values, key=lambda at: values[at], default=None)
        if at is None or (values[at] <= best and chosen):
            break
        chosen, best = sorted([*chosen, at]), values[at]
    return chosen


def _grams(words: list[str]) -> Grams:
    return Counter(words), Counter(pairwise(words))


def _value(words: list[str], references: list[Grams]) -> float:
    """ROUGE-1 + ROUGE-2 as the scorer counts them, the mean over the references."""
    ours = _grams(words)
    return fmean(_f1(mine, theirs) for true in references for mine, theirs in zip(ours, true, strict=True))


def _f1(ours: Counter[Any], true: Counter[Any]) -> float:
    both = sum(min(times, true[gram]) for gram, times in ours.items() if gram in true)
    total = ours.total() + true.total()
    return 2 * both / total if total else 0.0


def main() -> None:
    scorer = RougeScorer(METRICS, use_stemmer=True)
    tokenizer = DefaultTokenizer(use_stemmer=True)
    print("ready", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        references = request["references"]
        if "length" in request:
            print(json.dumps(oracle(tokenizer, request["sentences"], references, request["length"])))
        else:
            print(json.dumps([rouge(scorer, text, references) for text in request["candidates"]]))


if __name__ == "__main__":
    main()
