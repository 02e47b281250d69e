"""Textual's Linux driver, for terminals that may vanish; it restores the terminal's state.

Input is bounded: the reported size is clamped, and keys wait in a queue in which a key that ends the program
may overtake the others (`key_queue`).

Textual treats an error of its terminal as an error of the program: it prints a traceback that nobody can see,
or waits for ever. Here the program ends when the terminal is gone. ctrl+z stops the whole job, as it does in
other programs: if only this process stopped, a `make` that started it would keep the terminal.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump

from tui.terminal import input, streams
from tui.terminal.early import EarlyTerminal
from tui.terminal.grid import clamp
from tui.terminal.key_queue import EndingKeys, KeyQueue, ScreenKeys

if TYPE_CHECKING:
    from io import TextIOWrapper

PIXELS_OFF = "\x1b[?1016l"
PRESSES_ON, CELLS_ON = "\x1b[?1000h", "\x1b[?1006h"


YIELDS, PAUSE = 50, 0.005
"""Checks without a pause while a key is handled, and the seconds between checks after those."""


class DriverOwner(Protocol):
    """The interface of the application that the driver uses."""

    measures_widths: bool
    """Whether the terminal may be asked how wide it draws characters."""
    terminal_memory: Path | None
    """The file of its answers; None to remember nothing."""

    @property
    def ending_keys(self) -> EndingKeys:
        """Return the keys that end the program."""

    early: EarlyTerminal | None
    """The terminal, if it was entered before the application started."""

    def end(self, status: int) -> None:
        """End the program with an exit status."""

    def screen_keys(self) -> ScreenKeys:
        """Return the effects of keys on the current screen."""


class ReaderDriver(LinuxDriver):
    """Ends the application when its terminal is gone, and on a signal."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # otherwise the application would query the terminal until it is told
        self._size = size or self._terminal_size()
        self._owner = cast("DriverOwner", app)
        self._queue = KeyQueue(self._owner.ending_keys)
        self._woken = False
        """Whether the event loop was asked to take keys and has not started yet."""
        self._delivery: asyncio.Task[None] | None = None
        self._file = cast("TextIOWrapper", _Terminal(self._file, self._gone))
        self._end = self._owner.end
        self._watch: Thread | None = None
        self._resuming = self._continued = False
        self.mouse_left = False
        """Whether the mouse is left to the terminal, also after the program was suspended."""

    def start_application_mode(self) -> None:
        """Enter the terminal, with handlers for signals and for a hangup."""
        early = self._early
        if self._watch is None:  # before any change to the terminal that would have to be undone
            streams.handle_signals(self._end, early.modes if early is not None else None)
            self._watch = Thread(target=self._wait_for_hangup, name="terminal-watch", daemon=True)
            self._watch.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if early is not None:  # Textual found those that it was entered with
            self.attrs_before = early.modes

    @property
    def _early(self) -> EarlyTerminal | None:
        """Return the terminal that was entered before this driver started, until it is taken over."""
        early = self._owner.early
        return early if early is not None and early.pending else None

    def _enable_mouse_support(self) -> None:
        """Enable reports of presses and of the wheel, with columns beyond 223. Motion is not used."""
        if self._mouse and not self.mouse_left:
            self.write(f"{PRESSES_ON}{CELLS_ON}")
            self.flush()

    def forget(self) -> None:
        """Forget the content of the screen: all of it is about to be drawn again."""

    def measure_again(self) -> None:
        """Measure the widths of characters again, if that is done at all: the screen looked wrong."""

    def leave_mouse(self, *, left: bool) -> None:
        """Leave the mouse to the terminal, which selects text with it, or take it back."""
        if not left:
            self.mouse_left = False
            self._enable_mouse_support()
            return
        self._disable_mouse_support()
        self.mouse_left = True

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write(PIXELS_OFF)

    def _sigtstp_application(self, *_: object) -> None:
        self.suspend_application_mode()
        self._must_signal_resume = True
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        # The process stops here until it is continued, or does not stop if no shell can continue it.
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        self._sigcont_application()

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal back, once, and only if it was left.

        The signal may arrive while the terminal is being taken. If it were taken twice, there would be two
        threads that read keys, and the end of the program would stop only one of them.
        """
        self._continued = True
        if self._resuming:
            return
        self._resuming = True
        try:
            while self._continued and self._must_signal_resume:
                self._continued = False
                self.resume_application_mode()
        finally:
            self._resuming = False

    # Sizes

    def _terminal_size(self) -> tuple[int, int]:
        """Return the terminal's size, clamped to the largest one that is drawn."""
        return clamp(*super()._get_terminal_size())

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size. Textual asks when it enters the terminal and after each change of size."""
        size = self._terminal_size()
        self.resized(size)
        return size

    def resized(self, size: tuple[int, int]) -> None:
        """Record the size, which may be unchanged."""

    # Keys

    def run_input_thread(self) -> None:
        """Read the terminal until the program ends."""
        parser, ended = XTermParser(self._debug), self.exit_event.is_set
        input.read(self.fileno, parser, self.process_message, ended, self.replied)

    def replied(self, reply: str) -> None:
        """Take a reply of the terminal to a query. Called in the thread that reads it."""

    def process_message(self, message: Message) -> None:
        """Clamp the sizes that a terminal reports, and queue the message."""
        if isinstance(message, events.Resize):  # some terminals report their size among the keys
            size = clamp(message.size.width, message.size.height)
            message = events.Resize(Size(*size), Size(*size), pixel_size=message.pixel_size)
            self.resized(size)
        super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Queue an event from the terminal. Called in the thread that reads it."""
        if self._queue.put(message):
            streams.end_soon(0, self.attrs_before)
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._end, 0)
        if not self._woken:
            self._woken = True
            with contextlib.suppress(RuntimeError):  # the event loop is closed
                self._loop.call_soon_threadsafe(self._deliver_soon)

    def _deliver_soon(self) -> None:
        self._woken = False
        if self._delivery is None or self._delivery.done():
            self._delivery = self._loop.create_task(self._deliver())

    async def _deliver(self) -> None:
        """Pass events to the application in batches, as it handles them."""
        while batch := self._queue.batch(self._owner.screen_keys):
            for message in batch:
                self._app.post_message(message)
            await self._taken()

    async def _taken(self) -> None:
        """Wait until no event is queued in the application, its screen or the focused widget."""
        looks = 0
        while True:
            await asyncio.sleep(0 if looks < YIELDS else PAUSE)
            if not any(pump.message_queue_size for pump in self._handlers()):
                return
            looks += 1

    def _handlers(self) -> list[MessagePump]:
        """Return the message queues that a key passes through."""
        stack = self._app.screen_stack
        focused = stack[-1].focused if stack else None
        return [self._app, *stack[-1:], *(focused.ancestors_with_self if focused else ())]

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:  # EIO: the other end of the pty is closed
            self._gone()

    def _wait_for_hangup(self) -> None:
        """Block in poll(2) until the terminal hangs up. Reading from it would return nothing, for ever."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        poll.poll()
        self._gone()

    def _gone(self) -> None:
        """End the program: its terminal is gone.

        The streams are silenced: at exit Python would try to write its buffers, and fail with another exit
        status.
        """
        streams.silence(streams.STDOUT)
        streams.silence(streams.STDERR)
        streams.end_soon(streams.HANGUP)
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end, streams.HANGUP)


class _Terminal:
    """A file that drops writes once its terminal is gone, instead of raising in a thread."""

    def __init__(self, file: TextIO | None, gone: Callable[[], None]) -> None:
        self._file = file or sys.stderr
        self._on_gone = gone
        self._open = True

    def write(self, text: str) -> int:
        return self._guard(lambda: self._file.write(text)) or 0

    def flush(self) -> None:
        self._guard(self._file.flush)

    def isatty(self) -> bool:
        return self._file.isatty()

    def fileno(self) -> int:
        return self._file.fileno()

    def _guard(self, act: Callable[[], int | None]) -> int | None:
        if not self._open:
            return None
        try:
            return act()
        except (OSError, ValueError):
            self._open = False
            self._on_gone()
            return None
