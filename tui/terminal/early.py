"""A terminal that is entered before Textual is imported, and handed over to the driver later.

The first screen is sent as the driver would send it: on the alternate screen, without echo, through the same
model of cells and the same writing thread. The driver takes over the model, which knows what the terminal
shows, the thread, and the modes of the terminal as they were. Nothing is read: keys wait in the terminal.

Until then a signal or an error restores the terminal here.
"""

from __future__ import annotations

import contextlib
import os
import signal
import termios
import tty
from collections.abc import Callable
from types import FrameType
from typing import Any

from tui.terminal import streams
from tui.terminal.output import LEAVES, Frame, TerminalOutput
from tui.terminal.writer import TerminalWriter

SHOWN = 0.05
"""Seconds to wait for the terminal to take the first screen, before the interpreter is busy with imports."""
LAST = f"\x1b[?7h{LEAVES}\x1b[?25h"
"""Restores wrapping, the screen and the cursor."""
ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


class EarlyTerminal:
    """The terminal between the first paint and the start of the driver."""

    def __init__(self, columns: int, rows: int, frame: Frame) -> None:
        """Enter the terminal and show a frame.

        Raises:
            termios.error: the terminal has no modes that can be changed.
        """
        self.modes = termios.tcgetattr(streams.STDIN)
        """The modes before the terminal was entered."""
        self._pending = True
        """Whether the terminal is neither restored nor handed over."""
        self._resized = False
        self._screen = TerminalOutput(columns, rows)
        self._writer = TerminalWriter(streams.STDERR, lambda: None, lambda: None)
        self._writer.start()
        self._handlers = {number: signal.signal(number, self._end) for number in ENDING}
        self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, self._suspend)
        self._handlers[signal.SIGWINCH] = signal.signal(signal.SIGWINCH, self._resize)
        try:
            termios.tcsetattr(streams.STDIN, termios.TCSANOW, raw(self.modes))
        except termios.error:
            self.leave()
            raise
        self._screen.feeds = True
        self._screen.enter(frame)
        self._writer.send(self._screen.next().encode("utf-8", "replace"))
        self._writer.wait(SHOWN)

    @property
    def pending(self) -> bool:
        """Whether the driver has still to take the terminal over."""
        return self._pending

    def hand_over(
        self, size: tuple[int, int], done: Callable[[], None], gone: Callable[[], None]
    ) -> tuple[TerminalOutput, TerminalWriter]:
        """Return the screen and the thread that writes, which calls these functions from now on.

        `size` is the size of the terminal now. If it was resized, all cells are sent again.
        """
        self._pending = False
        if self._resized or size != self._screen.size:
            self._screen.resize(*size)
        self._writer.call(done, gone)
        return self._screen, self._writer

    def leave(self) -> None:
        """Restore the terminal, unless the driver has taken it over."""
        if not self._pending:
            return
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # a second signal must not leave it half restored
        self._pending = False
        with contextlib.suppress(termios.error):
            termios.tcsetattr(streams.STDIN, termios.TCSANOW, self.modes)
        self._writer.finish(LAST.encode())
        for number, handler in self._handlers.items():
            if signal.getsignal(number) in (self._end, self._suspend, self._resize):
                signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)

    def _end(self, number: int, _: FrameType | None) -> None:
        """Restore the terminal and end: nothing has been read yet that is to be saved.

        Worker processes end with this one, since their pipes are closed.
        """
        self.leave()
        os._exit(128 + number)

    def _suspend(self, number: int, _: FrameType | None) -> None:
        """Restore the terminal and stop the job. The driver enters the terminal when it is continued."""
        self.leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(0, number)

    def _resize(self, _number: int, _: FrameType | None) -> None:
        self._resized = True


def raw(modes: list[Any]) -> list[Any]:
    """Return the modes that the driver sets: keys come one by one, unchanged and without echo."""
    changed = [*modes]
    changed[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    changed[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[tty.OFLAG] &= ~termios.OPOST
    changed[tty.CC] = [*changed[tty.CC]]
    changed[tty.CC][termios.VMIN] = 1
    return changed
