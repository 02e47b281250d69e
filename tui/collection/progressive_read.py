"""Read a source in a separate thread; the first pages of a long document are available before the rest."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from summarizer.cancellation import Cancelled
from summarizer.diagnostics import READING, attempt
from summarizer.document import Document, Failure
from summarizer.readers.versions import goes_on

Read = Callable[[Callable[[], bool]], Iterator[Document | Failure]]
"""Function that reads a source's documents; its argument tells whether to stop."""
Wanted = Callable[[int, Document | Failure], bool]
"""Predicate that selects the document to read, by its number in the source and by its value."""
GONE = "it is no longer in its file"


class ProgressiveRead:
    """Reads one document of a source, and no further, and provides its longest version so far."""

    def __init__(
        self, read: Read, wanted: Wanted, seen: Callable[[int, Document | Failure], object], name: str
    ) -> None:
        """Start to read.

        Args:
            read: yields the documents of the source.
            wanted: selects the document.
            seen: called once for each document and failure.
            name: name of the source in failures.
        """
        self.latest: Document | None = None
        self.number = 0
        """The number of the document in the source."""
        self.failures: list[Failure] = []
        """The reasons why there is no document, or no more of it."""
        self.passed: list[tuple[int, Failure]] = []
        """Failures before the document."""
        self.done = False
        self._began = time.monotonic()
        self._read, self._wanted, self._seen, self._name = read, wanted, seen, name
        self._stop = threading.Event()
        self._changed = threading.Condition()
        self._listener: Callable[[], None] | None = None
        # Not in a pool: the child process of a parser ends with the thread that started it, and at exit
        # Python would wait for the threads of a pool.
        threading.Thread(target=self._run, daemon=True).start()

    def begun(self, patience: float) -> Document | None:
        """Wait until the document is complete, or partly there `patience` seconds after the start;
        return it."""
        with self._changed:
            self._changed.wait_for(lambda: self.done, max(0.0, self._began + patience - time.monotonic()))
            self._changed.wait_for(lambda: self.done or self.latest is not None)
        return self.latest

    def is_there(self, patience: float) -> bool:
        """Return whether a part of the document is there, or none will be, within `patience` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.done or self.latest is not None, patience)

    def whole(self) -> Document | None:
        """Wait until the document is complete; return it."""
        with self._changed:
            self._changed.wait_for(lambda: self.done)
        return self.latest

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` from the thread for each longer version and at the end; at once if that is past."""
        with self._changed:
            self._listener = listener
            done = self.done
        if done:
            listener()

    def stop(self) -> None:
        """Stop reading; the listener is not called any more."""
        self._listener = None
        self._stop.set()

    def _run(self) -> None:
        with contextlib.suppress(Cancelled):
            failed = attempt(READING, self._name, None, self._read_on)
            if failed is not None:
                self.failures.append(failed)
        if self.latest is None and not self.failures and not self._stop.is_set():
            self.failures.append(Failure(self._name, None, GONE))
        with self._changed:
            self.done = True
            self._changed.notify_all()
        self._notify()

    def _read_on(self) -> None:
        number, last = -1, None
        for found in self._read(self._stop.is_set):
            if self._stop.is_set():
                return
            if last is None or not goes_on(last, found):
                if self.latest is not None:
                    if isinstance(found, Failure) and found.part == self.latest.part:
                        self.failures.append(found)
                    return
                number += 1
                self._seen(number, found)
                if self._wanted(number, found):
                    self.number = number
                    if isinstance(found, Failure):
                        self.failures.append(found)
                        return
                    self._came(found)
                elif isinstance(found, Failure):
                    self.passed.append((number, found))
            elif self.latest is not None and isinstance(found, Document):
                self._came(found)
            last = found

    def _came(self, document: Document) -> None:
        with self._changed:
            self.latest = document
            self._changed.notify_all()
        self._notify()

    def _notify(self) -> None:
        if (listener := self._listener) is not None:
            listener()
