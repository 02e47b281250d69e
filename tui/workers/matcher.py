"""Event-loop client of the process that matches regular expressions (`summarizer.workers.matcher`).

The process is started by the first search and has the text of the document that was searched last. Only the
latest search is answered. A process that has ended is replaced by the next search.
"""

from __future__ import annotations

import subprocess
from array import array
from collections.abc import Callable, Iterator
from typing import Any

from summarizer.document import Document
from summarizer.export import citation
from summarizer.workers import process
from summarizer.workers.messages import Message
from tui.model.search_pattern import PatternMatches, SearchPattern
from tui.workers.client import ENDED, WorkerClient

BY_LINE = frozenset({"code", "table"})
"""Kinds of paragraphs of which each line is searched on its own."""
_CHARACTERS, _UNITS = 1 << 18, 2000
"""Code points and paragraphs of a message, each of which takes a millisecond of the event loop."""
_PROBLEMS = {
    "slow": "stopped at {}: this pattern takes too long",
    "memory": "stopped at {}: this pattern takes too much memory",
    "many": "stopped at {}: too many matches",
}


class MatcherFailed(Exception):
    """A search failed; the message is one line."""


def start_matcher() -> subprocess.Popen[bytes]:
    """Start the process."""
    return process.start("summarizer.workers.matcher")


class MatcherClient:
    """Has patterns matched against one document at a time."""

    def __init__(self, start: Callable[[], subprocess.Popen[bytes]] = start_matcher) -> None:
        self._worker = WorkerClient("the process that matches patterns", start, self._take)
        self._document: Document | None = None
        """The document whose text was sent to the process."""
        self._waiting: int | None = None
        """Number of the search that waits for an answer."""

    async def find(self, document: Document, pattern: SearchPattern) -> PatternMatches | None:
        """Return the matches in a document; None if a later search replaces this one.

        Raises:
            MatcherFailed: the process can't be started, or has ended.
        """
        self.drop()
        self._waiting, answer = self._worker.request()
        request = self._waiting
        try:
            await self._connected()
        except (process.CannotStart, EOFError) as error:
            raise MatcherFailed(f"search failed: {error}") from error
        if request != self._waiting:
            return None
        if document is not self._document:
            known, self._document = self._document, document
            if known is None or not _is_longer(document, known):
                self._worker.clear()
                known = None
            self._worker.post(_text_of(document, known))
        self._worker.post([("search", (request, pattern.text, pattern.ignore_case))])
        found = await answer
        return None if found is None else _matches(document, *found)

    async def _connected(self) -> None:
        try:
            await self._worker.connected()
        except EOFError:  # it has ended since the last search
            await self._worker.lost()
            self._document = None
            await self._worker.connected()

    def drop(self) -> None:
        """Forget the search that waits for an answer."""
        if self._waiting is not None:
            self._worker.answer(self._waiting, None)
            self._waiting = None

    def close(self) -> None:
        """Kill the process without waiting for its end."""
        self.drop()
        self._worker.close()

    async def _take(self, kind: str, value: Any) -> None:
        if (kind, value) == ENDED:
            self._worker.refuse(MatcherFailed("search failed: its process has ended"))
        elif kind == "found":
            request, *found = value
            self._worker.answer(request, found)


def _is_longer(document: Document, known: Document) -> bool:
    """Return whether a document is a longer version of another, as of a file that is still being read."""
    begins = document.paragraphs[: len(known.paragraphs)] == known.paragraphs
    return begins and document.text.startswith(known.text)


def _text_of(document: Document, known: Document | None) -> Iterator[Message]:
    """Yield the messages with a document, or with what it has more than one that was sent."""
    text, paragraphs = document.text, document.paragraphs
    if known is None:
        yield "text", ""
    for start in range(len(known.text) if known else 0, len(text), _CHARACTERS):
        yield "more", text[start : start + _CHARACTERS]
    for first in range(len(known.paragraphs) if known else 0, len(paragraphs), _UNITS):
        some = paragraphs[first : first + _UNITS]
        yield "units", [(one.start, one.end, one.kind in BY_LINE) for one in some]


def _matches(document: Document, starts: bytes, ends: bytes, problem: str, where: int) -> PatternMatches:
    why = _PROBLEMS[problem].format(citation.paragraph(document, where)) if problem else ""
    return PatternMatches(array("Q", starts), array("Q", ends), why)
