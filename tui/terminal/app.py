"""What an application has to do with its terminal: draw it anew, fill its clipboard, share the mouse."""

from __future__ import annotations

import os

from textual.app import App

from tui.terminal import clipboard
from tui.terminal.diff_driver import DiffDriver
from tui.terminal.driver import ReaderDriver
from tui.terminal.key_queue import EndingKeys, ScreenKeys

PLAIN = "BRIEFING_PLAIN_DRIVER"


class TerminalApp(App[None], inherit_bindings=False):
    """On the terminal's own driver."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, *, plain: bool = False) -> None:
        """With Textual's own way of drawing if it is to be `plain`, or the environment says so."""
        plain = plain or bool(os.environ.get(PLAIN))
        super().__init__(driver_class=ReaderDriver if plain else DiffDriver)
        self.mouse_left = False
        """The mouse is the terminal's."""

    @property
    def ending_keys(self) -> EndingKeys:
        """Keys that end the program; they may overtake those that wait."""
        return EndingKeys()

    def screen_keys(self) -> ScreenKeys:
        """What keys do on the screen that is shown."""
        return ScreenKeys()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No: nothing here leads to a browser."""

    def action_redraw(self) -> None:
        self.refresh_all()

    def refresh_all(self) -> None:
        """Send every cell again: something else has written on the terminal."""
        if isinstance(self._driver, ReaderDriver):
            self._driver.forget()
        self.refresh()

    def copy(self, text: str) -> int:
        """Into its clipboard: how many characters it was given. Written between two frames, as they are."""
        copied = clipboard.copy(text, os.environ)
        if self._driver is not None:
            self._driver.write(copied.sequence)
            self._driver.flush()
        return copied.characters

    def action_leave_mouse(self) -> None:
        """Leave the mouse to it, or take it again."""
        self.mouse_left = not self.mouse_left
        if isinstance(self._driver, ReaderDriver):
            self._driver.leave_mouse(left=self.mouse_left)
        self.mouse_changed()

    def mouse_changed(self) -> None:
        """Say so."""
