"""Textual's Linux driver, with a terminal that may vanish.

Textual takes an error of its terminal for an error of the program: it prints a traceback where nobody can
read it, or waits for ever. Here a terminal that is gone ends the program.
"""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from io import TextIOWrapper


class ReaderDriver(LinuxDriver):
    """Tells the app, by `on_terminal_gone`, that its terminal is gone."""

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
        self._watch: Thread | None = None

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._watch is None:
            self._watch = Thread(target=self._wait_for_hangup, name="terminal-watch", daemon=True)
            self._watch.start()

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
        gone = cast("Callable[[], None] | None", getattr(self._app, "on_terminal_gone", None))
        loop = self._loop
        if gone is not None and not loop.is_closed():
            loop.call_soon_threadsafe(gone)


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
