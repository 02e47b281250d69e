"""How the program ends when told to from outside: terminal restored, if one is left, and no process."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable

PATIENCE = 1.5
"""Seconds that an orderly end may take before the process just ends."""


def handle(end: Callable[[int], None]) -> None:
    """Call `end(128 + n)` in the event loop for SIGHUP, SIGTERM and SIGINT, and see that it is obeyed."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _told, number, end)


def _told(number: signal.Signals, end: Callable[[int], None]) -> None:
    ending(128 + number)
    end(128 + number)


def ending(status: int) -> None:
    """From now on the process ends in any case: a stalled or closed terminal must not keep it."""
    watch = threading.Timer(PATIENCE, os._exit, (status,))
    watch.daemon = True
    watch.start()
