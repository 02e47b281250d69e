"""Where terms stand in a few texts: the texts go into a small FTS5 table, which marks them itself.

So there is no second notion of what a word is, beside the tokenizer's; and the large index need keep no text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.corpus.search.fts_text import LIT, TOKENIZER, UNLIT, lit_spans, spelled
from summarizer.corpus.search.query import Term, any_of
from summarizer.document import Span


class Highlights(NamedTuple):
    """What is found in a title and in a passage, in code points of each."""

    title: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


class Highlighter:
    """Marks texts; keeps nothing of them."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.executescript(f"""
            PRAGMA temp_store = MEMORY;
            CREATE VIRTUAL TABLE marked USING fts5(title, body, tokenize="{TOKENIZER}");
        """)

    def close(self) -> None:
        self._db.close()

    def lit(self, texts: Sequence[tuple[str, str]], terms: Sequence[Term]) -> list[Highlights]:
        """What the terms find in each pair of a title and a passage."""
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
