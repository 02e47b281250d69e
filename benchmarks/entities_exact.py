"""Exact spans: F1 of names with their types and without, and what the errors are.

A name is right if it begins and ends where people marked it, once both sides are rid of a leading article, a
trailing possessive and trailing punctuation ("the U.N.’s" is "U.N"), on which the corpora differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from entities_folds import MAIN, OTHER, UNKNOWN, Name, Text, counted

ANY, THREE = "any", "three"
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_TRAILING = " ,.;:!?)"
_DIGIT = re.compile(r"\d")


class Score(NamedTuple):
    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: object) -> Score:
        return Score(*map(sum, zip(self, other, strict=True))) if isinstance(other, Score) else NotImplemented

    @property
    def f1(self) -> float | None:
        return 200 * self.right / (self.found + self.true) if self.found + self.true else None


Scores = dict[str, Score]
"""By class; `THREE` is persons, organizations and places with their types, "typed" and `ANY` all classes."""


def trimmed(text: str, name: Name) -> Name:
    """Without article, possessive and punctuation at the edges; a name of nothing else stays as it is."""
    start, end = name.start, name.end
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    words = text[start:end].rstrip(_TRAILING)
    words = _POSSESSIVE.sub("", words).rstrip(_TRAILING)
    return name._replace(start=start, end=start + len(words)) if words else name


def marked(text: Text, corpus: str) -> set[Name]:
    return set(_counted(text.text, text.names, corpus))


def found(text: Text, names: Iterable[Name], corpus: str) -> set[Name]:
    """The names that count: of a class that the corpus marks, and not where it leaves open what stands."""
    open_ = [name for name in text.names if name.kind == UNKNOWN]
    sure = (name for name in names if not any(_overlap(name, other) for other in open_))
    return set(_counted(text.text, sure, corpus))


def _counted(text: str, names: Iterable[Name], corpus: str) -> Iterator[Name]:
    for name in names:
        if kind := counted(name.kind, corpus):
            cut = trimmed(text, name)
            yield Name(cut.start, cut.end, kind)


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def scores(texts: list[Text], names: list[list[Name]], corpus: str) -> Scores:
    total: dict[str, Score] = defaultdict(Score)
    for text, rows in zip(texts, names, strict=True):
        true, ours = marked(text, corpus), found(text, rows, corpus)
        for kind in (*MAIN, OTHER):
            total[kind] += _score({n for n in ours if n.kind == kind}, {n for n in true if n.kind == kind})
        total[ANY] += _score({name[:2] for name in ours}, {name[:2] for name in true})
    total[THREE] = sum((total[kind] for kind in MAIN), Score())
    total["typed"] = total[THREE] + total[OTHER]
    return dict(total)


def _score(ours: set[Name] | set[tuple[int, int]], true: set[Name] | set[tuple[int, int]]) -> Score:
    return Score(len(ours & true), len(ours), len(true))


def errors(texts: list[Text], names: list[list[Name]], corpus: str) -> dict[str, Counter[str]]:
    """What is wrong, by its sort, and how often; a wrong span by what it has too much (+) or lacks (-)."""
    sorts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, rows in zip(texts, names, strict=True):
        true, ours = marked(text, corpus), found(text, rows, corpus)
        for name in sorted(ours - true):
            sort, what = _error(text.text, name, sorted(other for other in true if _overlap(name, other)))
            sorts[sort][what] += 1
        for name in sorted(true):
            if not any(_overlap(name, other) for other in ours):
                sorts[f"missed {name.kind}"][text.text[name.start : name.end]] += 1
    return sorts


def _error(text: str, name: Name, over: list[Name]) -> tuple[str, str]:
    if not over:
        return f"false {name.kind}", text[name.start : name.end]
    other = over[0]
    if other[:2] == name[:2]:
        return f"{name.kind} for {other.kind}", text[name.start : name.end]
    before = _difference(text, name.start, other.start)
    after = _difference(text, other.end, name.end)
    return "wrong span", _DIGIT.sub("0", f"{before} _ {after}")


def _difference(text: str, ours: int, theirs: int) -> str:
    """The words that we have too many (+) or too few (-) on a side."""
    words = " ".join(text[min(ours, theirs) : max(ours, theirs)].split())
    return f"{'+' if ours < theirs else '-'}{words}" if words else ""
