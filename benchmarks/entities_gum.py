"""Four figures on GUM's documents, by what its annotators marked: names, aliases and salience.

Spans count by the head word: a name found is right where it covers the head word of a phrase with a name and
stays inside the phrase, with its type or with any. So nobody is held to one notion of where a name ends.
Aliases are B-cubed F1 (Bagga and Baldwin 1998) over the named mentions: is each filed with its fellows.
Salience is the average precision of the entities in the system's order; relevant is who is named in three of
five people's summaries. Names are counted over all documents, the others are means over documents.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from entities_exact import Score
from entities_folds import MAIN, Name

SALIENT = 3
_SLACK_BEFORE, _SLACK_AFTER = 4, 2
"""Characters by which a name may stand out of its phrase: an article, a possessive."""
_SHORT = 6
Mark = dict[str, Any]
"""A mention as the corpus gives it."""


class Figures(NamedTuple):
    typed: float
    untyped: float
    aliases: float
    salience: float


class _Counts(NamedTuple):
    typed: Score
    untyped: Score
    aliases: float | None
    salience: float | None


def figures(documents: Sequence[dict[str, Any]], names: Sequence[list[Name]]) -> Figures:
    """Each in per cent."""
    counts = [_counts(document, rows) for document, rows in zip(documents, names, strict=True)]
    return Figures(
        sum((count.typed for count in counts), Score()).f1 or 0.0,
        sum((count.untyped for count in counts), Score()).f1 or 0.0,
        100 * fmean(count.aliases for count in counts if count.aliases is not None),
        100 * fmean(count.salience for count in counts if count.salience is not None),
    )


def _counts(document: dict[str, Any], names: list[Name]) -> _Counts:
    marks = _marks(document)
    ours = [name for name in names if name.kind in MAIN]
    filed = [ours[at].entity if at is not None else None for at in _matches(marks, ours, typed=False)]
    right = sum(at is not None for at in _matches(marks, ours, typed=True))
    return _Counts(
        Score(right, len(ours), len(marks)),
        Score(sum(entity is not None for entity in filed), len(ours), len(marks)),
        _aliases(marks, filed) if marks else None,
        _salience(marks, filed, ours),
    )


def _marks(document: dict[str, Any]) -> list[Mark]:
    """One a head word, the shortest, without those inside a short name ("US" in "US State Department")."""
    by_head: dict[int, Mark] = {}
    named = (mark for mark in document["mentions"] if mark["named"] and mark["type"] in MAIN)
    for mark in sorted(named, key=lambda mark: mark["end"] - mark["start"]):
        by_head.setdefault(mark["head_start"], mark)
    wholes = [
        mark for mark in by_head.values() if _is_one_name(document["text"][mark["start"] : mark["end"]])
    ]
    return [mark for mark in by_head.values() if not any(_inside(mark, whole) for whole in wholes)]


def _inside(mark: Mark, whole: Mark) -> bool:
    longer: bool = whole["end"] - whole["start"] > mark["end"] - mark["start"]
    return longer and bool(whole["start"] <= mark["start"] and mark["end"] <= whole["end"])


def _is_one_name(phrase: str) -> bool:
    if len(phrase.split()) > _SHORT or "," in phrase or "'s" in phrase:
        return False
    bare = phrase.replace("the ", "").replace("and ", "and").replace(" of ", " ")
    return not re.search(r"\b[a-z]{3,}\b", bare)


def _matches(marks: list[Mark], names: list[Name], *, typed: bool) -> list[int | None]:
    """For each mark the number of the name found for it; a name serves one mark."""
    used: set[int] = set()
    found: list[int | None] = []
    for mark in marks:
        fitting = (at for at, name in enumerate(names) if at not in used and _fits(name, mark, typed))
        at = next(fitting, None)
        found.append(at)
        if at is not None:
            used.add(at)
    return found


def _fits(name: Name, mark: Mark, typed: bool) -> bool:
    covers = name.start <= mark["head_start"] and mark["head_end"] <= name.end
    inside = mark["start"] - _SLACK_BEFORE <= name.start and name.end <= mark["end"] + _SLACK_AFTER
    return covers and inside and (not typed or name.kind == mark["type"])


def _aliases(marks: list[Mark], filed: list[str | None]) -> float:
    """A mark that was not found counts as 0 in both precision and recall."""
    true, ours = defaultdict(set), defaultdict(set)
    for at, (mark, entity) in enumerate(zip(marks, filed, strict=True)):
        true[mark["cluster"]].add(at)
        ours[entity].add(at)
    precision = recall = 0.0
    for mark, entity in zip(marks, filed, strict=True):
        if entity is not None:
            both = len(ours[entity] & true[mark["cluster"]])
            precision += both / len(ours[entity])
            recall += both / len(true[mark["cluster"]])
    if not precision + recall:
        return 0.0
    return 2 * precision * recall / (precision + recall) / len(marks)


def _salience(marks: list[Mark], filed: list[str | None], names: list[Name]) -> float | None:
    """None where nobody is salient. An entity stands for the referent that most of its names are of; a second
    entity for the same referent gains nothing."""
    salient = {mark["cluster"] for mark in marks if mark["salience"] >= SALIENT}
    if not salient:
        return None
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for mark, entity in zip(marks, filed, strict=True):
        if entity is not None:
            votes[entity][mark["cluster"]] += 1
    saliences = {name.entity: name.salience for name in names}
    order = sorted(saliences, key=lambda entity: -saliences[entity])
    return _average_precision([_referent(votes[entity]) for entity in order], salient)


def _referent(votes: Counter[int]) -> int | None:
    return votes.most_common(1)[0][0] if votes else None


def _average_precision(order: Iterable[int | None], relevant: set[int]) -> float:
    hits, total, seen = 0, 0.0, set[int | None]()
    for place, referent in enumerate(order, 1):
        if referent in relevant and referent not in seen:
            hits += 1
            total += hits / place
        seen.add(referent)
    return total / len(relevant)
