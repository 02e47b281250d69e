"""Worker process that lists and indexes all open briefings: `python -m summarizer.workers.indexer`.

It exchanges frames (`process`).

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
import subprocess
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from summarizer import diagnostics
from summarizer.codec.stream import DocumentPieces
from summarizer.corpus.search.entries import SourceInput
from summarizer.corpus.search.fts_text import terms
from summarizer.corpus.search.index import DocumentKey, Index
from summarizer.corpus.search.results import DocumentFacts
from summarizer.document import Document, Failure
from summarizer.files.access import file_status, inherit_confinement
from summarizer.files.options import Options
from summarizer.safe_text import label
from summarizer.workers import process
from summarizer.workers.messages import Listener, Message, end_at_once, send

AHEAD = 3
LONG = 2_000_000
"""Sources above this size, in bytes, are read after the others, since they take half a second or more."""
_DIED = "the process that read it failed: {}; skipped"


class ReadQueue:
    """Sends sources to the reader and passes its answers to `take`, with ("gone", generation) at its end.

    Long sources come last. A few requests are sent ahead, so that the reader process never waits for the next
    one; since their order is known, so is the source that a crashed reader was reading. Each request has a
    ticket: once a source is requested again, the answers for its old ticket are ignored.
    """

    def __init__(self, take: Callable[[Message], None]) -> None:
        self.options = Options()
        self.given: dict[int, SourceInput] = {}
        self.read: set[int] = set()
        """Numbers of sources that have been read."""
        self._take = take
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._long: OrderedDict[int, None] = OrderedDict()
        """Long sources, put off because a hundred short ones can be read in the same time."""
        self._asked: dict[int, int] = {}
        """Source number by ticket, in the order sent to the reader; -1 if the answers are to be ignored."""
        self._ticket = 0
        self._reader: subprocess.Popen[bytes] | None = None
        self._generation = 0

    @property
    def is_done(self) -> bool:
        """Whether no source is waiting or being read."""
        return not self._waiting and not self._long and not self._asked

    def add(self, given: SourceInput) -> None:
        """Add a source, replacing the one with the same number."""
        self.given[given.number] = given
        self._wait_for(given.number)

    def again(self, number: int) -> None:
        """Read a changed source again, before the others."""
        if number in self.given:
            self._wait_for(number)
            self.first([number])

    def first(self, numbers: Iterable[int]) -> None:
        """Move those of the sources that are waiting to the front, in the order given."""
        for number in reversed(list(numbers)):
            for waiting in (self._waiting, self._long):
                if number in waiting:
                    waiting.move_to_end(number, last=False)

    def _wait_for(self, number: int) -> None:
        self.read.discard(number)
        self._asked = {ticket: -1 if other == number else other for ticket, other in self._asked.items()}
        self._long.pop(number, None)
        self._waiting[number] = None

    def number_of(self, ticket: int) -> int | None:
        """Return the number of the source that a ticket is for; None if its answers are to be ignored."""
        number = self._asked.get(ticket, -1)
        return number if number >= 0 else None

    def finish(self, ticket: int) -> None:
        """Mark the request with a ticket as done."""
        number = self._asked.pop(ticket, -1)
        if number >= 0:
            self.read.add(number)

    def feed(self) -> None:
        """Send the next requests to the reader, or end it if there is nothing to read."""
        if self.is_done:
            self._end_reader()
        while len(self._asked) < AHEAD and (number := self._next()) is not None:
            self._ticket += 1
            self._asked[self._ticket] = number
            try:
                send(self._pipe(), "read", (self._ticket, self.given[number], self.options))
            except OSError:  # The listener on the reader's output reports its end.
                return

    def _next(self) -> int | None:
        """Remove and return the next source to read, putting off long ones; None if there is none."""
        while self._waiting:
            number, _ = self._waiting.popitem(last=False)
            if not self._is_long(number):
                return number
            self._long[number] = None
        return self._long.popitem(last=False)[0] if self._long else None

    def _is_long(self, number: int) -> bool:
        source = self.given[number].source
        try:
            size = len(source) if isinstance(source, bytes) else file_status(source).st_size
        except (OSError, ValueError):  # Reading the source reports the error.
            return False
        return size > LONG

    def is_current(self, generation: int) -> bool:
        """Return whether `generation` is that of the running reader."""
        return self._reader is not None and generation == self._generation

    def lost(self) -> tuple[int, Failure] | None:
        """Handle the unexpected end of the reader, and queue the other requested sources again.

        Returns the ticket and a Failure of the source that it was reading; None if that is no longer wanted.
        """
        cause = process.end(self._reader, "the reader") if self._reader else ""
        self._end_reader()
        asked, self._asked = list(self._asked.items()), {}
        for _, number in reversed(asked[1:]):
            if number >= 0:
                self._waiting[number] = None
                self._waiting.move_to_end(number, last=False)
        if not asked or asked[0][1] < 0:
            return None
        ticket, number = asked[0]
        self._asked = {ticket: number}
        return ticket, Failure(self.given[number].name, None, _DIED.format(cause))

    def _pipe(self) -> BinaryIO:
        if self._reader is None:
            self._generation += 1
            self._reader = process.start("summarizer.workers.reader", new_session=False)
            generation = self._generation
            assert self._reader.stdout is not None
            Listener(self._reader.stdout, self._take, lambda: self._take(("gone", generation))).start()  # type: ignore[arg-type]
        assert self._reader.stdin is not None
        return self._reader.stdin  # type: ignore[return-value]

    def _end_reader(self) -> None:
        if self._reader is not None:
            self._reader.kill()
            self._reader.wait()
            self._reader = None


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
        inherit_confinement(sys.argv)
        gc.disable()  # This process makes no cycles, and collections among all its objects take long.
        indexer = Indexer()
        Listener(sys.stdin.buffer, indexer.hear, end_at_once).start()
        indexer.serve()


if __name__ == "__main__":
    main()
