"""Worker process that matches regular expressions: `python -m summarizer.workers.matcher`.

A user's pattern may take exponential time, or all memory. Here it has `UNIT_SECONDS` of processor time for a
paragraph, `TOTAL_SECONDS` for a text and `MEMORY` bytes; after that the search ends with the matches found so
far. Python's `re` handles signals while it matches, so a timer that raises ends it.

It exchanges frames (`process`). Requests: ("text", text) begins a text, ("more", text) continues it;
("units", [(start, end, whether each line is a unit), …]) has its paragraphs or some of them; ("search",
(request, pattern, whether to ignore case)) searches what was sent. Answer: ("found", (request, starts, ends,
problem, where)), starts and ends being the bytes of arrays of type Q, `problem` "slow", "memory", "many" or
empty, and `where` the start of the unit at which the search ended. Of several waiting searches, only the
latest is answered; one that is under way ends after its unit.
"""

from __future__ import annotations

import contextlib
import queue
import re
import resource
import signal
import sys
import time
import warnings
from array import array
from collections.abc import Iterator
from types import FrameType

from summarizer import diagnostics
from summarizer.files.access import inherit_confinement
from summarizer.language.folding import FoldedText
from summarizer.workers.messages import Listener, Message, end_at_once, send

UNIT_SECONDS = 0.5
TOTAL_SECONDS = 20.0
LEAST_SECONDS = 0.001
"""A timer of no seconds would never ring."""
MEMORY = 2 << 30
"""Bytes of address space; a text of 64 MB and its folded form take up to 800 MB."""
MOST = 200_000
"""Maximum number of matches."""


class TookTooLong(Exception):
    """The time for a match is over."""


class Texts:
    """The text that is searched, folded a unit at a time when it is first needed."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._units: list[tuple[int, int]] = []
        self._folded: list[FoldedText | None] = []

    def begin(self, text: str) -> None:
        """Replace the text by the beginning of another one, which has no units yet."""
        self._parts, self._units, self._folded = [text], [], []

    def more(self, text: str) -> None:
        """Add to the text."""
        self._parts.append(text)

    def add(self, units: list[tuple[int, int, bool]]) -> None:
        """Add paragraphs, whose text has been sent before."""
        text = self._whole()
        for start, end, by_line in units:
            self._units += _lines(text, start, end) if by_line else [(start, end)]
        self._folded += [None] * (len(self._units) - len(self._folded))

    def units(self) -> Iterator[tuple[int, FoldedText]]:
        """Yield the start of each unit, and its folded text."""
        text = self._whole()
        for number, (start, end) in enumerate(self._units):
            found = self._folded[number]
            if found is None:
                found = FoldedText(text[start:end], cased=True, size=max(1, end - start))
                self._folded[number] = found
            yield start, found

    def _whole(self) -> str:
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if start < stop:
            yield start, stop
        start = stop + 1


class Matcher:
    """Serves requests in one thread; another one only puts messages into its queue."""

    def __init__(self) -> None:
        self._inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._texts, self._timer = Texts(), Timer()
        self._latest = 0
        """Number of the latest search that was asked for."""

    def hear(self, message: Message) -> None:
        """Queue a message from the owner. Called in another thread."""
        kind, value = message
        if kind == "search":
            self._latest = value[0]
        self._inbox.put(message)

    def serve(self) -> None:
        """Handle messages until the process ends."""
        while True:
            kind, value = self._inbox.get()
            match kind:
                case "text":
                    self._texts.begin(value)
                case "more":
                    self._texts.more(value)
                case "units":
                    self._texts.add(value)
                case "search":
                    self._answer(*value)

    def _answer(self, request: int, pattern: str, ignore_case: bool) -> None:
        starts, ends = array("Q"), array("Q")
        problem, where, left = "", 0, TOTAL_SECONDS
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compiled = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
            for where, folded in self._texts.units():
                if self._latest != request:
                    return
                begun = time.process_time()
                with self._timer.limit(min(UNIT_SECONDS, left)):
                    _match(compiled, where, folded, starts, ends)
                left = max(LEAST_SECONDS, left - (time.process_time() - begun))
                if len(ends) > MOST:
                    problem = "many"
                    break
        except TookTooLong:
            problem = "slow"
        except (MemoryError, RecursionError):
            problem = "memory"
        del starts[min(len(ends), MOST) :]  # the timer may have ended it between the two
        del ends[len(starts) :]
        send(sys.stdout.buffer, "found", (request, starts.tobytes(), ends.tobytes(), problem, where))


def _match(
    pattern: re.Pattern[str], start: int, folded: FoldedText, starts: array[int], ends: array[int]
) -> None:
    """Add the matches in a unit that begins at `start`: no empty ones, and no two with the same start."""
    text = folded.piece(0).text if len(folded) else ""
    for match in pattern.finditer(text):
        at, end = match.span()
        if at == end:
            continue
        span = folded.span(0, at, end - at)
        if not starts or starts[-1] != start + span.start:  # both s of ß are one place
            starts.append(start + span.start)
            ends.append(start + span.end)
        if len(ends) > MOST:
            return


class Timer:
    """Raises TookTooLong in the main thread when the processor time for a block is over."""

    def __init__(self) -> None:
        self._armed = False
        signal.signal(signal.SIGPROF, self._ring)

    def _ring(self, _: int, __: FrameType | None) -> None:
        if self._armed:
            raise TookTooLong

    @contextlib.contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Give a block so many seconds."""
        self._armed = True
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            yield
        finally:
            self._armed = False
            signal.setitimer(signal.ITIMER_PROF, 0)


def _limit_memory() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    with contextlib.suppress(ValueError, OSError):  # some systems have no such limit
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def main() -> None:
    """Serve requests until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The owner handles Ctrl+C in the terminal.
    with diagnostics.crash_report():
        inherit_confinement(sys.argv)
        _limit_memory()
        matcher = Matcher()
        Listener(sys.stdin.buffer, matcher.hear, end_at_once).start()
        matcher.serve()


if __name__ == "__main__":
    main()
