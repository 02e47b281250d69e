"""Help and command palette in one screen: search by typing; enter runs the command on the screen below.

Both list the table of keys. Textual's own palette is disabled: it delays every start, and it does not show
the keys of its commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.panes.lists import CommandsPane
from tui.panes.widgets import StatusRule
from tui.screens.line_editor import TypedLine, passed_on, run_now
from tui.screens.page import SinglePaneScreen
from tui.settings import styles as look
from tui.settings.command_list import CommandGroup

HINT = "type to search · enter: run · esc: close"


class HelpScreen(SinglePaneScreen[str | None]):
    """The help screen. Returns the action chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "down"),
        Binding("up,ctrl+p", "move(-1)", "up"),
        Binding("pagedown,ctrl+d", "page(1.0)", "page down"),
        Binding("pageup", "page(-1.0)", "page up"),
        Binding("home", "edge(-1)", "start"),
        Binding("end", "edge(1)", "end"),
        Binding("f1", "close", "close"),
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
    ]

    def __init__(
        self, title: str, groups: Iterable[CommandGroup], theme: str, wear: Callable[[str], None]
    ) -> None:
        """Show commands; `wear` changes the theme from the current one to that at the cursor."""
        self._offers = CommandsPane("page", title, list(groups))
        super().__init__(self._offers)
        self._worn, self._wear = theme, wear
        self._typed = TypedLine("search", self._search, self._left)
        self._status = StatusRule("status")

    def compose(self) -> ComposeResult:
        yield self._offers
        yield self._status

    def on_mount(self) -> None:
        self._offers.focus()
        self._status.say(HINT)

    # Typing

    async def on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        if event.key == "question_mark" and not self._typed.text:
            self.action_close()  # the same key opens and closes it
            event.stop()
        elif self._typed.take(event):
            event.stop()
        else:
            await run_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        self._typed.add(event.text)

    def _search(self, text: str) -> None:
        self._offers.filter(text)
        self._try_on()
        self._status.say(self._typed.shown() if text else HINT)

    def _left(self, stands: bool) -> None:
        if stands:
            self.action_choose()
        elif self._typed.text:
            self._typed.clear()
        else:
            self.action_close()

    def action_choose(self) -> None:
        offer = self._offers.current
        if offer is None:
            self._status.say("no match (esc clears the search)", look.WARNING)
        elif offer.instead:
            self._status.say(f"{offer.does}: {offer.instead}", look.WARNING)
        else:
            self.dismiss(offer.action)

    def action_close(self) -> None:
        self._wear(self._worn)
        self.dismiss(None)

    def moved(self) -> None:
        self._try_on()

    def _try_on(self) -> None:
        """Preview the theme at the cursor."""
        offer = self._offers.current
        self._wear(offer.theme if offer and offer.theme else self._worn)
