"""Worker process that lists and indexes all open briefings: `python -m summarizer.workers.indexer`.

It exchanges frames (`pipes`).

Requests: ("options", options for reading); ("add", [(number, path or bytes, name), …]), preceded by ("data",
(number, bytes)) for a source too long for one message; ("first", numbers) to read these sources before the
others; ("again", number) to read a changed source again; ("search", (request, query, limit)).

Answers: ("entry", (number, part, facts)) or ("failed", (number, part, failure)) for each document of a source
as it is read; ("read", (number, documents)) after its last one; ("ready", sources) when nothing is left to
read; ("hits", (request, results)) or ("unable", (request, message)).

A second process reads the sources in the order given, so that a search never waits for a document: it is
answered from what has been indexed so far. Of several waiting searches, only the latest is answered. When its
input pipe is closed, for whatever reason, the process exits at once and without output.
"""

from __future__ import annotations

import gc
import os
import queue
import signal
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from summarizer import diagnostics
from summarizer.codec.stream import DocumentPieces
from summarizer.corpus.search.entries import SourceInput
from summarizer.corpus.search.index import DocumentKey, Index
from summarizer.corpus.search.query import terms
from summarizer.corpus.search.results import DocumentFacts
from summarizer.document import Document, Failure
from summarizer.files.access import confine_as_told
from summarizer.options import Options
from summarizer.safe_text import label
from summarizer.workers.pipes import Listener, Message, end_at_once, send
from summarizer.workers.read_queue import ReadQueue

NICE = 10
"""Increment of the niceness, so that the screen and the analysis of the open briefing get the CPU first."""


class Indexer:
    """Serves requests in one thread; other threads only put messages into its two queues."""

    def __init__(self) -> None:
        self.inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.searches: queue.SimpleQueue[tuple[int, str, int]] = queue.SimpleQueue()
        self._backlog = ReadQueue(self.inbox.put)
        self._pieces = DocumentPieces()
        self._parts: dict[int, int] = {}
        """Number of documents and failures received so far, by ticket of the reading."""
        self._data: defaultdict[int, list[bytes]] = defaultdict(list)
        """Data received so far of sources that are sent in pieces, by number of the source."""
        self._index: Index | None = None
        self._why_not = ""
        self._is_ready = True
        try:
            self._index = Index()
        except sqlite3.Error as error:  # Without FTS5 in SQLite, the list still works.
            self._why_not = label(f"this Python's SQLite {sqlite3.sqlite_version} can't search ({error})")
        self._handlers: dict[str, Callable[[Any], None]] = {
            "options": self._read_by,
            "data": lambda value: self._data[value[0]].append(value[1]),
            "add": self._add,
            "first": self._backlog.first,
            "again": self._backlog.again,
            "search": lambda _: None,
            "whole": self._take_whole,
            "failed": self._take_failure,
            "done": self._take_done,
            "gone": self._take_end_of_reader,
        }

    def hear(self, message: Message) -> None:
        """Queue a message from the owner. Called in another thread."""
        if message[0] == "search":
            self.searches.put(message[1])
        self.inbox.put(message)

    def serve(self) -> None:
        """Handle messages until the process ends."""
        while True:
            kind, value = self.inbox.get()
            if kind in self._handlers:
                self._handlers[kind](value)
                self._backlog.feed()
                self._tell_if_ready()
            else:
                self._pieces.add((kind, value))
            # A search that was sent after "add" must not be answered before it.
            if kind == "search" or self._backlog.given:
                self._answer()

    def _read_by(self, options: Options) -> None:
        self._backlog.options = options

    def _add(self, sources: list[tuple[Any, ...]]) -> None:
        self._is_ready = False
        for number, source, name in sources:
            data = self._data.pop(number, None)
            self._backlog.add(SourceInput(number, b"".join(data) if data else source, name))

    # Messages from the reader

    def _take_whole(self, value: tuple[int, DocumentFacts]) -> None:
        ticket, facts = value
        pieces, self._pieces = self._pieces, DocumentPieces()
        number = self._backlog.number_of(ticket)
        if number is None:
            return
        key = DocumentKey(number, self._next_part(ticket, number))
        _say("entry", (*key, facts))
        if self._index:
            self._put(key, pieces.whole())

    def _put(self, key: DocumentKey, document: Document) -> None:
        assert self._index is not None
        for _ in self._index.add(key, document):
            self._answer()

    def _take_failure(self, value: tuple[int, Failure]) -> None:
        ticket, failure = value
        number = self._backlog.number_of(ticket)
        if number is not None:
            _say("failed", (number, self._next_part(ticket, number), failure))

    def _next_part(self, ticket: int, number: int) -> int:
        """Return the number of the next part of a source; on the first, remove the source from the index."""
        part = self._parts.get(ticket, 0)
        if part == 0 and self._index:
            self._index.remove(number)
        self._parts[ticket] = part + 1
        return part

    def _take_done(self, ticket: int) -> None:
        number = self._backlog.number_of(ticket)
        self._backlog.finish(ticket)
        parts = self._parts.pop(ticket, 0)
        if number is not None:
            _say("read", (number, parts))

    def _take_end_of_reader(self, generation: int) -> None:
        if not self._backlog.is_current(generation):
            return
        self._pieces = DocumentPieces()
        if lost := self._backlog.lost():
            self._take_failure(lost)
            self._take_done(lost[0])

    def _tell_if_ready(self) -> None:
        if self._backlog.is_done and not self._is_ready:
            if self._index:
                self._index.settle()
            _say("ready", len(self._backlog.read))
        self._is_ready = self._backlog.is_done

    # Searching

    def _answer(self) -> None:
        """Answer the latest waiting search and drop the others."""
        search = None
        while not self.searches.empty():
            search = self.searches.get()
        if search is None:
            return
        request, query, limit = search
        if self._index is None:
            _say("unable", (request, self._why_not))
            return
        results = self._index.search(terms(query), limit)
        read, known = len(self._backlog.read), len(self._backlog.given)
        _say("hits", (request, results._replace(read=read, known=known)))


def _say(kind: str, value: Any) -> None:
    send(sys.stdout.buffer, kind, value)


def main() -> None:
    """Serve requests until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The owner handles Ctrl+C in the terminal.
    os.nice(NICE)
    with diagnostics.crash_report():
        confine_as_told(sys.argv)
        gc.disable()  # This process makes no cycles, and collections among all its objects take long.
        indexer = Indexer()
        Listener(sys.stdin.buffer, indexer.hear, end_at_once).start()
        indexer.serve()


if __name__ == "__main__":
    main()
