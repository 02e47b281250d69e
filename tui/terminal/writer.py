"""A thread that writes to the terminal, so that a stalled line blocks nothing else.

The terminal is shared with the parent process, so it stays in blocking mode: it is written to when it is
ready, in small pieces. One piece of data is written at a time; the owner keeps the rest until it is asked
for.
"""

from __future__ import annotations

import contextlib
import os
import select
import termios
import time
from collections.abc import Callable
from threading import Condition, Thread

MOST = 4096
"""Maximum number of bytes in one write."""
BLINK = 0.05
"""Seconds between checks whether to continue to wait for the line."""
PATIENCE = 0.5
"""Maximum seconds for the last output."""
CANCEL = b"\x18"
"""Cancels a sequence of which only a part was sent."""


class TerminalWriter(Thread):
    """Writes data to the terminal, one piece at a time."""

    def __init__(self, descriptor: int, done: Callable[[], None], gone: Callable[[], None]) -> None:
        """Start idle.

        In this thread `done` is called when it is idle again, `gone` if the terminal is gone.
        """
        super().__init__(daemon=True, name="terminal-output")
        self._descriptor = descriptor
        self._done, self._gone = done, gone
        self._changed = Condition()
        self._data = b""
        """The data being written."""
        self._closing = self._closed = False
        """Whether the current data is the last (`_closing`), and whether the thread is to end (`_closed`)."""
        self._lost = False
        """Whether some of the data was not written."""
        self._until: float | None = None
        """Time when the thread gives up."""

    def start(self) -> None:
        """Start the thread, unless it runs: the driver may take over one that does."""
        if self.ident is None:
            super().start()

    def call(self, done: Callable[[], None], gone: Callable[[], None]) -> None:
        """Call other functions from now on."""
        self._done, self._gone = done, gone

    def wait(self, seconds: float) -> None:
        """Wait until the current data is written, for at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: not self._data, seconds)

    @property
    def idle(self) -> bool:
        """Whether new data is accepted."""
        return not (self._data or self._closing)

    def send(self, data: bytes) -> None:
        """Write data as soon as possible. Call it only when `idle`."""
        with self._changed:
            self._data = data
            self._changed.notify_all()

    def finish(self, last: bytes) -> None:
        """Finish the current data, write `last`, and end.

        If the line is blocked, the current data is dropped.
        """
        now = time.monotonic()
        with self._changed:
            self._closing = True
            self._until = now + PATIENCE / 2
            self._wait_until_written(PATIENCE / 2)
            if self._data or self._lost:
                self._drop()
                self._wait_until_written(PATIENCE / 2)
                last = CANCEL + last
            if self._data:
                return
            self._data, self._closed, self._until = last, True, now + PATIENCE
            self._changed.notify_all()
        self.join(max(BLINK, now + PATIENCE - time.monotonic()))

    def _drop(self) -> None:
        """Discard output that the terminal has not read, and wake a writer that waits for room."""
        with contextlib.suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCOFLUSH)
            termios.tcflow(self._descriptor, termios.TCOOFF)
            termios.tcflow(self._descriptor, termios.TCOON)

    def _wait_until_written(self, seconds: float) -> None:
        self._changed.wait_for(lambda: not self._data, seconds + BLINK)

    def run(self) -> None:
        while not self._closed:
            with self._changed:
                self._changed.wait_for(lambda: self._data or self._closed)
            try:
                self._write(self._data)
            except OSError:
                self._gone()
            with self._changed:
                self._data = b""
                self._changed.notify_all()
            if not self._closing:
                self._done()

    def _write(self, data: bytes) -> None:
        while data and (self._until is None or time.monotonic() < self._until):
            _, takes, _ = select.select([], [self._descriptor], [], BLINK)
            if takes:
                data = data[os.write(self._descriptor, data[:MOST]) :]
        self._lost = bool(data)
