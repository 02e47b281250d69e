"""Textual's Linux driver, with a terminal that may vanish, and that is given back as it was.

Textual takes an error of its terminal for an error of the program: it prints a traceback where nobody can
read it, or waits for ever. Here a terminal that is gone ends the program. And ctrl+z stops all of the job, as
it does in other programs: were it only this process, a `make` above it would keep the terminal.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal import signals, streams

if TYPE_CHECKING:
    from io import TextIOWrapper

PIXELS_OFF = "\x1b[?1016l"
PRESSES_ON, CELLS_ON = "\x1b[?1000h", "\x1b[?1006h"


class Ending(Protocol):
    """What the app is to the driver."""

    def end(self, status: int) -> None:
        """End the program with an exit status."""


class ReaderDriver(LinuxDriver):
    """Tells the app to end when its terminal is gone, or by a signal."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("TextIOWrapper", _Terminal(self._file, self._gone))
        self._end = cast("Ending", app).end
        self._watch: Thread | None = None
        self._resuming = self._continued = False
        self.mouse_left = False
        """The mouse is the terminal's, and stays so when the program is suspended and comes back."""

    def start_application_mode(self) -> None:
        if self._watch is None:  # before anything is changed that would have to be restored
            signals.handle(self._end)
            self._watch = Thread(target=self._wait_for_hangup, name="terminal-watch", daemon=True)
            self._watch.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _enable_mouse_support(self) -> None:
        """Presses and the wheel, with cells beyond the 223rd. No motion: nothing here answers to it."""
        if self._mouse and not self.mouse_left:
            self.write(f"{PRESSES_ON}{CELLS_ON}")
            self.flush()

    def forget(self) -> None:
        """Count on nothing of what was drawn: all of it is about to be drawn again."""

    def leave_mouse(self, *, left: bool) -> None:
        """Leave the mouse to the terminal, which selects text with it; or take it again."""
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
        # Here it stands until it is continued; or not at all, where no shell is there to continue it.
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        self._sigcont_application()

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, once, and only if it was left.

        The signal may be handled while the terminal is being taken already. Were it taken twice then, there
        would be two threads that read its keys, of which the end of the program would stop only one.
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

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:  # EIO: the other end of the pty is closed
            self._gone()

    def _wait_for_hangup(self) -> None:
        """Sleep in the kernel until the terminal hangs up: reading it would return nothing, for ever."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        poll.poll()
        self._gone()

    def _gone(self) -> None:
        """Python would try to write what it still holds when it exits, and have that for its status."""
        streams.silence(streams.STDOUT)
        streams.silence(streams.STDERR)
        signals.ending(signals.HANGUP)
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end, signals.HANGUP)


class _Terminal:
    """A file that, once its terminal is gone, drops what is written, and raises nothing in a thread."""

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
