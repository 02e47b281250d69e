"""Writes to the terminal in a thread of its own, so that a line that stalls keeps nothing else waiting.

The terminal is shared with whoever started the program, so it stays blocking: it is written to when it takes
something, and not much at once. One thing is written at a time; who has more waits until it is asked for.
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
"""Bytes that are written at once."""
BLINK = 0.05
"""Seconds after which a thread that waits for the line looks whether it is to go on waiting."""
PATIENCE = 0.5
"""Seconds that the last words may take."""
CANCEL = b"\x18"
"""Ends a sequence of which only a part was sent."""


class TerminalWriter(Thread):
    """Takes one thing after another."""

    def __init__(self, descriptor: int, done: Callable[[], None], gone: Callable[[], None]) -> None:
        """In this thread `done` is called when it takes the next thing, `gone` when there is no terminal."""
        super().__init__(daemon=True, name="terminal-output")
        self._descriptor = descriptor
        self._done, self._gone = done, gone
        self._changed = Condition()
        self._data = b""
        """What is being written."""
        self._closing = self._closed = False
        """Nothing more is taken; what is being written is the last."""
        self._lost = False
        """Some of it wasn't written."""
        self._until: float | None = None
        """When it gives up."""

    @property
    def idle(self) -> bool:
        """Whether it can take something."""
        return not (self._data or self._closing)

    def send(self, data: bytes) -> None:
        """Write it as soon as can be. Only when idle."""
        with self._changed:
            self._data = data
            self._changed.notify_all()

    def finish(self, last: bytes) -> None:
        """Write what there is, then `last`, and end. Where the line is blocked, what there is is let go."""
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
        """Of what the terminal has not read yet, keep nothing; and wake whoever waits for room to write."""
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
