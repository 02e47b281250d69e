"""A page to choose from: enter returns which, any closing key returns nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.panes.choices import ChoicesPane, ListEntry
from tui.screens.page import Paged


class ChoicesScreen(Paged[int | None]):
    """Entries under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,O,question_mark", "dismiss", "close"),
        Binding("enter", "choose", "go there"),
    ]

    def __init__(self, title: str, choices: Sequence[ListEntry], otherwise: str) -> None:
        self._choices = ChoicesPane("page", title, choices, otherwise)
        super().__init__(self._choices)

    def compose(self) -> ComposeResult:
        yield self._choices

    def action_choose(self) -> None:
        self.dismiss(self._choices.current)
