"""A page to choose from: enter returns which, any closing key returns nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.panes.choices import Choice, Choices


class ChoicesScreen(Screen[int | None]):
    """Entries under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,O,question_mark", "dismiss", "close"),
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
        Binding("enter", "choose", "go there"),
        Binding("j,down", "move(1)", "down"),
        Binding("k,up", "move(-1)", "up"),
        Binding("space,pagedown,ctrl+d", "page(1.0)", "a page down"),
        Binding("b,pageup,ctrl+u", "page(-1.0)", "a page up"),
        Binding("g,home", "edge(-1)", "start"),
        Binding("G,end", "edge(1)", "end"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], otherwise: str) -> None:
        super().__init__()
        self._choices = Choices("page", title, choices, otherwise)

    def compose(self) -> ComposeResult:
        yield self._choices

    def action_choose(self) -> None:
        self.dismiss(self._choices.current)

    def action_move(self, by: int) -> None:
        self._choices.move(by)

    def action_page(self, share: float) -> None:
        self._choices.page(share)

    def action_edge(self, side: int) -> None:
        self._choices.edge(side)
