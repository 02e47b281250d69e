"""End the program on a signal: restore the terminal if it still exists, and leave no process behind."""

from __future__ import annotations

import contextlib
import os
import signal
import termios
import threading
from collections.abc import Callable
from types import FrameType

from tui.terminal import streams

PATIENCE = 1.5
"""Seconds that an orderly end may take before the process is ended."""
HANGUP = 128 + signal.SIGHUP


def handle(end: Callable[[int], None]) -> None:
    """Call `end(128 + n)` in the event loop on SIGHUP, SIGTERM and SIGINT, and end the process if that fails.

    The handlers are Python's, not the event loop's: the loop may be blocked by a stalled terminal and would
    never call its own.
    """
    import asyncio  # imported late: programs without a screen do not need it

    loop = asyncio.get_running_loop()
    modes = _modes()

    def on_signal(number: int, _: FrameType | None) -> None:
        status = 128 + number
        if streams.in_background():  # suspended: another program uses the terminal now
            os._exit(status)
        ending(status, modes)
        with contextlib.suppress(RuntimeError):  # the event loop is closed
            loop.call_soon_threadsafe(end, status)

    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)


def never_stop() -> None:
    """Ignore SIGTSTP: a user must not suspend the session, nor reach the shell below it."""
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def ending(status: int, modes: list[object] | None = None) -> None:
    """End the process after some time in any case, even if the terminal is stalled or closed."""
    watch = threading.Timer(PATIENCE, _end_now, (status, modes))
    watch.daemon = True
    watch.start()


def _end_now(status: int, modes: list[object] | None) -> None:
    """Restore the terminal's modes, which works even if it is stalled, and end the process."""
    with contextlib.suppress(termios.error):
        if modes is not None:
            termios.tcsetattr(streams.STDIN, termios.TCSANOW, modes)  # type: ignore[arg-type]
    os._exit(status)


def _modes() -> list[object] | None:
    try:
        return [*termios.tcgetattr(streams.STDIN)]
    except termios.error:
        return None
