"""Quality on GUM: how central in the text's discourse the best sentences are, and how like its summaries.

Every sentence of the corpus has a prominence, from its discourse tree: 1 is what the document is about, the
larger the further from it. nDCG@10 of a system's scores has 1 / prominence for gain. Ours finds its own
sentences, as in real use; a sentence of the corpus has the score of ours that shares most text with it.
ROUGE is that of the one best sentence with each of the document's summaries (a person's and four models'),
the mean over them. Differences are paired by document, their intervals from 10,000 bootstrap resamples.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np
from peers import table
from ranking_systems import OURS, Systems
from ranking_worker import SHIPPED, Ranked, by_score

FOLDS = 5
DEPTH = 10
RESAMPLES = 10_000
ALL = "all"
MEASURES = ("nDCG@10", "ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
BODY_FIRST = "document order, body first"
_SEED = 1
_AUTHOR = re.compile(r"^\([^)]*\)\s*")


class Text(NamedTuple):
    genre: str
    fold: int
    text: str
    sentences: list[tuple[int, int]]
    gains: list[float]
    summaries: list[str]

    def lines(self) -> list[str]:
        return [" ".join(self.text[start:end].split()) for start, end in self.sentences]


Figures = dict[str, list[list[float]]]
"""By system, for each text what `MEASURES` name, in per cent."""


def read(folder: Path) -> list[Text]:
    texts = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            texts.append(_text(path.stem, number % FOLDS, json.loads(line)))
    if not texts:
        raise SystemExit(f"{folder}: no .jsonl files there; give the folder of the corpus")
    return texts


def _text(genre: str, fold: int, document: dict[str, Any]) -> Text:
    return Text(
        genre,
        fold,
        document["text"],
        [(sentence["start"], sentence["end"]) for sentence in document["sentences"]],
        [1 / sentence["prominence"] for sentence in document["sentences"]],
        [_AUTHOR.sub("", summary) for summary in document["summaries"]],
    )


def report(systems: Systems, folder: Path, weights: Sequence[str] | None) -> str:
    """`weights` has a file a fold, each fitted without the texts of that fold; None: those in the package."""
    texts = read(folder)
    chosen = [weights[text.fold] if weights else SHIPPED for text in texts]
    ours = systems.ours([text.text for text in texts], chosen)
    ranked = {
        OURS: [_mapped(text, own) for text, own in zip(texts, ours, strict=True)],
        **systems.others([text.lines() for text in texts]),
        BODY_FIRST: [_body_first(text, own) for text, own in zip(texts, ours, strict=True)],
    }
    found = figures(systems, texts, ranked)
    about = (
        f"{len(texts)} documents, {sum(len(text.sentences) for text in texts):,} sentences; ours with "
        + (
            f"weights from {FOLDS} folds, each fitted without the documents it ranks"
            if weights
            else "the weights in the package, which may have seen these documents"
        )
    )
    parts = [f"{about}.{systems.apologies()}"]
    parts += [_by_genre(texts, found, number) for number in range(len(MEASURES))]
    return "\n\n".join([*parts, _differences(found)])


def _mapped(text: Text, own: Ranked) -> Ranked:
    return by_score([0.0 if at is None else own.scores[at] for at in _fellows(text, own)])


def _body_first(text: Text, own: Ranked) -> Ranked:
    """The order of the document, what we take for headings, lists and the like put behind: a harder peer."""
    body = [at is not None and own.sentences[at][2] == "body" for at in _fellows(text, own)]
    return by_score([(0 if inside else -len(body)) - number for number, inside in enumerate(body)])


def _fellows(text: Text, own: Ranked) -> list[int | None]:
    """For each sentence of the corpus the one of ours that shares most text with it."""
    found = []
    for start, end in text.sentences:
        shared = [min(end, mine[1]) - max(start, mine[0]) for mine in own.sentences]
        best = max(range(len(shared)), key=lambda at: shared[at], default=None)
        found.append(best if best is not None and shared[best] > 0 else None)
    return found


def ndcg(gains: Sequence[float], order: Sequence[int]) -> float:
    ideal = _dcg(sorted(gains, reverse=True))
    return _dcg([gains[at] for at in order]) / ideal


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:DEPTH]))


def figures(systems: Systems, texts: Sequence[Text], ranked: dict[str, list[Ranked]]) -> Figures:
    requests = []
    for number, text in enumerate(texts):
        lines = text.lines()
        best = [lines[each[number].order[0]] for each in ranked.values()]
        requests.append({"candidates": best, "references": text.summaries})
    rouge = systems.rouge(requests)
    return {
        system: [
            [100 * value for value in (ndcg(text.gains, own.order), *scores[at])]
            for text, own, scores in zip(texts, each, rouge, strict=True)
        ]
        for at, (system, each) in enumerate(ranked.items())
    }


def _by_genre(texts: Sequence[Text], found: Figures, measure: int) -> str:
    """Means over documents."""
    genres = sorted({text.genre for text in texts})
    rows = []
    for system, each in found.items():
        values = [row[measure] for row in each]
        within = [
            fmean(value for text, value in zip(texts, values, strict=True) if text.genre == genre)
            for genre in genres
        ]
        rows.append([system, *(f"{value:.1f}" for value in (*within, fmean(values)))])
    return table([MEASURES[measure], *genres, ALL], rows)


def _differences(found: Figures) -> str:
    """Ours minus each of the others, with the middle 95 % of resamples of the documents."""
    rows = []
    for system, each in found.items():
        if system != OURS:
            apart = np.array(found[OURS]) - np.array(each)
            rows.append([system, *(_interval(apart[:, number]) for number in range(len(MEASURES)))])
    return table(["ours minus", *MEASURES], rows)


def _interval(apart: np.ndarray) -> str:
    draws = np.random.default_rng(_SEED).integers(0, len(apart), (RESAMPLES, len(apart)))
    low, high = np.percentile(apart[draws].mean(axis=1), [2.5, 97.5])
    return f"{apart.mean():+.1f} ({low:+.1f} to {high:+.1f})"
