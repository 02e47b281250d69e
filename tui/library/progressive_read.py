"""A source being read in a thread of its own: of a long one its first pages are there before the rest."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

from summarizer.cancellation import Cancelled
from summarizer.diagnostics import READING, describe
from summarizer.document import Document, Failure
from summarizer.readers.versions import goes_on

Read = Callable[[Callable[[], bool]], Iterator[Document | Failure]]
"""What a source holds, read anew; asks the function that it is given whether to stop."""
Wanted = Callable[[int, Document | Failure], bool]
"""Whether it is what is to be read, by its number in the source and by what it is."""
GONE = "it is not in its file any more"


class ProgressiveRead:
    """One document of a source, in the longest version that has come. What comes after it is not read."""

    def __init__(
        self, read: Read, wanted: Wanted, seen: Callable[[int, Document | Failure], object], name: str
    ) -> None:
        """`seen` is told of all that is read, each once; `name` is the source's, where reading it fails."""
        self.latest: Document | None = None
        self.number = 0
        """Which of what the source holds it is."""
        self.failures: list[Failure] = []
        """Why there is nothing of it, or no more."""
        self.passed: list[tuple[int, Failure]] = []
        """What could not be read of what comes before it."""
        self.done = False
        self._began = time.monotonic()
        self._read, self._wanted, self._seen, self._name = read, wanted, seen, name
        self._stop = threading.Event()
        self._changed = threading.Condition()
        self._told: Callable[[], None] | None = None
        # Its child processes end with the thread that started them, and with a program that ends nobody
        # waits for it: so no thread of a pool.
        threading.Thread(target=self._run, daemon=True).start()

    def begun(self, patience: float) -> Document | None:
        """What has come once it is all there, or some of it `patience` seconds after it was begun."""
        with self._changed:
            self._changed.wait_for(lambda: self.done, max(0.0, self._began + patience - time.monotonic()))
            self._changed.wait_for(lambda: self.done or self.latest is not None)
        return self.latest

    def is_there(self, patience: float) -> bool:
        """Whether there is something of it within so many seconds, or will be nothing."""
        with self._changed:
            return self._changed.wait_for(lambda: self.done or self.latest is not None, patience)

    def whole(self) -> Document | None:
        """All of it, once it is there."""
        with self._changed:
            self._changed.wait_for(lambda: self.done)
        return self.latest

    def listen(self, told: Callable[[], None]) -> None:
        """`told` is called from the thread when more has come, and when all has; now, if it has by now."""
        with self._changed:
            self._told = told
            done = self.done
        if done:
            told()

    def stop(self) -> None:
        """Read no more; nobody is told."""
        self._told = None
        self._stop.set()

    def _run(self) -> None:
        try:
            self._read_on()
        except Cancelled:
            pass
        except Exception as error:
            self.failures.append(Failure(self._name, None, describe(READING, error, self._name)))
        if self.latest is None and not self.failures and not self._stop.is_set():
            self.failures.append(Failure(self._name, None, GONE))
        with self._changed:
            self.done = True
            self._changed.notify_all()
        self._tell()

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
        self._tell()

    def _tell(self) -> None:
        if (told := self._told) is not None:
            told()
