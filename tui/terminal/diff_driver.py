"""The driver that sends only the cells that changed.

It enters and leaves the terminal as Textual's driver does. The application's frames go to a `TerminalOutput`,
which knows the screen's content; a `TerminalWriter` sends the difference; replies of the terminal are kept
out of the keys.

The writer is a thread, so that a stalled line blocks nothing else. The terminal is shared with the parent
process, so it stays in blocking mode: it is written to when it is ready, in small pieces. One piece of data
is written at a time; the owner keeps the rest until it is asked for.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
import termios
import time
from collections.abc import Callable
from threading import Condition, RLock, Thread, get_ident

from textual.app import App

from tui.terminal import streams
from tui.terminal.driver import ReaderDriver
from tui.terminal.output import TerminalOutput

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


class DiffDriver(ReaderDriver):
    """Draws through a grid of cells and a thread that writes."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        self._lock = RLock()
        self._screen = TerminalOutput(0, 0)
        self._writer: TerminalWriter | None = None
        self._resized: tuple[int, int] | None = None
        self._asked = False
        """Whether the event loop was asked to send."""
        self._thread = get_ident()
        super().__init__(app, debug=debug, mouse=mouse, size=size)

    def start_application_mode(self) -> None:
        """Enter the terminal, and have line feeds move the cursor straight down."""
        super().start_application_mode()
        with self._lock, contextlib.suppress(termios.error):
            streams.feed_lines(self.fileno)
            self._screen.traits = self._screen.traits._replace(feeds=True)

    # Textual creates and starts a writer thread, and expects to find it in this attribute.

    @property  # type: ignore[override]
    def _writer_thread(self) -> TerminalWriter | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, made: object) -> None:
        if made is not None:
            self._screen = TerminalOutput(*self._terminal_size())
            self._writer = TerminalWriter(streams.STDERR, self._written, self._gone)

    def write(self, data: str) -> None:
        """Pass output to the screen model; it is sent when the event loop gets to it."""
        with self._lock:
            if self._writer is not None and not self._screen.take(data):
                self._ask()

    def flush(self) -> None:
        """Send now, if the writer is idle. Otherwise the latest frame is sent when it becomes idle."""
        if get_ident() == self._thread:
            self._send()

    def forget(self) -> None:
        """Send every cell again: another program has written to the terminal."""
        with self._lock:
            self._screen.forget()
            self._ask()

    def _ask(self) -> None:
        """Have the event loop send later, so that everything written together is sent together."""
        if not self._asked:
            self._asked = True
            with contextlib.suppress(RuntimeError):  # the event loop is closed
                self._loop.call_soon_threadsafe(self._answer)

    def _answer(self) -> None:
        self._asked = False
        self._send()

    def _written(self) -> None:
        """Send the next update, if there is one. Called in the writer's thread."""
        if self._screen.due:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._send)

    def _send(self) -> None:
        with self._lock:
            if self._writer is None or not self._writer.idle:
                return
            if self._resized is not None:
                size, self._resized = self._resized, None
                self._screen.resize(*size)
            screen = self._screen
            text = screen.next()
            if screen is not self._screen:  # suspended and resumed by a signal meanwhile
                return
            if text:
                self._writer.send(self._encoded(text))

    def _encoded(self, text: str) -> bytes:
        stream = sys.__stderr__
        encoding = getattr(stream, "encoding", None) or "utf-8"
        return text.encode(encoding, getattr(stream, "errors", None) or "replace")

    def stop_application_mode(self) -> None:
        """Leave the terminal at once: frames that were not sent yet are dropped."""
        super().stop_application_mode()
        self.close()

    def close(self) -> None:
        """Send the pending output that is not a frame, and stop the writer."""
        with self._lock:
            writer, self._writer = self._writer, None
            last = self._screen.aside()
        if writer is not None:
            writer.finish(self._encoded(last))

    def resized(self, size: tuple[int, int]) -> None:
        """Record the size, applied before the next update."""
        self._resized = size
