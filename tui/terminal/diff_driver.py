"""The driver that sends only the cells that changed.

It enters and leaves the terminal as Textual's driver does. The application's frames go to a `TerminalOutput`,
which knows the screen's content; a `TerminalWriter` sends the difference; replies of the terminal are kept
out of the keys.
"""

from __future__ import annotations

import contextlib
import os
import sys
import termios
from threading import RLock, get_ident

from textual.app import App

from tui.terminal import streams, width_probe
from tui.terminal.driver import ReaderDriver
from tui.terminal.output import TerminalOutput
from tui.terminal.width_probe import WidthProbe
from tui.terminal.writer import TerminalWriter


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
        self._taken_over: tuple[int, int] | None = None
        """The size of a terminal that was taken over, until Textual asks for it."""
        self._asked = False
        """Whether the event loop was asked to send."""
        self._thread = get_ident()
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._probe: WidthProbe | None = None
        if self._owner.measures_widths:
            memory = self._owner.terminal_memory
            self._probe = WidthProbe(memory, os.environ, ask=self._measure, agree=self._agree)

    def start_application_mode(self) -> None:
        """Enter the terminal, and have line feeds move the cursor straight down."""
        super().start_application_mode()
        with self._lock, contextlib.suppress(termios.error):
            streams.feed_lines(self.fileno)
            self._screen.feeds = True
        if self._probe is not None and not self._probe.identified:
            self.write(width_probe.IDENTIFY)

    # Widths of characters: see `width_probe`

    def replied(self, reply: str) -> None:
        if self._probe is not None:
            with self._lock:
                self._probe.take(reply)

    def measure_again(self) -> None:
        if self._probe is not None:
            with self._lock:
                self._probe.again()

    def _measure(self) -> None:
        if self._screen.ask(width_probe.QUERY, *width_probe.SPACE):
            self._ask()

    def _agree(self, names: frozenset[str]) -> None:
        self._screen.agreed = names

    # Textual creates and starts a writer thread, and expects to find it in this attribute.

    @property  # type: ignore[override]
    def _writer_thread(self) -> TerminalWriter | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, made: object) -> None:
        if made is None:
            return
        size = self._terminal_size()
        if (early := self._early) is not None:
            self._taken_over = size
            self._screen, self._writer = early.hand_over(size, self._written, self._gone)
        else:
            agreed = self._screen.agreed
            self._screen = TerminalOutput(*size)
            self._screen.agreed = agreed
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
        if (early := self._early) is not None:  # suspended before the start
            early.leave()
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
        """Record the size, applied before the next update.

        The first report after a terminal was taken over is no change: its cells are known.
        """
        before, self._taken_over = self._taken_over, None
        if size != before:
            self._resized = size
