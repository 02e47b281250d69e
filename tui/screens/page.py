"""A screen of lines that any of its closing keys leaves: help and messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.panes.lines import Line, LinesPane, plain
from tui.screens.modal import ModalPage
from tui.settings import keys
from tui.settings.keymap import Keymap, bind

T = TypeVar("T")


class Keyed(Protocol):
    """What has the keys in effect: the app."""

    keys: Keymap


class ScrollableContent(Protocol):
    """What a page shows: a pane that moves by its own entries or lines."""

    def move(self, by: int) -> None: ...

    def page(self, share: float) -> None: ...

    def edge(self, side: int) -> None: ...


class SinglePaneScreen(ModalPage[T], inherit_bindings=False):
    """A screen that is moved in as its one pane is."""

    def __init__(self, shown: ScrollableContent) -> None:
        super().__init__()
        self._shown = shown

    def moved(self) -> None:
        """The cursor may stand elsewhere now."""

    def action_move(self, by: int) -> None:
        self._shown.move(by)
        self.moved()

    def action_page(self, share: float) -> None:
        self._shown.page(share)
        self.moved()

    def action_edge(self, side: int) -> None:
        self._shown.edge(side)
        self.moved()


class Paged(SinglePaneScreen[T]):
    """A page over what is there; the keys that close it are each page's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
    ]

    def on_mount(self) -> None:
        own = set(self._bindings.key_to_bindings)
        moving = cast("Keyed", self.app).keys.of(keys.PAGE)
        bind(self, [binding for binding in moving if binding.key not in own])


class LinesPage(Paged[None]):
    """Lines under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,exclamation_mark", "dismiss", "close"),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        self._lines = LinesPane("page", title, lines)
        super().__init__(self._lines)

    def compose(self) -> ComposeResult:
        yield self._lines


def messages_page(messages: Sequence[str]) -> LinesPage:
    """What went wrong so far, the last first."""
    lines = [f" {message}" for message in reversed(messages)] or [" nothing went wrong so far"]
    return LinesPage("MESSAGES", plain(lines))
