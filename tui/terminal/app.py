"""Base class of the applications: selects the driver, redraws, copies to the clipboard, toggles the mouse."""

from __future__ import annotations

import os

from textual.app import App

from tui.terminal import clipboard
from tui.terminal.diff_driver import DiffDriver
from tui.terminal.driver import ReaderDriver
from tui.terminal.key_queue import EndingKeys, ScreenKeys

PLAIN = "BRIEFING_PLAIN_DRIVER"


class TerminalApp(App[None], inherit_bindings=False):
    """An application that draws through this package's driver."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, *, plain: bool = False) -> None:
        """Select the driver: Textual's way of drawing if `plain` or the environment variable is set."""
        plain = plain or bool(os.environ.get(PLAIN))
        super().__init__(driver_class=ReaderDriver if plain else DiffDriver)
        self.mouse_left = False
        """Whether the mouse is left to the terminal."""

    @property
    def ending_keys(self) -> EndingKeys:
        """Return the keys that end the program; they may overtake keys that wait."""
        return EndingKeys()

    def screen_keys(self) -> ScreenKeys:
        """Return the effects of keys on the current screen."""
        return ScreenKeys()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing: no action of this program opens a browser."""

    def action_redraw(self) -> None:
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
        copied = clipboard.copy(text, os.environ)
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
