"""The three standard streams: whether there is a terminal on them, and what stands in where there is none.

The reader draws on standard error, as Textual does, and takes keys from standard input. When that holds a
briefing, the keys come from the terminal itself, /dev/tty, put in its place.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import termios
from collections.abc import Iterator, Mapping, MutableMapping

STDIN, STDOUT, STDERR = 0, 1, 2
TERMINAL = "/dev/tty"
PLAIN = frozenset({"", "dumb"})
_OF_TERMINAL = frozenset(
    ["TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TERM_PROGRAM", "TMUX", "STY", "LANG", "LANGUAGE", "TZ"]
)
_TO_TEXTUAL = frozenset({"ESCDELAY", "COLUMNS", "LINES"})


def can_show(*, stdin_is_read: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a screen can be drawn here and keys come in, though standard input hold a briefing."""
    if environ.get("TERM", "") in PLAIN or not (is_terminal(STDOUT) and is_terminal(STDERR)):
        return False
    return is_terminal(STDIN) or (stdin_is_read and has_terminal())


def is_terminal(descriptor: int) -> bool:
    """False for one that is closed, too."""
    return os.isatty(descriptor)


def in_background() -> bool:
    """Whether the terminal is another job's now. False where it is gone."""
    try:
        return os.tcgetpgrp(STDIN) != os.getpgrp()
    except OSError:
        return False


def feed_lines(descriptor: int) -> None:
    """Have a terminal's line feeds reach it as they are. termios.error where that can't be had."""
    modes = termios.tcgetattr(descriptor)
    modes[1] &= ~termios.OPOST
    termios.tcsetattr(descriptor, termios.TCSANOW, modes)


def forget_settings(environ: MutableMapping[str, str] = os.environ) -> None:
    """Remove what Textual would read at its import: the size and the keys are the terminal's own to tell."""
    for name in [name for name in environ if name in _TO_TEXTUAL or name.startswith("TEXTUAL_")]:
        del environ[name]


def of_terminal(environ: Mapping[str, str]) -> dict[str, str]:
    """What an environment tells of the terminal, the language and the time zone, and nothing else of it."""
    return {name: value for name, value in environ.items() if name in _OF_TERMINAL or name.startswith("LC_")}


def take_keys() -> None:
    """Put the terminal on standard input, unless one is there."""
    if is_terminal(STDIN):
        return
    _stand_in(TERMINAL, os.O_RDWR, STDIN)
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.FileIO(STDIN, closefd=False))  # type: ignore[misc]


def complete_streams() -> None:
    """Give every standard stream that was closed (`>&-`) the null device.

    Else the next file that is opened would take its number, and be read or written as the stream.
    """
    for descriptor, name, mode in ((STDIN, "stdin", "r"), (STDOUT, "stdout", "w"), (STDERR, "stderr", "w")):
        if getattr(sys, name) is None:
            _stand_in(os.devnull, os.O_RDWR, descriptor)
            stream = io.TextIOWrapper(io.FileIO(descriptor, mode, closefd=False), encoding="utf-8")
            setattr(sys, name, stream)


def silence(descriptor: int) -> None:
    """Send what is still to be written there nowhere: its reader is gone, and nobody is to be told."""
    with contextlib.suppress(OSError):
        _stand_in(os.devnull, os.O_WRONLY, descriptor)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """What is begun meanwhile has the null device for its standard error."""
    kept = os.dup(STDERR)
    try:
        silence(STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)


def has_terminal() -> bool:
    """Whether a terminal leads this session, whatever the streams are."""
    try:
        os.close(os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY))
    except OSError:  # no terminal leads this session
        return False
    return True


def _stand_in(path: str, flags: int, descriptor: int) -> None:
    opened = os.open(path, flags | os.O_NOCTTY)
    if opened != descriptor:
        os.dup2(opened, descriptor)
        os.close(opened)
