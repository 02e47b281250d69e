"""Which sources are still to be read, in which order, by a process of its own (see `apart`).

Long ones come last. A few are asked for ahead, so that the reader never waits for the next one; which of
them it was reading when it died is known by that. Each reading has a ticket: what comes of one that has been
asked for again is old.
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
"""Bytes of a source that is read after the others: half a second and more."""
_DIED = "the process that read it failed: {}; skipped"


class ReadQueue:
    """Gives sources to the reader; what comes of them goes to `take`, and ("gone", generation) at its end."""

    def __init__(self, take: Callable[[Message], None]) -> None:
        self.options = Options()
        self.given: dict[int, SourceInput] = {}
        self.read: set[int] = set()
        """Numbers of sources that have been read."""
        self._take = take
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._long: OrderedDict[int, None] = OrderedDict()
        """Those put off, since what is short is read in the meantime a hundred times over."""
        self._asked: dict[int, int] = {}
        """Tickets that the reader has, in order, and the number that each is for."""
        self._ticket = 0
        self._reader: subprocess.Popen[bytes] | None = None
        self._generation = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is waiting, and nothing under way."""
        return not self._waiting and not self._long and not self._asked

    def add(self, given: SourceInput) -> None:
        """One more source, or another in the place of that with its number."""
        self.given[given.number] = given
        self._wait_for(given.number)

    def again(self, number: int) -> None:
        """A source has changed; it is next."""
        if number in self.given:
            self._wait_for(number)
            self.first([number])

    def first(self, numbers: Iterable[int]) -> None:
        """Read these before the others, if they are waiting."""
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
        """Whose reading that is; None if it is not wanted any more."""
        number = self._asked.get(ticket, -1)
        return number if number >= 0 else None

    def finish(self, ticket: int) -> None:
        """That reading is done."""
        number = self._asked.pop(ticket, -1)
        if number >= 0:
            self.read.add(number)

    def feed(self) -> None:
        """Ask for the next ones; a reader that has nothing to do is ended."""
        if self.is_done:
            self._end_reader()
        while len(self._asked) < AHEAD and (number := self._next()) is not None:
            self._ticket += 1
            self._asked[self._ticket] = number
            try:
                send(self._pipe(), "read", (self._ticket, self.given[number], self.options))
            except OSError:  # that it is gone will be heard from its other pipe
                return

    def _next(self) -> int | None:
        """The next to be read."""
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
        except (OSError, ValueError):  # reading it will say why
            return False
        return size > LONG

    def is_current(self, generation: int) -> bool:
        """Whether the end of that reader is news."""
        return self._reader is not None and generation == self._generation

    def lost(self) -> tuple[int, Failure] | None:
        """The reader has ended: what it was reading, if anything. What else it was asked for waits again."""
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
