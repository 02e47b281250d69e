"""Declare the columns of numbers that an analysis consists of, once for the disk and for the pipe.

`ARRAYS` are columns that an analysis holds as arrays: `stream` sends them, `storage` writes them. `COLUMNS`
are all columns that `storage` writes; the others are the numbers of sentences and mentions. `FORMAT` follows
from these tables and from the fields of the value types, so that a change of either makes older files
unreadable instead of wrong.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from hashlib import blake2b
from typing import Any, Literal, NamedTuple, get_args

from summarizer.analysis import Analysis
from summarizer.document import ENTITY_TYPES, Context, Entity, Kind, Quote, Sentence, Span
from summarizer.facts.facts import Facts
from summarizer.ranking.scores import NAMES, Ranking, Scores
from summarizer.ranking.term_index import TermIndex

KINDS: tuple[Kind, ...] = get_args(Kind)
CONTEXTS: tuple[Literal["lead-in"], Literal["heading"]] = ("lead-in", "heading")


class Column(NamedTuple):
    """A column of numbers."""

    name: str
    code: str
    """Type code of its `array`."""
    of: Callable[[Analysis], Iterable[float]]
    """Extracts the numbers from an analysis."""


class ArrayColumn(NamedTuple):
    """A column that an analysis holds as an array."""

    name: str
    code: str
    of: Callable[[Analysis], array[Any]]


ARRAYS = (
    ArrayColumn("parts", "f", lambda a: a.ranking.scores.parts),
    ArrayColumn("order", "I", lambda a: a.ranking.order),
    ArrayColumn("words", "I", lambda a: a.ranking.words),
    ArrayColumn("costs", "I", lambda a: a.ranking.costs),
    ArrayColumn("term ids", "I", lambda a: a.ranking.terms.ids),
    ArrayColumn("term weights", "f", lambda a: a.ranking.terms.weights),
    ArrayColumn("term offsets", "I", lambda a: a.ranking.terms.offsets),
    ArrayColumn("fact prints", "Q", lambda a: a.facts.prints),
    ArrayColumn("signature", "Q", lambda a: a.facts.signature),
)


def empty_arrays() -> dict[str, array[Any]]:
    """Return an empty array for each of `ARRAYS`, to be filled."""
    return {column.name: array(column.code) for column in ARRAYS}


def ranking_of(arrays: Mapping[str, array[Any]], terms: int) -> Ranking:
    """Return the ranking that the arrays describe; `terms` is the number of distinct terms."""
    index = TermIndex(arrays["term ids"], arrays["term weights"], arrays["term offsets"], terms)
    return Ranking(Scores(arrays["parts"]), index, arrays["order"], arrays["words"], arrays["costs"])


def facts_of(arrays: Mapping[str, array[Any]], names: Iterable[str]) -> Facts:
    """Return the facts that the arrays and the names describe."""
    return Facts(arrays["fact prints"], tuple(names), arrays["signature"])


def _steps(numbers: Iterable[int]) -> Iterator[int]:
    """Yield the difference of each number to the one before, for compression. The inverse is `accumulate`."""
    last = 0
    for number in numbers:
        yield number - last
        last = number


def _contexts(analysis: Analysis) -> Iterator[Context]:
    return (context for sentence in analysis.sentences for context in sentence.context)


def _mentions(analysis: Analysis) -> Iterator[Span]:
    return (mention for entity in analysis.entities for mention in entity.mentions)


COLUMNS: tuple[Column, ...] = (
    Column("sentence starts", "q", lambda a: _steps(s.start for s in a.sentences)),
    Column("sentence sizes", "q", lambda a: (s.end - s.start for s in a.sentences)),
    Column("sentence paragraphs", "q", lambda a: _steps(s.paragraph for s in a.sentences)),
    Column("sentence kinds", "B", lambda a: (KINDS.index(s.kind) for s in a.sentences)),
    Column("sentence contexts", "B", lambda a: (len(s.context) for s in a.sentences)),
    Column("context starts", "q", lambda a: (c.start for c in _contexts(a))),
    Column("context sizes", "q", lambda a: (c.end - c.start for c in _contexts(a))),
    Column("context kinds", "B", lambda a: (CONTEXTS.index(c.kind) for c in _contexts(a))),
    Column("mention starts", "q", lambda a: _steps(m.start for m in _mentions(a))),
    Column("mention sizes", "q", lambda a: (m.end - m.start for m in _mentions(a))),
    *(Column(*column) for column in ARRAYS),
)


def format_of(columns: Iterable[Column]) -> str:
    """Return an identifier of the storage format: 8 hexadecimal digits.

    It depends on the columns, on the fields of the values that an analysis consists of, and on the
    enumerations that are stored as numbers.
    """
    types = (Sentence._fields, Context._fields, *(_names(kind) for kind in (Analysis, Entity, Quote, Facts)))
    enumerations = (KINDS, CONTEXTS, ENTITY_TYPES, tuple(NAMES))
    table = [(column.name, column.code) for column in columns]
    return blake2b(repr((table, types, enumerations)).encode(), digest_size=4).hexdigest()


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


FORMAT = format_of(COLUMNS)
"""Identifies what `storage` writes. The cache key of the engine tells changes of the code apart."""
