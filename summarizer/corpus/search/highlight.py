"""Highlight search terms in a few texts, and cut a snippet around the first match.

The texts are inserted into a small FTS5 table, which highlights them itself. Matches are thus defined by the
same tokenizer as in the index, and the large index need not store any text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.corpus.search.fts_text import LIT, TOKENIZER, UNLIT, Term, any_of, lit_spans, spelled
from summarizer.document import Span
from summarizer.patterns import compiled


class Highlights(NamedTuple):
    """Matches in a title and in a passage, as offsets in each."""

    title: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


class Highlighter:
    """Highlights texts, without storing them."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.executescript(f"""
            PRAGMA temp_store = MEMORY;
            CREATE VIRTUAL TABLE marked USING fts5(title, body, tokenize="{TOKENIZER}");
        """)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def lit(self, texts: Sequence[tuple[str, str]], terms: Sequence[Term]) -> list[Highlights]:
        """Return the matches of the terms in each pair of a title and a passage."""
        rows = ((at, spelled(title), spelled(body)) for at, (title, body) in enumerate(texts))
        marks = "highlight(marked, 0, ?, ?), highlight(marked, 1, ?, ?)"
        found = [Highlights()] * len(texts)
        self._db.execute("BEGIN")
        try:
            self._db.executemany("INSERT INTO marked(rowid, title, body) VALUES(?, ?, ?)", rows)
            sql = f"SELECT rowid, {marks} FROM marked WHERE marked MATCH ?"
            for at, title, body in self._db.execute(sql, (LIT, UNLIT, LIT, UNLIT, any_of(terms))):
                found[at] = Highlights(lit_spans(title), lit_spans(body))
        finally:
            self._db.execute("ROLLBACK")
        return found


LENGTH = 300
"""Length of a snippet in code points, about three lines of a narrow screen."""
BEFORE = 50
"""Code points before the first match, which give context but keep the match in view."""
_RUN = compiled(r"\s+")
_ELLIPSIS = "…"


def snippet(text: str, lit: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a snippet that starts some words before the first match, and the matches in it.

    Runs of white space become one space. `lit` are the matches, in order and without overlap, as offsets in
    `text`; the returned spans are offsets in the snippet.
    """
    first = lit[0].start if lit else 0
    start = 0 if first <= BEFORE else _word_start(text, first - BEFORE, first)
    end = min(len(text), start + LENGTH)
    line = _ELLIPSIS if start else ""
    found, at = [], start
    for span in lit:
        if span.start >= end:
            break
        line += _on_one_line(text[at : span.start], line)
        begin = len(line)
        at = min(span.end, end)
        line += _on_one_line(text[span.start : at], line)
        found.append(Span(begin, len(line)))
    line += _on_one_line(text[at:end], line)
    return line.rstrip() + (_ELLIPSIS if end < len(text) else ""), tuple(found)


def _on_one_line(piece: str, before: str) -> str:
    piece = _RUN.sub(" ", piece)
    return piece[1:] if piece[:1] == " " and before[-1:] in ("", " ", _ELLIPSIS) else piece


def _word_start(text: str, low: int, high: int) -> int:
    """Return the start of a word between two offsets; `low` if there is no space between them."""
    match = _RUN.search(text, low, high)
    return match.end() if match and match.end() < high else low
