"""The corpora as running text, each to be scored by a model that has not seen it, and what is counted there.

The passages are those that training reads, joined to running text the same way, so a corpus has one reading
only. Their makers differ on what a name is: a name of a class that a corpus does not mark is dropped from
what either system finds there, for nobody knows whether it is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from training import corpora, gum
from training.corpora import ALL, GUM, NAMES, Passage

MAIN = ("person", "organization", "place")
OTHER, PEOPLES, UNKNOWN = "other", "nationality", "unknown"
LABELS = {
    "ours": {**{kind: kind for kind in MAIN}, "nationality": PEOPLES, "event": OTHER, "other": OTHER},
    "spaCy": {
        "PERSON": "person",
        "ORG": "organization",
        **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
        "NORP": PEOPLES,
        **dict.fromkeys(("EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"), OTHER),
    },
    "corpora": {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": OTHER, "*": UNKNOWN},
}
"""A system's label -> the class it is counted as. Dates, times, numbers and quantities have none."""
MARKS_PEOPLES = ("crossner", "wikigold", "redocred", "crossner-other")
"""The corpora that mark peoples and their adjectives, as MISC like other things."""
_SINGLE = ("crossner", "wnut", "crossner-other")
"""The corpora of sentences or posts that have nothing to do with their neighbors."""
_MARKS_OTHERS = {**{corpus.name: corpus.marks_others for corpus in NAMES}, GUM: True}


class Name(NamedTuple):
    start: int
    end: int
    kind: str
    entity: str = ""
    salience: float = 0.0


class Text(NamedTuple):
    """A document and the names that people marked in it."""

    text: str
    names: tuple[Name, ...]


def texts(data: Path, corpus: str, *, lines: bool = False) -> list[Text]:
    """A document each, as the corpus marks them (after 25 sentences a new one), or a sentence each where
    sentences stand alone. The sentences of a document follow each other in one paragraph, or with `lines`
    stand on a line each; GUM's documents have paragraphs of their own."""
    return [part for passage in _passages(data, corpus) for part in _parts(passage, lines)]


def documents(data: Path, half: int | None = None) -> list[dict[str, Any]]:
    """GUM's documents with all their marks, or, of each file, those with an even (0) or an odd (1) number."""
    return [
        json.loads(line)
        for path in sorted((data / GUM).glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if half is None or number % 2 == half
    ]


def _passages(data: Path, corpus: str) -> Iterator[Passage]:
    if corpus == GUM:
        return gum.read(data / GUM)
    return corpora.read(data / "names", NAMES[ALL.index(corpus)])


def _parts(passage: Passage, lines: bool) -> Iterator[Text]:
    names = [Name(n.start, n.end, LABELS["corpora"][n.kind]) for n in passage.names]
    if passage.corpus not in _SINGLE:
        text = passage.text if lines or passage.corpus == GUM else passage.text.replace("\n", " ")
        yield Text(text, tuple(names))
        return
    start = 0
    for line in passage.text.split("\n"):
        end = start + len(line)
        inside = (name for name in names if start <= name.start < end)
        yield Text(
            line, tuple(name._replace(start=name.start - start, end=name.end - start) for name in inside)
        )
        start = end + 1


def counted(kind: str, corpus: str) -> str | None:
    """The class that a name of a kind is counted as in a corpus; None where the corpus marks none such."""
    if kind in MAIN:
        return kind
    marked = (kind == OTHER and _MARKS_OTHERS[corpus]) or (kind == PEOPLES and corpus in MARKS_PEOPLES)
    return OTHER if marked else None


def mapped(rows: Iterable[list[Any]], system: str) -> list[Name]:
    """What a system gave, with our names for its classes; what has none is left out."""
    labels = LABELS[system]
    return [
        Name(start, end, labels[label], entity, salience)
        for start, end, label, entity, salience in rows
        if label in labels
    ]


def label_map() -> list[list[str]]:
    """A row a class: its labels in each of the systems and in the corpora, where it counts and as what."""
    return [
        [kind, *(_labels(labels, kind) for labels in LABELS.values()), *_where(kind)]
        for kind in (*MAIN, PEOPLES, OTHER)
    ]


def _labels(labels: dict[str, str], kind: str) -> str:
    return ", ".join(label for label, known in labels.items() if known == kind) or "–"


def _where(kind: str) -> tuple[str, str]:
    where = [corpus for corpus in ALL if counted(kind, corpus)]
    return "all" if len(where) == len(ALL) else ", ".join(where), counted(kind, where[0]) or ""
