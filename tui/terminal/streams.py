"""The standard streams: whether they are terminals, replacements for those that are not, and their signals.

The reader draws on standard error, as Textual does, and takes keys from standard input. If standard input is
a briefing, /dev/tty replaces it for the keys. On a signal the program ends: the terminal is restored if it
still exists, and no process is left behind.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from types import FrameType
from typing import Any

STDIN, STDOUT, STDERR = 0, 1, 2
TERMINAL = "/dev/tty"
PLAIN = frozenset({"", "dumb"})
PLAIN_DRIVER = "BRIEFING_PLAIN_DRIVER"
"""Environment variable that selects Textual's way of drawing."""
WEB_DRIVER = "textual.drivers.web_driver:WebDriver"
"""Value of TEXTUAL_DRIVER with which textual-serve starts a program."""
_WEB_VARIABLES = frozenset({"TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM", "COLUMNS", "ROWS"})
_TERMINAL_VARIABLES = frozenset(
    ["TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TERM_PROGRAM", "TMUX", "STY", "LANG", "LANGUAGE", "TZ"]
)
_TEXTUAL_VARIABLES = frozenset({"ESCDELAY", "COLUMNS", "LINES"})


def can_show(*, stdin_is_read: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether a screen can be drawn and keys can be read.

    `stdin_is_read`: standard input is a briefing.
    """
    if is_web(environ):
        return not stdin_is_read
    if environ.get("TERM", "") in PLAIN or not (is_terminal(STDOUT) and is_terminal(STDERR)):
        return False
    return is_terminal(STDIN) or (stdin_is_read and has_terminal())


def is_web(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether textual-serve has started the program, and stands between it and a web browser."""
    return environ.get("TEXTUAL_DRIVER") == WEB_DRIVER and not (is_terminal(STDIN) or is_terminal(STDOUT))


def is_terminal(descriptor: int) -> bool:
    """Return whether a descriptor is a terminal; False if it is closed."""
    return os.isatty(descriptor)


def in_background() -> bool:
    """Return whether another job has the terminal; False if it is gone."""
    try:
        return os.tcgetpgrp(STDIN) != os.getpgrp()
    except OSError:
        return False


def feed_lines(descriptor: int) -> None:
    """Turn off output processing, so that line feeds reach the terminal unchanged.

    Raises:
        termios.error: the terminal does not allow it.
    """
    modes = termios.tcgetattr(descriptor)
    modes[1] &= ~termios.OPOST
    termios.tcsetattr(descriptor, termios.TCSANOW, modes)


def forget_settings(environ: MutableMapping[str, str] = os.environ) -> None:
    """Remove variables that Textual would read when it is imported: the terminal reports its own size."""
    kept = _WEB_VARIABLES if is_web(environ) else frozenset()
    gone = [name for name in environ if name in _TEXTUAL_VARIABLES or name.startswith("TEXTUAL_")]
    for name in gone:
        if name not in kept:
            del environ[name]


def terminal_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that describe the terminal, the language and the time zone."""
    kept = _TERMINAL_VARIABLES | _WEB_VARIABLES if is_web(environ) else _TERMINAL_VARIABLES
    return {name: value for name, value in environ.items() if name in kept or name.startswith("LC_")}


def take_keys() -> None:
    """Open the terminal as standard input, unless standard input is one."""
    if is_terminal(STDIN) or is_web():
        return
    _stand_in(TERMINAL, os.O_RDWR, STDIN)
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.FileIO(STDIN, closefd=False))  # type: ignore[misc]


def complete_streams() -> None:
    """Open the null device for every standard stream that was closed (`>&-`).

    Otherwise the next file that is opened would get its number, and be read or written as the stream.
    """
    for descriptor, name, mode in ((STDIN, "stdin", "r"), (STDOUT, "stdout", "w"), (STDERR, "stderr", "w")):
        if getattr(sys, name) is None:
            _stand_in(os.devnull, os.O_RDWR, descriptor)
            stream = io.TextIOWrapper(io.FileIO(descriptor, mode, closefd=False), encoding="utf-8")
            setattr(sys, name, stream)


def silence(descriptor: int) -> None:
    """Redirect a descriptor to the null device: its reader is gone, and an error would be reported to
    nobody."""
    with contextlib.suppress(OSError):
        _stand_in(os.devnull, os.O_WRONLY, descriptor)


@contextlib.contextmanager
def silenced_children() -> Iterator[None]:
    """Redirect standard error of the processes started meanwhile to the null device."""
    saved = os.dup(STDERR)
    try:
        silence(STDERR)
        yield
    finally:
        os.dup2(saved, STDERR)
        os.close(saved)


def has_terminal() -> bool:
    """Return whether the session has a controlling terminal, whatever the streams are."""
    try:
        os.close(os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY))
    except OSError:  # no controlling terminal
        return False
    return True


def _stand_in(path: str, flags: int, descriptor: int) -> None:
    opened = os.open(path, flags | os.O_NOCTTY)
    if opened != descriptor:
        os.dup2(opened, descriptor)
        os.close(opened)


class PasswordUnavailable(Exception):
    """There is no terminal to ask for a password, or no answer; the message is one line."""


def ask_password(prompt: str) -> str:
    """Return the line that is typed, without its end.

    Raises:
        PasswordUnavailable: there is no terminal, or the input ended.
    """
    if not has_terminal():
        raise PasswordUnavailable("no terminal to ask for a password: give it as --password TEXT")
    import getpass  # only for encrypted files

    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise PasswordUnavailable("no password was given") from None


PATIENCE = 1.5
"""Seconds that an orderly end may take before the process is ended."""
HANGUP = 128 + signal.SIGHUP


def handle_signals(end: Callable[[int], None], modes: list[Any] | None = None) -> None:
    """Call `end(128 + n)` in the event loop on SIGHUP, SIGTERM and SIGINT, and end the process if that fails.

    `modes`: the terminal's modes that are restored then; by default those of now.

    The handlers are Python's, not the event loop's: the loop may be blocked by a stalled terminal and would
    never call its own.
    """
    import asyncio  # imported late: programs without a screen do not need it

    loop = asyncio.get_running_loop()
    modes = modes or _modes()

    def on_signal(number: int, _: FrameType | None) -> None:
        status = 128 + number
        if in_background():  # suspended: another program uses the terminal now
            os._exit(status)
        end_soon(status, modes)
        with contextlib.suppress(RuntimeError):  # the event loop is closed
            loop.call_soon_threadsafe(end, status)

    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)


def ignore_suspend() -> None:
    """Ignore SIGTSTP: a user must not suspend the session, nor reach the shell below it."""
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def end_soon(status: int, modes: list[object] | None = None) -> None:
    """End the process after some time in any case, even if the terminal is stalled or closed."""
    watch = threading.Timer(PATIENCE, _end_now, (status, modes))
    watch.daemon = True
    watch.start()


def _end_now(status: int, modes: list[object] | None) -> None:
    """Restore the terminal's modes, which works even if it is stalled, and end the process."""
    with contextlib.suppress(termios.error):
        if modes is not None:
            termios.tcsetattr(STDIN, termios.TCSANOW, modes)  # type: ignore[arg-type]
    os._exit(status)


def _modes() -> list[object] | None:
    try:
        return [*termios.tcgetattr(STDIN)]
    except termios.error:
        return None
