"""Serialize an Analysis to a compact, checksummed binary format, and compute the key that it is cached under.

`ARRAYS` are columns of numbers that an analysis holds as arrays: `stream` sends them, too. `COLUMNS` are all
columns that are written; the others are the numbers of sentences and mentions. `FORMAT` follows from these
tables and from the fields of the value types, so that a change of either makes older files unreadable instead
of wrong.

The format does not use pickle, because reading a file must never run code. A digest comes first, then
compressed JSON with the names, roles and quotations, then the compressed columns. Columns are written and
read one at a time, because together they are as large as the analysis. The document is not included:
`from_bytes` takes it as an argument and checks that its text is the one that was analyzed.

With the key of the engine, a cached analysis is reused only by the engine that made it. The release number is
not enough: after a change to a weight, a lexicon or the code in a checkout, outdated analyses would be shown.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from hashlib import blake2b
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from summarizer.__about__ import DISTRIBUTION
from summarizer.analysis import Analysis
from summarizer.document import ENTITY_TYPES, Context, Document, Entity, Kind, Quote, Sentence, Span
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
    types = (
        *(Sentence._fields, Context._fields, _names(Analysis)),
        *(Entity._fields, Quote._fields, _names(Facts)),
    )
    enumerations = (KINDS, CONTEXTS, ENTITY_TYPES, tuple(NAMES))
    table = [(column.name, column.code) for column in columns]
    return blake2b(repr((table, types, enumerations)).encode(), digest_size=4).hexdigest()


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


FORMAT = format_of(COLUMNS)
"""Identifies what `storage` writes; `engine_key` tells changes of the code apart."""

_DIGEST, _SIZE = 16, 8
"""Bytes of the digest, and of the length of the compressed JSON that follows it."""
_EFFORT = 1
"""zlib compression level. Most of the data are floats, which higher levels hardly compress further."""


class DecodeError(ValueError):
    """The bytes are not a valid analysis of this document."""


def to_bytes(analysis: Analysis) -> bytes:
    """Serialize an analysis for `from_bytes`. The bytes contain names and roles from the text."""
    sizes: dict[str, int] = {}
    pack = zlib.compressobj(_EFFORT)
    packed: list[bytes] = []
    for column in COLUMNS:
        numbers = array(column.code, column.of(analysis))
        sizes[column.name] = len(numbers)
        packed.append(pack.compress(_little_endian(numbers)))
    head = {
        "columns": sizes,
        "text": _text_digest(analysis.document),
        "language": analysis.document.language,
        "terms": analysis.ranking.terms.size,
        "names": analysis.facts.names,
        "excluded": [(at, s.excluded) for at, s in enumerate(analysis.sentences) if s.excluded is not None],
        "entities": [_entity_row(entity) for entity in analysis.entities],
        "quotes": [(q.start, q.end, q.kind, q.speaker, q.cue, q.joint) for q in analysis.quotes],
    }
    packed_head = zlib.compress(json.dumps(head, separators=(",", ":")).encode("ascii"), _EFFORT)
    whole = b"".join((len(packed_head).to_bytes(_SIZE, "little"), packed_head, *packed, pack.flush()))
    return _checksum(whole) + whole


def from_bytes(document: Document, data: bytes) -> Analysis:
    """Deserialize the analysis of `document`.

    Raises DecodeError if the bytes are damaged, come from another format version, or belong to another text.
    """
    packed = data[_DIGEST:]
    if data[:_DIGEST] != _checksum(packed):
        raise DecodeError("the kept analysis is damaged, or another release wrote it")
    try:
        end = _SIZE + int.from_bytes(packed[:_SIZE], "little")
        head = json.loads(zlib.decompress(packed[_SIZE:end]))
        if head["text"] != _text_digest(document):
            raise DecodeError("the kept analysis is of another text")
        columns = _columns(head["columns"], packed[end:])
        return _analysis(replace(document, language=head["language"]), head, columns)
    except DecodeError:
        raise
    except (zlib.error, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise DecodeError(f"the kept analysis makes no sense ({type(error).__name__})") from error


def _checksum(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_DIGEST, person=f"kept/{FORMAT}".encode()).digest()


def _text_digest(document: Document) -> str:
    text = document.text.encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=_DIGEST).hexdigest()


def _little_endian(column: array[Any]) -> bytes:
    if sys.byteorder == "big":
        column = column[:]
        column.byteswap()
    return column.tobytes()


def _columns(sizes: dict[str, int], packed: bytes) -> dict[str, array[Any]]:
    columns: dict[str, array[Any]] = {}
    unpack = zlib.decompressobj()
    for name, code, _ in COLUMNS:
        columns[name] = array(code)
        if size := sizes[name] * columns[name].itemsize:  # A limit of 0 would mean no limit.
            columns[name].frombytes(unpack.decompress(packed, size))
            packed = unpack.unconsumed_tail
        if sys.byteorder == "big":
            columns[name].byteswap()
        if len(columns[name]) != sizes[name]:
            raise DecodeError("the kept analysis is cut off")
    return columns


def _analysis(document: Document, head: dict[str, Any], columns: dict[str, array[Any]]) -> Analysis:
    sentences = tuple(_sentences(columns, dict(head["excluded"])))
    ranking = ranking_of(columns, head["terms"])
    rows = (
        len(ranking.costs) * len(NAMES),
        len(ranking.scores.parts),
        len(NAMES) * len(ranking.words),
        len(NAMES) * len(sentences),
    )
    if len({*rows}) != 1 or len(ranking.terms) != len(sentences):
        raise DecodeError("the kept analysis does not fit its sentences")
    entities = tuple(_entities(head["entities"], columns))
    quotes = tuple(
        Quote(start, end, kind, speaker, cue, tuple(joint))
        for start, end, kind, speaker, cue, joint in head["quotes"]
    )
    return Analysis(document, sentences, entities, quotes, ranking, facts_of(columns, head["names"]))


def _sentences(columns: dict[str, array[Any]], excluded: dict[int, str]) -> Iterator[Sentence]:
    starts, paragraphs = accumulate(columns["sentence starts"]), accumulate(columns["sentence paragraphs"])
    sizes, kinds = columns["sentence sizes"], columns["sentence kinds"]
    rows = zip(starts, sizes, paragraphs, kinds, columns["sentence contexts"], strict=True)
    named = zip(columns["context starts"], columns["context sizes"], columns["context kinds"], strict=True)
    contexts = (Context(start, start + size, CONTEXTS[kind]) for start, size, kind in named)
    for at, (start, size, inside, kind, count) in enumerate(rows):
        own = tuple(islice(contexts, count)) if count else ()
        yield Sentence(start, start + size, inside, KINDS[kind], excluded.get(at), own)


def _entity_row(entity: Entity) -> tuple[object, ...]:
    count, named = len(entity.mentions), (entity.id, entity.name, entity.type)
    details = (entity.aliases, entity.role, entity.place_id)
    return (*named, count, *details, entity.weight, entity.salience)


def _entities(rows: list[list[Any]], columns: dict[str, array[Any]]) -> Iterator[Entity]:
    spans = zip(accumulate(columns["mention starts"]), columns["mention sizes"], strict=True)
    mentions = (Span(start, start + size) for start, size in spans)
    for ident, name, kind, count, aliases, role, place, weight, salience in rows:
        if kind not in ENTITY_TYPES:
            raise DecodeError(f"the kept analysis has an entity of an unknown type: {kind!r}")
        own = tuple(islice(mentions, count))
        yield Entity(ident, name, kind, own, tuple(aliases), role, place, weight, salience)


LIBRARIES = ("nltk", "numpy")
"""Distributions whose release may change an analysis."""
_BYTES = 12


@cache
def engine_key() -> str:
    """Return the release and a digest of code, data, model weights, libraries and the Python version.

    The first call takes at least 4 ms, so make it in a thread; the key is computed once per process.
    """
    from importlib import metadata  # Importing it takes 8 ms.

    engine = metadata.distribution(DISTRIBUTION)
    facts = [sys.version, engine.version, engine.read_text("RECORD") or ""]
    for name in LIBRARIES:
        try:
            facts.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            facts.append(f"{name} unknown")
    try:
        engine_digest = digest(Path(__file__).parents[1], facts)
    except OSError:  # The package is in an archive, or is just being replaced.
        engine_digest = digest_of(facts)
    return f"{engine.version}+{engine_digest}"


def digest(folder: Path, facts: Iterable[str] = ()) -> str:
    """Return a digest of the strings `facts` and of the files below a folder.

    A file is identified by its path, size and modification time, because reading 20 MB at each start would
    take too long. Bytecode caches and hidden files are ignored.
    """
    return digest_of([*facts, *sorted(_files(str(folder), ""))])


def digest_of(facts: Iterable[str]) -> str:
    """Return a digest of a sequence of strings."""
    hasher = blake2b(digest_size=_BYTES)
    for fact in facts:
        hasher.update(fact.encode("utf-8", "surrogatepass") + b"\0")
    return hasher.hexdigest()


def _files(folder: str, below: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            name = f"{below}/{entry.name}"
            if entry.is_dir():
                yield from _files(entry.path, name)
            else:
                stat = entry.stat()
                yield f"{name} {stat.st_size} {stat.st_mtime_ns}"
