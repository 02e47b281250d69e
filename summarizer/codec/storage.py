"""Serialize an Analysis to a compact, checksummed binary format.

The format does not use pickle, because reading a file must never run code. A digest comes first, then
compressed JSON with the names, roles and quotations, then the compressed columns of numbers that
`columns.COLUMNS` lists. Columns are written and read one at a time, because together they are as large as the
analysis. The document is not included: `from_bytes` takes it as an argument and checks that its text is the
one that was analyzed.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from itertools import accumulate, islice
from typing import Any

from summarizer.analysis import Analysis
from summarizer.codec.columns import COLUMNS, CONTEXTS, FORMAT, KINDS, facts_of, ranking_of
from summarizer.document import ENTITY_TYPES, Context, Document, Entity, Quote, Sentence, Span
from summarizer.ranking.scores import NAMES

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
        "text": _digest_of(analysis.document),
        "language": analysis.document.language,
        "terms": analysis.ranking.terms.size,
        "names": analysis.facts.names,
        "excluded": [(at, s.excluded) for at, s in enumerate(analysis.sentences) if s.excluded is not None],
        "entities": [_entity_row(entity) for entity in analysis.entities],
        "quotes": [(q.start, q.end, q.kind, q.speaker, q.cue, q.joint) for q in analysis.quotes],
    }
    packed_head = zlib.compress(json.dumps(head, separators=(",", ":")).encode("ascii"), _EFFORT)
    whole = b"".join((len(packed_head).to_bytes(_SIZE, "little"), packed_head, *packed, pack.flush()))
    return _digest(whole) + whole


def from_bytes(document: Document, data: bytes) -> Analysis:
    """Deserialize the analysis of `document`.

    Raises DecodeError if the bytes are damaged, come from another format version, or belong to another text.
    """
    packed = data[_DIGEST:]
    if data[:_DIGEST] != _digest(packed):
        raise DecodeError("the kept analysis is damaged, or another release wrote it")
    try:
        end = _SIZE + int.from_bytes(packed[:_SIZE], "little")
        head = json.loads(zlib.decompress(packed[_SIZE:end]))
        if head["text"] != _digest_of(document):
            raise DecodeError("the kept analysis is of another text")
        columns = _columns(head["columns"], packed[end:])
        return _analysis(replace(document, language=head["language"]), head, columns)
    except DecodeError:
        raise
    except (zlib.error, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise DecodeError(f"the kept analysis makes no sense ({type(error).__name__})") from error


def _digest(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_DIGEST, person=f"kept/{FORMAT}".encode()).digest()


def _digest_of(document: Document) -> str:
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
