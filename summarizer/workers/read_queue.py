"""Queue of the sources that the reader process (`summarizer.workers.reader`) is still to read.

Long sources come last. A few requests are sent ahead, so that the reader never waits for the next one; since
their order is known, so is the source that a crashed reader was reading. Each request has a ticket: once a
source is requested again, the answers for its old ticket are ignored.
"""

from __future__ import annotations

import subprocess
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import BinaryIO

from summarizer.corpus.search.entries import SourceInput
from summarizer.document import Failure
from summarizer.files.access import file_status
from summarizer.options import Options
from summarizer.workers import process
from summarizer.workers.pipes import Listener, Message, send

AHEAD = 3
LONG = 2_000_000
"""Sources above this size, in bytes, are read after the others, since they take half a second or more."""
_DIED = "the process that read it failed: {}; skipped"


class ReadQueue:
    """Sends sources to the reader and passes its answers to `take`, with ("gone", generation) at its end."""

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
            for queue in (self._waiting, self._long):
                if number in queue:
                    queue.move_to_end(number, last=False)

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
