"""Ask for a password on the terminal, without echo, so that it is not in any process list."""

from __future__ import annotations

import getpass

from tui.terminal import streams


class PasswordUnavailable(Exception):
    """No terminal to ask on, or no answer; the message is one line."""


def ask(prompt: str) -> str:
    """Return the line that is typed, without its end.

    Raises:
        PasswordUnavailable: there is no terminal, or the input ended.
    """
    if not streams.has_terminal():
        raise PasswordUnavailable("no terminal to ask for a password: give it as --password TEXT")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise PasswordUnavailable("no password was given") from None
