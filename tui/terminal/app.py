"""Base class of the applications: selects the driver, redraws, copies to the clipboard, toggles the mouse.

A text is copied with OSC 52 (xterm's "Manipulate Selection Data"), also over SSH. tmux handles the sequence
itself if its `set-clipboard` is `on`; if `allow-passthrough` is on, it passes the content of a DCS, with each
ESC doubled, to its own terminal. Neither option can be queried, so both forms are sent. GNU screen passes any
DCS on, in pieces that fit its buffer. None of them replies: whether the terminal accepted the text is
unknown.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from textual.app import App

from tui.terminal import internals, streams
from tui.terminal.diff_driver import DiffDriver
from tui.terminal.driver import ReaderDriver
from tui.terminal.early import EarlyTerminal
from tui.terminal.key_queue import EndingKeys, ScreenKeys

MOST = 74_994
"""Maximum length of the text in bytes: 99,992 in base64; terminals are known to accept 100,000."""
PIECE = 250
"""Bytes of a DCS that every GNU screen passes on."""
ESC, ST = "\x1b", "\x1b\\"


class ClipboardCopy(NamedTuple):
    """The sequence to send, and how much of the text it contains."""

    sequence: str
    characters: int
    """Number of characters; smaller than the text's length if it was cut."""


def clipboard_sequence(text: str, environ: Mapping[str, str]) -> ClipboardCopy:
    """Return the sequence that copies a text to the clipboard of the terminal described by the
    environment."""
    data = text.encode("utf-8", "replace")[:MOST]
    kept = data.decode("utf-8", "ignore")  # a character that was cut in two is dropped
    encoded = base64.b64encode(kept.encode()).decode()
    return ClipboardCopy(_wrapped(f"{ESC}]52;c;{encoded}\x07", environ), len(kept))


def _wrapped(sequence: str, environ: Mapping[str, str]) -> str:
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        return f"{sequence}{ESC}Ptmux;{sequence.replace(ESC, ESC + ESC)}{ST}"
    # it may be a tmux on the near side of an SSH connection
    if environ.get("STY") or term.startswith("screen"):
        pieces = (sequence[at : at + PIECE] for at in range(0, len(sequence), PIECE))
        return sequence + "".join(f"{ESC}P{piece}{ST}" for piece in pieces)
    return sequence


class TerminalApp(App[None], inherit_bindings=False):
    """An application that draws through this package's driver."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, *, plain: bool = False) -> None:
        """Select the driver: Textual's way of drawing if `plain` or the environment variable is set.

        In a web browser it is the one of Textual that the environment names.
        """
        plain = plain or bool(os.environ.get(streams.PLAIN_DRIVER))
        ours = ReaderDriver if plain else DiffDriver
        self.lacking = "" if streams.is_web() else next(internals.missing(), "")
        """What the installed Textual lacks of what this package's drivers need; empty if nothing."""
        super().__init__(driver_class=None if streams.is_web() or self.lacking else ours)
        self.mouse_left = False
        """Whether the mouse is left to the terminal."""
        self.early: EarlyTerminal | None = None
        """The terminal, if it was entered before the application started."""
        self.measures_widths = False
        """Whether the terminal may be asked how wide it draws characters."""
        self.terminal_memory: Path | None = None
        """The file of its answers; None to remember nothing."""

    @property
    def ending_keys(self) -> EndingKeys:
        """Return the keys that end the program; they may overtake keys that wait."""
        return EndingKeys()

    def screen_keys(self) -> ScreenKeys:
        """Return the effects of keys on the current screen."""
        return ScreenKeys()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing: only the list of links opens a browser, if the settings allow it."""

    def action_redraw(self) -> None:
        """Send every cell again; measure widths again, in case the terminal's settings have changed."""
        if isinstance(self._driver, ReaderDriver):
            self._driver.measure_again()
        self.refresh_all()

    def refresh_all(self) -> None:
        """Send every cell again, for when another program has written to the terminal."""
        if isinstance(self._driver, ReaderDriver):
            self._driver.forget()
        self.refresh()

    def copy(self, text: str) -> int:
        """Copy a text to the terminal's clipboard; return the number of characters that fit.

        The sequence is written between two frames.
        """
        copied = clipboard_sequence(text, os.environ)
        if self._driver is not None:
            self._driver.write(copied.sequence)
            self._driver.flush()
        return copied.characters

    def action_leave_mouse(self) -> None:
        """Toggle whether the mouse is left to the terminal."""
        self.mouse_left = not self.mouse_left
        if isinstance(self._driver, ReaderDriver):
            self._driver.leave_mouse(left=self.mouse_left)
        self.mouse_changed()

    def mouse_changed(self) -> None:
        """Called after the mouse was toggled, for subclasses to report it."""
