"""Documents for the ranking: what each eligible unit is like, and how much it belongs into a summary.

Four sorts of documents, each with a target of its own: briefings judged by an editor (the facts that must be
there, the lines that must not), news and meetings with summaries by people (the greedy oracle of ROUGE), and
GUM (how near a sentence is to the root of its discourse tree). Targets are brought to a mean of 0 and a
standard deviation of 1 in each document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.document import Document, Sentence, Span, overlapping
from summarizer.language.languages import ENGLISH
from summarizer.language.sentences import split
from summarizer.language.words import count_words, terms
from summarizer.pipeline import in_its_language, names_and_quotes
from summarizer.ranking.features import features
from summarizer.ranking.scene import Scene, layout, named
from summarizer.ranking.scores import SHORTEST, TYPICAL
from summarizer.ranking.term_index import TermIndex, index_terms
from summarizer.ranking.units import units
from summarizer.readers import open_documents
from training.judged_sets import FOLDS, judged_documents
from training.rouge import Grams, grams, greedy, rouge, tokens

NEVER = 0.25
"""What a line that no editor would print takes off, beside the square root of what facts add."""
SIMILAR = 0.15
"""What a standard deviation of a unit's own ROUGE adds, beside 0.6 for one of the oracle's."""
BREVITY, BREVITY_OF_SUMMARIES = 0.2, 0.5
"""The powers of (`TYPICAL` / words) by which a target is multiplied: fewer words are worth more."""
WIDTH = 384
"""Of the vectors of units."""
Array = Any


@dataclass
class Example:
    """A document, and what is known of its eligible units."""

    corpus: str
    name: str
    fold: int
    document: Document
    units: Sequence[Sentence]
    body: Sequence[int]
    index: TermIndex
    rows: Array
    vectors: Array
    """Of the meaning of each unit; 0 in a document that is too long for them."""
    costs: Sequence[int]
    """Words that it takes to quote each unit."""
    target: Array
    gold: dict[str, Any] = field(default_factory=dict)
    """What it is scored by: a record of the judged set, a summary, prominences."""


def judged(folder: Path, corpus: str, leave_out: frozenset[str]) -> Iterator[Example]:
    """Read a set of judged briefings: set.jsonl and the folder docs; ids in `leave_out` are not opened."""
    for fold, record, content in judged_documents(folder, leave_out):
        example = _example(corpus, record["id"], fold, content, record["file"])
        if example is not None:
            example.gold = record
            example.target = _standard(_brief(_of_facts(example, record), example, BREVITY))
            yield example


def summarized(path: Path, corpus: str, length: int, *, as_lines: bool = False) -> Iterator[Example]:
    """Read texts with summaries; with `as_lines`, every other one, each of its sentences a paragraph."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if as_lines != (number % 2 == 1) and corpus == "news":
            continue
        row = json.loads(line)
        text = _by_line(row["text"]) if as_lines else row["text"]
        example = _example(corpus, f"{corpus}-{number}", number % FOLDS, text.encode(), "text.txt")
        if example is not None:
            reference = grams(tokens(row["summary"]))
            example.gold = {"summary": reference}
            target = _of_summary(example, reference, length)
            example.target = _standard(_brief(target, example, BREVITY_OF_SUMMARIES))
            yield example


def gum(folder: Path) -> Iterator[Example]:
    """Read the corpus GUM; document n of a genre is in fold n modulo 5."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            gold = json.loads(line)
            name = f"{path.stem}-{number}"
            example = _example("gum", name, number % FOLDS, gold["text"].encode(), "text.txt")
            if example is not None:
                spans = [Span(one["start"], one["end"]) for one in gold["sentences"]]
                prominence = np.array([one["prominence"] for one in gold["sentences"]], float)
                own = [example.units[at] for at in example.body]
                theirs = [_largest(Span(unit.start, unit.end), spans) for unit in own]
                example.target = _standard(np.array([1 / prominence[at] for at in theirs]))
                example.gold = {
                    "genre": path.stem,
                    "prominence": prominence,
                    "ours": [_largest(span, example.units) for span in spans],
                }
                yield example


def _example(corpus: str, name: str, fold: int, content: bytes, file: str) -> Example | None:
    documents = [one for one in open_documents(BytesIO(content), name=file) if isinstance(one, Document)]
    if not documents:
        return None
    document = in_its_language(documents[0])
    found = split(document)
    own = units(document, found)
    entities, quotes, vectors = names_and_quotes(document, found, own, lambda: False)
    where = layout(own)
    if not where.body:
        return None
    index = index_terms((terms(document.at(one), document.language) for one in own), lambda: False)
    words = [count_words(document.at(one)) for one in own]
    names = named(own, entities, lambda: False)
    scene = Scene(document, own, quotes, index, where, words, names, document.language == ENGLISH)
    rows = features(scene)
    costs = [
        count + sum(count_words(document.at(span)) for span in unit.context)
        for count, unit in zip(words, own, strict=True)
    ]
    about = np.zeros((len(rows), WIDTH), np.float32) if vectors is None else vectors[where.body]
    return Example(
        corpus, name, fold, document, own, where.body, index, rows, about, costs, np.zeros(len(rows))
    )


def _by_line(text: str) -> str:
    """The text as news is printed: one of our sentences a paragraph."""
    (document,) = open_documents(BytesIO(text.encode()), name="text.txt")
    assert isinstance(document, Document)
    return "\n\n".join(document.at(sentence).strip() for sentence in split(document))


def _of_facts(example: Example, record: dict[str, Any]) -> Array:
    """The square root of the weights (1, 1/2, 1/3 …) of the facts that a unit carries."""
    text = example.document.text
    target = np.zeros(len(example.body))
    for number, at in enumerate(example.body):
        unit = text[example.units[at].start : example.units[at].end]
        weight = sum(1 / (fact + 1) for fact in carried(example, at))
        never = any(covers(phrase, unit) for phrase in record["never"])
        target[number] = weight**0.5 - NEVER * (never and not weight)
    return target


def carried(example: Example, at: int) -> frozenset[int]:
    """Return the numbers of the facts that a unit carries, its context included."""
    unit = example.units[at]
    shown = [_plain(example.document.at(span)) for span in (*unit.context, unit)]
    facts = enumerate(example.gold["must"])
    return frozenset(
        number
        for number, fact in facts
        if any(_plain(phrase) in text for phrase in fact["any"] for text in shown)
    )


def _plain(text: str) -> str:
    table = str.maketrans(
        {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "*": "", "`": "", "\u00ad": ""}
    )
    return " ".join(text.translate(table).split())


def covers(phrase: str, text: str) -> bool:
    """Return whether a passage is in a unit, or the unit in it."""
    one, other = _plain(phrase), _plain(text)
    return one in other or (other in one and bool(other))


def _of_summary(example: Example, reference: Grams, length: int) -> Array:
    stems = [tokens(example.document.at(example.units[at])) for at in example.body]
    target = np.zeros(len(stems))
    for rank, at in enumerate(greedy(stems, reference, length)):
        target[at] = 0.6 * (1 - 0.5 * rank / length)
    similar = np.array([rouge([one], reference) for one in stems])
    return target + SIMILAR * _standard(similar)


def _brief(target: Array, example: Example, power: float) -> Array:
    """What adds, weighed by the words that it takes to quote a unit."""
    words = np.array([max(SHORTEST, example.costs[at]) for at in example.body])
    return np.where(target > 0, target * (TYPICAL / words) ** power, target)


def _largest(span: Span, others: Sequence[Any]) -> int:
    """The index of the one of `others` that shares most text with a span; -1 if none does."""
    over = overlapping(others, span)
    best = max(over, key=lambda one: min(one.end, span.end) - max(one.start, span.start), default=None)
    return others.index(best) if best is not None else -1


def _standard(values: Array) -> Array:
    return (values - values.mean()) / (values.std() + 1e-9)
