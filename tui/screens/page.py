"""A screen of lines that any of its closing keys leaves: help and messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui import keys, look
from tui.panes.lines import Line, Lines, plain

T = TypeVar("T")


class Moved(Protocol):
    """What a page shows: a pane that moves by its own entries or lines."""

    def move(self, by: int) -> None: ...

    def page(self, share: float) -> None: ...

    def edge(self, side: int) -> None: ...


class Paged(Screen[T]):
    """A page over what is there, moved in as a pane is; the keys that close it are each page's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
        Binding("j,down", "move(1)", "down"),
        Binding("k,up", "move(-1)", "up"),
        Binding("space,pagedown,ctrl+d", "page(1.0)", "a page down"),
        Binding("b,pageup,ctrl+u", "page(-1.0)", "a page up"),
        Binding("g,home", "edge(-1)", "start"),
        Binding("G,end", "edge(1)", "end"),
    ]

    def __init__(self, shown: Moved) -> None:
        super().__init__()
        self._moved = shown

    def action_move(self, by: int) -> None:
        self._moved.move(by)

    def action_page(self, share: float) -> None:
        self._moved.page(share)

    def action_edge(self, side: int) -> None:
        self._moved.edge(side)


class Page(Paged[None]):
    """Lines under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,exclamation_mark", "dismiss", "close"),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        self._lines = Lines("page", title, lines)
        super().__init__(self._lines)

    def compose(self) -> ComposeResult:
        yield self._lines


def help_page() -> Page:
    """The keys by group, from their table."""
    return Page("KEYS", [*_help_lines(), *plain(["", " esc closes this page"])])


def messages_page(messages: Sequence[str]) -> Page:
    """What went wrong so far, the last first."""
    lines = [f" {message}" for message in reversed(messages)] or [" nothing went wrong so far"]
    return Page("MESSAGES", plain(lines))


def _help_lines() -> Iterable[Line]:
    for group, members in groupby(keys.KEYS, key=lambda key: key.group):
        yield from [("", look.PLAIN), (group, look.BOLD)]
        for key in members:
            yield f" {keys.shown(key):<18} {key.does}", look.PLAIN
