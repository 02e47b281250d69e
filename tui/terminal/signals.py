"""How the program ends when told to from outside: terminal restored, if one is left, and no process."""

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
"""Seconds that an orderly end may take before the process just ends."""
HANGUP = 128 + signal.SIGHUP


def handle(end: Callable[[int], None]) -> None:
    """Call `end(128 + n)` in the event loop for SIGHUP, SIGTERM and SIGINT, and see that it is obeyed.

    Not by the loop's own handlers: where the terminal takes nothing, the loop stands still and never calls
    them. Python's are called all the same.
    """
    import asyncio  # which programs without a screen do without

    loop = asyncio.get_running_loop()
    modes = _modes()

    def told(number: int, _: FrameType | None) -> None:
        status = 128 + number
        if streams.in_background():  # suspended: what is on the terminal is somebody else's
            os._exit(status)
        ending(status, modes)
        with contextlib.suppress(RuntimeError):  # the loop has come to its end already
            loop.call_soon_threadsafe(end, status)

    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, told)


def never_stop() -> None:
    """SIGTSTP is not heeded: nobody may leave a session of his that stands still, or have what lies below."""
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def ending(status: int, modes: list[object] | None = None) -> None:
    """From now on the process ends in any case: a stalled or closed terminal must not keep it."""
    watch = threading.Timer(PATIENCE, _end_now, (status, modes))
    watch.daemon = True
    watch.start()


def _end_now(status: int, modes: list[object] | None) -> None:
    """A terminal that stalls can't be sent anything, but its modes are set without it."""
    with contextlib.suppress(termios.error):
        if modes is not None:
            termios.tcsetattr(streams.STDIN, termios.TCSANOW, modes)  # type: ignore[arg-type]
    os._exit(status)


def _modes() -> list[object] | None:
    try:
        return [*termios.tcgetattr(streams.STDIN)]
    except termios.error:
        return None
