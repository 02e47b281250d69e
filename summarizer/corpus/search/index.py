"""Full-text index of documents with SQLite's FTS5, in memory.

A row is a passage, with its text in the column for titles, which weighs five times as much, or in that for
other text. The tables store no text (they are contentless), and nothing is written to disk.

A passage is a paragraph, or a slice of a very long one, because highlighting a match scans its whole passage.
Text would take most of the memory of the indexer; compression in blocks of a few pages halves it, and reading
a passage decompresses only one block.
"""

from __future__ import annotations

import heapq
import sqlite3
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from summarizer.corpus.search.fts_text import TOKENIZER, Term, spelled
from summarizer.corpus.search.highlight import Highlighter, Highlights, snippet
from summarizer.corpus.search.ranking import SLOT, ranked, row
from summarizer.corpus.search.results import Hit, SearchResults
from summarizer.document import Document, Span

LONGEST = 8_000
"""Maximum code points of a passage."""
BLOCK = 16_000
"""Minimum code points of a block; it extends to the end of a passage."""
_FAST = 1


def passages_of(document: Document) -> Iterator[Span]:
    """Yield the spans of the passages in order. Long paragraphs are cut at white space if possible."""
    text = document.text
    for paragraph in document.paragraphs:
        start = paragraph.start
        while paragraph.end - start > LONGEST:
            limit = start + LONGEST
            blank = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
            cut = blank if blank > start else limit
            yield Span(start, cut)
            start = cut
        yield Span(start, paragraph.end)


class Passages:
    """The passages of one document, by index."""

    def __init__(self) -> None:
        self._starts = array("Q")
        self._lengths = array("I")
        self._firsts = array("I")
        """Index of the first passage of each block."""
        self._blocks: list[bytes] = []

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, text: str, where: Sequence[Span]) -> None:
        """Append passages; `text` is the text of the whole document."""
        first = 0
        for at, span in enumerate(where):
            self._starts.append(span.start)
            self._lengths.append(span.end - span.start)
            if span.end - where[first].start >= BLOCK or at == len(where) - 1:
                self._firsts.append(len(self) - 1 - (at - first))
                self._blocks.append(zlib.compress(text[where[first].start : span.end].encode(), _FAST))
                first = at + 1

    def span(self, index: int) -> Span:
        """Return the span of a passage in the document's text."""
        start = self._starts[index]
        return Span(start, start + self._lengths[index])

    def text(self, index: int) -> str:
        """Return the text of a passage."""
        at = bisect_right(self._firsts, index) - 1
        offset = self._starts[index] - self._starts[self._firsts[at]]
        return zlib.decompress(self._blocks[at]).decode()[offset : offset + self._lengths[index]]


BATCH = 100
"""Number of passages indexed between two opportunities to answer a search."""
COMMIT = 2_000
"""Passages per transaction. One transaction per document would spend most of the time on merging."""
_TABLES = f"""
PRAGMA temp_store = MEMORY;
CREATE VIRTUAL TABLE words USING fts5(title, body, content='', prefix='1 2 3', tokenize="{TOKENIZER}");
INSERT INTO words(words, rank) VALUES('rank', 'bm25(5.0, 1.0)');
CREATE VIRTUAL TABLE titles USING fts5(title, content='', prefix='1 2 3', tokenize="{TOKENIZER}");
CREATE TEMP TABLE among(slot INTEGER PRIMARY KEY);
"""
_ADD = "INSERT INTO words(rowid, title, body) VALUES(?, ?, ?)"
_ADD_TITLE = "INSERT INTO titles(rowid, title) VALUES(?, ?)"
_FORGET = "INSERT INTO words(words, rowid, title, body) VALUES('delete', ?, ?, ?)"
_FORGET_TITLE = "INSERT INTO titles(titles, rowid, title) VALUES('delete', ?, ?)"


class DocumentKey(NamedTuple):
    """Key of a document: the number of its source, and its position in the source."""

    number: int
    part: int


class _Indexed(NamedTuple):
    key: DocumentKey
    title: str
    date: str | None
    passages: Passages
    titled: int
    """Index of the passage that is the title; one past the last if the text does not contain the title."""
    opening: int
    """Index of the passage to show for a match in the title: the first of the body."""

    def rows(
        self, slot: int, first: int, texts: Sequence[str]
    ) -> Iterator[tuple[int, str | None, str | None]]:
        """Yield the rows of consecutive passages, of which `first` is the index of the first."""
        for passage, text in enumerate(map(spelled, texts), first):
            yield (row(slot, passage), *((text, None) if passage == self.titled else (None, text)))


class Index:
    """Index of all documents of a session. Not thread-safe."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.executescript(_TABLES)
        self._marker = Highlighter()
        self._indexed: dict[int, _Indexed] = {}
        self._ages: dict[int, tuple[int, DocumentKey]] = {}
        """Sort key of each document, newest first, for documents of equal rank."""
        self._slots: defaultdict[int, list[int]] = defaultdict(list)
        """Slots of the documents of a source, by its number."""
        self._next = 0
        self._pending = 0
        """Number of passages in the open transaction."""

    def close(self) -> None:
        """Close the database."""
        self._db.close()
        self._marker.close()

    def add(self, key: DocumentKey, document: Document) -> Iterator[None]:
        """Index a new document in steps of a few milliseconds; searches are possible between the steps."""
        where = list(passages_of(document))
        titled = next((at for at, span in enumerate(where) if _says_title(document, span)), len(where))
        slot, self._next = self._next, self._next + 1
        opening = bisect_left(where, _opening(document), key=lambda span: span.start)
        entry = _Indexed(key, document.title, document.date, Passages(), titled, opening)
        self._indexed[slot] = entry
        self._ages[slot] = (-int((document.date or "0").replace("-", "")), key)
        self._slots[key.number].append(slot)
        self._put(_ADD_TITLE, [(slot, spelled(document.title))])
        for start in range(0, len(where), BATCH):
            some = where[start : start + BATCH]
            entry.passages.add(document.text, some)
            self._put(_ADD, list(entry.rows(slot, start, [document.at(span) for span in some])))
            yield
        if titled == len(where):
            self._put(_ADD, list(entry.rows(slot, titled, [document.title])))

    def remove(self, number: int) -> None:
        """Remove the documents of a source. A contentless FTS5 table needs their texts again for that."""
        for slot in self._slots.pop(number, ()):
            entry = self._indexed.pop(slot)
            del self._ages[slot]
            texts = [entry.passages.text(at) for at in range(len(entry.passages))]
            if entry.titled == len(texts):
                texts.append(entry.title)
            self._put(_FORGET, list(entry.rows(slot, 0, texts)))
            self._put(_FORGET_TITLE, [(slot, spelled(entry.title))])

    def settle(self) -> None:
        """Commit the open transaction."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        self._pending = 0

    def _put(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        if not self._db.in_transaction:
            self._db.execute("BEGIN")
        self._db.executemany(sql, rows)
        self._pending += len(rows)
        if self._pending >= COMMIT:
            self.settle()

    def search(self, terms: Sequence[Term], limit: int) -> SearchResults:
        """Return the number of documents that match all terms, and hits for the best `limit` of them."""
        if not terms:
            return SearchResults(0, ())
        total, rows = ranked(self._db, terms, limit, len(self._indexed), self._newest)
        return SearchResults(total, tuple(self._hits(rows, terms)))

    def _newest(self, slots: Collection[int], limit: int) -> list[int]:
        """Return the newest documents, undated ones last; of one day, in the order of their numbers."""
        return heapq.nsmallest(limit, slots, key=self._ages.__getitem__)

    def _hits(self, rows: Sequence[int], terms: Sequence[Term]) -> Iterator[Hit]:
        places = [self._place(found) for found in rows]
        texts = [(entry.title, entry.passages.text(passage)) for entry, passage, _ in places]
        for (entry, passage, in_title), text, lit in zip(
            places, texts, self._marker.lit(texts, terms), strict=True
        ):
            span = _best_place(entry, passage, in_title, lit)
            yield Hit(*entry.key, span, entry.title, entry.date, lit.title, *snippet(text[1], lit.body))

    def _place(self, found: int) -> tuple[_Indexed, int, bool]:
        """Return the passage to show for a row (for a title the opening), and whether the row is a title."""
        entry, passage = self._indexed[found >> SLOT], found & ((1 << SLOT) - 1)
        if passage != entry.titled:
            return entry, passage, False
        return entry, min(entry.opening, len(entry.passages) - 1), True


def _best_place(entry: _Indexed, passage: int, in_title: bool, lit: Highlights) -> Span:
    """Return the span of the first match: in the title if the text contains it, else in the passage shown."""
    in_text = in_title and entry.titled < len(entry.passages)
    span = entry.passages.span(entry.titled if in_text else passage)
    first = next(iter(lit.title if in_text else lit.body), Span(0, 0))
    return Span(span.start + first.start, span.start + first.end)


def _opening(document: Document) -> int:
    """Return the start of the body, or of the text if there is no body."""
    body = (paragraph.start for paragraph in document.paragraphs if paragraph.kind in ("body", "list"))
    return next(body, document.paragraphs[0].start)


def _says_title(document: Document, span: Span) -> bool:
    """Return whether a passage is the title. Comparing lengths first excludes most passages."""
    return span.end - span.start >= len(document.title) and document.line(span) == document.title
