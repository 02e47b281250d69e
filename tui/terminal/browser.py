"""Open an address with the user's browser, the one that the variable BROWSER names.

The address is one argument of the program; no shell sees it. A browser for the terminal gets the terminal
until it ends, as another program does after ctrl+z. Any other one runs detached, without the terminal.
"""

from __future__ import annotations

import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from threading import Thread
from typing import NamedTuple

TEXT_BROWSERS = frozenset(
    {
        "w3m",
        "lynx",
        "links",
        "links2",
        "elinks",
        "browsh",
        "cha",
        "chawan",
        "edbrowse",
        "retawq",
        "www-browser",
    }
)
"""Names of browsers that draw on the terminal."""
PLACE = "%s"
"""What stands for the address in BROWSER; without it, the address is the last argument."""


class NoBrowser(Exception):
    """The address can't be opened; the message is one line."""


class Browser(NamedTuple):
    """A browser."""

    command: tuple[str, ...]
    """The program and its arguments."""

    @property
    def name(self) -> str:
        """Return the name of the program."""
        return PurePath(self.command[0]).name

    @property
    def needs_terminal(self) -> bool:
        """Whether it draws on the terminal."""
        return self.name in TEXT_BROWSERS

    def arguments(self, address: str) -> list[str]:
        """Return the command line for an address."""
        if any(PLACE in part for part in self.command[1:]):
            return [self.command[0], *(part.replace(PLACE, address) for part in self.command[1:])]
        return [*self.command, address]


def find_browser(environ: Mapping[str, str]) -> Browser:
    """Return the browser that BROWSER names: the first of several that are separated by colons.

    Raises:
        NoBrowser: it names none.
    """
    first = next(filter(None, environ.get("BROWSER", "").split(":")), "")
    try:
        command = tuple(shlex.split(first))
    except ValueError as error:
        raise NoBrowser("the variable BROWSER has an unclosed quote") from error
    if not command:
        raise NoBrowser("no browser: set the variable BROWSER, such as BROWSER=firefox")
    return Browser(command)


def start(browser: Browser, address: str) -> None:
    """Start a browser detached from the terminal, and do not wait for it.

    Raises:
        NoBrowser: it can't be started.
    """
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            browser.arguments(address), stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise _failed(browser, error) from error
    Thread(target=process.wait, name="browser", daemon=True).start()  # so that no zombie stays


def run(browser: Browser, address: str) -> None:
    """Run a browser on the terminal, which must be left, until it ends.

    Raises:
        NoBrowser: it can't be started.
    """
    try:
        with _terminal_signals_left():
            subprocess.run(browser.arguments(address), check=False)
    except (OSError, ValueError) as error:
        raise _failed(browser, error) from error


def _failed(browser: Browser, error: Exception) -> NoBrowser:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "can't be started"
    return NoBrowser(f"{browser.name}: {why}")


@contextmanager
def _terminal_signals_left() -> Iterator[None]:
    """Leave ctrl+c and ctrl+z to the program on the terminal: ctrl+z stops this one with it.

    SIGINT is handled rather than ignored, since a new program would inherit that it is ignored.
    """
    before = (
        (signal.SIGINT, signal.signal(signal.SIGINT, lambda *_: None)),
        (signal.SIGTSTP, signal.signal(signal.SIGTSTP, signal.SIG_DFL)),
    )
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
