"""A password, asked for on the terminal: it is not shown, and stands in no list of processes."""

from __future__ import annotations

import getpass

from tui.terminal import streams


class PasswordUnavailable(Exception):
    """There is no terminal to ask on, or its user gave no answer; a line."""


def ask(prompt: str) -> str:
    """The line that is typed, without its end."""
    if not streams.has_terminal():
        raise PasswordUnavailable("there is no terminal to ask for a password on: give it as --password TEXT")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise PasswordUnavailable("no password was given") from None
