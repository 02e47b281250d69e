"""The page of a briefing's links: find one by typing, copy its address, go to it, or open it in a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from summarizer.document import Document, Span
from tui.model.links import Link, matching, openable
from tui.panes.link_list import LinkListPane
from tui.panes.widgets import Footer, StatusRule
from tui.screens.line_editor import TypedLine, passed_on, run_now
from tui.screens.page import TYPING_KEYS, SinglePaneScreen
from tui.screens.reader.layout import offer
from tui.settings import styles
from tui.settings.keymap import bind
from tui.terminal import browser
from tui.terminal.app import TerminalApp

KEYS = (offer("enter", "copy"), offer("ctrl+g", "go to it"), offer("esc", "close"))
OPENS = (KEYS[0], offer("ctrl+o", "open"), *KEYS[1:])
HINT = "type to filter"
NOT_OPENED = "only http, https and mailto addresses are opened"

Open = Callable[[str], None]
"""Opens an address. Raises NoBrowser."""


class LinkListScreen(SinglePaneScreen[Span | None]):
    """Lists links. Returns the place to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*TYPING_KEYS, Binding("ctrl+g", "go", "go there")]

    def __init__(
        self, document: Document, links: Sequence[Link], offset: int, open_address: Open | None
    ) -> None:
        """Show links from the one at an offset; without `open_address`, there is no key to open one."""
        self._list = LinkListPane("page", document, links, offset)
        super().__init__(self._list)
        self._links, self._open = links, open_address
        self._typed = TypedLine("filter", self._filter, self._left)
        self._status, self._footer = StatusRule("status"), Footer("footer")
        if open_address is not None:
            bind(self, [Binding("ctrl+o", "open", "open in the browser")])

    def compose(self) -> ComposeResult:
        yield self._list
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self._list.focus()
        self._footer.show(KEYS if self._open is None else OPENS)
        self.moved()

    def moved(self) -> None:
        """Show the text being typed, or that there may be one."""
        self._status.say(self._typed.shown() if self._typed.text else HINT)

    # Typing

    async def on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        if self._typed.take(event):
            event.stop()
        else:
            await run_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        self._typed.add(event.text)

    def _filter(self, typed: str) -> None:
        self._list.show(matching(self._links, typed))
        self._list.redraw()
        self.moved()

    def _left(self, stands: bool) -> None:
        if stands:
            self.action_choose()
        elif self._typed.text:
            self._typed.clear()
        else:
            self.dismiss(None)

    # What is done with a link

    def action_choose(self) -> None:
        """Copy the address; the page stays, for the next one."""
        if link := self._chosen():
            assert isinstance(self.app, TerminalApp)
            self.app.copy(link.address)
            self._status.say(f"copied {link.address}")

    def action_go(self) -> None:
        if link := self._chosen():
            self.dismiss(link.where)

    def action_open(self) -> None:
        if (link := self._chosen()) is None or self._open is None:
            return
        address = openable(link.address)
        try:
            if not address:
                raise browser.NoBrowser(NOT_OPENED)
            self._open(address)
        except browser.NoBrowser as error:
            self._status.say(str(error), styles.WARNING)
        else:
            self._status.say(f"opened {address}")

    def _chosen(self) -> Link | None:
        """Return the link at the cursor; None, after a message, if no link matches."""
        if self._list.current is None:
            self._status.say("no match (esc clears the filter)", styles.WARNING)
        return self._list.current


def opener(app: TerminalApp) -> Open:
    """Return the function that opens an address in the user's browser, on this terminal if it needs one."""

    def open_address(address: str) -> None:
        found = browser.find_browser(os.environ)
        if found.needs_terminal:
            with app.suspend():
                browser.run(found, address)
        else:
            browser.start(found, address)

    return open_address
